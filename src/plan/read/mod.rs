//! `targets.toml` read: the walk over its tree, one table of keys a table of the plan, all errors at once.

#[macro_use]
mod walk;

mod data_keys;
mod file;
mod message;
mod plan_keys;
mod reader;
mod series_keys;
mod shape;
mod slips;
mod target_keys;

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use toml::de::{DeTable, DeValue};

use message::PlanMessage;
use reader::{Reader, Value, meant};
use shape::Key;
pub use shape::{Entry, Shape};
use slips::Slips;

use super::{Plan, Source};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Text};
use crate::quantity::Decimal;

impl Plan {
    /// Reads the plan in a file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let shown: Arc<str> = path.display().to_string().into();
        // What comes in by a pipe names its files from where it is run.
        let folder = path.parent().filter(|_| !path.starts_with("/dev"));
        let folder = folder.unwrap_or(Path::new("")).to_path_buf();
        let text = file::read(path, &shown).map_err(|message| {
            let mut diagnostics = Diagnostics::default();
            let place = Place::file(0, &shown);
            diagnostics.push(Diagnostic::error(place, message));
            diagnostics
        })?;
        let mut plan = Self::parse(&shown, &text.into())?;
        plan.folder = folder;
        Ok(plan)
    }

    /// Reads a plan's text; `path` is only shown.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn parse(path: &Arc<str>, text: &Arc<str>) -> Result<Self, Diagnostics> {
        let slips = Slips::of(text);
        let (tree, _) = DeTable::parse_recoverable(slips.mended.text());
        let text = Text::new(Arc::clone(path), Arc::clone(text));
        let mut reader = Reader::new(&text, &slips, home_of);
        let mut plan = Self {
            text: text.clone(),
            on_schedule_within: thousandths(50),
            pace_within: thousandths(30),
            about: thousandths(3),
            seasonal_years: 3,
            ..Self::default()
        };
        reader.apply(tree.get_ref(), TABLES, &mut plan);
        refuse_unknown(&mut reader, tree.get_ref());
        let is_empty = plan.targets.is_empty() && !reader.has_errors();
        plan.units = std::mem::take(&mut reader.units);
        plan.spell_regions();
        let mut told = reader.told();
        if is_empty {
            let place = Place::file(0, path);
            told.push(Diagnostic::error(place, PlanMessage::NoTargets));
        }
        if told.has_errors() {
            told.language = plan.language;
            Err(told)
        } else {
            Ok(plan)
        }
    }
}

fn thousandths(count: i64) -> Decimal {
    Decimal::from(count).shifted(-3).unwrap_or_default()
}

/// The tables of a plan in the order in which they are read: units first, because every other table is written in them; then
/// the plan, which says when its years begin; targets last, because they are held against the rest.
const TABLES: &[Key<Plan>] = keys! { |plan, read, value|
    "units": Shape::Named(&Shape::Text), "计量单位的别名" / "other spellings of units" => series_keys::units(read, value);
    "regions": Shape::Named(&Shape::Text), "地区的别名" / "other spellings of regions" => regions(read, value, plan);
    "plan": Shape::Keys(|| shape::entries(plan_keys::KEYS)), "计划" / "the plan" => {
        if let Some(table) = one_table(read, value, "[plan]") {
            read.walk(table, "[plan]", plan_keys::KEYS, plan);
            plan_keys::check(plan, read, table);
        }
    };
    "series": Shape::Named(&Shape::Keys(|| shape::entries(series_keys::KEYS))), "序列的说明" / "what is said of series" => {
        if let Some(table) = one_table(read, value, "[series.gdp]") {
            plan.definitions = series_keys::definitions(read, table);
        }
    };
    "data": Shape::OneOrMany(&Shape::Keys(|| shape::entries(data_keys::KEYS))), "数据文件" / "the data files" => plan.sources = sources(read, value);
    "index": Shape::Keys(|| shape::entries(plan_keys::INDEX)), "综合指数" / "the composite index" => {
        if let Some(table) = one_table(read, value, "[index]") {
            read.walk(table, "[index]", plan_keys::INDEX, &mut plan.index);
        }
    };
    "targets": Shape::Many(&Shape::Keys(|| shape::entries(target_keys::KEYS))), "目标" / "the targets" => targets(plan, read, value);
};

/// The tables of a plan with their keys.
#[must_use]
pub fn keys() -> Vec<Entry> {
    shape::entries(TABLES)
}

