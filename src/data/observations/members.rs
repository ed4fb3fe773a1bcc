//! The members of aggregates: rows, and what of the same member in two files counts: one value where they say the same, else an error.
//! Rows of one file are members each. Of several versions an aggregate takes of each member the newest.

use std::borrow::Borrow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::data::bytes::grouping::Share;
use crate::data::message::Problem;
use crate::data::rows::found::Matched;
use crate::data::texts::role::Made;
use crate::data::{Cell, Data, FlagId, Member, Profile, UnitId, VintageId};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Period, version};
use crate::series::{RegionId, Series, SeriesId};

/// A row that may become a member of an aggregate.
#[derive(Clone, Debug)]
pub(crate) struct MemberRow {
    pub cell: Cell,
    pub vintage: Option<VintageId>,
    pub flag: Option<FlagId>,
    pub label: Arc<str>,
    /// The code or name of the unit that it is of; blank where no column has such.
    pub own: Arc<str>,
    /// Which of several names of its series it has.
    pub called: Option<usize>,
    pub value: Option<Decimal>,
    pub places: i8,
    /// How many rows of other data it stands for.
    pub share: Share,
    pub unit: UnitId,
    /// Its label comes from its dimensions.
    pub told_apart: bool,
    /// How deep it stands below others: an of-which row is deeper than what it is of.
    pub depth: u8,
    /// A dimension that `where` does not choose says that it is made of others: 合计, 平均.
    pub made: Option<Made>,
    /// All dimensions that `where` does not choose are blank.
    pub blank: bool,
    /// Which value of each key of `where` it has.
    pub matched: Matched,
    /// What it says beside its value, where that is asked for.
    pub profile: Option<Profile>,
}

impl MemberRow {
    /// It as a member of an observation that is made.
    pub(super) fn member(self) -> Member {
        Member {
            cell: self.cell,
            label: self.label,
            value: self.value,
            unit: self.unit,
            rows: self.share.rows,
            profile: self.profile,
        }
    }
}

/// The rows of one observation.
pub(crate) struct Gathered {
    pub period: Period,
    pub vintage: Option<VintageId>,
    pub rows: Vec<MemberRow>,
}

/// What the rows of an observation share beside its period.
pub(crate) type Key = (SeriesId, RegionId);

/// What tells a member from others: its code or name or all that its row says, which values of `where` it has, and which of the
/// series' names.
type Identity = (Arc<str>, Matched, Option<usize>);

/// The order in which versions came out; what is of none counts as the newest.
pub(crate) struct Order(Vec<usize>);

impl Order {
    pub(crate) fn of(written: &[String]) -> Self {
        Self(version::ranks(written))
    }

    pub(crate) fn rank(&self, vintage: Option<VintageId>) -> usize {
        let rank = vintage.and_then(|one| self.0.get(one.0 as usize));
        rank.copied().unwrap_or(usize::MAX)
    }
}

/// The versions of some rows, from the oldest on, each with the rows that count at it: of every member those of its newest version.
pub(crate) fn by_version<R: Borrow<MemberRow> + Clone>(
    rows: Vec<R>,
    order: &Order,
) -> Vec<(Option<VintageId>, Vec<R>)> {
    let rank = |row: &R| order.rank(row.borrow().vintage);
    let mut versions: Vec<_> = rows.iter().map(|row| row.borrow().vintage).collect();
    versions.sort_by_key(|version| order.rank(*version));
    versions.dedup_by_key(|version| order.rank(*version));
    if let [] | [_] = versions.as_slice() {
        let only = versions.first().copied().flatten();
        return vec![(only, rows)];
    }
    let tells = identity_of(&rows, order);
    let at = |version: Option<VintageId>| {
        let until = order.rank(version);
        let known = || rows.iter().filter(|row| rank(row) <= until);
        let mut newest: HashMap<Identity, usize> = HashMap::new();
        for row in known() {
            let own = newest.entry(tells(row.borrow())).or_default();
            *own = rank(row).max(*own);
        }
        let counts = |row: &&R| newest.get(&tells((*row).borrow())) == Some(&rank(row));
        (version, known().filter(counts).cloned().collect())
    };
    versions.iter().map(|version| at(*version)).collect()
}

