//! A document for a terminal, a pipe or a text file: tables whose columns line up, cards where there is no room for them.

use std::borrow::Cow;

use crate::{parallel, say};

use super::document::{Cell, Document, Finding, Group, Table};
use super::grid::{self, bold, toned};
use super::layout::Layout;
use super::{Style, Tone, cards, text};

/// A document as text. No line is wider than the style says; without colour there is no escape sequence in it.
#[must_use]
pub fn render(document: &Document, style: &Style) -> Vec<u8> {
    let mut page = Page::new(style);
    if let Some(title) = &document.title {
        page.wrapped(title, "", true);
    }
    let labels = document.preface.iter().map(|(label, _)| text::width(label));
    let indent = labels.max().unwrap_or(0) + 2;
    for (label, words) in &document.preface {
        page.labelled(&text::padded(label, indent), words);
    }
    if let Some((head, parts)) = &document.counts {
        page.blank();
        page.listed(head, parts);
    }
    let tables = parallel::map(&document.tables, |table| {
        let mut page = Page::new(style);
        page.table(table);
        page.lines
    });
    for lines in tables {
        page.blank();
        page.lines.extend(lines);
    }
    if let Some((heading, findings)) = &document.findings {
        page.blank();
        page.findings(heading, findings);
    }
    page.bytes()
}

/// Lines of text of a width.
pub(super) struct Page<'a> {
    style: &'a Style,
    lines: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) fn new(style: &'a Style) -> Self {
        Self {
            style,
            lines: Vec::new(),
        }
    }

    /// An empty line, unless there is one already or nothing above.
    pub(super) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A text over as many lines as it needs, the further ones indented.
    pub(super) fn wrapped(&mut self, words: &str, indent: &str, strong: bool) {
        let width = self.width().saturating_sub(text::width(indent));
        for (at, line) in text::wrap(&text::clean(words), width)
            .into_iter()
            .enumerate()
        {
            let line = if strong {
                bold(&line, self.style)
            } else {
                line
            };
            self.lines.push(if at == 0 {
                line
            } else {
                format!("{indent}{line}")
            });
        }
    }

    /// Lines as they are, to be copied: only what a terminal would obey is taken out.
    pub(super) fn verbatim(&mut self, words: &str) {
        self.lines.extend(words.lines().map(text::clean));
    }

    /// A rule that bears a heading.
    pub(super) fn rule(&mut self, heading: &str) {
        let rule = grid::heading_rule(&text::clean(heading), self.width(), self.style);
        self.lines.extend(rule);
    }

    /// A heading.
    pub(super) fn strong(&mut self, words: &str) {
        self.wrapped(words, "  ", true);
    }

    /// A text in a colour.
    pub(super) fn toned(&mut self, indent: &str, words: &str, tone: Tone) {
        let width = self.width().saturating_sub(text::width(indent));
        for line in text::wrap(&text::clean(words), width) {
            let line = if self.style.color {
                toned(&line, tone)
            } else {
                line
            };
            self.lines.push(format!("{indent}{line}"));
        }
    }

    /// A text behind a label; its further lines stand under its beginning, or under the label where that is long.
    pub(super) fn labelled(&mut self, label: &str, words: &str) {
        let (label, words) = (text::clean(label), text::clean(words));
        let indent = text::width(&label);
        if indent > self.width() / 2 {
            let bare = label.trim_start_matches(' ');
            let indent = (text::width(&label) - text::width(bare)).min(self.width() / 4);
            let wrapped = text::wrap(&format!("{bare}{words}"), self.width() - indent - 2);
            for (at, line) in wrapped.into_iter().enumerate() {
                let blanks = if at == 0 { indent } else { indent + 2 };
                self.lines.push(format!("{}{line}", " ".repeat(blanks)));
            }
            return;
        }
        let wrapped = text::wrap(&words, self.width().saturating_sub(indent));
        for (at, line) in wrapped.into_iter().enumerate() {
            let before = if at == 0 { &label } else { "" };
            self.lines
                .push(format!("{}{line}", text::padded(before, indent)));
        }
    }

    /// Parts behind a head, never broken as long as they fit a line.
    fn listed(&mut self, head: &str, parts: &[String]) {
        let mut lines = vec![head.to_owned()];
        for (at, part) in parts.iter().enumerate() {
            let joint = if at == 0 { "" } else { " · " };
            let line = lines.pop().unwrap_or_default();
            let longer = format!("{line}{joint}{part}");
            if text::width(&longer) <= self.width() {
                lines.push(longer);
            } else {
                lines.extend([line, format!("  {part}")]);
            }
        }
        for line in lines {
            if text::width(&line) <= self.width() {
                self.lines.push(line.trim_end().to_owned());
            } else {
                self.wrapped(&line, "  ", false);
            }
        }
    }

    /// A table with its heading and notes.
    pub(super) fn table(&mut self, table: &Table) {
        let table = cleaned(table);
        if !table.caption.is_empty() {
            self.wrapped(&table.caption, "", true);
        }
        match Layout::choose(&table, self.width(), self.style.ascii) {
            _ if table.columns.is_empty() => {}
            Some(layout) => self.lines.extend(grid::lines(&layout, self.style)),
            None => self.lines.extend(cards::lines(&table, self.style)),
        }
        for (label, note) in &table.notes {
            let label = label
                .as_ref()
                .map_or(String::new(), |label| format!("{label} "));
            self.labelled(&label, note);
        }
    }

    /// Findings: the place, then under it what is said of it; one place is named once.
    pub(super) fn findings(&mut self, heading: &str, findings: &[Finding]) {
        self.wrapped(heading, "", true);
        let colon = say!(self.style.language, "：", ": ");
        let mut file: Option<String> = None;
        for finding in findings {
            let path = finding.place.as_deref().map(|place| path(place).to_owned());
            if path != file && file.is_some() {
                self.blank();
            }
            file = path;
            let place = finding
                .place
                .as_deref()
                .map_or(String::new(), |place| format!("{place}  "));
            let words = text::clean(&format!("{place}{}{colon}{}", finding.weight, finding.text));
            let lines = text::wrap(&words, self.width().saturating_sub(2));
            for (at, line) in lines.into_iter().enumerate() {
                let line = if finding.warning && at == 0 && self.style.color {
                    line.replacen(&finding.weight, &toned(&finding.weight, Tone::Poor), 1)
                } else {
                    line
                };
                self.lines
                    .push(if at == 0 { line } else { format!("  {line}") });
            }
        }
    }

    fn width(&self) -> usize {
        self.style.width.max(16)
    }

    /// The page as bytes, every line ended.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut text = self.lines.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        text.into_bytes()
    }
}

