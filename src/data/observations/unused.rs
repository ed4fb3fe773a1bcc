//! Figures that were read and that no target uses: one finding a file, where none of its figures is used, or where one of its names may
//! be meant for a target.

use std::collections::{BTreeMap, HashSet};

use crate::data::message::Problem;
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::{Naming, ValueColumn};
use crate::data::texts::measure;
use crate::data::texts::name::last_bracket;
use crate::data::{Data, Unused};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::quantity::Unit;
use crate::series::{Catalogue, SeriesId};
use crate::words::columns::TOTALS;
use crate::words::{fold, is_han};

/// What a file holds beside what is used of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passed {
    /// The series of targets that its names feed.
    feeds: HashSet<SeriesId>,
    /// Names that feed none, each with its figures.
    names: Vec<(String, u64)>,
    /// Those that what stands behind a period in a header made, and nothing else known.
    odd: HashSet<String>,
    /// Those that may be the growth of a level that is used, each with the level.
    shares: Vec<(String, String)>,
}

impl Passed {
    /// Takes note of what a table holds.
    pub(crate) fn see(&mut self, scan: &Scan<'_>, catalogue: &Catalogue) {
        let asked = |id| catalogue.get(id).is_some_and(|series| series.beside.is_none());
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
            self.feeds.extend(seen.fed.iter().filter(|id| asked(**id)));
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
    let asked = catalogue.iter().filter(|(_, series)| series.beside.is_none());
    let asked: Vec<_> = asked.map(|(id, series)| (id, series.name.as_str())).collect();
    for (file, mut passed) in passed {
        let fed = std::mem::take(&mut passed.feeds);
        let meant = |name: &str| {
            let is_meant = |(id, target): &&(SeriesId, &str)| {
                is_short_for(name, target) || (!fed.contains(id) && is_led_by(name, target))
            };
            asked.iter().find(is_meant).map(|(_, target)| *target)
        };
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
        if !fed.is_empty() {
            let odd = passed.odd;
            let is_told = |name: &String| odd.contains(name) || meant(name).is_some();
            passed.names.retain(|(name, _)| is_told(name));
        }
        if passed.names.is_empty() {
            continue;
        }
        let names = || passed.names.iter().map(|(name, _)| name.as_str());
        let targets = || asked.iter().map(|(_, target)| *target);
        let near = names().find_map(meant);
        let near = near.or_else(|| names().find_map(|name| nearest(name, targets())));
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

/// A measure that may be the published growth: one in % that nothing is known of, or a change that is in % or is none.
fn unknown_share(value: &ValueColumn) -> Option<&str> {
    let has_sign = |unit: &Unit| unit.is_percent() && !unit.is_points();
    let is_percent = value.unit.as_ref().is_some_and(has_sign);
    let is_open =
        |measure: &str| (value.unit.is_none() || is_percent) && measure::may_be_growth(measure);
    let is_share = |measure: &str| is_percent && measure::is_unknown_share(measure);
    let header = Some(value.header.as_str()).filter(|header| is_open(header));
    measure_of(value).filter(|measure| is_share(measure) || is_open(measure)).or(header)
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

/// Whether a name is another and says beside it only what stands in brackets, or that it is all: 产值（快报）, 产值合计 of 产值.
fn is_led_by(name: &str, other: &str) -> bool {
    let (name, other) = (fold(name), fold(other));
    let rest = name.as_str().strip_prefix(other.as_str());
    rest.is_some_and(|rest| {
        let bracketed = last_bracket(rest).is_some_and(|(before, _)| before.is_empty());
        bracketed || TOTALS.sense(rest).is_some()
    })
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

    #[test]
    fn brackets_and_totals_behind_the_name_of_a_target_are_of_it() {
        for name in ["产值（快报）", "产值(现价)", "产值合计", "产值总计"] {
            assert!(is_led_by(name, "产值"), "{name}");
        }
        for name in ["产值", "产值率", "总产值(现价)", "产值(甲)增速"] {
            assert!(!is_led_by(name, "产值"), "{name}");
        }
    }
}
