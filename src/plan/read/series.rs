//! The keys of `[series.KEY]` and the lines of `[units]`.

use std::ops::Range;

use toml::de::DeTable;

use super::data::filters;
use super::keys::{Key, in_order};
use super::message::PlanMessage;
use super::reader::{Reader, Value};
use crate::plan::{Definition, fold};

/// The keys of a `[series.KEY]`.
pub(super) const KEYS: &[Key<Definition>] = &[
    Key("name", |series, read, value| {
        if let Some(name) = read.text(value) {
            series.name = name;
        }
    }),
    Key("match", |series, read, value| {
        series.matches = read.texts(value);
    }),
    Key("unit", |series, read, value| series.unit = read.unit(value)),
    Key("kind", |series, read, value| {
        series.kind = read.choice(value);
    }),
    Key("basis", |series, read, value| {
        series.basis = read.choice(value);
    }),
    Key("over", |series, read, value| {
        series.over = read.choice(value);
    }),
    Key("where", |series, read, value| {
        series.filters = filters(read, value);
    }),
    Key("aggregate", |series, read, value| {
        series.aggregate = read.choice(value);
    }),
    Key("growth", |series, read, value| {
        series.growth = read.texts(value);
    }),
    Key("breaks", |series, read, value| {
        let breaks = read.periods(value).into_iter();
        series.breaks = breaks.map(|(period, _)| period).collect();
    }),
    Key("parts", |series, read, value| {
        series.parts = read.texts(value);
    }),
    Key("complete", |series, read, value| {
        series.complete = read.truth(value).unwrap_or(false);
    }),
];

/// The tables below `[series]`, in the order of the file.
pub(super) fn definitions(read: &mut Reader<'_>, table: &DeTable<'_>) -> Vec<Definition> {
    let mut definitions: Vec<Definition> = Vec::new();
    for (key, value) in in_order(table) {
        let Some(table) = value.get_ref().as_table() else {
            // Its keys stand there one by one: it is told once.
            if definitions.is_empty() {
                read.error(key.span(), PlanMessage::SeriesWithoutKey);
            }
            break;
        };
        let mut series = blank(key.get_ref(), key.span());
        read.walk(table, "[series.KEY]", KEYS, &mut series);
        if series.key.trim().is_empty() {
            read.error(key.span(), PlanMessage::Empty);
        }
        definitions.push(series);
    }
    refuse_clashes(read, &definitions);
    refuse_circles(read, &definitions);
    definitions
}

/// A name in a formula means one series: no two have one name, and no name is the key of another.
fn refuse_clashes(read: &mut Reader<'_>, definitions: &[Definition]) {
    for (at, series) in definitions.iter().enumerate() {
        let others = || {
            definitions
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
        };
        let name = fold(&series.name);
        let twin = others().find(|(other, twin)| *other < at && fold(&twin.name) == name);
        let key = others().find(|(_, other)| other.key == series.name && other.name != series.name);
        if let Some((_, other)) = twin.or(key) {
            let message = PlanMessage::DuplicateName {
                name: series.name.clone(),
                is_key: twin.is_none(),
            };
            read.clash(series.span.clone(), other.span.clone(), message);
        }
    }
}

/// A series is neither part nor growth of itself, not by way of others either.
fn refuse_circles(read: &mut Reader<'_>, definitions: &[Definition]) {
    let find = |name: &str| {
        let by_key = definitions.iter().position(|series| series.key == name);
        by_key.or_else(|| definitions.iter().position(|series| series.name == name))
    };
    let mut told = vec![false; definitions.len()];
    for (at, series) in definitions.iter().enumerate() {
        let mut reached = vec![false; definitions.len()];
        let mut waiting = vec![at];
        while let Some(series) = waiting.pop().and_then(|next| definitions.get(next)) {
            for below in series
                .parts
                .iter()
                .chain(&series.growth)
                .filter_map(|name| find(name))
            {
                if let Some(reached) = reached.get_mut(below).filter(|reached| !**reached) {
                    *reached = true;
                    waiting.push(below);
                }
            }
        }
        if reached.get(at) == Some(&true) && told.get(at) == Some(&false) {
            let name = series.name.clone();
            read.error(series.span.clone(), PlanMessage::CircularSeries { name });
            told = reached;
        }
    }
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
    let Some(table) = super::one_table(read, value, "[units]") else {
        return;
    };
    for (alias, value) in in_order(table) {
        let Some(unit) = read.unit(value) else {
            continue;
        };
        let name = alias.get_ref().as_ref();
        if unit.words().any(|word| word == name.to_lowercase()) {
            let name = name.to_owned();
            read.error(alias.span(), PlanMessage::CircularUnit { name });
        } else {
            read.units.alias(name, unit.text());
        }
    }
}
