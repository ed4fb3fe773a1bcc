//! The order of versions: dates as dates, everything else as text in which numbers count as numbers.

use super::notation;
use crate::words::flags::STAGES;
use crate::words::signs::OF_DATES;

/// A version as it is ordered. Names come before dates.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Version {
    /// A name: `初步核算`, `v10`.
    Named(Vec<Piece>),
    /// A date, as precise as it was written; what is left open counts as its end, so that July comes after 18 July. Of one
    /// date the stage decides, where it is written with it.
    Dated(Vec<u32>, Option<usize>),
}

/// A piece of a version's name.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Piece {
    /// How final a figure is.
    Stage(usize),
    /// A run of digits without leading zeros: its length, then the digits.
    Number(usize, String),
    /// Anything else.
    Text(String),
}

/// Year, month, day, hour, minute, second.
const PARTS: usize = 6;
/// Stands for what a date leaves open.
const OPEN: u32 = 99;

/// The place of every version in the order in which they came out, those of one date alike.
pub(crate) fn ranks(written: &[String]) -> Vec<usize> {
    let read: Vec<Version> = written.iter().map(|text| Version::of(text)).collect();
    let mut order: Vec<&Version> = read.iter().collect();
    order.sort_unstable();
    order.dedup();
    let rank = |one| order.binary_search(&one).unwrap_or_default();
    read.iter().map(rank).collect()
}

impl Version {
    /// Reads a version as written in a column, a plan, an option or a file's name.
    pub(crate) fn of(text: &str) -> Self {
        let text = text.trim();
        let inner = text
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .trim_end_matches(|c: char| !c.is_ascii_digit() && !OF_DATES.contains(&c));
        moment(text)
            .or_else(|| notation::day(text).map(|day| filled(day.to_vec())))
            .or_else(|| end_of_period(text))
            .or_else(|| moment(inner))
            .map_or_else(|| Self::Named(pieces(text)), |date| Self::Dated(date, stage(text)))
    }

    /// Whether it does not come after another, dates as far as both are precise: June 2026 is not after 15 June 2026.
    pub(crate) fn is_not_after(&self, other: &Self) -> bool {
        let (Self::Dated(one, _), Self::Dated(other, _)) = (self, other) else {
            return self <= other;
        };
        let first_difference = one
            .iter()
            .zip(other)
            .take_while(|(a, b)| **a != OPEN && **b != OPEN)
            .find(|(a, b)| a != b);
        first_difference.is_none_or(|(a, b)| a < b)
    }
}

/// `2024-07-18`, `20240718`, `2024年7月`, `2024-07-18T09:30`, `18.07.2024`.
fn moment(text: &str) -> Option<Vec<u32>> {
    if text.chars().any(|c| !c.is_ascii_digit() && !OF_DATES.contains(&c)) {
        return None;
    }
    let mut parts = Vec::new();
    for run in text.split(OF_DATES).filter(|run| !run.is_empty()) {
        if parts.is_empty() && run.len() > 2 {
            split_compact(run, &mut parts)?;
        } else {
            parts.push(run.parse().ok()?);
        }
    }
    let parts = year_first(parts, text.contains('.'))?;
    let exists = match *parts.as_slice() {
        [] => false,
        [_] => true,
        [_, month] => (1..=12).contains(&month),
        [year, month, day, ..] => notation::day(&format!("{year}-{month}-{day}")).is_some(),
    };
    (exists && parts.len() <= PARTS).then(|| filled(parts))
}

/// Turns a day that ends in its year round: behind dots the day comes first (`18.07.2024`), else what can be no month.
fn year_first(parts: Vec<u32>, dotted: bool) -> Option<Vec<u32>> {
    match *parts.as_slice() {
        [day, month, year] if year > 99 && day < 32 && month < 32 => {
            if dotted || day > 12 {
                Some(vec![year, month, day])
            } else {
                (month > 12).then(|| vec![year, day, month])
            }
        }
        [first, ..] if first < 32 => None,
        _ => Some(parts),
    }
}

