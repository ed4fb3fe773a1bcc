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

/// The rows of a table; the unit of each stands in a column behind the names, so that numbers are numbers.
fn rows(table: &Table, language: Language) -> Vec<Vec<String>> {
    let flat = Flat::of(table, language);
    let units: Vec<Option<&Measure>> = flat.rows.iter().map(|row| unit(&flat, row)).collect();
    let has_units = units.iter().any(Option::is_some);
    let with_unit = |mut row: Vec<String>, unit: &str| {
        if has_units {
            row.insert(flat.naming.min(row.len()), harmless(unit));
        }
        row
    };
    let heads = flat.heads.iter().map(|head| harmless(&head.text));
    let heads = with_unit(heads.collect(), Label::Unit.text(language));
    let rows = flat.rows.iter().zip(&units).map(|(row, unit)| {
        let items = flat.heads.iter().zip(row);
        let items = items.map(|(head, item)| match item {
            Item::Blank | Item::Missing => String::new(),
            Item::Text(text, _) => harmless(text),
            Item::Number(number) if number.measure == Measure::Percent => number.digits() + "%",
            Item::Number(number) if head.bare.tells(number) || *unit == Some(&number.measure) => {
                number.digits()
            }
            Item::Number(number) => harmless(&number.text(language)),
        });
        with_unit(items.collect(), unit.map_or("", |unit| unit.unit(language)))
    });
    [heads].into_iter().chain(rows).collect()
}

/// What the numbers of a row count of which nothing else tells it: levels, else differences between percentages.
fn unit<'a>(flat: &Flat<'a>, row: &[Item<'a>]) -> Option<&'a Measure> {
    let numbers = flat.heads.iter().zip(row).filter_map(|(head, item)| match item {
        Item::Number(number) if !head.bare.tells(number) => Some(&number.measure),
        _ => None,
    });
    let is_unit = |measure: &&Measure| matches!(measure, Measure::Unit(_));
    let is_points = |measure: &&Measure| **measure == Measure::Points;
    let points = numbers.clone().find(is_points);
    numbers.clone().find(is_unit).or(points)
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
        assert!(lines.next().unwrap().starts_with("分组,编号,指标,单位,目标,"));
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