/// What tells members apart: their codes or names, where no two rows of a version have the same; else all that their rows say.
fn identity_of<R: Borrow<MemberRow>>(rows: &[R], order: &Order) -> fn(&MemberRow) -> Identity {
    let mut met = HashSet::new();
    let mut rows = rows.iter().map(Borrow::borrow);
    let are_told_apart = rows.all(|row: &MemberRow| {
        let identity = own_identity(row);
        !row.own.is_empty() && met.insert((order.rank(row.vintage), row.cell.file, identity))
    });
    if are_told_apart { own_identity } else { identity }
}

/// The rows of one observation, those that several files have once.
pub(crate) fn once(
    rows: Vec<MemberRow>,
    period: Period,
    series: &Series,
    data: &mut Data,
) -> Vec<MemberRow> {
    let first = rows.first().map(|row| row.cell.file);
    if rows.iter().all(|row| Some(row.cell.file) == first) {
        return rows;
    }
    let repeated = repeated(&rows);
    let mut kept: Vec<MemberRow> = Vec::with_capacity(rows.len());
    let mut known: HashMap<Identity, usize> = HashMap::new();
    for row in rows {
        let identity = identity(&row);
        let at = known.get(&identity).copied();
        let other = at.and_then(|at| kept.get_mut(at));
        let Some(other) = other.filter(|_| row.told_apart && !repeated.contains(&identity)) else {
            known.insert(identity, kept.len());
            kept.push(row);
            continue;
        };
        if let Some((one, another)) = differing(other, &row, data) {
            let problem = Problem::SameMember {
                series: series.name.clone(),
                member: row.label.to_string(),
                period,
                one: one.to_string(),
                other: another.to_string(),
            };
            let also = data.place(other.cell);
            let told = Diagnostic::error(data.place(row.cell), problem).also(also);
            data.diagnostics.push(told);
        } else if other.value.is_none() || (row.value.is_some() && row.places > other.places) {
            *other = row;
        }
    }
    kept
}

fn identity(row: &MemberRow) -> Identity {
    (Arc::clone(&row.label), Arc::clone(&row.matched), row.called)
}

fn own_identity(row: &MemberRow) -> Identity {
    (Arc::clone(&row.own), Arc::clone(&row.matched), row.called)
}

/// The rows that say of a unit, by its code or name, all that a row of the same file says: its cell, that of the other, and the member.
pub(crate) fn repeated_units(rows: &[MemberRow]) -> Vec<(Cell, Cell, Arc<str>)> {
    let mut met: HashMap<_, Cell> = HashMap::new();
    let rows = rows.iter().filter(|row| !row.own.is_empty());
    let again = rows.filter_map(|row| match met.entry((row.cell.file, identity(row))) {
        Entry::Occupied(first) => Some((row.cell, *first.get(), Arc::clone(&row.label))),
        Entry::Vacant(first) => {
            first.insert(row.cell);
            None
        }
    });
    again.collect()
}

/// What stands in several rows of one file, and so tells none of them apart.
fn repeated(rows: &[MemberRow]) -> HashSet<Identity> {
    let mut met = HashSet::new();
    let again = rows.iter().filter(|row| !met.insert((row.cell.file, identity(row))));
    again.map(identity).collect()
}

/// Two values in one unit that differ beyond the last digit of the coarser.
fn differing(one: &MemberRow, other: &MemberRow, data: &Data) -> Option<(Decimal, Decimal)> {
    let (a, b) = (one.value?, other.value?);
    let conversion = data.unit(other.unit).conversion_to(&data.unit(one.unit))?;
    let converted = conversion.of(b).ok()?;
    let places = i32::from(one.places).min(i32::from(other.places) - conversion.tens_above());
    let rounded = |value: Decimal| u32::try_from(places).map_or(value, |at| value.half_up(at));
    rounded(a).compare(rounded(converted)).is_ne().then_some((a, b))
}
