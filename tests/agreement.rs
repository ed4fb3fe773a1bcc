//! The same number in every format, for every assessment of every plan that ships; and a plan and data that mean harm, through all of
//! them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use indicalc::diagnostic::render::{Look, render as diagnostics};
use indicalc::plan::{Plan, Request};
use indicalc::quantity::{Decimal, Rounding};
use indicalc::report::brief::{self, BriefFormat};
use indicalc::report::{
    self, CsvStyle, Document, Format, Measure, Number, Section, Style, Table, Value,
};
use indicalc::{Outcome, language::Language};

/// The tables that tell of assessments one by one.
const SECTIONS: &[Section] = &[Section::Pace, Section::Gap, Section::Progress];

const LABELS: CsvStyle = CsvStyle { bom: false, labels: true };
const MACHINE: CsvStyle = CsvStyle { bom: false, labels: false };

fn plans() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = fs::read_dir(root.join("examples")).unwrap();
    let examples = examples.map(|entry| entry.unwrap().path().join("targets.toml"));
    let mut plans: Vec<PathBuf> = examples.chain([root.join("targets.toml")]).collect();
    plans.retain(|plan| plan.is_file());
    plans.sort();
    assert!(plans.len() > 4);
    plans
}

fn style(width: usize) -> Style {
    Style {
        language: Language::Zh,
        width,
        color: false,
        ascii: false,
        flat: false,
        rounding: Rounding::HalfUp,
    }
}

struct Run {
    plan: Plan,
    outcome: Outcome,
}

impl Run {
    /// In every region: some plans are of nothing but these.
    fn of(path: &Path) -> Self {
        let by_region = true;
        Self::with(path, &Request { by_region, ranks: by_region, ..Request::default() })
    }

    fn with(path: &Path, request: &Request) -> Self {
        let plan = Plan::read(path).unwrap();
        let outcome = indicalc::run(&plan, request).unwrap();
        Self { plan, outcome }
    }

    /// Wide enough that nothing is broken or left out.
    fn document(&self) -> Document {
        report::document(&self.plan, &self.outcome.report, SECTIONS, &style(2000))
    }

    fn bytes(&self, format: Format, csv: CsvStyle) -> Vec<u8> {
        let report = &self.outcome.report;
        report::render(format, &self.plan, report, SECTIONS, &style(2000), csv).unwrap()
    }

    fn text(&self, format: Format) -> String {
        String::from_utf8(self.bytes(format, LABELS)).unwrap()
    }
}

/// The numbers of every row that tells of an assessment, with the id of its target.
fn rows(tables: &[Table]) -> Vec<(String, Vec<Number>)> {
    let rows = tables.iter().flat_map(|table| &table.groups);
    let rows = rows.flat_map(|group| &group.rows);
    let rows = rows.filter(|row| row.assessment.is_some()).map(|row| {
        let numbers = row.cells.iter().filter_map(|cell| match &cell.value {
            Value::Number(number) => Some(number.clone()),
            _ => None,
        });
        (row.cells[0].value.text(Language::Zh), numbers.collect())
    });
    let rows: Vec<_> = rows.collect();
    assert!(!rows.is_empty());
    rows
}

/// The numbers that a text shows, signs with them.
fn shown(text: &str) -> Vec<String> {
    let mut numbers = vec![String::new()];
    let mut previous = ' ';
    for c in text.chars() {
        let begins = matches!(c, '+' | '-') && !previous.is_alphanumeric();
        let last = numbers.last_mut().unwrap();
        if c.is_ascii_digit() || (c == '.' && previous.is_ascii_digit()) {
            last.push(c);
        } else if begins {
            numbers.push(c.to_string());
        } else {
            numbers.push(String::new());
        }
        previous = c;
    }
    numbers.retain(|number| number.contains(|c: char| c.is_ascii_digit()));
    numbers
}

/// Whether texts hold others in their order.
fn holds(all: &[String], wanted: &[String]) -> bool {
    let mut all = all.iter();
    wanted.iter().all(|wanted| all.any(|one| one == wanted))
}

