//! A document as Markdown: headings, pipe tables, notes. Text of files and plans never becomes markup.

use std::fmt::Write;

use super::document::{Cell, Document, Kind, Level, Table};
use super::shown::Shown;
use super::{Style, picture};
use crate::diagnostic::clean;

/// A document as Markdown (GitHub's flavour).
#[must_use]
pub fn render(document: &Document, style: &Style) -> Vec<u8> {
    let mut page = String::new();
    if let Some(title) = &document.title {
        block(&mut page, &format!("# {}", escaped(title)));
    }
    for (label, words) in &document.preface {
        block(&mut page, &format!("**{label}** {}", escaped(words)));
    }
    if let Some((head, parts)) = &document.counts {
        block(&mut page, &escaped(&format!("{head}{}", parts.join(" · "))));
    }
    for table in &document.tables {
        self::table(&mut page, table, style);
    }
    if let Some((heading, findings)) = &document.findings {
        block(&mut page, &format!("## {heading}"));
        let items: Vec<String> = findings
            .iter()
            .map(|finding| {
                let place = finding
                    .place
                    .as_deref()
                    .map_or(String::new(), |p| format!("{} ", escaped(p)));
                format!("- {place}**{}** {}", finding.weight, escaped(&finding.text))
            })
            .collect();
        block(&mut page, &items.join("\n"));
    }
    page.into_bytes()
}

fn block(page: &mut String, text: &str) {
    if !page.is_empty() {
        page.push('\n');
    }
    page.push_str(text);
    page.push('\n');
}

fn table(page: &mut String, table: &Table, style: &Style) {
    block(page, &format!("## {}", escaped(&table.caption)));
    for group in &table.groups {
        if let Some(heading) = &group.heading {
            block(page, &format!("### {}", escaped(heading)));
        }
        let heads: Vec<String> = table
            .columns
            .iter()
            .map(|column| escaped(&column.head))
            .collect();
        let rules: Vec<&str> = table
            .columns
            .iter()
            .map(|column| {
                if column.kind == Kind::Figure {
                    "---:"
                } else {
                    "---"
                }
            })
            .collect();
        let mut lines = format!("| {} |\n| {} |", heads.join(" | "), rules.join(" | "));
        for row in &group.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| words(cell, style)).collect();
            // Writing to a string does not fail.
            let _ = write!(lines, "\n| {} |", cells.join(" | "));
        }
        block(page, &lines);
    }
    let notes: Vec<String> = table
        .notes
        .iter()
        .map(|(label, note)| {
            let label = label
                .as_ref()
                .map_or(String::new(), |label| format!("{label} "));
            format!("- {}{}", escaped(&label), escaped(note))
        })
        .collect();
    if !notes.is_empty() {
        block(page, &notes.join("\n"));
    }
}

fn words(cell: &Cell, style: &Style) -> String {
    let drawn = cell
        .picture
        .as_ref()
        .map(|drawn| picture::draw(drawn, style.ascii));
    match drawn.filter(|drawn| !drawn.is_empty()) {
        Some(drawn) => format!(
            "`{drawn}` {}",
            escaped(&Shown::of(cell, Level::Roomy).words())
        )
        .trim_end()
        .to_owned(),
        None => escaped(&Shown::of(cell, Level::Roomy).words()),
    }
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
    use super::super::{Section, document, sample};
    use super::*;

    #[test]
    fn markup_in_names_stays_text() {
        assert_eq!(
            escaped("a|b <img> [x](y)\n# z"),
            "a\\|b &lt;img&gt; \\[x\\](y) \\# z"
        );
    }

    #[test]
    fn every_row_of_a_table_has_as_many_cells_as_its_head() {
        let (plan, report) = sample::report();
        let style = sample::style(80);
        let page = render(&document(&plan, &report, Section::REPORT, &style), &style);
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
