//! The members of aggregates: rows, and what of the same member in two files counts: one value where they say the same, else an error.
//! Rows of one file are members each.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::data::bytes::grouping::Share;
use crate::data::message::Problem;
use crate::data::rows::found::Matched;
use crate::data::texts::role::Made;
use crate::data::{Cell, Data, Profile, UnitId, VintageId};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Period};
use crate::series::{RegionId, Series, SeriesId};

/// A row that may become a member of an aggregate.
#[derive(Clone, Debug)]
pub(crate) struct MemberRow {
    pub cell: Cell,
    pub label: Arc<str>,
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

/// What the rows of an observation share beside its period.
pub(crate) type Key = (SeriesId, RegionId, Option<VintageId>);

/// What tells a member from others: its label, and which values of `where` it has.
type Identity = (Arc<str>, Matched);

/// The rows of one observation, those that several files have once.
pub(crate) fn once(
    rows: Vec<MemberRow>,
    period: Period,
    series: &Series,
    data: &mut Data,
) -> Vec<MemberRow> {
    let first = rows.first().map(|row| row.cell.file);
    // Of several names the label does not tell which one a row has.
    let named = series.matches.len() > 1;
    if named || rows.iter().all(|row| Some(row.cell.file) == first) {
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
    (Arc::clone(&row.label), Arc::clone(&row.matched))
}

/// What stands in several rows of one file, and so tells none of them apart.
fn repeated(rows: &[MemberRow]) -> HashSet<Identity> {
    let mut met = HashSet::new();
    let again = rows
        .iter()
        .filter(|row| !met.insert((row.cell.file, identity(row))));
    again.map(identity).collect()
}

/// Two values in one unit that differ beyond the last digit of the coarser.
fn differing(one: &MemberRow, other: &MemberRow, data: &Data) -> Option<(Decimal, Decimal)> {
    let (a, b) = (one.value?, other.value?);
    let conversion = data.unit(other.unit).conversion_to(&data.unit(one.unit))?;
    let converted = conversion.of(b).ok()?;
    let places = i32::from(one.places).min(i32::from(other.places) - conversion.tens_above());
    let rounded = |value: Decimal| u32::try_from(places).map_or(value, |at| value.half_up(at));
    rounded(a)
        .compare(rounded(converted))
        .is_ne()
        .then_some((a, b))
}
