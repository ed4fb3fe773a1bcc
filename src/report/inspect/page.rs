//! What the reader sees, for people: a page a file.

use super::super::document::{Cell, Column, Finding, Group, Kind, Row, Table};
use super::super::message::{self, Label};
use super::super::terminal::Page;
use super::super::{Style, findings, text};
use super::words;
use crate::data::{Inspection, Note, SeriesSeen};
use crate::quantity::{Decimal, Period, Unit, plain};
use crate::say;

/// A list of series up to this length is shown whole.
const ALL_SERIES: usize = 30;
/// Of a longer list so many are shown.
const FIRST_SERIES: usize = 20;
/// Lines of notes that are shown.
const NOTES: usize = 8;
/// Problems of a file that are shown.
const PROBLEMS: usize = 20;

/// Inspections as text, a page a file.
#[must_use]
pub fn render(files: &[Inspection], style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    for file in files {
        page.blank();
        Sheet {
            page: &mut page,
            file,
            style,
        }
        .draw();
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
        self.page.rule(&self.file.path);
        self.facts();
        self.notes();
        self.counts();
        if !self.file.series.is_empty() {
            self.page.blank();
            self.series();
        }
        self.problems();
        self.suggestion();
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
            let why = file
                .encoding_reason
                .map(|why| words::encoding_reason(why, l));
            self.line(Label::Encoding, &because(words::encoding(encoding, l), why));
        }
        if let Some(delimiter) = file.delimiter {
            self.line(Label::Delimiter, &words::delimiter(delimiter, l));
        }
        if let Some(layout) = file.layout {
            let why = file.layout_reasons.iter();
            let why: Vec<String> = why.map(|why| words::layout_reason(why, l)).collect();
            let why = why.join(l.pick("；", "; "));
            self.line(Label::Layout, &because(words::layout(layout, l), Some(why)));
            let header = match file.header_line {
                Some(line) => say!(l, "第 {line} 行", "line {line}"),
                None => say!(l, "没有", "none"),
            };
            self.line(Label::Header, &header);
        }
        if !file.columns.is_empty() {
            let columns = file.columns.iter().map(|(name, header)| {
                let role = words::role(name, l);
                say!(l, "{role}“{header}”", "{role} `{header}`")
            });
            self.line(Label::Columns, &l.list(columns));
        }
    }

    fn notes(&mut self) {
        let l = self.style.language;
        let notes = &self.file.notes;
        for (at, Note { line, text }) in notes.iter().take(NOTES).enumerate() {
            let label = if at == 0 {
                Label::Notes.text(l)
            } else {
                String::new()
            };
            let words = say!(l, "第 {line} 行  {text}", "line {line}  {text}");
            self.labelled(&label, &words);
        }
        if let Some(more) = notes.len().checked_sub(NOTES).filter(|more| *more > 0) {
            let words = say!(l, "另有 {more} 行", "{more} more lines");
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
        let words = say!(
            l,
            "{series} 个序列，{values} 个数值，{missing} 个缺值",
            "{series} series, {values} values, {missing} missing"
        );
        self.line(Label::Data, &words);
    }

    fn series(&mut self) {
        let l = self.style.language;
        let all = &self.file.series;
        let shown = if all.len() > ALL_SERIES {
            FIRST_SERIES
        } else {
            all.len()
        };
        let mut table = table(self.file, shown, self.style);
        if let Some(more) = all.len().checked_sub(shown).filter(|more| *more > 0) {
            let words = say!(
                l,
                "另有 {more} 个序列，用 --format json 查看全部。",
                "{more} more series; --format json has all of them."
            );
            table.notes.push((None, words));
        }
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
            .map(|problem| findings::entry(problem, l))
            .collect();
        self.page.blank();
        self.page.findings(&Label::Problems.text(l), &shown);
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
        self.labelled(&label, words);
    }

    fn labelled(&mut self, label: &str, words: &str) {
        let columns = self.style.language.pick(8, 12);
        let label = text::padded(&format!("  {label}"), columns);
        self.page.labelled(&format!("{label}  "), words);
    }
}

/// A column of the table of series: its heading and its cell, and whether any series has one.
struct Field {
    column: Column,
    cell: fn(&SeriesSeen, &Style) -> Cell,
    always: bool,
}

/// The series of a file, the first so many; columns that hold nothing are left out.
fn table(file: &Inspection, shown: usize, style: &Style) -> Table {
    let series: Vec<&SeriesSeen> = file.series.iter().take(shown).collect();
    let mut fields = fields(style);
    fields.retain(|field| {
        let says = |series: &&SeriesSeen| !(field.cell)(series, style).text.is_empty();
        field.always || series.iter().any(says)
    });
    let rows = series.iter().map(|series| Row {
        cells: fields
            .iter()
            .map(|field| (field.cell)(series, style))
            .collect(),
    });
    let rows = rows.collect();
    Table {
        caption: String::new(),
        columns: fields.into_iter().map(|field| field.column).collect(),
        groups: vec![Group {
            heading: None,
            rows,
        }],
        notes: Vec::new(),
    }
}

fn fields(style: &Style) -> Vec<Field> {
    let field = |label: Label, kind: Kind, cell: fn(&SeriesSeen, &Style) -> Cell| Field {
        column: Column::new(label.text(style.language), kind),
        cell,
        always: false,
    };
    let always = |field: Field| Field {
        always: true,
        ..field
    };
    vec![
        always(field(Label::Indicator, Kind::Name, |s, style| {
            if s.indicator.is_empty() {
                Cell::of(say!(style.language, "（无名称）", "(no name)"))
            } else {
                Cell::of(&s.indicator)
            }
        })),
        field(Label::Dimensions, Kind::Text, |s, style| {
            let values = s.dimensions.iter().map(|(_, value)| value);
            Cell::of(style.language.list(values))
        }),
        field(Label::Region, Kind::Text, |s, _| {
            Cell::of(s.region.as_deref().unwrap_or_default())
        }),
        field(Label::Unit, Kind::Text, |s, _| {
            Cell::of(s.unit.as_ref().map_or("", Unit::text))
        }),
        field(Label::Basis, Kind::Text, |s, style| {
            let basis = s.basis.map(|basis| words::basis(basis, style.language));
            Cell::of(basis.unwrap_or_default())
        }),
        always(field(Label::First, Kind::Fixed, |s, style| {
            period(s.first, style)
        })),
        always(field(Label::Value, Kind::Figure, |s, _| value(s.first))),
        always(field(Label::Last, Kind::Fixed, |s, style| {
            period(s.last, style)
        })),
        always(field(Label::Value, Kind::Figure, |s, _| value(s.last))),
        always(field(Label::Values, Kind::Figure, |s, _| {
            Cell::of(s.observations.to_string())
        })),
        always(field(Label::Missing, Kind::Figure, |s, _| {
            Cell::of(s.missing.to_string())
        })),
    ]
}

fn period(dated: Option<(Period, Decimal)>, style: &Style) -> Cell {
    dated.map_or_else(Cell::none, |(period, _)| {
        message::period_cell(period, style.language)
    })
}

fn value(dated: Option<(Period, Decimal)>) -> Cell {
    Cell::figure(dated.map(|(_, value)| plain(value)))
}
