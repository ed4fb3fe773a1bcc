//! The list of what is to be said of the data.

use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::language::Language;
use crate::say;

use super::document::Finding;
use super::message::Label;
use super::view::View;

/// Findings of one code that a page shows.
const OF_A_CODE: usize = 10;
/// Further places of a finding that are named.
const PLACES: usize = 12;

/// The findings with their heading, in the order given; none where there are none. Of one code the first are shown, the last
/// entry says how many more there are.
pub(super) fn list(view: &View) -> Option<(String, Vec<Finding>)> {
    let language = view.style.language;
    let mut counts: Vec<(Code, usize)> = Vec::new();
    let mut entries = Vec::new();
    for finding in &view.report.findings {
        let code = finding.code();
        if !counts.iter().any(|(known, _)| *known == code) {
            counts.push((code, 0));
        }
        let count = counts.iter_mut().find(|(known, _)| *known == code);
        let Some((_, count)) = count else { continue };
        *count += 1;
        if *count <= OF_A_CODE {
            entries.push(entry(finding, language));
        }
    }
    let more = counts.iter().filter_map(|(code, count)| {
        let more = count.checked_sub(OF_A_CODE).filter(|more| *more > 0)?;
        let what = code.text(language);
        Some(say!(language, "{what} {more} 条", "{more} times {what}"))
    });
    let more = language.list(more);
    if !more.is_empty() {
        entries.push(Finding {
            place: None,
            weight: Label::More.text(language).to_owned(),
            text: say!(
                language,
                "{more}；indicalc check 或 --format json 可见全部",
                "{more}; indicalc check or --format json tells all of them"
            ),
            warning: false,
        });
    }
    (!entries.is_empty()).then(|| (Label::Findings.text(language).to_owned(), entries))
}

/// A diagnostic as an entry of a list.
pub(super) fn entry(finding: &Diagnostic, language: Language) -> Finding {
    Finding {
        place: finding.place.as_ref().map(Place::locator),
        weight: finding.severity.text(language).to_owned(),
        text: told(finding, language),
        warning: finding.severity != Severity::Info,
    }
}

/// What a diagnostic says, with the further places it speaks of.
pub(super) fn told(finding: &Diagnostic, language: Language) -> String {
    let text = finding.message.text(language);
    let mut document = None;
    let places = finding.also.iter().take(PLACES).map(|place| {
        let same = document.replace(&place.document) == Some(&place.document);
        if same { place.within() } else { place.locator() }
    });
    let mut places: Vec<String> = places.collect();
    let more = finding.also.len().saturating_sub(PLACES);
    if more > 0 {
        places.push(say!(language, "还有 {more} 处", "{more} more"));
    }
    let places = language.list(places);
    if places.is_empty() {
        text
    } else {
        say!(language, "{text}（另见 {places}）", "{text} (see also {places})")
    }
}
