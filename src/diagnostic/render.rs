//! Diagnostics as text: the one place that knows how they look.

use std::fmt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Place, Severity, clean, push_visible};
use crate::language::Language;
use crate::say;

/// A tabulator in a line that is shown.
const TAB: &str = "    ";

/// How diagnostics are to look.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language of the words.
    pub language: Language,
    /// Whether to use colour.
    pub color: bool,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
    /// Columns at most.
    pub width: usize,
}

impl Look {
    /// Without colour, of the usual width.
    #[must_use]
    pub const fn plain(language: Language) -> Self {
        Self { language, color: false, ascii: false, width: 120 }
    }
}

/// In the language of the plan that they are about, in their order.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let look = Look::plain(self.language.unwrap_or_default());
        f.write_str(render(&self.clone().sorted(), look).trim_end())
    }
}

impl std::error::Error for Diagnostics {}

/// Renders diagnostics one after the other, a blank line between two, a line end after the last.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], look: Look) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&render_one(diagnostic, look));
        text.push('\n');
    }
    text
}

fn render_one(diagnostic: &Diagnostic, look: Look) -> String {
    let language = look.language;
    let message = &diagnostic.message;
    let title = level(diagnostic.severity, language)
        .primary_title(clean_lines(&message.text(language)))
        .id(diagnostic.code().word());
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        group = located(group, place, message.label(language).as_deref().map(clean_lines));
    }
    for place in &diagnostic.also {
        group = located(group, place, None);
    }
    let mut groups = vec![group];
    if let Some(help) = message.help(language) {
        let title =
            Level::HELP.with_name(say!(language, "办法", "help")).primary_title(clean_lines(&help));
        groups.push(Group::with_title(title));
    }
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    let decor = if look.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let drawn = renderer.decor_style(decor).term_width(look.width).render(&groups);
    let drawn = without_separators(&drawn);
    if diagnostic.place.is_some() {
        return drawn;
    }
    // Without a place there is nothing for the frame to end.
    let kept: Vec<&str> =
        drawn.lines().filter(|line| !matches!(line.trim(), "╰╴" | "|" | "│")).collect();
    kept.join("\n")
}

/// The renderer separates a path from the text below it, because it numbers columns by character; ours are fields in data files,
/// so path and text are given apart, and the line between them goes.
fn without_separators(rendered: &str) -> String {
    let kept: Vec<&str> =
        rendered.lines().filter(|line| !matches!(line.trim(), "⸬" | ":::")).collect();
    kept.join("\n")
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.with_name(severity.text(language))
}

/// Lines without anything that a terminal would obey.
fn clean_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(clean).collect();
    lines.join("\n")
}

/// Adds a place: its path with line and column, and its text with a caret where there is one.
fn located<'a>(group: Group<'a>, place: &Place, label: Option<String>) -> Group<'a> {
    let is_sheet = place.document.sheet.is_some();
    let mut origin =
        Origin::path(clean(&if is_sheet { place.locator() } else { place.document.to_string() }));
    if place.line > 0 && !is_sheet {
        origin = origin.line(place.line as usize);
        if place.column > 0 {
            origin = origin.char_column(place.column as usize);
        }
    }
    let group = group.element(origin);
    let Some(excerpt) = &place.excerpt else {
        return group;
    };
    let (text, first_line, span) = line_of(excerpt);
    let part = |span: std::ops::Range<usize>| {
        let mut seen = String::new();
        for c in text.get(span).unwrap_or_default().chars() {
            match c {
                '\t' => seen.push_str(TAB),
                c => push_visible(&mut seen, c),
            }
        }
        seen
    };
    let (before, meant) = (part(0..span.start), part(span.clone()));
    let after = part(span.end..text.len());
    let span = before.len()..before.len() + meant.len();
    let text = before + &meant + &after;
    let annotation = AnnotationKind::Primary.span(span).label(label);
    group.element(Snippet::source(text).line_start(first_line).annotation(annotation))
}

/// The line on which the part that is meant begins: a plan is shown by the line, a long span not beyond its first line.
fn line_of(excerpt: &super::Excerpt) -> (String, usize, std::ops::Range<usize>) {
    let text = excerpt.text.as_ref();
    let (start, end) = (excerpt.span.start, excerpt.span.end);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(line_start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let number = excerpt.first_line as usize + before.matches('\n').count();
    let end = (end - line_start).min(line.len());
    (line.to_owned(), number, (start - line_start).min(line.len())..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Message, Text};

    #[derive(Debug)]
    struct Sample;

    impl Message for Sample {
        fn code(&self) -> Code {
            Code::BadGoal
        }
        fn text(&self, language: Language) -> String {
            say!(language, "目标读不懂", "the goal is not understood")
        }
        fn label(&self, language: Language) -> Option<String> {
            Some(say!(language, "这一部分", "this part"))
        }
        fn help(&self, language: Language) -> Option<String> {
            Some(say!(language, "例如 55%左右", "for example 55%"))
        }
    }

    fn shown(place: Place, language: Language) -> String {
        let look = Look { language, color: false, ascii: false, width: 100 };
        render(&[Diagnostic::error(place, Sample)], look)
    }

    #[test]
    fn a_caret_stands_right_under_wide_characters() {
        let text = "[[targets]]\ngoal = \"百分之五五左右\"\n";
        let at = text.find("五左").unwrap();
        let place = Text::new("计划.toml".into(), text.into()).place(at..at + 3);
        let rendered = shown(place, Language::Zh);
        assert_eq!(
            rendered,
            "错误[bad-goal]: 目标读不懂\n  \
             ╭▸ 计划.toml:2:13\n  │\n2 │ goal = \"百分之五五左右\"\n  \
             │                 ━━ 这一部分\n  ╰╴\n办法: 例如 55%左右\n"
        );
    }

    #[test]
    fn a_cell_is_named_by_line_and_field() {
        let place = Place::cell(1, "a.csv", 7, 3).showing("一,二,x1", 8..10);
        let rendered = shown(place, Language::En);
        assert!(rendered.contains("a.csv:7:3"), "{rendered}");
        assert!(rendered.contains("7 │ 一,二,x1"), "{rendered}");
    }

    #[test]
    fn every_place_is_named_and_no_frame_stands_empty() {
        let place = |line| Place::cell(1, "a.csv", line, 3);
        for ascii in [false, true] {
            let look = Look { language: Language::En, color: false, ascii, width: 100 };
            let two = Diagnostic::error(place(7), Sample).also([place(9)]);
            let rendered = render(&[two], look);
            for piece in ["a.csv:7:3", "a.csv:9:3"] {
                assert!(rendered.contains(piece), "{piece}\n{rendered}");
            }
            let none = render(&[Diagnostic::error(None, Sample)], look);
            assert_eq!(none.lines().count(), 2, "{none}");
        }
    }

    #[test]
    fn escape_sequences_of_a_file_do_not_reach_the_terminal() {
        for sign in ["\u{1b}[31m", "\u{9b}31m"] {
            let path = format!("{sign}.csv");
            let place = Place::cell(1, path.as_str(), 1, 1).showing(format!("{sign}x"), 0..1);
            let rendered = shown(place, Language::En);
            assert!(!rendered.contains(['\u{1b}', '\u{9b}']), "{rendered:?}");
        }
    }
}
