//! The keys of `[series.KEY]` and the lines of `[units]`.

use rustc_hash::FxHashMap;
use toml::de::DeTable;

use super::data_keys::filters;
use super::message::PlanMessage;
use super::reader::{Reader, Value};
use super::shape::{Key, Shape};
use super::walk::in_order;
use crate::plan::{Aggregate, Basis, Definition, Kind, Over, Prices};
use crate::quantity::{Unit, UnitTable};
use crate::words::{Name, fold};

/// The keys of a `[series.KEY]`.
pub(super) const KEYS: &[Key<Definition>] = keys! { |series, read, value|
    "name": Shape::Text, "序列的名称" / "its name" => {
        if let Some(name) = read.text(value) {
            series.name = name;
        }
    };
    "match": Shape::TEXTS, "在数据里的名称，可以有几个" / "its names in the data" => {
        let names = read.texts(value).into_iter();
        series.matches = names.map(|name| Name::new(&name)).collect();
    };
    "unit": Shape::Text, "没有写单位的数的单位" / "the unit of cells that state none" => series.unit = read.unit(value);
    "kind": Shape::choice::<Kind>(), "流量、存量、比率还是增速" / "what it is over time" => series.kind = read.choice(value);
    "basis": Shape::choice::<Basis>(), "只写月、季、半年的数是累计还是当期" / "what a bare month, quarter or half-year means"
        => series.basis = read.choice(value);
    "over": Shape::choice::<Over>(), "比率的长时期数怎样由短时期得到" / "how a rate of a longer period is made"
        => series.over = read.choice(value);
    "where": Shape::Named(&Shape::TEXTS), "取哪些行：{ \"行业\" = [\"金融业\"] }" / "which rows count: { sector = [\"Finance\"] }"
        => series.filters = filters(read, value);
    "aggregate": Shape::choice::<Aggregate>(), "多行怎样成为一个数" / "how many rows make one observation"
        => series.aggregate = read.choice(value);
    "growth": Shape::TEXTS, "数据里公布的增速的名称" / "the names of its published growth in the data" => series.growth = read.texts(value);
    "price": Shape::choice::<Prices>(), "作为增速按什么价格：可比价还是现价" / "at which prices it is, as a growth"
        => series.price = read.choice(value);
    "cut": Shape::Truth, "数值是降低了多少" / "whether its figures say by how much something went down" => series.cut = read.truth(value);
    "breaks": Shape::OneOrMany(&Shape::FIGURE), "口径变动的起点，不跨越它计算" / "beginnings of new scopes: nothing reaches across them" => {
        let breaks = read.periods(value).into_iter();
        series.breaks = breaks.map(|(period, _)| period).collect();
    };
    "parts": Shape::TEXTS, "分项" / "its parts" => series.parts = read.texts(value);
    "complete": Shape::Truth, "分项之和是否应等于总计" / "whether the parts must add up to it"
        => series.complete = read.truth(value).unwrap_or(false);
};

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
        let mut series = Definition {
            key: Some(key.get_ref().as_ref().to_owned()),
            span: key.span(),
            ..Definition::of_name(key.get_ref())
        };
        series.matches.clear();
        read.walk(table, "[series.KEY]", KEYS, &mut series);
        series.folded = fold(&series.name);
        // A count over a register needs no name: its rows are units, not figures.
        if series.matches.is_empty() && series.aggregate != Some(Aggregate::Count) {
            series.matches.push(Name::new(&series.name));
        }
        if key.get_ref().trim().is_empty() {
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
    let keys: FxHashMap<&str, &Definition> =
        definitions.iter().filter_map(|series| Some((series.key.as_deref()?, series))).collect();
    let mut names = FxHashMap::default();
    for series in definitions {
        let name = series.name.clone();
        let key = keys.get(name.as_str()).filter(|other| other.name != name);
        let twin = *names.entry(&series.folded).or_insert(series);
        if !std::ptr::eq(twin, series) {
            let message = PlanMessage::DuplicateName { name };
            read.clash(series.span.clone(), twin.span.clone(), message);
        } else if let Some(other) = key {
            let message = PlanMessage::NameIsKey { name };
            read.clash(series.span.clone(), other.span.clone(), message);
        }
    }
}

/// A series is neither part nor growth of itself, not by way of others either: of each circle one is told.
fn refuse_circles(read: &mut Reader<'_>, definitions: &[Definition]) {
    let mut by_name = FxHashMap::default();
    for (at, series) in definitions.iter().enumerate() {
        by_name.entry(series.name.as_str()).or_insert(at);
    }
    for (at, series) in definitions.iter().enumerate() {
        by_name.extend(series.key.as_deref().map(|key| (key, at)));
    }
    let below = |at: usize| {
        let series = definitions.get(at);
        let names = series.into_iter().flat_map(|series| series.parts.iter().chain(&series.growth));
        names.filter_map(|name| by_name.get(name.as_str()).copied()).collect::<Vec<usize>>()
    };
    // Walked to its end, or on the way that is walked.
    let mut is_done = vec![false; definitions.len()];
    let mut is_on_the_way = is_done.clone();
    for start in 0..definitions.len() {
        let mut way = vec![(start, below(start))];
        while let Some((at, open)) = way.last_mut() {
            let at = *at;
            let next = open.pop();
            if let Some(mark) = is_on_the_way.get_mut(at) {
                *mark = next.is_some();
            }
            match next {
                None => {
                    if let Some(done) = is_done.get_mut(at) {
                        *done = true;
                    }
                    way.pop();
                }
                Some(next) if is_on_the_way.get(next) == Some(&true) => {
                    if let Some(series) = definitions.get(next) {
                        let name = series.name.clone();
                        read.error(series.span.clone(), PlanMessage::CircularSeries { name });
                    }
                }
                Some(next) if is_done.get(next) == Some(&true) => {}
                Some(next) => way.push((next, below(next))),
            }
        }
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
        if Unit::scale_word(unit.text()).is_some() {
            let written = unit.text().to_owned();
            read.error(value.span(), PlanMessage::ScaleAlone { written });
        } else if unit.words().any(|word| word == name.to_lowercase()) {
            let name = name.to_owned();
            read.error(alias.span(), PlanMessage::CircularUnit { name });
        } else if let Ok(known) = Unit::parse(name, &UnitTable::default())
            && !known.may_be_called(&unit)
        {
            let (name, unit) = (name.to_owned(), unit.text().to_owned());
            read.error(alias.span(), PlanMessage::KnownUnit { name, unit });
        } else {
            read.units.alias(name, unit.text());
        }
    }
}
