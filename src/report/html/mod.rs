//! A document as one HTML page that asks for nothing: style, script and charts stand in it, and it reads without the script. maud
//! escapes every text by construction and checks the elements when it compiles; the charts are SVG of our own (`chart`), since a
//! library would bring a canvas, fonts or a script for what are lines and marks.

mod chart;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::diagnostic::clean;
use crate::language::Language;
use crate::say;

use super::document::{
    Brief, Cell, Column, Counts, Document, Finding, Group, Kind, Note, Portrait, Row, Table, Tone,
    Value, said_once,
};
use super::message::Label;
use super::number::{Measure, Number};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is asked for from anywhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/// A document as a page.
#[must_use]
pub(super) fn render(document: &Document) -> Vec<u8> {
    let language = document.language;
    let title = document.title.as_deref().unwrap_or("indicalc");
    let notes = said_once(document.tables.iter().map(|table| &table.notes));
    let body = html! {
        header {
            h1 { (title) }
            @if !document.preface.is_empty() {
                dl.preface {
                    @for (label, words) in &document.preface {
                        div { dt { (label) } dd { (words) } }
                    }
                }
            }
            @for counts in &document.counts { (self::counts(counts, language)) }
            @if !document.points.is_empty() {
                ul.points { @for point in &document.points { li { (point) } } }
            }
            (contents(document))
        }
        (filter(document))
        main {
            @for (at, (table, notes)) in document.tables.iter().zip(&notes).enumerate() {
                (section(at, table, notes, document))
            }
            (portraits(document))
            @if let Some((heading, findings)) = &document.findings {
                (self::findings(heading, findings))
            }
        }
        script { (PreEscaped(SCRIPT)) }
    };
    page(language, title, &body)
}

/// A brief as a page.
#[must_use]
pub(super) fn brief(brief: &Brief) -> Vec<u8> {
    let title = brief.title.as_deref();
    let body = html! {
        main.brief {
            @if let Some(title) = title { h1 { (title) } }
            p { (brief.paragraph()) }
        }
    };
    page(brief.language, title.unwrap_or("indicalc"), &body)
}

