//! Cells that a file states twice: two names that become one, or two values of one series and period.

use std::collections::{HashMap, HashSet};

use crate::data::inspect::tally::{Slot, Tally};
use crate::data::message::Problem;
use crate::data::rows::file::{self, Tables};
use crate::data::rows::found::{Context, Found, NameSeen, Wanted};
use crate::data::table::find::Table;
use crate::data::table::layout::shape::From;
use crate::data::table::opened::Opened;
use crate::data::texts::intern::Id;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::{Decimal, plain};
use crate::series::Folded;

/// So many cells are told.
const TOLD: usize = 20;

/// One of the places that state a cell.
#[derive(Clone, Copy)]
struct Stated {
    line: u32,
    field: u32,
    name: Id<NameSeen>,
    value: Option<Decimal>,
}

/// Tells the cells that are stated twice; the file is read once more for their places.
pub(crate) fn told(
    tallies: &[Tally<'_>],
    opened: &Opened<'_>,
    context: Context<'_>,
    tables: &mut Tables,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    if tallies.iter().all(|tally| tally.twice.is_empty()) {
        return diagnostics;
    }
    let slots = tallies.iter().enumerate().flat_map(|(table, tally)| {
        let twice = tally.twice.iter();
        twice.map(move |(series, slot)| (table, *series, *slot))
    });
    let slots: Vec<(usize, usize, Slot)> = slots.collect();
    let mut places: HashMap<_, Vec<Stated>> =
        slots.iter().map(|cell| (*cell, Vec::new())).collect();
    let everything = |_: &Table| Wanted::Everything;
    let feeds = |_: &Folded| false;
    let mut sink = |table: usize, found: Found| {
        let slot = (found.label, found.vintage);
        let series = tallies.get(table).and_then(|tally| tally.series_of(&found));
        let stated = series.and_then(|series| places.get_mut(&(table, series, slot)));
        if let Some(stated) = stated {
            stated.push(Stated {
                line: found.line,
                field: found.field,
                name: found.name,
                value: found.value,
            });
        }
    };
    file::scan(opened, context, &feeds, tables, &everything, &mut sink);
    let mut told = HashSet::new();
    for cell in &slots {
        let (Some(stated), Some(tally)) = (places.get(cell), tallies.get(cell.0)) else {
            continue;
        };
        let Some((first, others)) = stated.split_first() else {
            continue;
        };
        for other in others {
            if told.len() < TOLD
                && let Some(problem) = problem(tally, *first, *other)
                && told.insert(about(&problem, *other))
            {
                let place = opened.place(other.line, other.field);
                let also = opened.place(first.line, first.field);
                let collides = matches!(problem, Problem::NameCollision { .. });
                let diagnostic = if collides {
                    Diagnostic::error(place, problem)
                } else {
                    Diagnostic::warning(place, problem)
                };
                diagnostics.push(diagnostic.also([also]));
            }
        }
    }
    diagnostics
}

/// What is told once: names that collide by their names, values by their place.
fn about(problem: &Problem, place: Stated) -> (String, u32, u32) {
    match problem {
        Problem::NameCollision { one, other } => (format!("{one}\u{1f}{other}"), 0, 0),
        _ => (String::new(), place.line, place.field),
    }
}

/// What is wrong with two statements of one cell; nothing where they say the same.
fn problem(tally: &Tally<'_>, one: Stated, other: Stated) -> Option<Problem> {
    let scan = &tally.scan;
    let name = |stated: Stated| {
        let seen = scan.names.get(stated.name);
        seen.map(|seen| seen.name.shown.clone()).unwrap_or_default()
    };
    let columns = scan.table.shape.indicator == From::Header
        && one.line == other.line
        && one.field != other.field;
    if columns || one.name != other.name {
        return Some(Problem::NameCollision { one: name(one), other: name(other) });
    }
    let (a, b) = (one.value?, other.value?);
    (a.compare(b).is_ne()).then(|| Problem::Twice {
        name: name(one),
        one: plain(a),
        other: plain(b),
    })
}
