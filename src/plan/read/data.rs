//! The keys of `[data]` and of `where`.

use toml::de::DeValue;

use super::reader::{Key, Reader, Value, in_order};
use crate::plan::{Basis, Columns, Filter, Layout, Source, Vintage};
use crate::quantity::Frequency;

/// The keys of a `[data]` block.
pub(super) const KEYS: &[Key<Source>] = &[
    Key {
        name: "files",
        set: |data, read, value| data.files = read.strings(value),
    },
    Key {
        name: "layout",
        set: |data, read, value| data.layout = read.choice(value, Layout::WORDS, Layout::of),
    },
    Key {
        name: "encoding",
        set: |data, read, value| data.encoding = read.string(value),
    },
    Key {
        name: "columns",
        set: |data, read, value| {
            let example = "columns = { period = \"年份\", value = \"数值\" }";
            if let Some(table) = read.table(value, example) {
                read.walk(table, "columns", COLUMNS, &mut data.columns);
            }
        },
    },
    Key {
        name: "frequency",
        set: |data, read, value| {
            const WORDS: &[&str] = &["year", "half-year", "quarter", "month"];
            data.frequency = read.choice(value, WORDS, Frequency::of);
        },
    },
    Key {
        name: "where",
        set: |data, read, value| data.filters = filters(read, value),
    },
    Key {
        name: "indicator",
        set: |data, read, value| data.indicator = read.string(value),
    },
    Key {
        name: "unit",
        set: |data, read, value| data.unit = read.unit(value),
    },
    Key {
        name: "region",
        set: |data, read, value| data.region = read.string(value),
    },
    Key {
        name: "vintage",
        set: |data, read, value| data.vintage = vintage(read, value),
    },
    Key {
        name: "sheet",
        set: |data, read, value| data.sheet = read.string(value),
    },
    Key {
        name: "basis",
        set: |data, read, value| data.basis = read.choice(value, Basis::WORDS, Basis::of),
    },
    Key {
        name: "missing",
        set: |data, read, value| data.missing = read.texts(value),
    },
];

const COLUMNS: &[Key<Columns>] = &[
    Key {
        name: "period",
        set: |columns, read, value| columns.period = read.string(value),
    },
    Key {
        name: "indicator",
        set: |columns, read, value| columns.indicator = read.string(value),
    },
    Key {
        name: "value",
        set: |columns, read, value| columns.value = read.string(value),
    },
    Key {
        name: "region",
        set: |columns, read, value| columns.region = read.string(value),
    },
    Key {
        name: "unit",
        set: |columns, read, value| columns.unit = read.string(value),
    },
    Key {
        name: "vintage",
        set: |columns, read, value| columns.vintage = read.string(value),
    },
    Key {
        name: "flag",
        set: |columns, read, value| columns.flag = read.string(value),
    },
    Key {
        name: "from",
        set: |columns, read, value| columns.from = read.string(value),
    },
    Key {
        name: "until",
        set: |columns, read, value| columns.until = read.string(value),
    },
];

/// A `where` table: each key with the values any of which counts.
pub(super) fn filters(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Filter> {
    let Some(table) = read.table(value, "where = { \"行业\" = [\"金融业\"] }") else {
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

/// `vintage = "2024-07"` or `vintage = { pattern = "gdp_*.csv" }`.
fn vintage(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Vintage> {
    const PATTERN: &[Key<Option<String>>] = &[Key {
        name: "pattern",
        set: |pattern, read, value| *pattern = read.string(value),
    }];
    if let DeValue::Table(table) = value.get_ref() {
        let mut pattern = None;
        read.walk(table, "vintage", PATTERN, &mut pattern);
        return pattern.map(Vintage::FromName);
    }
    read.scalar(value).map(Vintage::Fixed)
}