/// A page around its body.
fn page(language: Language, title: &str, body: &Markup) -> Vec<u8> {
    let page = html! {
        (DOCTYPE)
        html lang=(language.pick("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) }
        }
    };
    harmless(&page.into_string()).into_bytes()
}

/// A page without the characters that are obeyed rather than shown.
fn harmless(page: &str) -> String {
    // All else is escaped already: only the name that a hidden character gets is not.
    let lines = page.split('\n').map(|line| clean(line).replace("<U+", "&lt;U+"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The class of a colour; its sign stands for it in black and white.
fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Fair => "fair",
        Tone::Near => "near",
        Tone::Poor => "poor",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}

/// Counts as a bar with a list under it.
fn counts(counts: &Counts, language: Language) -> Markup {
    let parts: Vec<String> = counts.parts.iter().map(|part| part.text(language)).collect();
    html! {
        div.counts {
            p { strong { (counts.head) } }
            @if !counts.parts.is_empty() {
                div.stack role="img" aria-label=(language.list(&parts)) {
                    @for part in counts.parts.iter().filter(|part| part.count > 0) {
                        span class=(class(part.tone)) style={ "flex-grow:" (part.count) } { (part.count) }
                    }
                }
                ul.legend {
                    @for (part, text) in counts.parts.iter().zip(&parts) {
                        li { span class={ "badge " (class(part.tone)) } { (text) } }
                    }
                }
            }
        }
    }
}

/// Links to the sections.
fn contents(document: &Document) -> Markup {
    let label = |label: Label| label.text(document.language);
    html! {
        nav aria-label=(label(Label::Contents)) {
            ul {
                @for (at, table) in document.tables.iter().enumerate() {
                    li { a href={ "#t" (at) } { (table.caption) } }
                }
                @if !document.portraits.is_empty() {
                    li { a href="#targets" { (label(Label::PortraitsTitle)) } }
                }
                @if let Some((heading, _)) = &document.findings {
                    li { a href="#findings" { (heading) } }
                }
            }
        }
    }
}

/// What the script filters by: shown by it alone.
fn filter(document: &Document) -> Markup {
    let portraits = &document.portraits;
    let label = |label: Label| label.text(document.language);
    let choice = |name: &str, word: Label, values: Vec<&str>| {
        html! {
            @if values.len() > 1 {
                label { (label(word)) " "
                    select name=(name) {
                        option value="" { (label(Label::All)) }
                        @for value in values { option { (value) } }
                    }
                }
            }
        }
    };
    let groups = once(portraits.iter().filter_map(|one| one.group.as_deref()));
    let owners = once(portraits.iter().flat_map(|one| one.owners.iter().map(String::as_str)));
    let regions = once(portraits.iter().filter_map(|one| one.region.as_deref()));
    let statuses = once(portraits.iter().map(status));
    html! {
        @if portraits.len() > 1 {
            form #filter hidden aria-label=(label(Label::Filter)) {
                (choice("group", Label::Group, groups))
                (choice("owner", Label::Owner, owners))
                (choice("region", Label::Region, regions))
                (choice("status", Label::Status, statuses))
                label { (label(Label::Search)) " " input type="search" name="text"; }
                output aria-live="polite" data-word=(label(Label::Shown)) {}
            }
        }
    }
}

/// The verdict of a portrait in words.
fn status(portrait: &Portrait) -> &str {
    match &portrait.status.value {
        Value::Text(text) => text,
        _ => "",
    }
}

/// Each text once, in the order in which they are met.
fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known = Vec::new();
    for text in texts {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    known
}

/// A table with its heading and notes.
fn section(at: usize, table: &Table, notes: &[&Note], document: &Document) -> Markup {
    let points = (0..table.columns.len()).map(|at| table.unit_of_points(at, document.language));
    let points: Vec<Option<&str>> = points.collect();
    html! {
        section #{ "t" (at) } {
            h2 #{ "h" (at) } { (table.caption) }
            @if !table.columns.is_empty() {
                div.scroll role="region" tabindex="0" aria-labelledby={ "h" (at) } {
                    table aria-labelledby={ "h" (at) } {
                        thead {
                            tr {
                                @for (column, unit) in table.columns.iter().zip(&points) {
                                    th scope="col" class=[kind(column)] {
                                        (column.head)
                                        @if let Some(unit) = unit { " " small { (unit) } }
                                    }
                                }
                            }
                        }
                        @for group in &table.groups { (self::group(group, table, &points, document)) }
                    }
                }
            }
            (self::notes(notes))
        }
    }
}

fn group(group: &Group, table: &Table, points: &[Option<&str>], document: &Document) -> Markup {
    html! {
        tbody {
            @if let Some(heading) = &group.heading {
                tr.group { th scope="rowgroup" colspan=(table.columns.len()) { (heading) } }
            }
            @for row in &group.rows { (self::row(row, table, points, document)) }
        }
    }
}

fn row(row: &Row, table: &Table, points: &[Option<&str>], document: &Document) -> Markup {
    let has_portrait = !document.portraits.is_empty();
    let link = row.assessment.filter(|_| has_portrait);
    html! {
        tr data-a=[row.assessment] {
            @for ((column, cell), points) in table.columns.iter().zip(&row.cells).zip(points) {
                @if column.kind == Kind::Name {
                    th scope="row" {
                        @if let Some(at) = link {
                            a href={ "#a" (at) } { (words(column, cell, false, document.language)) }
                        } @else {
                            (words(column, cell, false, document.language))
                        }
                    }
                } @else {
                    td class=[kind(column)] data-l=(column.head) data-none[matches!(cell.value, Value::Missing)] {
                        (words(column, cell, points.is_some(), document.language))
                    }
                }
            }
        }
    }
}

/// The class of a column.
fn kind(column: &Column) -> Option<&'static str> {
    match column.kind {
        Kind::Number => Some("n"),
        Kind::Picture => Some("p"),
        Kind::Period => Some("d"),
        Kind::Key => Some("k"),
        Kind::Name | Kind::Text => None,
    }
}

/// A number that is not parted from its unit, where that is one word.
fn whole(number: &Number, language: Language) -> String {
    let text = number.text(language);
    if number.unit(language).contains(' ') { text } else { text.replace(' ', "\u{a0}") }
}

/// What a cell says: a verdict as a badge, a number with its unit, what belongs to it, a picture. The unit of a number that bears none,
/// since its row or the head of points tells it, is shown where there are neither: on a phone.
fn words(column: &Column, cell: &Cell, points: bool, language: Language) -> Markup {
    let badge = cell.tone.filter(|_| column.kind == Kind::Text);
    html! {
        @match &cell.value {
            Value::Number(number) => {
                @let (digits, text) = (number.digits(), whole(number, language));
                @let bare = points || column.bare && matches!(number.measure, Measure::Unit(_));
                @if bare { (digits) i { (text.trim_start_matches(&*digits)) } }
                @else if cell.picture.is_some() { b { (text) } } @else { (text) }
            }
            value => {
                @let text = value.text(language);
                @match badge {
                    Some(tone) => { span class={ "badge " (class(tone)) } { (text) } }
                    None => { (text) }
                }
            }
        }
        @if let Some(remark) = &cell.remark { " " small { (remark) } }
        @if let Some(picture) = &cell.picture { " " (chart::picture(picture)) }
    }
}

fn notes(notes: &[&Note]) -> Markup {
    html! {
        @if !notes.is_empty() {
            ul.notes {
                @for note in notes {
                    li { @if let Some(sign) = &note.sign { (sign) " " } (note.text) }
                }
            }
        }
    }
}

/// The targets one by one, under the headings of their groups.
fn portraits(document: &Document) -> Markup {
    let label = |label: Label| label.text(document.language);
    let groups = document.portraits.chunk_by(|one, next| one.group == next.group);
    html! {
        @if !document.portraits.is_empty() {
            section #targets {
                h2 { (label(Label::PortraitsTitle)) }
                (chart::key(document.language))
                @for group in groups {
                    div.group {
                        @if let Some(heading) = group.first().and_then(|one| one.group.as_deref()) {
                            h3 { (heading) }
                        }
                        div.cards { @for portrait in group { (self::portrait(portrait, document.language)) } }
                    }
                }
            }
        }
    }
}

