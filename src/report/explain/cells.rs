//! Cells with their places: figures under each other, rows of an aggregate one by one where they are few.

use super::Chain;
use crate::assess::CellTrace;
use crate::diagnostic::{Document, Place, clean};
use crate::language::Language;
use crate::plan::Aggregate;
use crate::quantity::Quantity;
use crate::report::assumed::rows_made;
use crate::report::message::Label;
use crate::report::text;
use crate::say;

/// Cells within cells are shown to this depth.
const DEEPEST: usize = 12;
/// Rows of an aggregate up to this number are shown one by one.
const FEW: usize = 5;

impl Chain<'_> {
    /// Cells with their places. The rows of an aggregate are shown where they are few.
    pub(super) fn cells(&mut self, cells: &[CellTrace], depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let language = self.style.language;
        let indent = "  ".repeat(depth);
        let label = |cell: &CellTrace| {
            let sign = match cell.sign {
                0 => '·',
                sign if sign < 0 => '-',
                _ => '+',
            };
            let name = if cell.label.is_empty() {
                cell.period.words(language)
            } else {
                cell.label.clone()
            };
            clean(&format!("{indent}{sign} {name}"))
        };
        let value = |cell: &CellTrace| clean(&quantity(&cell.value));
        let widest = |text: &dyn Fn(&CellTrace) -> String| {
            let widths = cells.iter().map(|cell| text::width(&text(cell)));
            widths.max().unwrap_or(0)
        };
        let (labels, values) = (widest(&label), widest(&value));
        for cell in cells {
            let value = value(cell);
            let blanks = " ".repeat(values.saturating_sub(text::width(&value)));
            let label = text::padded(&label(cell), labels);
            let place = place(cell, language);
            self.page.labelled(&format!("{label}  "), &format!("{blanks}{value}  {place}"));
            self.below(cell, depth);
        }
    }

    /// What stands below a cell: the values that it had before it was revised, and its rows where they are few.
    pub(super) fn below(&mut self, cell: &CellTrace, depth: usize) {
        let language = self.style.language;
        let indent = "  ".repeat(depth + 1);
        let before = Label::BeforeRevision.text(language);
        for earlier in &cell.earlier {
            let value = clean(&quantity(&earlier.value));
            let version = earlier
                .version
                .as_ref()
                .map_or(String::new(), |version| say!(language, "（{version}）", " ({version})"));
            let place = earlier.place.locator();
            self.page
                .labelled(&format!("{indent}{before}  "), &format!("{value}{version}  {place}"));
        }
        if cell.members.len() <= FEW {
            self.cells(&cell.members, depth + 1);
        }
    }
}

/// Where a cell stands; of an aggregate how it is made of its rows, how many there are and where.
pub(super) fn place(cell: &CellTrace, language: Language) -> String {
    if let Some(aggregate) = cell.aggregate {
        return rows(aggregate, &cell.members, language);
    }
    let place = cell.place.locator();
    match cell.rows {
        1 => place,
        rows => say!(language, "{rows} 行汇总  {place}", "of {rows} rows  {place}"),
    }
}

/// How an aggregate is made, from how many rows, and where they stand: `各行之和（14 行）  data/industry.csv:292-305`.
fn rows(aggregate: Aggregate, members: &[CellTrace], language: Language) -> String {
    let count: i64 = members.iter().map(|member| member.rows).sum();
    let mut places: Vec<(&Document, u32, u32, usize)> = Vec::new();
    for member in members {
        let (document, line) = (&member.place.document, member.place.line);
        match places.iter_mut().find(|(known, ..)| *known == document) {
            Some((_, first, last, rows)) => {
                *first = line.min(*first);
                *last = line.max(*last);
                *rows += 1;
            }
            None => places.push((document, line, line, 1)),
        }
    }
    let places = places.iter().map(|(document, first, last, rows)| {
        let first_line = Place::cell(0, *document, *first, 0).locator();
        if first == last {
            return first_line;
        }
        let span = format!("{first_line}-{last}");
        let whole = usize::try_from(last - first).is_ok_and(|lines| lines < *rows);
        if whole { span } else { say!(language, "{span} 之间", "within {span}") }
    });
    let places = language.list(places);
    let made = rows_made(aggregate, language);
    say! { language, count;
        1 => "{made}（{count} 行）  {places}" / "{made} ({count} row)  {places}",
        _ => "{made}（{count} 行）  {places}" / "{made} ({count} rows)  {places}",
    }
}

/// A quantity to 12 significant digits.
pub(super) fn quantity(quantity: &Quantity) -> String {
    Quantity::new(quantity.value.significant(12), quantity.unit.clone()).to_string()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::super::sample::{d, unit};
    use super::*;
    use crate::diagnostic::Place;
    use crate::quantity::Period;

    fn member(path: &str, line: u32) -> CellTrace {
        let path: Arc<str> = path.into();
        CellTrace {
            sign: 1,
            period: Period::year(2023).unwrap(),
            value: Quantity::new(d("1"), unit("家")),
            place: Place::cell(1, &path, line, 4),
            label: String::new(),
            members: Vec::new(),
            aggregate: None,
            earlier: Vec::new(),
            rows: 1,
        }
    }

    #[test]
    fn rows_of_an_aggregate_are_told_by_their_number_and_lines() {
        let running = [member("a.csv", 7), member("a.csv", 8), member("a.csv", 9)];
        assert_eq!(rows(Aggregate::Sum, &running, Language::Zh), "各行之和（3 行）  a.csv:7-9");
        let apart = [member("a.csv", 2), member("a.csv", 9), member("b.csv", 4)];
        assert_eq!(
            rows(Aggregate::Mean, &apart, Language::Zh),
            "各行平均（3 行）  a.csv:2-9 之间、b.csv:4"
        );
    }
}
