//! The keys of `[data]` and of `where`.

use toml::de::DeValue;

use super::message::Wanted;
use super::reader::{Reader, Value};
use super::walk::{Key, in_order};
use crate::plan::{Columns, Filter, NamePattern, Source, Vintage};

/// The keys of a `[data]` block.
pub(super) const KEYS: &[Key<Source>] = &[
    Key("files", |data, read, value| {
        data.files = read.strings(value);
    }),
    Key("layout", |data, read, value| {
        data.layout = read.choice(value);
    }),
    Key("encoding", |data, read, value| {
        data.encoding = encoding(read, value);
    }),
    Key("columns", |data, read, value| {
        let example = (
            "columns = { period = \"年份\", value = \"数值\" }",
            "columns = { period = \"Year\", value = \"Amount\" }",
        );
        if let Some(table) = read.table(value, example) {
            read.walk(table, "columns", COLUMNS, &mut data.columns);
        }
    }),
    Key("frequency", |data, read, value| {
        data.frequency = read.choice(value);
    }),
    Key("where", |data, read, value| {
        data.filters = filters(read, value);
    }),
    Key("indicator", |data, read, value| {
        data.indicator = read.text(value);
    }),
    Key("unit", |data, read, value| data.unit = read.unit(value)),
    Key("region", |data, read, value| data.region = read.text(value)),
    Key("vintage", |data, read, value| {
        data.vintage = vintage(read, value);
    }),
    Key("sheet", |data, read, value| data.sheet = read.text(value)),
    Key("basis", |data, read, value| {
        data.basis = read.choice(value);
    }),
    Key("missing", |data, read, value| {
        data.missing = read.texts(value);
    }),
];

const COLUMNS: &[Key<Columns>] = &[
    Key("period", |columns, read, value| {
        columns.period = read.text(value);
    }),
    Key("indicator", |columns, read, value| {
        columns.indicator = read.text(value);
    }),
    Key("value", |columns, read, value| {
        columns.value = read.text(value);
    }),
    Key("region", |columns, read, value| {
        columns.region = read.text(value);
    }),
    Key("unit", |columns, read, value| {
        columns.unit = read.text(value);
    }),
    Key("vintage", |columns, read, value| {
        columns.vintage = read.text(value);
    }),
    Key("flag", |columns, read, value| {
        columns.flag = read.text(value);
    }),
    Key("from", |columns, read, value| {
        columns.from = read.text(value);
    }),
    Key("until", |columns, read, value| {
        columns.until = read.text(value);
    }),
];

/// A `where` table: each key with the values any of which counts.
pub(super) fn filters(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Filter> {
    let example = (
        "where = { \"行业\" = [\"金融业\"] }",
        "where = { sector = [\"Finance\"] }",
    );
    let Some(table) = read.table(value, example) else {
        return Vec::new();
    };
    in_order(table)
        .into_iter()
        .map(|(key, value)| Filter {
            column: key.get_ref().as_ref().to_owned(),
            values: read.texts(value),
            span: key.span(),
        })
        .collect()
}

fn encoding(read: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let known = |label: &str| {
        let plain = label.trim_end_matches("-bom").trim_end_matches("-sig");
        encoding_rs::Encoding::for_label(plain.as_bytes()).map(|_| label.to_owned())
    };
    read.checked(value, Wanted::ENCODING, known)
}

/// `vintage = "2024-07"`, a date, or `vintage = { pattern = "gdp_*.csv" }`.
fn vintage(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Vintage> {
    const EXAMPLE: &str = "vintage = { pattern = \"gdp_*.csv\" }";
    const PATTERN: &[Key<Option<NamePattern>>] = &[Key("pattern", |pattern, read, value| {
        *pattern = read.checked(value, Wanted::PATTERN, NamePattern::new);
    })];
    match value.get_ref() {
        DeValue::Table(table) => {
            let mut pattern = None;
            read.walk(table, "vintage", PATTERN, &mut pattern);
            read.require(table, value.span(), "pattern", (EXAMPLE, EXAMPLE));
            pattern.map(Vintage::FromName)
        }
        DeValue::Datetime(_) => Some(Vintage::Fixed(read.written(value))),
        _ => read.text_or_number(value).map(Vintage::Fixed),
    }
}