/// The text of HTML between its elements.
fn text_of(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_number_is_the_same_in_every_format_for_people() {
    for path in plans() {
        let run = Run::of(&path);
        let html = run.text(Format::Html);
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        let formats: [(Format, Vec<String>); 4] = [
            (Format::Table, lines(&run.text(Format::Table))),
            (Format::Markdown, lines(&run.text(Format::Markdown))),
            (Format::Csv, lines(&run.text(Format::Csv))),
            (Format::Html, html.split("<tr").map(text_of).collect()),
        ];
        for (id, numbers) in rows(&run.document().tables) {
            let wanted: Vec<String> = numbers.iter().map(Number::digits).collect();
            for (format, lines) in &formats {
                let mut lines = lines.iter().filter(|line| line.contains(&id));
                let found = lines.any(|line| holds(&shown(line), &wanted));
                assert!(found, "{} {format:?} {id}: {wanted:?}", path.display());
            }
        }
    }
}

#[test]
fn a_workbook_holds_the_numbers_that_are_printed() {
    for path in plans() {
        let run = Run::of(&path);
        let sheets = sheets(&run.bytes(Format::Xlsx, MACHINE));
        for (id, numbers) in rows(&run.document().tables) {
            let wanted: Vec<String> = numbers.iter().map(stored).collect();
            let found = sheets.iter().any(|row| holds(row, &wanted));
            assert!(found, "{} {id}: {wanted:?}", path.display());
        }
    }
}

/// What a workbook stores for a number: percentages as shares of one.
fn stored(number: &Number) -> String {
    let rounded = number.rounded();
    let value = match number.measure {
        Measure::Percent => rounded.shifted(-2).unwrap(),
        _ => rounded,
    };
    value.to_f64().to_string()
}

/// The parts of a packed file.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let parts = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (name, text)
    });
    parts.collect()
}

/// The numbers of the rows of all sheets of a workbook.
fn sheets(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let parts = parts(bytes);
    let sheets = parts.iter().filter(|(name, _)| name.contains("worksheets/sheet"));
    for (_, sheet) in sheets {
        for row in sheet.split("<row ").skip(1) {
            let cells = row.split("<c ").skip(1);
            let numbers = cells.filter(|cell| !cell.split('>').next().unwrap().contains("t=\""));
            let values = numbers.filter_map(|cell| {
                let value = cell.split("<v>").nth(1)?.split("</v>").next()?;
                Some(value.parse::<f64>().unwrap().to_string())
            });
            rows.push(values.collect());
        }
    }
    rows
}

/// The columns of the machine's CSV that hold numbers, and where JSON has them.
const CONTRACT: &[(&str, &str)] = &[
    ("target", "/goal/value"),
    ("baseline", "/baseline/value"),
    ("value", "/latest/value"),
    ("carried", "/carried"),
    ("gap", "/gap"),
    ("attainment", "/attainment"),
    ("progress", "/progress"),
    ("time", "/time"),
    ("margin", "/margin"),
    ("observed_rate", "/observed_rate"),
    ("required_rate", "/required_rate"),
    ("projection", "/projection"),
    ("ytd", "/pace/ytd"),
    ("yoy", "/pace/yoy"),
    ("year_target", "/pace/year_target"),
    ("attained", "/pace/attained"),
    ("elapsed", "/pace/elapsed"),
    ("seasonal_share", "/pace/seasonal_share"),
    ("pace", "/pace/pace"),
    ("year_projection", "/pace/projection"),
    ("growth_needed", "/pace/growth_needed"),
    ("needed_a_month", "/pace/needed_a_month"),
];

#[test]
fn both_formats_for_machines_hold_the_same_numbers() {
    for path in plans() {
        let run = Run::of(&path);
        let json: serde_json::Value =
            serde_json::from_slice(&run.bytes(Format::Json, MACHINE)).unwrap();
        let csv = run.bytes(Format::Csv, MACHINE);
        let mut csv = csv::Reader::from_reader(csv.as_slice());
        let heads = csv.headers().unwrap().clone();
        let records: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        let assessments = json["assessments"].as_array().unwrap();
        assert_eq!(records.len(), assessments.len());
        for (record, assessment) in records.iter().zip(assessments) {
            for (head, pointer) in CONTRACT {
                let at = heads.iter().position(|known| known == *head).unwrap();
                let number = assessment.pointer(pointer).filter(|number| !number.is_null());
                let number = number.map_or(String::new(), ToString::to_string);
                assert_eq!(
                    &record[at],
                    number,
                    "{} {head} of {}",
                    path.display(),
                    assessment["id"]
                );
            }
        }
    }
}