/// The last month of a quarter, a half-year or any other period.
fn end_of_period(text: &str) -> Option<Vec<u32>> {
    let last = notation::parse(text).ok()?.period.last_month();
    let year = u32::try_from(last.year()).ok()?;
    Some(filled(vec![year, last.month()]))
}

/// A year, and what may stand behind it without a mark: `202407`, `20240718`.
fn split_compact(run: &str, parts: &mut Vec<u32>) -> Option<()> {
    if !matches!(run.len(), 4 | 6 | 8 | 12 | 14) {
        return None;
    }
    let year: u32 = run.get(..4)?.parse().ok()?;
    if !(1900..=2199).contains(&year) {
        return None;
    }
    parts.push(year);
    let mut rest = run.get(4..)?;
    while let (Some(two), Some(after)) = (rest.get(..2), rest.get(2..)) {
        parts.push(two.parse().ok()?);
        rest = after;
    }
    Some(())
}

fn filled(mut parts: Vec<u32>) -> Vec<u32> {
    parts.resize(PARTS, OPEN);
    parts
}

fn stage(text: &str) -> Option<usize> {
    STAGES.iter().position(|word| text.contains(word))
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = stage(text).map(Piece::Stage).into_iter().collect();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let length = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if digits {
            let number = run.trim_start_matches('0');
            pieces.push(Piece::Number(number.len(), number.to_owned()));
        } else {
            pieces.push(Piece::Text(run.to_lowercase()));
        }
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_in_the_order_in_which_they_came_out() {
        for run in [
            &["2022-07", "2023-12", "2024-1", "2024-02", "2024-12"][..],
            &["20240718", "2024-07-19", "2024年7月20日", "2024-07", "2024"],
            &["2024-07-18 09:30", "2024-07-18T10:00", "2024-07-18"],
            &["2024年7月18日发布", "2024年8月2日发布"],
            &["v1", "v2", "v10"],
            &["初步核算", "初步核实数", "最终核实", "第五次全国经济普查"],
            &["2023年快报", "2023年初步核算数", "2023年最终核实数"],
            &[
                "15 July 2024",
                "July 16, 2024",
                "17.7.2024",
                "18/07/2024",
                "07/19/2024",
                "２０２４年７月２０日",
                "2024/7/21发布",
                "2024Q3",
                "2024年下半年",
            ],
        ] {
            for pair in run.windows(2) {
                let [a, b] = pair else { continue };
                assert!(Version::of(a) < Version::of(b), "{a} before {b}");
            }
        }
    }

    #[test]
    fn a_date_counts_as_far_as_it_is_precise() {
        for (one, other, expected) in [
            ("2026-06", "2026-06-15", true),
            ("2026-06-18", "2026-06", true),
            ("2026-07", "2026-06-30", false),
            ("2026-06-18", "2026-06-15", false),
            ("2025", "2026-06", true),
            ("v3", "v2", false),
            ("v2", "v2", true),
        ] {
            let (a, b) = (Version::of(one), Version::of(other));
            assert_eq!(a.is_not_after(&b), expected, "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_date_is_a_name() {
        for text in ["2024-13", "2024-02-30", "07/08/2024", "v2", "初步核算", "12", ""] {
            assert!(matches!(Version::of(text), Version::Named(_)), "{text}");
        }
    }

    #[test]
    fn one_date_in_two_spellings_is_one_version() {
        for (a, b) in [
            ("2024-07", "2024年7月"),
            ("2024-7-18", "20240718"),
            ("V02", "v2"),
            ("2024年二季度", "2024-06"),
            ("Jul 2024", "2024.7"),
            ("18 Jul 2024", "18.07.2024"),
        ] {
            assert_eq!(Version::of(a), Version::of(b), "{a} {b}");
        }
    }
}