/// The heads of the tables in the order of the documentation.
const HEADERS: &[(&str, &str)] = &[
    ("plan", "[plan]"),
    ("index", "[index]"),
    ("data", "[data]"),
    ("series", "[series.KEY]"),
    ("targets", "[[targets]]"),
    ("regions", "[regions]"),
    ("units", "[units]"),
];

/// The table that has a key: advice where it stands in another. A `name` is a target's before it is that of a series.
fn home_of(key: &str) -> Option<&'static str> {
    fn has<T>(keys: &[Key<T>], key: &str) -> bool {
        keys.iter().any(|one| one.0 == key)
    }
    let homes = [
        (has(plan_keys::KEYS, key), "[plan]"),
        (has(target_keys::KEYS, key), "[[targets]]"),
        (has(series_keys::KEYS, key), "[series.KEY]"),
        (has(data_keys::KEYS, key), "[data]"),
        (has(plan_keys::INDEX, key), "[index]"),
    ];
    homes.into_iter().find_map(|(has, home)| has.then_some(home))
}

fn refuse_unknown(read: &mut Reader<'_>, tree: &DeTable<'_>) {
    let names: Vec<&str> = HEADERS.iter().map(|(name, _)| *name).collect();
    let header = |key: &str| {
        let near = meant(key, &names)?;
        let header = HEADERS.iter().find(|(known, _)| *known == near);
        header.map(|(_, header)| *header)
    };
    for walk::Strayed { keys, span, home } in read.strayed(tree, &names) {
        let known = HEADERS.iter().map(|(_, header)| *header).collect();
        let key = keys.first().cloned().unwrap_or_default();
        let message = match (header(&key), home) {
            (None, Some(home)) => PlanMessage::NoHead { keys, home, known },
            (near, _) => PlanMessage::UnknownTable { key, near, known },
        };
        read.error(span, message);
    }
}

/// A table that stands once, with single brackets.
fn one_table<'v, 'i>(
    read: &mut Reader<'_>,
    value: &'v Value<'i>,
    head: &'static str,
) -> Option<&'v DeTable<'i>> {
    if value.get_ref().is_array() {
        read.error(value.span(), PlanMessage::Header { write: head });
        return None;
    }
    read.table(value, (head, head))
}

/// One `[data]` block or several `[[data]]`.
fn sources(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Source> {
    const FILES: &str = "data = { files = \"data/*.csv\" }";
    let blocks = match value.get_ref() {
        DeValue::Array(blocks) => blocks.iter().collect(),
        _ => vec![value],
    };
    let mut sources = Vec::new();
    for block in blocks {
        if let Some(table) = read.table(block, (FILES, FILES)) {
            let mut source = Source {
                span: block.span(),
                years_from: read.plan_years_from(),
                ..Source::default()
            };
            read.walk(table, "[data]", data_keys::KEYS, &mut source);
            sources.push(source);
        }
    }
    sources
}

/// The lines of `[regions]`: a spelling and the name it stands for.
fn regions(read: &mut Reader<'_>, value: &Value<'_>, plan: &mut Plan) {
    let Some(table) = one_table(read, value, "[regions]") else {
        return;
    };
    for (spelling, value) in walk::in_order(table) {
        if let Some(name) = read.text(value) {
            plan.regions.add(spelling.get_ref(), &name);
        }
    }
}

fn targets(plan: &mut Plan, read: &mut Reader<'_>, value: &Value<'_>) {
    let example = (
        "targets = [{ name = \"接待国内外游客\", goal = \"3500万人次\" }]",
        "targets = [{ name = \"Visitors\", goal = \"35 million\" }]",
    );
    let blocks = match value.get_ref() {
        DeValue::Array(blocks) => blocks.iter().collect(),
        DeValue::Table(_) => {
            let write = "[[targets]]";
            return read.error(value.span(), PlanMessage::Header { write });
        }
        _ => vec![value],
    };
    let mut ids: FxHashMap<String, target_keys::Id> = FxHashMap::default();
    for (number, block) in (1..).zip(blocks) {
        let Some(table) = read.table(block, example) else {
            continue;
        };
        let id = target_keys::id(read, table, block.span(), number);
        if let Some(first) = ids.get(&id.text) {
            let (later, earlier) = if id.given { (&id, first) } else { (first, &id) };
            let message = PlanMessage::DuplicateId { id: id.text.clone(), given: earlier.given };
            read.clash(later.span.clone(), earlier.span.clone(), message);
        }
        plan.targets.extend(target_keys::read(read, table, &id, plan));
        ids.entry(id.text.clone()).or_insert(id);
    }
}
