//! What the numbers beside the years of a column count.

use std::collections::{BTreeMap, BTreeSet};

use super::written::{Join, Part};
use crate::quantity::Frequency;

/// The numbers beside years.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    seen: BTreeSet<u32>,
    /// Whether one stands with its zero: `2016.01`.
    padded: bool,
    /// Whether one stands behind a slash: `2022/01`.
    slashed: bool,
    years: BTreeSet<u32>,
    /// Whether any could not be the year after that beside it, as in `2010-11`.
    beyond_next_year: bool,
    /// Those behind a dot, by year.
    dotted: BTreeMap<u32, BTreeSet<u32>>,
}

impl Numbers {
    /// Takes note of a label.
    pub(super) fn note(&mut self, part: Part) {
        self.seen.insert(part.number);
        self.slashed |= part.join == Join::Slash;
        self.years.insert(part.year);
        self.padded |= part.digits == 2 && part.number < 10;
        self.beyond_next_year |= part.last_year() != Some(part.year + 1);
        if part.join == Join::Dot {
            let year = self.dotted.entry(part.year).or_default();
            year.insert(part.number);
        }
    }

    /// What the numbers may count beside months: half-years where there are only 1 and 2, quarters where several years have
    /// no number beyond 4. With zeros before them they are months, but where all four stand behind slashes.
    pub(super) fn other(&self) -> Option<Frequency> {
        if self.padded {
            let quarters =
                self.slashed && self.years.len() > 1 && self.seen.iter().eq(&[1, 2, 3, 4]);
            return quarters.then_some(Frequency::Quarter);
        }
        let greatest = self.seen.last().copied()?;
        match greatest {
            1 | 2 => Some(Frequency::HalfYear),
            3 | 4 if self.years.len() > 1 => Some(Frequency::Quarter),
            _ => None,
        }
    }

    /// Whether all of several labels look like two years in a row: `2010-11` `2011-12`.
    pub(super) fn look_like_spans(&self) -> bool {
        self.years.len() > 1 && !self.beyond_next_year
    }

    /// Whether any could not be the year after that beside it.
    pub(super) fn go_beyond_next_year(&self) -> bool {
        self.beyond_next_year
    }

    /// Whether they can be the first numbers up to a greatest: quarters up to 4. Months of quarters are their first (01, 04, 07, 10) or
    /// last (03, 06, 09, 12): a 2 among padded numbers is no month.
    pub(super) fn count_to(&self, greatest: u32) -> bool {
        self.seen.iter().all(|number| *number <= greatest)
            && (!self.padded || self.seen.contains(&2))
    }

    /// Whether they can be months at the edges of periods so many months long: without zeros before them they might count
    /// something else.
    pub(super) fn may_be_months_of(&self, length: u32) -> bool {
        let two_digits = |number: &u32| *number >= 10;
        let at_edge = |number: &u32| number % length <= 1;
        self.padded || self.seen.iter().any(two_digits) || self.seen.iter().all(at_edge)
    }

    /// Whether `2016.1` is October, in a year of the column; none where nothing tells.
    pub(super) fn tenth_is_october(&self, year: u32, frequency: Option<Frequency>) -> Option<bool> {
        if self.dotted.values().any(|numbers| numbers.contains(&10)) {
            return Some(false);
        }
        if self.padded {
            return Some(true);
        }
        // `2023.1` `2023.2` … that stop before September hold no October.
        let stops_early = self.dotted.get(&year).is_some_and(|numbers| {
            numbers.contains(&2) && numbers.iter().all(|number| (1..=8).contains(number))
        });
        (stops_early || frequency == Some(Frequency::Month)).then_some(false)
    }
}