/// The columns of the tables for people, and where JSON has their numbers.
const PRINTED: &[(&str, &str, &str)] = &[
    ("差距表", "基期值", "/baseline/value"),
    ("差距表", "现值", "/latest/value"),
    ("差距表", "差距", "/gap"),
    ("差距表", "完成率", "/attainment"),
    ("进度表", "规划进度", "/progress"),
    ("进度表", "时间进度", "/time"),
    ("进度表", "进度差", "/margin"),
    ("进度表", "预计", "/projection"),
    ("本年进度表", "本年累计", "/pace/ytd"),
    ("本年进度表", "同比", "/pace/yoy"),
    ("本年进度表", "全年目标", "/pace/year_target"),
    ("本年进度表", "已完成", "/pace/attained"),
    ("本年进度表", "进度比", "/pace/pace"),
    ("本年进度表", "余期需增", "/pace/growth_needed"),
    ("本年进度表", "月均还需", "/pace/needed_a_month"),
];

#[test]
fn what_is_printed_is_what_machines_read_rounded() {
    for path in plans() {
        let run = Run::of(&path);
        let json: serde_json::Value =
            serde_json::from_slice(&run.bytes(Format::Json, MACHINE)).unwrap();
        let document = run.document();
        let mut compared = 0;
        for (caption, head, pointer) in PRINTED {
            let tables = document.tables.iter();
            for table in tables.filter(|table| table.caption.split('（').next() == Some(caption)) {
                let Some(at) = table.columns.iter().position(|column| column.head == *head) else {
                    continue;
                };
                for row in table.groups.iter().flat_map(|group| &group.rows) {
                    let Value::Number(number) = &row.cells[at].value else {
                        continue;
                    };
                    let assessment = &json["assessments"][row.assessment.unwrap()];
                    let exact = assessment.pointer(pointer).unwrap().to_string();
                    let exact = Decimal::parse(&exact).unwrap();
                    // Shares of one print as percentages.
                    let as_percent = exact.shifted(2).unwrap();
                    let value = number.value.significant(12);
                    assert!(
                        value == exact || (number.measure != Measure::Bare && value == as_percent),
                        "{} {head} {exact} {number:?}",
                        path.display()
                    );
                    compared += 1;
                }
            }
        }
        assert!(compared > 0, "{}", path.display());
    }
}

/// Targets of a plan that is longer than any bureau writes: a five-year plan has some thirty, the global goals 231. Five thousand take
/// the same way in five times as long, which is too long for every run.
const MANY: usize = 1_000;

/// What would be a formula, markup or an order to a terminal.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "  ＝1+1",
    "@SUM(A1)",
    "\u{1b}]0;x\u{7}",
    "\u{9b}31m",
    "\u{202e}abc\u{200f}",
    "a|b*c_d`e` # f",
    "]]></text><text>",
];

/// A plan of so many targets with names that mean harm, and data that do: regions, indicators, flags, remarks.
fn hostile(folder: &Path, targets: usize) -> PathBuf {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let long = "长".repeat(10_000);
    // All of them mean harm: the first as they stand, one of them at great length, the others with a number.
    let name = |at: usize| match HOSTILE.get(at) {
        Some(name) => (*name).to_owned(),
        None if at == HOSTILE.len() => long.clone(),
        None => format!("{}{at}", HOSTILE[at % HOSTILE.len()]),
    };
    let title = quoted("</title><script>x</script>\u{9b}=1+1");
    let mut plan = format!(
        "[plan]\ntitle = {title}\nsource = {title}\nnote = {title}\nbaseline = \"2020\"\ndeadline = \"2025\"\n\n[[data]]\nfiles = [\"b.csv\"]\n\n[series.c]\nname = \"产值\"\nkind = \"flow\"\n"
    );
    for at in 0..targets {
        let name = quoted(&name(at));
        let _ = write!(
            plan,
            "\n[[targets]]\nname = {name}\ngroup = {name}\nowner = [{name}]\ngoal = \"不低于{}亿元\"\nformula = '产值'\nweight = 1\n",
            100 + at
        );
    }
    let mut data = String::from("时间,地区,指标,数值,单位\n");
    for (at, region) in HOSTILE.iter().enumerate() {
        let region = format!("\"{}\"", region.replace('"', "\"\""));
        for (year, value) in [(2020, 50), (2021, 55), (2022, 60_000), (2023, 70), (2024, 80)] {
            let value = value + at;
            let _ = writeln!(data, "{year},{region},产值,{value},亿元");
            let _ = writeln!(data, "{year},{region},{region},{value},{region}");
        }
    }
    fs::write(folder.join("targets.toml"), plan).unwrap();
    fs::write(folder.join("b.csv"), data).unwrap();
    folder.join("targets.toml")
}

