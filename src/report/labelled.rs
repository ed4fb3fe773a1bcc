//! CSV for a person: the tables of a document with headers and words in the language of the run, numbers as they are printed.

use crate::language::Language;

use super::csv;
use super::document::{Document, Table};
use super::flat::{Flat, Item};
use super::machine::harmless;
use super::message::Label;
use super::number::Measure;

/// The tables one below the other; where there are several, each under its caption.
pub(super) fn render(document: &Document, bom: bool) -> Vec<u8> {
    let mut rows = Vec::new();
    for table in &document.tables {
        if document.tables.len() > 1 {
            if !rows.is_empty() {
                rows.push(vec![String::new()]);
            }
            rows.push(vec![harmless(&table.caption)]);
        }
        rows.extend(self::rows(table, document.language));
    }
    csv::table(bom, |sink| rows.into_iter().for_each(sink))
}

/// The rows of a table; units stand in a column behind the names, so that numbers are numbers.
fn rows(table: &Table, language: Language) -> Vec<Vec<String>> {
    let flat = Flat::of(table, language);
    let units: Vec<String> = flat.rows.iter().map(|row| unit(row)).collect();
    let has_units = units.iter().any(|unit| !unit.is_empty());
    let heads = flat.heads.iter().map(|head| harmless(&head.text));
    let mut rows: Vec<Vec<String>> = vec![heads.collect()];
    rows.extend(flat.rows.iter().map(|row| row.iter().map(item).collect()));
    if has_units {
        let head = Label::Unit.text(language).to_owned();
        for (row, unit) in rows.iter_mut().zip([head].into_iter().chain(units)) {
            row.insert(flat.naming.min(row.len()), unit);
        }
    }
    rows
}

/// What the levels of a row count.
fn unit(row: &[Item]) -> String {
    let unit = row.iter().find_map(|item| match item {
        Item::Number(number) => match &number.measure {
            Measure::Unit(unit) => Some(harmless(unit)),
            _ => None,
        },
        _ => None,
    });
    unit.unwrap_or_default()
}

fn item(item: &Item) -> String {
    match item {
        Item::Blank | Item::Missing => String::new(),
        Item::Text(text, _) => harmless(text),
        Item::Number(number) if number.measure == Measure::Percent => number.digits() + "%",
        Item::Number(number) => number.digits(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Section, document, sample};
    use super::*;

    #[test]
    fn heads_and_words_are_those_of_the_language_and_numbers_bear_no_unit() {
        let (mut plan, report) = sample::report();
        plan.targets[2].name = "＝1+1".into();
        let style = sample::style(100);
        let bytes = render(&document(&plan, &report, &[Section::Gap], &style), false);
        let text = String::from_utf8(bytes).unwrap();
        let mut lines = text.lines();
        assert!(
            lines
                .next()
                .unwrap()
                .starts_with("分组,编号,指标,单位,目标,")
        );
        assert!(text.contains(",T03,'＝1+1,万人次,"), "{text}");
        assert!(text.contains(",53.24%,"), "{text}");
    }

    #[test]
    fn several_tables_stand_below_each_other_under_their_captions() {
        let (plan, report) = sample::report();
        let style = sample::style(100);
        let sections = Format::Markdown.sections(Section::REPORT);
        let bytes = render(&document(&plan, &report, &sections, &style), true);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with('\u{feff}'));
        for caption in ["差距表", "进度表"] {
            assert!(text.lines().any(|line| line == caption), "{text}");
        }
    }
}
