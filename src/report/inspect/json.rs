//! What the reader sees, for scripts.

use super::super::json::{dated, finding};
use super::super::machine::{Item, Object, SCHEMA_VERSION, object};
use crate::data::{Account, Inspection, SeriesSeen};
use crate::language::Language;
use crate::plan::{Basis, Layout};
use crate::quantity::Unit;

/// Inspections as one JSON object, UTF-8, with a line end; the language is that of the problems.
#[must_use]
pub fn render(files: &[Inspection], language: Language) -> Vec<u8> {
    let object = object! {
        "schema_version": SCHEMA_VERSION,
        "files": files.iter().map(|file| entry(file, language)).collect::<Item>(),
    };
    object.json()
}

fn entry(file: &Inspection, language: Language) -> Object {
    let problems = file.problems.clone().sorted();
    object! {
        "path": &*file.document.path,
        "sheet"?: file.document.sheet.as_deref(),
        "encoding": file.encoding.as_deref(),
        "delimiter": file.delimiter,
        "layout": file.layout.map(Layout::word),
        "header_line": file.header_line,
        "notes": file.notes.iter().map(|note| &note.text).collect::<Item>(),
        "columns": pairs(&file.columns),
        "series": file.series.iter().map(series).collect::<Item>(),
        "observations": file.observations,
        "missing": file.missing,
        "problems": problems.iter().map(|one| finding(one, &[], language)).collect::<Item>(),
        "account"?: file.account.as_ref().map(account),
    }
}

/// What became of the cells that are not blank.
fn account(account: &Account) -> Object {
    object! {
        "values": account.values,
        "missing": account.missing,
        "headers": account.headers,
        "labels": account.labels,
        "notes": account.notes,
        "told": account.told,
        "left_out": account.left_out,
        "lost": account.lost.iter().map(|place| vec![place.line, place.column]).collect::<Item>(),
    }
}

fn series(series: &SeriesSeen) -> Object {
    object! {
        "indicator": &series.indicator,
        "region": series.region.as_deref(),
        "unit": series.unit.as_ref().and_then(Unit::told),
        "basis": series.basis.map(|basis| match basis {
            Basis::YearToDate => "ytd",
            Basis::Period => "period",
            Basis::Quarter => "quarter",
        }),
        "dimensions": pairs(&series.dimensions),
        "observations": series.observations,
        "missing": series.missing,
        "first": series.first.map(|(period, value)| dated(period, value)),
        "last": series.last.map(|(period, value)| dated(period, value)),
    }
}

/// Pairs as an object in their order; a name that occurs again gets a number, so that nothing is lost.
fn pairs(pairs: &[(String, String)]) -> Object {
    let mut object = Object::default();
    for (name, text) in pairs {
        let numbered = (2..).map(|at| format!("{name} {at}"));
        let mut keys = [name.clone()].into_iter().chain(numbered);
        let key = keys.find(|key| !object.has(key));
        object.put(key.unwrap_or_default(), text);
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_occur_twice_are_all_kept_in_their_order() {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let pairs = [pair("SEX", "F"), pair("SEX", "M"), pair("AGE", "15+")];
        let text = serde_json::to_string(&super::pairs(&pairs)).unwrap();
        assert_eq!(text, r#"{"SEX":"F","SEX 2":"M","AGE":"15+"}"#);
    }

    #[test]
    fn keys_stand_in_the_order_of_the_contract() {
        let bytes: std::sync::Arc<[u8]> = "时间,出口(亿元)\n2022,1.50\n2023,\n".as_bytes().into();
        let file = crate::data::inspect(
            std::path::Path::new("-"),
            &crate::plan::Source::default(),
            &crate::plan::Plan::default(),
            Some(&bytes),
        );
        let text = String::from_utf8(render(&file, Language::En)).unwrap();
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"')?.split_once("\":"))
            .map(|(key, _)| key)
            .collect();
        assert_eq!(
            keys.join(" "),
            "schema_version files path encoding delimiter layout header_line notes columns period series \
             indicator region unit basis dimensions observations missing first period value last period value \
             observations missing problems"
        );
        assert!(text.contains("\"value\": 1.5\n"), "{text}");
    }
}
