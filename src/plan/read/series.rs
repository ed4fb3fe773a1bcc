//! The keys of `[series.KEY]` and the lines of `[units]`.

use std::ops::Range;

use toml::de::DeTable;

use super::data::filters;
use super::message::PlanMessage;
use super::reader::{Key, Reader, Value, in_order};
use crate::plan::{Aggregate, Basis, Definition, Kind, Over};
use crate::quantity::Unit;

const KEYS: &[Key<Definition>] = &[
    Key {
        name: "name",
        set: |series, read, value| {
            if let Some(name) = read.string(value) {
                series.name = name;
            }
        },
    },
    Key {
        name: "match",
        set: |series, read, value| series.matches = read.texts(value),
    },
    Key {
        name: "unit",
        set: |series, read, value| series.unit = read.unit(value),
    },
    Key {
        name: "kind",
        set: |series, read, value| series.kind = read.choice(value, Kind::WORDS, Kind::of),
    },
    Key {
        name: "basis",
        set: |series, read, value| series.basis = read.choice(value, Basis::WORDS, Basis::of),
    },
    Key {
        name: "over",
        set: |series, read, value| series.over = read.choice(value, Over::WORDS, Over::of),
    },
    Key {
        name: "where",
        set: |series, read, value| series.filters = filters(read, value),
    },
    Key {
        name: "aggregate",
        set: |series, read, value| {
            series.aggregate = read.choice(value, Aggregate::WORDS, Aggregate::of);
        },
    },
    Key {
        name: "growth",
        set: |series, read, value| series.growth = read.texts(value),
    },
    Key {
        name: "breaks",
        set: |series, read, value| {
            for (text, span) in read.strings(value) {
                series.breaks.extend(read.period_text(&text, span));
            }
        },
    },
    Key {
        name: "parts",
        set: |series, read, value| series.parts = read.texts(value),
    },
    Key {
        name: "complete",
        set: |series, read, value| series.complete = read.boolean(value).unwrap_or(false),
    },
];

/// The tables below `[series]`, in the order of the file.
pub(super) fn definitions(read: &mut Reader<'_>, table: &DeTable<'_>) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    for (key, value) in in_order(table) {
        let Some(table) = read.table(value, "[series.gdp] name = \"地区生产总值\"") else {
            continue;
        };
        let mut series = blank(key.get_ref(), key.span());
        read.walk(table, "[series]", KEYS, &mut series);
        if definitions.iter().any(|other| other.name == series.name) {
            let name = series.name.clone();
            read.error(key.span(), PlanMessage::DuplicateName { name });
        }
        definitions.push(series);
    }
    definitions
}

fn blank(key: &str, span: Range<usize>) -> Definition {
    Definition {
        key: key.to_owned(),
        name: key.to_owned(),
        matches: Vec::new(),
        unit: None,
        kind: None,
        basis: None,
        over: None,
        filters: Vec::new(),
        aggregate: None,
        growth: Vec::new(),
        breaks: Vec::new(),
        parts: Vec::new(),
        complete: false,
        span,
    }
}

/// The lines of `[units]`, which must stand before any unit is read.
pub(super) fn units(read: &mut Reader<'_>, value: &Value<'_>) {
    let Some(table) = read.table(value, "[units] \"坐席\" = \"个坐席\"") else {
        return;
    };
    for (alias, value) in in_order(table) {
        let Some(unit) = read.string(value) else {
            continue;
        };
        if Unit::parse(&unit, &read.units).is_err() {
            read.error(value.span(), PlanMessage::NoUnit { written: unit });
        } else {
            read.units.alias(alias.get_ref(), &unit);
        }
    }
}
