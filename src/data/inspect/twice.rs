//! Cells that a file states twice: two names that become one, or two values of one series and period.

use std::collections::{HashMap, HashSet};

use crate::data::inspect::tally::Tally;
use crate::data::message::Problem;
use crate::data::rows::file::Opened;
use crate::data::rows::found::{Context, Wanted};
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::From;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::quantity::{Decimal, plain};

/// So many cells are told.
const TOLD: usize = 20;

/// The cells of one series that were met, as bits: by vintage, then by label.
#[derive(Clone, Debug, Default)]
pub(crate) struct Met(Vec<(u32, Vec<u64>)>);

/// A cell of a series: its label and its vintage.
pub(crate) type Slot = (u32, u32);

impl Met {
    /// Whether a cell is met for the first time.
    pub(crate) fn add(&mut self, (label, vintage): Slot) -> bool {
        // Units of a register may have no date.
        if label == u32::MAX {
            return true;
        }
        let (at, bit) = (label as usize / 64, 1 << (label % 64));
        let known = self.0.iter().position(|(known, _)| *known == vintage);
        let known = known.unwrap_or_else(|| {
            self.0.push((vintage, Vec::new()));
            self.0.len() - 1
        });
        let Some((_, words)) = self.0.get_mut(known) else {
            return true;
        };
        if words.len() <= at {
            words.resize(at + 1, 0);
        }
        let Some(word) = words.get_mut(at) else {
            return true;
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// All cells.
    pub(crate) fn slots(&self) -> impl Iterator<Item = Slot> {
        self.0.iter().flat_map(|(vintage, words)| {
            let bits = (0..).zip(words).flat_map(|(at, word)| {
                let set = (0..64).filter(move |bit| word & (1 << bit) != 0);
                set.map(move |bit| at * 64 + bit)
            });
            bits.map(|label| (label, *vintage))
        })
    }
}

/// One of the places that state a cell.
#[derive(Clone, Copy)]
struct Stated {
    line: u32,
    field: u32,
    name: u32,
    value: Option<Decimal>,
}

/// Tells the cells that are stated twice; the file is read once more for their places.
pub(crate) fn tell(
    tally: &Tally,
    opened: &Opened<'_>,
    context: Context<'_>,
    scan: &Scan<'_>,
    diagnostics: &mut Diagnostics,
) {
    if tally.twice.is_empty() {
        return;
    }
    let mut places: HashMap<(usize, Slot), Vec<Stated>> =
        tally.twice.iter().map(|cell| (*cell, Vec::new())).collect();
    opened.scan(context, Wanted::Everything, &mut |found| {
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
                && let Some(problem) = problem(opened, scan, *first, *other)
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
}

/// What is told once: names that collide by their names, values by their place.
fn about(problem: &Problem, place: Stated) -> (String, u32, u32) {
    match problem {
        Problem::NameCollision { one, other } => (format!("{one}\u{1f}{other}"), 0, 0),
        _ => (String::new(), place.line, place.field),
    }
}

/// What is wrong with two statements of one cell; nothing where they say the same.
fn problem(opened: &Opened<'_>, scan: &Scan<'_>, one: Stated, other: Stated) -> Option<Problem> {
    let name = |stated: Stated| {
        let seen = scan.names.get(stated.name as usize);
        seen.map(|seen| seen.name.shown.clone()).unwrap_or_default()
    };
    let columns = opened.table.shape.indicator == From::Header
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
