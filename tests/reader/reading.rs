//! Reading what is written down in a test.

use indicalc::data::{Data, Observation, read};
use indicalc::diagnostic::Severity;
use indicalc::language::Language;
use indicalc::plan::{Filter, Request, Source};
use indicalc::series::{Catalogue, Definition};

use crate::support::{folder, plan, source};

/// Reads files that are written down in a test.
pub(crate) fn reading(
    files: &[(&str, &[u8])],
    source: Source,
    series: Vec<Definition>,
    options: &Request,
) -> Data {
    let folder = folder(files);
    let plan = plan(folder.path(), vec![source]);
    read(&plan, &Catalogue::new(series), options)
}

pub(crate) fn long(text: &str, wanted: Vec<Definition>) -> Data {
    reading(&[("a.csv", text.as_bytes())], source(&["a.csv"]), wanted, &Request::default())
}

/// One observation as a line: period, region, value, unit.
pub(crate) fn lines(data: &Data) -> Vec<String> {
    let line = |one: Observation| {
        let value = one.value.map_or("—".to_owned(), |value| value.normalized().to_string());
        format!("{} {} {value} {}", one.period, data.regions.name(one.region), data.unit(one.unit))
            .replace("  ", " ")
            .trim()
            .to_owned()
    };
    data.observations.iter().map(line).collect()
}

pub(crate) fn errors(data: &Data) -> Vec<String> {
    let sorted = data.diagnostics.clone().sorted();
    let line = |d: &indicalc::diagnostic::Diagnostic| {
        let place = d
            .place
            .as_ref()
            .map(|place| format!("{}:{}", place.line, place.column))
            .unwrap_or_default();
        format!("{place} {} {}", d.code().word(), d.message.text(Language::En))
    };
    sorted.iter().filter(|d| d.severity == Severity::Error).map(line).collect()
}

pub(crate) fn filter(column: &str, values: &[&str]) -> Filter {
    Filter {
        column: column.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        span: 0..0,
    }
}