/// Nothing that a terminal obeys, no element that a name would open, no formula.
#[track_caller]
fn is_harmless(bytes: &[u8], format: &str) {
    if bytes.starts_with(b"PK") {
        for (name, part) in parts(bytes) {
            assert!(!part.contains("<script>") && !part.contains("<f>"), "{format} {name}");
            assert!(!part.contains("<img"), "{format} {name}");
            assert_eq!(obeyed(&part), None, "{format} {name}");
        }
        return;
    }
    let text = std::str::from_utf8(bytes).unwrap();
    assert_eq!(obeyed(text), None, "{format}");
    match format {
        "html" => {
            assert!(text.matches("<script").count() <= 1);
            assert!(!text.contains("<img"));
        }
        "markdown" => assert!(!text.contains("<script") && !text.contains("<img")),
        "csv" => {
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader.has_headers(false).flexible(true).from_reader(bytes);
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let is_number = cell.trim_end_matches('%').parse::<f64>().is_ok();
                    let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']);
                    assert!(is_number || !formula, "{cell:.40}");
                }
            }
        }
        _ => {}
    }
}

/// A character that a terminal or a reader would obey.
fn obeyed(text: &str) -> Option<char> {
    let marks =
        "\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    let obeyed = |c: &char| (c.is_control() && !matches!(c, '\n' | '\r')) || marks.contains(*c);
    text.chars().find(obeyed)
}

#[test]
fn a_plan_and_data_that_mean_harm_stay_text_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let plan = hostile(folder.path(), HOSTILE.len() + 1);
    let request =
        Request { by_region: true, ranks: true, trace: Some(Language::Zh), ..Request::default() };
    let run = Run::with(&plan, &request);
    let report = &run.outcome.report;
    for sections in [Section::REPORT, Section::SUMMARY, Section::INDEX] {
        for (format, csv) in
            Format::ALL.iter().flat_map(|format| [(format, LABELS), (format, MACHINE)])
        {
            let bytes = report::render(*format, &run.plan, report, sections, &style(80), csv);
            is_harmless(&bytes.unwrap(), format!("{format:?}").to_lowercase().as_str());
        }
    }
    for format in BriefFormat::ALL {
        let bytes = brief::render(format, &run.plan, report, &style(80), 99);
        is_harmless(&bytes.unwrap(), format!("{format:?}").to_lowercase().as_str());
    }
    for assessment in report.assessments.iter().take(HOSTILE.len()) {
        let page = report::explain::render(&run.plan, assessment, None, &style(80));
        is_harmless(&page, "explain");
    }
    assert!(!report.findings.is_empty());
    let look = Look { language: Language::En, color: false, ascii: false, width: 80 };
    is_harmless(diagnostics(&report.findings, look).as_bytes(), "diagnostics");
}

#[test]
fn thousands_of_targets_are_written_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let request = Request { regions: vec![HOSTILE[0].to_owned()], ..Request::default() };
    let run = Run::with(&hostile(folder.path(), MANY), &request);
    let report = &run.outcome.report;
    assert_eq!(report.assessments.len(), MANY);
    let word = |format: &dyn std::fmt::Debug| format!("{format:?}").to_lowercase();
    for format in Format::ALL {
        for csv in [LABELS, MACHINE] {
            if format != Format::Csv && csv == MACHINE {
                continue;
            }
            let sections = Section::REPORT;
            let bytes = report::render(format, &run.plan, report, sections, &style(120), csv);
            is_harmless(&bytes.unwrap(), &word(&format));
        }
    }
    for format in BriefFormat::ALL {
        let bytes = brief::render(format, &run.plan, report, &style(120), MANY);
        is_harmless(&bytes.unwrap(), &word(&format));
    }
}
