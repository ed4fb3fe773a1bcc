//! One row an assessment, for spreadsheets: the columns are a contract.

use crate::assess::{Assessment, Report, Status};
use crate::diagnostic::push_visible;
use crate::plan::Plan;
use crate::quantity::{Decimal, significant};

use super::machine::gap_unit;

/// The columns, in their order.
const COLUMNS: &[&str] = &[
    "id",
    "name",
    "group",
    "owner",
    "region",
    "unit",
    "goal",
    "target",
    "baseline_period",
    "baseline",
    "period",
    "value",
    "carried",
    "gap",
    "gap_unit",
    "attainment",
    "progress",
    "time",
    "margin",
    "observed_rate",
    "required_rate",
    "projection",
    "status",
    "reason",
    "ytd_period",
    "ytd",
    "yoy",
    "year_target",
    "attained",
    "elapsed",
    "seasonal_share",
    "pace",
    "year_projection",
    "growth_needed",
    "needed_a_month",
    "year_status",
];

/// A report as CSV in UTF-8, with a byte order mark if asked for.
#[must_use]
pub fn render(plan: &Plan, report: &Report, bom: bool) -> Vec<u8> {
    let head = COLUMNS.iter().map(|column| (*column).to_owned()).collect();
    let records = report.assessments.iter();
    let records = records.map(|assessment| record(plan, assessment));
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(records).collect();
    table(&rows, bom)
}

/// Rows as CSV in UTF-8, with a byte order mark if asked for; a caption between tables has one field.
pub(super) fn table(rows: &[Vec<String>], bom: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    if bom {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(bytes);
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

fn record(plan: &Plan, assessment: &Assessment) -> Vec<String> {
    let target = plan.targets.get(assessment.target);
    let (goal, pace) = (assessment.goal.as_ref(), assessment.pace.as_ref());
    let (baseline, latest) = (assessment.baseline.as_ref(), assessment.latest.as_ref());
    let text = |text: Option<&str>| harmless(text.unwrap_or_default());
    let year = |of: fn(&crate::assess::Pace) -> Option<Decimal>| number(pace.and_then(of));
    vec![
        text(target.map(|target| target.id.as_str())),
        text(target.map(|target| target.name.as_str())),
        text(target.and_then(|target| target.group.as_deref())),
        harmless(&target.map_or(String::new(), |target| target.owner.join(";"))),
        text(assessment.region.as_deref()),
        text(assessment.unit.told()),
        text(goal.map(|goal| goal.text.as_str())),
        number(goal.and_then(|goal| goal.value)),
        baseline.map_or(String::new(), |point| point.period.to_string()),
        number(baseline.map(|point| point.value)),
        latest.map_or(String::new(), |point| point.period.to_string()),
        number(latest.map(|point| point.value)),
        number(assessment.carried),
        number(assessment.gap),
        text(gap_unit(&assessment.unit)),
        number(assessment.attainment),
        number(assessment.progress),
        number(assessment.time),
        number(assessment.margin),
        number(assessment.rates.observed),
        number(assessment.rates.required),
        number(assessment.projection),
        text(assessment.status.map(Status::word)),
        text(assessment.reason().map(crate::assess::Reason::word)),
        pace.map_or(String::new(), |pace| pace.period.to_string()),
        year(|pace| pace.ytd),
        year(|pace| pace.yoy),
        year(|pace| pace.year_target),
        year(|pace| pace.attained),
        year(|pace| Some(pace.elapsed)),
        year(|pace| pace.seasonal_share),
        year(|pace| pace.pace),
        year(|pace| pace.projection),
        year(|pace| pace.growth_needed),
        year(|pace| pace.needed_a_month),
        text(pace.and_then(|pace| pace.status).map(Status::word)),
    ]
}

fn number(value: Option<Decimal>) -> String {
    value.map_or(String::new(), |value| significant(value, 12))
}

/// What a formula begins with; East Asian spreadsheets take the full-width signs for the others.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\n', '\r'];

/// A text that a spreadsheet would take for a formula gets a leading quote; what a terminal would obey becomes visible.
pub(super) fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len() + 1);
    let is_blank = |c: char| c.is_whitespace() && !FORMULA.contains(&c);
    if text.trim_start_matches(is_blank).starts_with(FORMULA) {
        harmless.push('\'');
    }
    for c in text.chars() {
        if matches!(c, '\t' | '\n' | '\r') {
            harmless.push(c);
        } else {
            push_visible(&mut harmless, c);
        }
    }
    harmless
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes);
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn the_header_is_the_contract_and_every_row_has_its_length() {
        let (plan, report) = sample::report();
        let rows = rows(&render(&plan, &report, false));
        let wanted = "id,name,group,owner,region,unit,goal,target,baseline_period,baseline,period,value,carried,gap,gap_unit,attainment,\
                      progress,time,margin,observed_rate,required_rate,projection,status,reason,ytd_period,ytd,yoy,year_target,attained,\
                      elapsed,seasonal_share,pace,year_projection,growth_needed,needed_a_month,year_status";
        assert_eq!(rows[0].join(","), wanted);
        assert_eq!(rows.len(), report.assessments.len() + 1);
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
    }

    #[test]
    fn text_never_becomes_a_formula_and_numbers_keep_their_sign() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-x", "'-x"),
            ("@a", "'@a"),
            ("＝1+1", "'＝1+1"),
            ("－x", "'－x"),
            (" =1", "' =1"),
            ("\u{3000}＠a", "'\u{3000}＠a"),
            ("\n=1", "'\n=1"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("55%左右", "55%左右"),
            ("a=b", "a=b"),
            ("a\u{1b}[2Jb\u{202e}c\nd", "a␛[2Jb<U+202E>c\nd"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), safe, "{text:?}");
        }
        let (mut plan, mut report) = sample::report();
        plan.targets[0].name = "=HYPERLINK(\"x\"),\"a\"\nb".into();
        report.assessments[0].gap = Some(sample::d("-1.5"));
        let rows = rows(&render(&plan, &report, false));
        assert_eq!(rows[1][1], "'=HYPERLINK(\"x\"),\"a\"\nb");
        assert_eq!(rows[1][13], "-1.5");
    }

    #[test]
    fn a_byte_order_mark_stands_only_where_it_is_asked_for() {
        let (plan, report) = sample::report();
        assert!(render(&plan, &report, true).starts_with("\u{feff}id,".as_bytes()));
        assert!(render(&plan, &report, false).starts_with(b"id,"));
    }
}
