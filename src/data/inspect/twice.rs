//! Cells that a file states twice: two names that become one, or two values of one series and period.

use std::collections::{HashMap, HashSet};

use crate::data::inspect::tally::{Slot, Tally};
use crate::data::message::Problem;
use crate::data::rows::file;
use crate::data::rows::found::{Context, NameSeen, Wanted};
use crate::data::table::layout::shape::From;
use crate::data::table::opened::Opened;
use crate::data::texts::intern::Id;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::{Decimal, plain};

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
pub(crate) fn told(tally: &Tally<'_>, opened: &Opened<'_>, context: Context<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    if tally.twice.is_empty() {
        return diagnostics;
    }
    let mut places: HashMap<(usize, Slot), Vec<Stated>> =
        tally.twice.iter().map(|cell| (*cell, Vec::new())).collect();
    let table = &tally.scan.table;
    file::scan(opened, context, table, Wanted::Everything, &mut |found| {
        let slot = (found.label, found.vintage);
        let series = tally.series_of(&found);
        if let Some(stated) = series.and_then(|series| places.get_mut(&(series, slot))) {
            stated.push(Stated {
                line: found.line,
                field: found.field,
                name: found.name,
                value: found.value,
            });
        }
    });
    let mut told = HashSet::new();
    let cells = tally.twice.iter().filter_map(|cell| places.get(cell));
    for stated in cells {
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
        return Some(Problem::NameCollision {
            one: name(one),
            other: name(other),
        });
    }
    let (a, b) = (one.value?, other.value?);
    (a.compare(b).is_ne()).then(|| Problem::Twice {
        name: name(one),
        one: plain(a),
        other: plain(b),
    })
}
