//! Figures that were read and that no target uses: one finding a file, where none of its figures is used, or where one of its names is
//! short for that of a target.

use std::collections::{BTreeMap, HashSet};

use crate::data::message::Problem;
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::{Naming, ValueColumn};
use crate::data::texts::measure;
use crate::data::{Data, Unused};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::quantity::Unit;
use crate::series::Catalogue;
use crate::words::{fold, is_han};

/// What a file holds beside what is used of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passed {
    /// Whether any of its names feeds a series.
    feeds: bool,
    /// Names that feed none, each with its figures.
    names: Vec<(String, u64)>,
    /// Those that what stands behind a period in a header made, and nothing else known.
    odd: HashSet<String>,
    /// Those of shares that nobody knows beside a level that is used, each with the level.
    shares: Vec<(String, String)>,
}

impl Passed {
    /// Takes note of what a table holds.
    pub(crate) fn see(&mut self, scan: &Scan<'_>, catalogue: &Catalogue) {
        let asked = |id| {
            catalogue
                .get(id)
                .is_some_and(|series| series.beside.is_none())
        };
        let values = scan.table.shape.values.as_slice();
        let odd: Vec<&str> = match values {
            // Nor are the only figures of a table, where they are another measure, what its names say.
            [only] => measure_of(only).into_iter().collect(),
            _ => values.iter().filter_map(remark).collect(),
        };
        let unknown: Vec<&str> = values.iter().filter_map(unknown_share).collect();
        let level = |name: &str| {
            let mut levels = unknown.iter().filter_map(|share| name.strip_suffix(share));
            let level = levels.next()?.trim_end();
            let fed = catalogue.fed_by(&fold(level)).iter();
            let mut series = fed.filter_map(|id| catalogue.get(*id));
            let series = series.find(|series| series.may_have_growth_beside())?;
            Some(series.name.clone())
        };
        for (id, seen) in scan.names.iter() {
            self.feeds |= seen.fed.iter().any(|id| asked(*id));
            let figures = scan.unused.get(id.index()).copied().unwrap_or(0);
            if figures > 0 {
                let name = seen.name.listed();
                if let Some(level) = level(&seen.name.bare) {
                    self.shares.push((name.to_owned(), level));
                }
                let is_odd = odd.iter().any(|tail| seen.name.shown.ends_with(tail));
                if is_odd {
                    self.odd.insert(name.to_owned());
                }
                self.names.push((name.to_owned(), figures));
            }
        }
    }
}

/// Tells it, file by file.
pub(crate) fn tell(passed: BTreeMap<u32, Passed>, catalogue: &Catalogue, data: &mut Data) {
    let series = catalogue.iter().map(|(_, series)| series);
    let asked = series.filter(|series| series.beside.is_none());
    let targets: Vec<&str> = asked.map(|series| series.name.as_str()).collect();
    let short = |name: &str| {
        let mut targets = targets.iter().copied();
        targets.find(|target| is_short_for(name, target))
    };
    for (file, mut passed) in passed {
        let Some(document) = data.files.get(file as usize).cloned() else {
            continue;
        };
        if let [(share, level), ..] = passed.shares.as_slice() {
            let names = passed.shares.iter().map(|(name, _)| name.clone());
            let problem = Problem::UnknownShares {
                names: names.collect(),
                share: share.clone(),
                level: level.clone(),
            };
            let place = Place::file(file + 1, &document);
            data.diagnostics.push(Diagnostic::finding(place, problem));
        }
        if passed.feeds {
            let odd = passed.odd;
            let is_told = |name: &String| odd.contains(name) || short(name).is_some();
            passed.names.retain(|(name, _)| is_told(name));
        }
        if passed.names.is_empty() {
            continue;
        }
        let names = || passed.names.iter().map(|(name, _)| name.as_str());
        let near = names()
            .find_map(short)
            .or_else(|| names().find_map(|name| nearest(name, targets.iter().copied())));
        let unused = Unused {
            series: names().map(str::to_owned).collect(),
            observations: passed.names.iter().map(|(_, figures)| figures).sum(),
            nearest: near.map(str::to_owned),
            document,
        };
        let problem = Problem::UnusedData {
            names: unused.series.clone(),
            observations: unused.observations,
            nearest: unused.nearest.clone(),
        };
        let place = Place::file(file + 1, &unused.document);
        data.diagnostics.push(Diagnostic::finding(place, problem));
        data.unused.push(unused);
    }
}

/// The measure that a column of values is.
fn measure_of(value: &ValueColumn) -> Option<&str> {
    match &value.naming {
        Naming::Measure(measure) => Some(measure),
        _ => None,
    }
}

/// A measure in % that nothing is known of.
fn unknown_share(value: &ValueColumn) -> Option<&str> {
    let has_sign = |unit: &Unit| unit.is_percent() && !unit.is_points();
    let is_percent = value.unit.as_ref().is_some_and(has_sign);
    measure_of(value).filter(|measure| is_percent && measure::is_unknown_share(measure))
}

/// A measure in brackets, or one that is not known.
fn remark(value: &ValueColumn) -> Option<&str> {
    let bracketed = measure_of(value).filter(|measure| measure.starts_with(['(', '（']));
    bracketed.or_else(|| odd_tail(value))
}

/// What stands behind the period in the header of a column and is no measure that is known: `（新算法）` of `2023年（新算法）`.
fn odd_tail(value: &ValueColumn) -> Option<&str> {
    let tail = measure_of(value)?;
    measure::led(&value.header)?;
    let is_known = measure::is_change(tail) || measure::is_ratio(tail) || measure::is_rank(tail);
    (!is_known && !measure::is_nameless(tail) && value.unit.is_none()).then_some(tail)
}

/// Whether a Chinese name is an abbreviation of another: 社零总额 of 社会消费品零售总额.
fn is_short_for(name: &str, other: &str) -> bool {
    let (length, whole) = (name.chars().count(), other.chars().count());
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    let mut rest = other.chars();
    (3..whole).contains(&length)
        && name.chars().all(is_han)
        && ends(name) == ends(other)
        && name.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_known_by_their_characters() {
        for (name, other, expected) in [
            ("社零总额", "社会消费品零售总额", true),
            ("规上工业增加值", "规模以上工业增加值", true),
            ("第二产业增加值", "第三产业增加值", false),
            ("零售总额", "社会消费品零售总额", false),
            ("人口", "人口总数", false),
        ] {
            assert_eq!(is_short_for(name, other), expected, "{name}");
        }
    }
}
