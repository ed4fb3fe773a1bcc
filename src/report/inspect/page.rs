//! What the reader sees, for people: a page a file.

use super::super::document::{Cell, Finding, Table};
use super::super::fields::fields;
use super::super::message::Label;
use super::super::number::{Measure, Number};
use super::super::page::Page;
use super::super::{Style, findings, note, text};
use super::words::{self as told};
use crate::data::{Inspection, Note, SeriesSeen};
use crate::diagnostic::Place;
use crate::language::{Language, plural};
use crate::quantity::{Decimal, Period, Rounding, Unit};
use crate::say;

/// A list of series up to this length is shown whole.
const ALL_SERIES: usize = 30;
/// Of a longer list so many are shown.
const FIRST_SERIES: usize = 20;
/// Lines of notes that are shown.
const NOTES: usize = 8;
/// Characters of a note that are shown.
const NOTE: usize = 120;
/// Problems of a file that are shown.
const PROBLEMS: usize = 20;

/// Inspections as text, a page a file.
#[must_use]
pub fn render(files: &[Inspection], style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    for file in files {
        page.blank();
        Sheet { page: &mut page, file, style }.draw();
    }
    page.bytes()
}

struct Sheet<'a, 'b> {
    page: &'a mut Page<'b>,
    file: &'a Inspection,
    style: &'b Style,
}

impl Sheet<'_, '_> {
    fn draw(mut self) {
        self.page.rule(&self.file.document.to_string());
        self.facts();
        self.notes();
        self.counts();
        if !self.file.series.is_empty() {
            self.page.blank();
            self.series();
        }
        self.problems();
        self.account();
        self.suggestion();
    }

