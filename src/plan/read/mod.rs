//! `targets.toml` read: the walk over its tree, one table of keys a table of the plan, all errors at once.

mod data;
mod head;
mod message;
mod reader;
mod series;
mod syntax;
mod target;
mod toml_words;

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

pub(crate) use message::PlanMessage;
use reader::{Key, Reader, Value};

use super::{Method, Plan, Source};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::quantity::{Decimal, Rounding};

impl Plan {
    /// Reads the plan in a file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(path: &Path) -> Result<Self, Diagnostics> {
        let shown: Arc<str> = path.display().to_string().into();
        let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
        let text = read_text(path, &shown).map_err(|message| {
            let mut diagnostics = Diagnostics::default();
            let place = crate::diagnostic::Place::file(0, &shown);
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
        let mut reader = Reader::new(path, text);
        let (tree, errors) = DeTable::parse_recoverable(text);
        let broken = syntax::report(&mut reader, text, &errors);
        let mut plan = blank(Arc::clone(path), Arc::clone(text));
        reader.walk(tree.get_ref(), "targets.toml", TABLES, &mut plan);
        check_order(&plan, &mut reader);
        if plan.targets.is_empty() && !reader.diagnostics.has_errors() {
            reader.error(0..0, PlanMessage::NoTargets);
        }
        plan.units = std::mem::take(&mut reader.units);
        let diagnostics = without_echoes(reader.diagnostics, &broken);
        if diagnostics.has_errors() {
            Err(diagnostics)
        } else {
            Ok(plan)
        }
    }
}

/// The tables of a plan. Units come first: every other table is written in them.
const TABLES: &[Key<Plan>] = &[
    Key {
        name: "units",
        set: |_, read, value| series::units(read, value),
    },
    Key {
        name: "series",
        set: |plan, read, value| {
            if let Some(table) = read.table(value, "[series.gdp]") {
                plan.definitions = series::definitions(read, table);
            }
        },
    },
    Key {
        name: "data",
        set: |plan, read, value| plan.sources = sources(read, value),
    },
    Key {
        name: "plan",
        set: |plan, read, value| {
            if let Some(table) = read.table(value, "[plan]") {
                read.walk(table, "[plan]", head::KEYS, plan);
            }
        },
    },
    Key {
        name: "targets",
        set: targets,
    },
];

/// One `[data]` block or several `[[data]]`.
fn sources(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Source> {
    let blocks = match value.get_ref() {
        DeValue::Array(blocks) => blocks.iter().collect(),
        _ => vec![value],
    };
    let mut sources = Vec::new();
    for block in blocks {
        if let Some(table) = read.table(block, "[data] files = [\"data/*.csv\"]") {
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
    let DeValue::Array(blocks) = value.get_ref() else {
        let example = "[[targets]] name = \"…\" goal = \"55%\"";
        read.error(value.span(), PlanMessage::NoTable { example });
        return;
    };
    let mut ids = HashSet::new();
    for (number, block) in (1..).zip(blocks) {
        let Some(table) = read.table(block, "[[targets]] name = \"…\" goal = \"55%\"") else {
            continue;
        };
        let Some(target) = target::read(read, table, block.span(), number) else {
            continue;
        };
        if !ids.insert(target.id.clone()) {
            let id = target.id.clone();
            read.error(block.span(), PlanMessage::DuplicateId { id });
        }
        plan.targets.push(target);
    }
}

/// A target whose deadline does not come after its baseline has no path.
fn check_order(plan: &Plan, read: &mut Reader<'_>) {
    for target in &plan.targets {
        let baseline = target.baseline.as_ref().map(|b| b.period).or(plan.baseline);
        let deadline = target.deadline.or(plan.deadline);
        if let (Some(baseline), Some(deadline)) = (baseline, deadline)
            && deadline.end() <= baseline.end()
        {
            let message = PlanMessage::DeadlineFirst {
                baseline: baseline.to_string(),
                deadline: deadline.to_string(),
            };
            read.error(target.span.clone(), message);
        }
    }
}

fn read_text(path: &Path, shown: &str) -> Result<String, PlanMessage> {
    let path_shown = shown.to_owned();
    if path.is_dir() {
        return Err(PlanMessage::Directory { path: path_shown });
    }
    let bytes = std::fs::read(path).map_err(|error| PlanMessage::Unreadable {
        path: path_shown,
        kind: error.kind(),
        reason: error.to_string(),
    })?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    String::from_utf8(bytes.to_vec()).map_err(|error| {
        let valid = error
            .as_bytes()
            .iter()
            .take(error.utf8_error().valid_up_to());
        let line = valid.filter(|byte| **byte == b'\n').count() + 1;
        PlanMessage::NotUtf8 { line }
    })
}

/// What the parser made of a line with a syntax error is no news: only the syntax error of such a line is kept.
fn without_echoes(diagnostics: Diagnostics, broken: &BTreeSet<usize>) -> Diagnostics {
    let mut kept = Diagnostics::default();
    kept.extend(diagnostics.into_iter().filter(|diagnostic| {
        let line = diagnostic
            .place
            .as_ref()
            .map_or(0, |place| place.line as usize);
        diagnostic.code() == Code::TomlSyntax || !broken.contains(&(line.saturating_sub(1)))
    }));
    kept
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
        units: crate::quantity::UnitTable::default(),
    }
}
