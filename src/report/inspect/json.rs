//! What the reader sees, for scripts. Keys stand in the order of the structs below.

use std::collections::HashSet;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Number;

use super::super::json::{Finding, SCHEMA_VERSION, bytes, number};
use crate::data::{Account, Inspection, SeriesSeen};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::plan::{Basis, Layout};
use crate::quantity::{Decimal, Period, Unit};

/// Inspections as one JSON object, UTF-8, with a line end; the language is that of the problems.
#[must_use]
pub fn render(files: &[Inspection], language: Language) -> Vec<u8> {
    let problems: Vec<Vec<Diagnostic>> = files
        .iter()
        .map(|file| file.problems.clone().sorted())
        .collect();
    let files = files.iter().zip(&problems);
    bytes(&Root {
        schema_version: SCHEMA_VERSION,
        files: files
            .map(|(file, problems)| Entry::of(file, problems, language))
            .collect(),
    })
}

#[derive(serde::Serialize)]
struct Root<'a> {
    schema_version: u32,
    files: Vec<Entry<'a>>,
}

#[derive(serde::Serialize)]
struct Entry<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    encoding: Option<&'a str>,
    delimiter: Option<char>,
    layout: Option<&'static str>,
    header_line: Option<u32>,
    notes: Vec<&'a str>,
    columns: Pairs<'a>,
    series: Vec<Series<'a>>,
    observations: u64,
    missing: u64,
    problems: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Accounted>,
}

/// What became of the cells that are not blank.
#[derive(serde::Serialize)]
struct Accounted {
    values: u64,
    missing: u64,
    headers: u64,
    labels: u64,
    notes: u64,
    told: u64,
    left_out: u64,
    lost: Vec<[u32; 2]>,
}

impl Accounted {
    fn of(account: &Account) -> Self {
        let lost = account.lost.iter();
        Self {
            values: account.values,
            missing: account.missing,
            headers: account.headers,
            labels: account.labels,
            notes: account.notes,
            told: account.told,
            left_out: account.left_out,
            lost: lost.map(|place| [place.line, place.column]).collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct Series<'a> {
    indicator: &'a str,
    region: Option<&'a str>,
    unit: Option<&'a str>,
    basis: Option<&'static str>,
    dimensions: Pairs<'a>,
    observations: u64,
    missing: u64,
    first: Option<Dated>,
    last: Option<Dated>,
}

#[derive(serde::Serialize)]
struct Dated {
    period: String,
    value: Option<Number>,
}

impl<'a> Entry<'a> {
    fn of(file: &'a Inspection, problems: &'a [Diagnostic], language: Language) -> Self {
        let problems = problems
            .iter()
            .map(|problem| Finding::of(problem, &[], language));
        Self {
            path: &file.document.path,
            sheet: file.document.sheet.as_deref(),
            encoding: file.encoding.as_deref(),
            delimiter: file.delimiter,
            layout: file.layout.map(Layout::word),
            header_line: file.header_line,
            notes: file.notes.iter().map(|note| note.text.as_str()).collect(),
            columns: Pairs(&file.columns),
            series: file.series.iter().map(Series::of).collect(),
            observations: file.observations,
            missing: file.missing,
            problems: problems.collect(),
            account: file.account.as_ref().map(Accounted::of),
        }
    }
}

impl<'a> Series<'a> {
    fn of(series: &'a SeriesSeen) -> Self {
        Self {
            indicator: &series.indicator,
            region: series.region.as_deref(),
            unit: series.unit.as_ref().and_then(Unit::told),
            basis: series.basis.map(basis_word),
            dimensions: Pairs(&series.dimensions),
            observations: series.observations,
            missing: series.missing,
            first: series.first.map(dated),
            last: series.last.map(dated),
        }
    }
}

fn dated((period, value): (Period, Decimal)) -> Dated {
    Dated {
        period: period.to_string(),
        value: number(value),
    }
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::YearToDate => "ytd",
        Basis::Period => "period",
        Basis::Quarter => "quarter",
    }
}

/// Pairs as an object in their order; a name that occurs again gets a number, so that nothing is lost.
struct Pairs<'a>(&'a [(String, String)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seen = HashSet::new();
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, text) in self.0 {
            let mut key = name.clone();
            let mut next = 2_usize;
            while !seen.insert(key.clone()) {
                key = format!("{name} {next}");
                next += 1;
            }
            map.serialize_entry(&key, text)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_occur_twice_are_all_kept_in_their_order() {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let pairs = [pair("SEX", "F"), pair("SEX", "M"), pair("AGE", "15+")];
        let text = serde_json::to_string(&Pairs(&pairs)).unwrap();
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
