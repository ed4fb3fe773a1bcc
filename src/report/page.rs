//! A page of lines: text that wraps, labels, lists, tables and findings, none wider than the page.

use crate::diagnostic::clean;
use crate::say;

use super::columns::Layout;
use super::document::{Finding, Note, Table, Tone};
use super::grid::{self, bold, toned};
use super::{Style, cards, text};

/// Lines of text of a width.
pub(super) struct Page<'a> {
    style: &'a Style,
    lines: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) fn new(style: &'a Style) -> Self {
        Self { style, lines: Vec::new() }
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
        for (at, line) in text::wrap(&clean(words), width).into_iter().enumerate() {
            let line = if strong { bold(line, self.style) } else { line.to_owned() };
            let indent = if at == 0 { "" } else { indent };
            self.lines.push(format!("{indent}{line}"));
        }
    }

    /// Lines as they are, to be copied: only what a terminal would obey is taken out.
    pub(super) fn verbatim(&mut self, words: &str) {
        self.lines.extend(words.lines().map(clean));
    }

    /// A rule that bears a heading.
    pub(super) fn rule(&mut self, heading: &str) {
        let rule = grid::rule(heading, self.width(), self.style);
        self.lines.extend(rule);
    }

    /// A heading.
    pub(super) fn strong(&mut self, words: &str) {
        self.wrapped(words, "  ", true);
    }

    /// A text in a colour.
    pub(super) fn toned(&mut self, indent: &str, words: &str, tone: Tone) {
        let width = self.width().saturating_sub(text::width(indent));
        for line in text::wrap(&clean(words), width) {
            self.lines.push(format!("{indent}{}", toned(line, tone, self.style)));
        }
    }

    /// A text behind a label; its further lines stand under its beginning, or under the label where that is long.
    pub(super) fn labelled(&mut self, label: &str, words: &str) {
        let (label, words) = (clean(label), clean(words));
        let indent = text::width(&label);
        if indent > self.width() / 2 {
            let bare = label.trim_start_matches(' ');
            let indent = (text::width(&label) - text::width(bare)).min(self.width() / 4);
            let words = format!("{bare}{words}");
            let wrapped = text::wrap(&words, self.width() - indent - 2);
            for (at, line) in wrapped.into_iter().enumerate() {
                let blanks = if at == 0 { indent } else { indent + 2 };
                self.lines.push(format!("{}{line}", " ".repeat(blanks)));
            }
            return;
        }
        let wrapped = text::wrap(&words, self.width().saturating_sub(indent));
        for (at, line) in wrapped.into_iter().enumerate() {
            let before = if at == 0 { &label } else { "" };
            self.lines.push(format!("{}{line}", text::padded(before, indent)));
        }
    }

    /// Parts behind a head, never broken as long as they fit a line.
    pub(super) fn listed(&mut self, head: &str, parts: &[String]) {
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

    /// The lines of another page.
    pub(super) fn append(&mut self, other: Page) {
        self.lines.extend(other.lines);
    }

    /// A table with its heading and notes.
    pub(super) fn table(&mut self, table: &Table) {
        let notes = self.drawn(table);
        self.notes(table, notes.iter());
    }

    /// A table with its heading; gives the notes that are to stand under it.
    pub(super) fn drawn(&mut self, table: &Table) -> Vec<Note> {
        if !table.caption.is_empty() {
            self.wrapped(&table.caption, "", true);
        }
        let layout = Layout::choose(table, self.style);
        match &layout {
            _ if table.columns.is_empty() => {}
            Some(layout) => self.lines.extend(grid::lines(layout, self.style)),
            None => self.lines.extend(cards::lines(table, self.style)),
        }
        layout.map_or_else(|| table.notes.clone(), |layout| layout.notes())
    }

    /// The notes under a table.
    pub(super) fn notes<'n>(
        &mut self,
        table: &Table,
        notes: impl ExactSizeIterator<Item = &'n Note>,
    ) {
        if !table.columns.is_empty() && notes.len() > 0 {
            self.blank();
        }
        for Note { sign, text, .. } in notes {
            let sign = sign.as_ref().map_or(String::new(), |sign| format!("{sign} "));
            self.labelled(&sign, text);
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
            let place =
                finding.place.as_deref().map_or(String::new(), |place| format!("{place}  "));
            let words = clean(&format!("{place}{}{colon}{}", finding.weight, finding.text));
            let lines = text::wrap(&words, self.width().saturating_sub(2));
            for (at, line) in lines.into_iter().enumerate() {
                let line = if finding.warning && at == 0 {
                    let weight = toned(&finding.weight, Tone::Poor, self.style);
                    line.replacen(&finding.weight, &weight, 1)
                } else {
                    line.to_owned()
                };
                self.lines.push(if at == 0 { line } else { format!("  {line}") });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_place_ends_where_numbers_begin() {
        assert_eq!(path("a/b.csv:12:4"), "a/b.csv");
        assert_eq!(path("a:b.csv"), "a:b.csv");
    }
}