fn portrait(portrait: &Portrait, language: Language) -> Markup {
    let tone = portrait.status.tone.unwrap_or(Tone::Quiet);
    let owners = say!(language, "牵头部门：{}", "Owner: {}", language.list(&portrait.owners));
    html! {
        article #{ "a" (portrait.assessment) } data-group=(portrait.group.as_deref().unwrap_or_default())
            data-owner=(portrait.owners.join("\n")) data-region=[portrait.region.as_deref()] data-status=(status(portrait)) {
            h4 {
                span.k { (portrait.id) } " " (portrait.name)
                @if let Some(region) = &portrait.region { " · " (region) }
            }
            p.verdict {
                span class={ "badge " (class(tone)) } { (status(portrait)) }
                @if let Some(remark) = &portrait.status.remark { " " small { (remark) } }
                " " (portrait.goal.value.text(language))
                @if let Some(remark) = &portrait.goal.remark { " " small { (remark) } }
            }
            (chart::bullet(portrait, class(tone), language))
            (chart::course(portrait, class(tone), language))
            dl.facts {
                @for (word, cell) in &portrait.facts {
                    div {
                        dt { (word) }
                        dd { (cell.value.text(language)) @if let Some(remark) = &cell.remark { " " small { (remark) } } }
                    }
                }
            }
            @if !portrait.owners.is_empty() { p.owner { (owners) } }
            @if !portrait.origin.is_empty() {
                details { summary { (Label::Origin.text(language)) } pre { (portrait.origin) } }
            }
        }
    }
}

fn findings(heading: &str, findings: &[Finding]) -> Markup {
    html! {
        section #findings {
            h2 { (heading) }
            ul.findings {
                @for finding in findings {
                    li {
                        span class={ "badge " (if finding.warning { "poor" } else { "quiet" }) } { (finding.weight) }
                        @if let Some(place) = &finding.place { " " code { (place) } }
                        " " (finding.text)
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::super::{Format, Section, document};
    use super::*;
    use crate::assess::Report;
    use crate::plan::Plan;

    fn page(plan: &Plan, report: &Report, language: Language) -> String {
        let style = super::super::Style { language, ..sample::style(100) };
        let sections = Format::Html.sections(Section::REPORT);
        String::from_utf8(render(&document(plan, report, &sections, &style))).unwrap()
    }

    /// The names of elements as they open and close; void ones are left out.
    fn balanced(page: &str) -> bool {
        let body = page.split("<script>").next().unwrap();
        let mut open: Vec<&str> = Vec::new();
        for piece in body.split('<').skip(1) {
            let name: &str = piece.split([' ', '>', '/']).next().unwrap();
            if let Some(closed) = piece.strip_prefix('/') {
                let closed = closed.split('>').next().unwrap();
                if open.pop() != Some(closed) {
                    return false;
                }
            } else if !["!DOCTYPE", "meta", "link", "input"].contains(&name) {
                open.push(name);
            }
        }
        open == ["html", "body"]
    }

    #[test]
    fn elements_are_closed_and_nothing_is_asked_for() {
        let (plan, report) = sample::report();
        for language in [Language::Zh, Language::En] {
            let page = page(&plan, &report, language);
            assert!(balanced(&page));
            for asks in ["http:", "https:", "src=", "@import", "url("] {
                assert!(!page.contains(asks), "{asks}");
            }
        }
    }

    #[test]
    fn every_chart_has_a_text_and_every_colour_a_word() {
        let (plan, report) = sample::report();
        let page = page(&plan, &report, Language::Zh);
        for chart in page.split("<svg").skip(1) {
            let tag = chart.split('>').next().unwrap();
            assert!(tag.contains("aria-label=\"") || tag.contains("aria-hidden"), "{tag}");
        }
        for badge in page.split("class=\"badge ").skip(1) {
            let words = badge.split(['<', '>']).nth(1).unwrap();
            assert!(!words.trim().is_empty(), "{badge:.40}");
        }
        assert!(page.contains("基期值 46.20%（2020）、路径现值"));
        assert_eq!(page.matches("<article").count(), report.assessments.len());
    }

    #[test]
    fn names_become_neither_markup_nor_control_characters() {
        let (mut plan, report) = sample::report();
        plan.title = Some("</title><script>alert(1)</script>".into());
        plan.targets[0].name = "\u{9b}31m\u{1b}]0;x\u{7}\u{202e}<img src=x onerror=1>\"'".into();
        plan.targets[1].group = Some("\" onmouseover=\"x".into());
        let page = page(&plan, &report, Language::Zh);
        assert_eq!(page.matches("<script>").count(), 1);
        assert!(!page.contains("<img") && !page.contains("\" onmouseover"));
        assert!(!page.contains(|c: char| c != '\n' && crate::diagnostic::is_hidden(c)));
        assert!(page.contains("&lt;U+202E>"));
        assert!(balanced(&page));
    }
}
