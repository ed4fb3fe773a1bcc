//! `targets.toml` read: the walk over its tree, one table of keys a table of the plan, all errors at once.

mod data;
mod echoes;
mod head;
mod keys;
mod levels;
mod message;
mod reader;
mod series;
mod synonyms;
mod syntax;
mod target;
mod text;
mod wanted;

use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use keys::{Key, meant};
use message::PlanMessage;
use reader::{Reader, Value};
use syntax::Syntax;

use super::{Method, Plan, Source};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::quantity::{Decimal, Rounding, UnitTable};

impl Plan {
    /// Reads the plan in a file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let shown: Arc<str> = path.display().to_string().into();
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let text = text::read(path, &shown).map_err(|message| {
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
        let (tree, errors) = DeTable::parse_recoverable(text);
        let syntax = if errors.is_empty() {
            Syntax::faultless(text)
        } else {
            syntax::mend(text)
        };
        let tree = if errors.is_empty() {
            tree
        } else {
            DeTable::parse_recoverable(syntax.mended.text()).0
        };
        let mut reader = Reader::new(path, text, &syntax.mended);
        let mut plan = blank(Arc::clone(path), Arc::clone(text));
        reader.apply(tree.get_ref(), TABLES, &mut plan);
        refuse_unknown(&mut reader, tree.get_ref());
        if plan.targets.is_empty() && syntax.slips.is_empty() && !reader.diagnostics.has_errors() {
            let place = Place::file(0, path);
            reader
                .diagnostics
                .push(Diagnostic::error(place, PlanMessage::NoTargets));
        }
        plan.units = std::mem::take(&mut reader.units);
        let mut diagnostics = echoes::removed(reader.diagnostics, text, &syntax);
        for (span, slip) in syntax.slips {
            if !echoes::is_told(&slip, &span, &diagnostics) {
                let place = Place::text(0, path, text, span);
                diagnostics.push(Diagnostic::error(place, slip));
            }
        }
        if diagnostics.has_errors() {
            Err(diagnostics)
        } else {
            Ok(plan)
        }
    }
}

/// The tables of a plan in the order in which they are read: units first, because every other table is written in them; targets
/// last, because they are held against the rest.
const TABLES: &[Key<Plan>] = &[
    Key("units", |_, read, value| series::units(read, value)),
    Key("series", |plan, read, value| {
        if let Some(table) = one_table(read, value, "[series.gdp]") {
            plan.definitions = series::definitions(read, table);
        }
    }),
    Key("data", |plan, read, value| {
        plan.sources = sources(read, value);
    }),
    Key("plan", |plan, read, value| {
        if let Some(table) = one_table(read, value, "[plan]") {
            read.walk(table, "[plan]", head::KEYS, plan);
            head::check(plan, read, table);
        }
    }),
    Key("targets", targets),
];

/// The heads of the tables in the order of the documentation.
const HEADERS: &[(&str, &str)] = &[
    ("plan", "[plan]"),
    ("data", "[data]"),
    ("series", "[series.KEY]"),
    ("targets", "[[targets]]"),
    ("units", "[units]"),
];

/// The table that has a key: advice where it stands in another. A `name` is a target's before it is that of a series.
fn home_of(key: &str) -> Option<&'static str> {
    fn has<T>(keys: &[Key<T>], key: &str) -> bool {
        keys.iter().any(|Key(name, _)| *name == key)
    }
    let homes = [
        (has(head::KEYS, key), "[plan]"),
        (has(target::KEYS, key), "[[targets]]"),
        (has(series::KEYS, key), "[series.KEY]"),
        (has(data::KEYS, key), "[data]"),
    ];
    homes
        .into_iter()
        .find_map(|(has, home)| has.then_some(home))
}

fn refuse_unknown(read: &mut Reader<'_>, tree: &DeTable<'_>) {
    let names: Vec<&str> = HEADERS.iter().map(|(name, _)| *name).collect();
    for strayed in keys::strayed(tree, &names) {
        let near = strayed.keys.first().and_then(|key| meant(key, &names));
        let header = HEADERS.iter().find(|(known, _)| Some(*known) == near);
        let message = PlanMessage::UnknownTable {
            near: header.map(|(_, header)| *header),
            elsewhere: strayed.home,
            keys: strayed.keys,
        };
        read.error(strayed.span, message);
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
                ..Source::default()
            };
            read.walk(table, "[data]", data::KEYS, &mut source);
            sources.push(source);
        }
    }
    sources
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
    let mut ids: Vec<target::Id> = Vec::new();
    for (number, block) in (1..).zip(blocks) {
        let Some(table) = read.table(block, example) else {
            continue;
        };
        let id = target::id(read, table, block.span(), number);
        if let Some(first) = ids.iter().find(|other| other.text == id.text) {
            let (later, earlier) = if id.given { (&id, first) } else { (first, &id) };
            let message = PlanMessage::DuplicateId {
                id: id.text.clone(),
                given: earlier.given,
            };
            read.clash(later.span.clone(), earlier.span.clone(), message);
        }
        plan.targets.extend(target::read(read, table, &id, plan));
        ids.push(id);
    }
}

fn blank(path: Arc<str>, text: Arc<str>) -> Plan {
    Plan {
        path,
        folder: std::path::PathBuf::new(),
        text,
        title: None,
        source: None,
        note: None,
        region: None,
        baseline: None,
        deadline: None,
        method: Method::default(),
        on_schedule_within: Decimal::from(5).shifted(-2).unwrap_or_default(),
        rounding: Rounding::default(),
        language: None,
        seasonal_years: 3,
        leave_out_years: Vec::new(),
        trend_from: None,
        max_age: None,
        jump: None,
        sources: Vec::new(),
        definitions: Vec::new(),
        targets: Vec::new(),
        units: UnitTable::default(),
    }
}