/// The path of a place: what stands before the line and the column.
fn path(place: &str) -> &str {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut path = place;
    while let Some((head, _)) = path.rsplit_once(':').filter(|(_, tail)| digits(tail)) {
        path = head;
    }
    path
}

/// The table with harmless text only.
fn cleaned(table: &Table) -> Cow<'_, Table> {
    let cells = |group| {
        cells(group).flat_map(|cell| [Some(&cell.text), cell.short.as_ref(), cell.tail.as_ref()])
    };
    let mut texts = table
        .groups
        .iter()
        .flat_map(|group| cells(group).chain([group.heading.as_ref()]))
        .flatten();
    if !texts.any(|text| text.contains(text::is_hidden)) {
        return Cow::Borrowed(table);
    }
    let mut table = table.clone();
    for group in &mut table.groups {
        let cells = group.rows.iter_mut().flat_map(|row| &mut row.cells);
        let texts = cells.flat_map(|cell| {
            [
                Some(&mut cell.text),
                cell.short.as_mut(),
                cell.tail.as_mut(),
            ]
        });
        for text in texts.chain([group.heading.as_mut()]).flatten() {
            *text = text::clean(text);
        }
    }
    Cow::Owned(table)
}

/// The cells of a group.
fn cells(group: &Group) -> impl Iterator<Item = &Cell> {
    group.rows.iter().flat_map(|row| &row.cells)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::layout::GUTTER;
    use super::super::{Section, document, sample};
    use super::*;
    use crate::language::Language;

    const ALL: &[Section] = &[
        Section::Counts,
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
        let table = cleaned(table);
        let layout = Layout::choose(&table, style.width, style.ascii)?;
        let mut gutters: Vec<usize> = Vec::new();
        let mut end = 0;
        for slot in &layout.slots {
            end += slot.width;
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
                let style = Style {
                    language,
                    ..sample::style(width)
                };
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
                let page = page(&Style {
                    language,
                    ..sample::style(width)
                });
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
        let colored = page(&Style {
            color: true,
            ..sample::style(100)
        });
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
        let page = page(&Style {
            ascii: true,
            ..sample::style(160)
        });
        let drawn = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        assert!(!page.contains(drawn), "{page}");
    }

    #[test]
    fn numbers_are_never_broken() {
        for width in [64, 80, 100, 120] {
            let page = page(&sample::style(width));
            for number in ["53.24%", "2310.6", "109.87", "1250.5", "1123.4"] {
                assert!(page.contains(number), "{number} at {width}:\n{page}");
            }
        }
    }

    #[test]
    fn the_path_of_a_place_ends_where_numbers_begin() {
        assert_eq!(path("a/b.csv:12:4"), "a/b.csv");
        assert_eq!(path("a:b.csv"), "a:b.csv");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn columns_line_up_whatever_the_names(
            names in proptest::collection::vec("[\\PC\\s]{0,30}", 9),
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
            prop_assert!(color || !page.contains(&0x1b));
        }
    }
}