    /// What became of every cell, and the cells of which nothing did.
    fn account(&mut self) {
        let Some(account) = &self.file.account else {
            return;
        };
        let l = self.style.language;
        let parts = [
            (account.values, Label::AccountValues),
            (account.missing, Label::AccountMissing),
            (account.headers, Label::AccountHeaders),
            (account.labels, Label::AccountLabels),
            (account.notes, Label::AccountNotes),
            (account.told, Label::AccountTold),
            (account.left_out, Label::AccountLeftOut),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts = parts.map(|(count, label)| format!("{} {count}", label.text(l)));
        let parts = l.list(parts);
        self.page.blank();
        self.line(Label::Account, &parts);
        let lost: Vec<String> = account.lost.iter().map(Place::within).collect();
        if !lost.is_empty() {
            let (count, places) = (lost.len(), l.list(lost.into_iter().take(PROBLEMS)));
            let cells = plural(count, "cell");
            let words = say!(
                l,
                "{count} 个单元格没有用上，也没有说明：{places}",
                "{cells} neither used nor told of: {places}"
            );
            self.line(Label::AccountLost, &words);
        }
    }

    /// Encoding, delimiter, layout and header, each with the reason for it.
    fn facts(&mut self) {
        let l = self.style.language;
        let file = self.file;
        let because = |what: String, why: Option<String>| match why.filter(|why| !why.is_empty()) {
            Some(why) => say!(l, "{what}：{why}", "{what}: {why}"),
            None => what,
        };
        if let Some(encoding) = &file.encoding {
            let why = file.encoding_reason.map(|why| told::encoding_reason(why, l));
            self.line(Label::Encoding, &because(told::encoding(encoding, l), why));
        }
        if let Some(delimiter) = file.delimiter {
            self.line(Label::Delimiter, &told::delimiter(delimiter, l));
        }
        if let Some(layout) = file.layout {
            let why = told::layout_reasons(&file.layout_reasons, l);
            self.line(Label::Layout, &because(told::layout(layout, l), Some(why)));
            let header = say! { l, file.header_line;
                Some(line) => "第 {line} 行" / "line {line}",
                None => "没有" / "none",
            };
            self.line(Label::Header, &header);
        }
        if !file.columns.is_empty() {
            let columns = file.columns.iter().map(|(name, header)| {
                let role = told::role(name, l);
                say!(l, "{role}“{header}”", "{role} `{header}`")
            });
            self.line(Label::Columns, &l.list(columns));
        }
    }

    fn notes(&mut self) {
        let l = self.style.language;
        let notes = &self.file.notes;
        for (at, Note { line, text }) in notes.iter().take(NOTES).enumerate() {
            let label = if at == 0 { Label::Notes.text(l).to_owned() } else { String::new() };
            let shown: String = text.chars().take(NOTE).collect();
            let cut = if shown.len() < text.len() { "…" } else { "" };
            let words = say!(l, "第 {line} 行  {shown}{cut}", "line {line}  {shown}{cut}");
            self.labelled(&label, &words);
        }
        if let Some(more) = notes.len().checked_sub(NOTES).filter(|more| *more > 0) {
            let lines = plural(more, "more line");
            let words = say!(l, "另有 {more} 行", "{lines}");
            self.labelled("", &words);
        }
    }

    fn counts(&mut self) {
        let l = self.style.language;
        let (series, values) = (self.file.series.len(), self.file.observations);
        if self.file.layout.is_none() {
            return;
        }
        let missing = self.file.missing;
        let figures = plural(usize::try_from(values).unwrap_or(usize::MAX), "value");
        let words = say!(
            l,
            "{series} 个序列，{values} 个数值，{missing} 个缺值",
            "{series} series, {figures}, {missing} missing"
        );
        self.line(Label::Data, &words);
    }

    fn series(&mut self) {
        let l = self.style.language;
        let all = &self.file.series;
        let shown = if all.len() > ALL_SERIES { FIRST_SERIES } else { all.len() };
        let more = all.len().checked_sub(shown).filter(|more| *more > 0);
        let table =
            table(self.file, shown, l).notes(more.map(|more| note::more_series(l, more).into()));
        self.page.table(&table);
    }

    fn problems(&mut self) {
        let l = self.style.language;
        let problems = self.file.problems.clone().sorted();
        if problems.is_empty() {
            return;
        }
        let shown: Vec<Finding> = problems
            .iter()
            .take(PROBLEMS)
            .map(|problem| {
                let mut entry = findings::entry(problem, l);
                if let Some(help) = problem.message.help(l) {
                    let text = entry.text;
                    entry.text = say!(l, "{text}。办法：{help}", "{text}. Help: {help}");
                }
                entry
            })
            .collect();
        self.page.blank();
        self.page.findings(Label::Problems.text(l), &shown);
        if let Some(more) = problems.len().checked_sub(PROBLEMS).filter(|m| *m > 0) {
            let words = say!(
                l,
                "另有 {more} 条，用 --format json 查看全部。",
                "{more} more; --format json has all of them."
            );
            self.page.wrapped(&words, "", false);
        }
    }

    fn suggestion(&mut self) {
        let Some(block) = &self.file.suggestion else {
            return;
        };
        let l = self.style.language;
        self.page.blank();
        let heading = if block.contains('…') {
            say!(
                l,
                "计划中可以这样写（… 处请填写）",
                "What one would write into the plan (fill in …)"
            )
        } else {
            say!(l, "计划中可以这样写", "What one would write into the plan")
        };
        self.page.strong(&heading);
        self.page.verbatim(block);
    }

    fn line(&mut self, label: Label, words: &str) {
        let label = label.text(self.style.language);
        self.labelled(label, words);
    }

    fn labelled(&mut self, label: &str, words: &str) {
        let columns = self.style.language.pick(8, 12);
        let label = text::padded(&format!("  {label}"), columns);
        self.page.labelled(&format!("{label}  "), words);
    }
}

/// The series of a file, the first so many: what each is, its first and last value, how many values it has.
fn table(file: &Inspection, shown: usize, l: Language) -> Table {
    let indicator = move |one: &SeriesSeen| match one.indicator.as_str() {
        "" => say!(l, "（无名称）", "(no name)"),
        name => name.to_owned(),
    };
    // A value as it stands in the file.
    let value = |(_, value): (Period, Decimal)| {
        let value = value.normalized();
        Number::new(value, Measure::Bare, value.places(), Rounding::default())
    };
    let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let fields = fields! { one in &SeriesSeen;
        name(Label::Indicator) => indicator(one);
        text(Label::Dimensions) => l.list(one.dimensions.iter().map(|(_, value)| value));
        text(Label::Region) => one.region.clone().unwrap_or_default();
        text(Label::Unit) => one.unit.as_ref().map_or("", Unit::text).to_owned();
        text(Label::Basis).rank(1) => Cell::optional(one.basis.map(|basis| basis.text(l)));
        period(Label::First) => one.first.map(|(period, _)| period);
        number(Label::Value).rank(2) => one.first.map(value);
        period(Label::Last) => one.last.map(|(period, _)| period);
        number(Label::Value) => one.last.map(value);
        number(Label::Values) => count(one.observations);
        number(Label::Missing) => count(one.missing);
    };
    Table::of(l, "", &fields, file.series.iter().take(shown)).tidied()
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::super::super::sample;
    use super::*;
    use crate::data::inspect;
    use crate::plan::{Plan, Source};

    fn seen(text: &str) -> Vec<Inspection> {
        let bytes: Arc<[u8]> = text.as_bytes().into();
        inspect(Path::new("-"), &Source::default(), &Plan::default(), Some(&bytes))
    }

    fn page(text: &str, language: Language, width: usize) -> String {
        let style = Style { language, ..sample::style(width) };
        String::from_utf8(render(&seen(text), &style)).unwrap()
    }

    const EXPORT: &str = "数据库：分省年度数据\n指标：地区生产总值(亿元)\n地区,2022年,2023年\n北京市,41540.9,43760.7\n天津市,,16737.3\n注：初步核算\n";

    #[test]
    fn a_page_tells_what_was_understood_and_why() {
        let page = page(EXPORT, Language::Zh, 100);
        #[rustfmt::skip]
        let rows = [
            "UTF-8：全文是有效的 UTF-8", "逗号", "时期为列（periods-as-columns）：2 个表头是时期，如“2022年”", "第 3 行", "地区“地区”",
            "第 1 行  数据库：分省年度数据", "第 6 行  注：初步核算", "2 个序列，3 个数值，1 个缺值", "地区生产总值", "43760.7",
        ];
        for piece in rows {
            assert!(page.contains(piece), "{piece}\n{page}");
        }
    }

    #[test]
    fn what_had_to_be_guessed_ends_the_page_as_a_block_to_copy() {
        let page = page("Year,Value\n2020,1.5\n2021,1.7\n", Language::En, 80);
        assert!(page.contains("(fill in …)\n[[data]]\nfiles = [\"-\"]\n"), "{page}");
        assert!(page.ends_with("indicator = \"…\"\nunit = \"…\"\n"), "{page}");
    }

    #[test]
    fn a_file_without_a_table_shows_its_problem_alone() {
        let page = page("a,b\n1,2\n", Language::Zh, 80);
        assert!(page.contains("错误：没有找到表"), "{page}");
        assert!(!page.contains("个序列"), "{page}");
    }

    #[test]
    fn a_long_list_of_series_is_cut_and_says_so() {
        let rows = (0..45).map(|at| format!("2023,指标{at},{at}\n"));
        let text = format!("时间,指标,数值\n{}", rows.collect::<String>());
        let page = page(&text, Language::Zh, 120);
        assert!(page.contains("45 个序列，45 个数值"), "{page}");
        assert!(page.contains("另有 25 个序列"), "{page}");
        assert!(page.contains("指标19 ") && !page.contains("指标20 "), "{page}");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for language in [Language::Zh, Language::En] {
            for width in [30, 64, 80, 120] {
                for line in page(EXPORT, language, width).lines() {
                    assert!(text::width(line) <= width, "{width}: {line}");
                }
            }
        }
    }
}
