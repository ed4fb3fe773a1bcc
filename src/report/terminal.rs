//! A document for a terminal, a pipe or a text file: tables whose columns line up, cards where there is no room for them.

use std::time::Duration;

use crate::parallel;

use super::document::{Brief, Document, Note, said_once};
use super::page::Page;
use super::{Style, text};

/// What it takes to lay out one row, about.
const ROW: Duration = Duration::from_micros(20);

/// A document as text. No line is wider than the style says; without colour there is no escape sequence in it.
#[must_use]
pub(super) fn render(document: &Document, style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    if let Some(title) = &document.title {
        page.wrapped(title, "", true);
    }
    let labels = document.preface.iter().map(|(label, _)| text::width(label));
    let indent = labels.max().unwrap_or(0) + 2;
    for (label, words) in &document.preface {
        page.labelled(&text::padded(label, indent), words);
    }
    if !document.counts.is_empty() {
        page.blank();
    }
    for counts in &document.counts {
        let parts = counts.parts.iter().map(|part| part.text(style.language));
        page.listed(&counts.head, &parts.collect::<Vec<_>>());
    }
    let tables = &document.tables;
    let groups = tables.iter().flat_map(|table| &table.groups);
    let expected = parallel::times(ROW, groups.map(|group| group.rows.len()).sum());
    let drawn = parallel::map(tables, expected, |table| {
        let mut page = Page::new(style);
        let notes = page.drawn(table);
        (page, notes)
    });
    let (drawn, notes): (Vec<Page>, Vec<Vec<Note>>) = drawn.into_iter().unzip();
    for ((table, drawn), notes) in tables.iter().zip(drawn).zip(said_once(&notes)) {
        page.blank();
        page.append(drawn);
        page.notes(table, notes.into_iter());
    }
    if let Some((heading, findings)) = &document.findings {
        page.blank();
        page.findings(heading, findings);
    }
    page.bytes()
}

/// A brief as text.
#[must_use]
pub(super) fn brief(brief: &Brief, style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    if let Some(title) = &brief.title {
        page.wrapped(title, "", true);
        page.blank();
    }
    page.wrapped(&brief.paragraph(), "", false);
    page.bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::columns::{GUTTER, Layout};
    use super::super::document::Table;
    use super::super::{Section, document, grid, sample};
    use super::*;
    use crate::language::Language;

    const ALL: &[Section] = &[
        Section::Counts,
        Section::Overview,
        Section::Gap,
        Section::Progress,
        Section::Pace,
        Section::Summary,
        Section::Ranking,
        Section::Findings,
    ];

    fn page(style: &Style) -> String {
        let (plan, report) = sample::report();
        String::from_utf8(render(&document(&plan, &report, ALL, style), style)).unwrap()
    }

    /// What is wrong with a table on its page: rules of several widths, lines beyond them, cells in the gutter between columns.
    /// None where it is set as cards.
    fn faults(table: &Table, style: &Style) -> Option<Vec<String>> {
        let layout = Layout::choose(table, style)?;
        let mut gutters: Vec<usize> = Vec::new();
        let mut end = 0;
        for placed in &layout.columns {
            end += placed.width;
            gutters.extend(end..end + GUTTER);
            end += GUTTER;
        }
        let fault = |line: &String| {
            let columns: Vec<char> = line
                .chars()
                .flat_map(|c| std::iter::repeat_n(c, text::width(&c.to_string())))
                .collect();
            let rule = line.starts_with(['─', '━']);
            let mut cells = gutters.iter().filter_map(|at| columns.get(*at));
            if rule && columns.len() == layout.width() {
                return false;
            }
            rule || columns.len() > layout.width()
                || cells.any(|c| *c != ' ')
                || line.ends_with(' ')
        };
        let mut faults = grid::lines(&layout, style);
        assert!(layout.width() <= style.width);
        faults.retain(fault);
        Some(faults)
    }

    #[test]
    fn columns_line_up_between_rules_of_one_width() {
        let (plan, report) = sample::report();
        for language in [Language::Zh, Language::En] {
            for width in [60, 70, 80, 100, 120, 160, 200] {
                let style = Style { language, ..sample::style(width) };
                for table in document(&plan, &report, ALL, &style).tables {
                    let Some(faults) = faults(&table, &style) else {
                        let narrow = if language == Language::Zh { 80 } else { 100 };
                        assert!(width < narrow, "cards at {width}: {}", table.caption);
                        continue;
                    };
                    assert!(faults.is_empty(), "{width} {}: {faults:#?}", table.caption);
                }
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page_and_nothing_escapes_without_colour() {
        for language in [Language::Zh, Language::En] {
            for width in [30, 40, 60, 64, 80, 100, 120, 200] {
                let page = page(&Style { language, ..sample::style(width) });
                assert!(!page.contains('\u{1b}'));
                for line in page.lines() {
                    assert!(text::width(line) <= width, "{width}: {line}");
                    assert!(!line.ends_with(' '), "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn colour_adds_nothing_but_escape_sequences() {
        let plain = page(&sample::style(100));
        let colored = page(&Style { color: true, ..sample::style(100) });
        let mut bare = String::new();
        let mut rest = colored.as_str();
        while let Some((before, after)) = rest.split_once("\u{1b}[") {
            bare.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        bare.push_str(rest);
        assert_eq!(bare, plain);
        assert!(colored.contains("\u{1b}[31m"));
    }

    #[test]
    fn ascii_borders_hold_ascii_only() {
        let page = page(&Style { ascii: true, ..sample::style(160) });
        let drawn = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        assert!(!page.contains(drawn), "{page}");
    }

    #[test]
    fn numbers_are_never_broken() {
        for width in [64, 80, 100, 120] {
            let page = page(&sample::style(width));
            for number in ["53.24%", "2310.55", "109.87", "1250.5", "1123.40"] {
                assert!(page.contains(number), "{number} at {width}:\n{page}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn columns_line_up_whatever_the_names(
            names in proptest::collection::vec("[\\PC\\s\u{7}\u{1b}\u{9b}]{0,30}", 9),
            width in 64_usize..220,
            color in any::<bool>(),
        ) {
            let (mut plan, report) = sample::report();
            for (target, name) in plan.targets.iter_mut().zip(names) {
                target.group = Some(name.clone()).filter(|name| name.len() > 20);
                target.name = name;
            }
            let style = Style { color: false, ..sample::style(width) };
            for table in document(&plan, &report, ALL, &style).tables {
                let faults = faults(&table, &style).unwrap_or_default();
                prop_assert!(faults.is_empty(), "{:#?}", faults);
            }
            let style = Style { color, ..style };
            let page = render(&document(&plan, &report, ALL, &style), &style);
            let page = String::from_utf8_lossy(&page);
            prop_assert!(color || !page.contains(|c: char| c.is_control() && c != '\n'));
        }
    }
}
