//! A document as Markdown: headings, pipe tables, notes. Text of files and plans never becomes markup.

use std::fmt::Write;

use crate::diagnostic::clean;

use super::document::{Brief, Cell, Document, Kind, Note, Table, said_once};
use super::{Style, picture};

/// A document as Markdown (GitHub's flavour).
#[must_use]
pub(super) fn render(document: &Document, style: &Style) -> Vec<u8> {
    let mut page = String::new();
    if let Some(title) = &document.title {
        block(&mut page, &format!("# {}", escaped(title)));
    }
    for (label, words) in &document.preface {
        block(&mut page, &format!("**{label}** {}", escaped(words)));
    }
    for counts in &document.counts {
        let parts = counts.parts.iter().map(|part| part.text(style.language));
        let parts = parts.collect::<Vec<_>>().join(" · ");
        block(&mut page, &escaped(&format!("{}{parts}", counts.head)));
    }
    let notes = said_once(document.tables.iter().map(|table| &table.notes));
    for (table, notes) in document.tables.iter().zip(notes) {
        self::table(&mut page, table, &notes, style);
    }
    if let Some((heading, findings)) = &document.findings {
        block(&mut page, &format!("## {heading}"));
        let items = findings.iter().map(|finding| {
            let place = finding.place.as_deref().map(escaped);
            let place = place.map_or(String::new(), |place| format!("{place} "));
            format!("- {place}**{}** {}", finding.weight, escaped(&finding.text))
        });
        block(&mut page, &items.collect::<Vec<_>>().join("\n"));
    }
    page.into_bytes()
}

/// A brief as Markdown.
#[must_use]
pub(super) fn brief(brief: &Brief) -> Vec<u8> {
    let mut page = String::new();
    if let Some(title) = &brief.title {
        block(&mut page, &format!("# {}", escaped(title)));
    }
    block(&mut page, &escaped(&brief.paragraph()));
    page.into_bytes()
}

fn block(page: &mut String, text: &str) {
    if !page.is_empty() {
        page.push('\n');
    }
    page.push_str(text);
    page.push('\n');
}

fn table(page: &mut String, table: &Table, notes: &[&Note], style: &Style) {
    block(page, &format!("## {}", escaped(&table.caption)));
    for group in &table.groups {
        if let Some(heading) = &group.heading {
            block(page, &format!("### {}", escaped(heading)));
        }
        let heads = table.columns.iter().map(|column| escaped(&column.head));
        let rules = table.columns.iter().map(|column| match column.kind {
            Kind::Number => "---:",
            _ => "---",
        });
        let heads = heads.collect::<Vec<_>>().join(" | ");
        let rules = rules.collect::<Vec<_>>().join(" | ");
        let mut lines = format!("| {heads} |\n| {rules} |");
        for row in &group.rows {
            let cells = row.cells.iter().map(|cell| words(cell, style));
            let cells = cells.collect::<Vec<_>>().join(" | ");
            // Writing to a string does not fail.
            let _ = write!(lines, "\n| {cells} |");
        }
        block(page, &lines);
    }
    let notes = notes.iter().map(|note| {
        let sign = note.sign.as_deref().map(escaped);
        let sign = sign.map_or(String::new(), |sign| format!("{sign} "));
        format!("- {sign}{}", escaped(&note.text))
    });
    let notes = notes.collect::<Vec<_>>().join("\n");
    if !notes.is_empty() {
        block(page, &notes);
    }
}

fn words(cell: &Cell, style: &Style) -> String {
    let drawn = cell.picture.as_deref();
    let drawn = drawn.map(|drawn| picture::draw(drawn, style.ascii));
    let drawn = drawn.filter(|drawn| !drawn.is_empty());
    let drawn = drawn.map(|drawn| format!("`{drawn}`"));
    let value = Some(escaped(&cell.value.text(style.language))).filter(|text| !text.is_empty());
    let remark = cell.remark.as_deref().map(escaped);
    let parts = [drawn, value, remark];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in clean(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Section, document, sample};
    use super::*;

    #[test]
    fn markup_in_names_stays_text() {
        assert_eq!(escaped("a|b <img> [x](y)\n# z"), "a\\|b &lt;img&gt; \\[x\\](y) \\# z");
    }

    #[test]
    fn every_row_of_a_table_has_as_many_cells_as_its_head() {
        let (plan, report) = sample::report();
        let style = sample::style(80);
        let page = render(
            &document(&plan, &report, &Format::Markdown.sections(Section::REPORT), &style),
            &style,
        );
        let page = String::from_utf8(page).unwrap();
        let mut columns = 0;
        for line in page.lines() {
            let bars = line.replace("\\|", "").matches('|').count();
            if line.starts_with('|') {
                assert!(columns == 0 || bars == columns, "{line}");
                columns = bars;
            } else {
                columns = 0;
            }
        }
        assert!(page.contains("## 差距表"));
    }
}
