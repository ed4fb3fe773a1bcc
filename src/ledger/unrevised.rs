//! `mixed-vintages` by shares: the newest whole year was revised, and its parts were not. A census raises a year and leaves its
//! months as they were; a sum or a growth across the two is false, so the parts do not count.

use super::Ledger;
use std::time::Duration;

use super::cells::{Entry, Track};
use super::message::LedgerMessage;
use crate::diagnostic::Diagnostic;
use crate::parallel;
use crate::quantity::{Decimal, Period};
use crate::series::Kind;

/// What it takes to look at a track, about.
const TRACK: Duration = Duration::from_micros(5);

/// The part of a year that goes with an earlier version of it.
struct Unrevised {
    year: Period,
    part: Period,
    share: Decimal,
    /// The least and the greatest share of the same months in other years.
    usual: (Decimal, Decimal),
}

impl Ledger {
    /// The same ledger without the parts of years that were revised alone, and what is to be said of them; none where all go
    /// together.
    pub(super) fn without_unrevised(&self) -> Option<(Self, Vec<Diagnostic>)> {
        let expected = parallel::times(TRACK, self.tracks.len());
        let found = parallel::map(&self.tracks, expected, |track| self.unrevised(track));
        found.iter().any(Option::is_some).then_some(())?;
        let told = self.tracks.iter().zip(&found);
        let told = told.filter_map(|(track, one)| self.tell(track, one.as_ref()?));
        let told = told.collect();
        let is_left_out = |track: &Track, entry: &Entry| {
            let at = self
                .tracks
                .binary_search_by_key(&track.first, |one| one.first);
            let of_track = at.ok().and_then(|at| found.get(at)?.as_ref());
            let year = of_track.map(|one| one.year);
            year.is_some_and(|year| year.contains(entry.period) && year != entry.period)
        };
        let others = self.only(|track, entry| !is_left_out(track, entry));
        let others = Self {
            revisions: self.revisions.clone(),
            diagnostics: self.diagnostics.clone(),
            ..others
        };
        Some((others, told))
    }

    /// Whether the newest whole year of a flow was revised alone: the share of the longest of its parts, whose rest is not
    /// published, lies more than 1.5 points outside that of at least two other years which agree within a point.
    fn unrevised(&self, track: &Track) -> Option<Unrevised> {
        let facts = self.facts_of(track.series)?;
        (facts.kind() == Some(Kind::Flow)).then_some(())?;
        let years = self
            .entries(track)
            .filter(|one| one.has_value && one.period.is_calendar_year());
        let years: Vec<Period> = years.map(|one| one.period).collect();
        let (year, others) = years.split_last()?;
        let own = self
            .entries_within(track, *year)
            .filter(|one| one.has_value);
        let ends = own
            .map(|one| one.period.end())
            .filter(|end| *end < year.end());
        let end = ends.max()?;
        let part = Period::new(year.start(), end)?;
        if self
            .by_parts(track, Period::new(end, year.end())?)
            .is_some()
        {
            return None;
        }
        let share = self.share(track, part, *year)?;
        let shares = others.iter().rev().filter_map(|other| {
            let back = other.start().year() - year.start().year();
            self.share(track, part.years_later(back), *other)
        });
        let shares: Vec<Decimal> = shares.take(3).collect();
        let usual = (*shares.iter().min()?, *shares.iter().max()?);
        let points = |tenths| Decimal::from(tenths).shifted(-3).ok();
        let agree = shares.len() > 1 && usual.1.minus(usual.0).ok()? <= points(10)?;
        let outside = usual.0.minus(share).ok()?.max(share.minus(usual.1).ok()?);
        (agree && outside > points(15)?).then_some(Unrevised {
            year: *year,
            part,
            share,
            usual,
        })
    }

    /// The value of a part of a year as a share of the year's; none where it is not made of figures of the part alone.
    fn share(&self, track: &Track, part: Period, year: Period) -> Option<Decimal> {
        let whole = self.over(track.series, track.region, year).ok()?;
        let part = self.by_parts(track, part)?;
        let is_positive = whole.value.value.is_positive();
        part.over(whole.value.value).ok().filter(|_| is_positive)
    }

    /// The value over a period that figures within it alone make.
    fn by_parts(&self, track: &Track, period: Period) -> Option<Decimal> {
        let found = self.over(track.series, track.region, period).ok()?;
        let within = found.steps.iter().all(|step| period.contains(step.period));
        within.then_some(found.value.value)
    }

    fn tell(&self, track: &Track, found: &Unrevised) -> Option<Diagnostic> {
        (!self.is_silent(track.series)).then_some(())?;
        let place = |period: Period| {
            let entry = self.entry(track, period)?;
            self.place(entry.observation)
        };
        let message = LedgerMessage::RevisedAlone {
            subject: self.subject(track.series, track.region)?,
            year: found.year,
            part: found.part,
            share: found.share,
            usual: found.usual,
        };
        Some(Diagnostic::finding(place(found.part), message).also(place(found.year)))
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;

    const BEFORE: &str =
        "产值 2021H1 48.5 亿元\n产值 2021 100 亿元\n产值 2022H1 53 亿元\n产值 2022 110 亿元\n";

    #[test]
    fn a_year_revised_without_its_half_does_not_go_with_it() {
        let later = "产值 2023H1 57 亿元\n产值 2023 126 亿元\n产值 2024H1 64 亿元";
        let ledger = Book::default().cells(&format!("{BEFORE}{later}")).ledger();
        assert_eq!(ledger.codes(), ["mixed-vintages 5,6"]);
        assert_eq!(ledger.shown("产值", "2023").unwrap(), "126亿元");
        assert!(ledger.shown("产值", "2023H1").is_err());
        assert!(ledger.shown("产值", "2023年7-12月").is_err());
        assert!(ledger.shown("产值", "2022年7-12月").is_ok());
    }

    #[test]
    fn a_year_whose_parts_add_up_was_not_revised_alone() {
        let later = "产值 2023H1 57 亿元\n产值 2023年7-12月 69 亿元\n产值 2023 126 亿元";
        let ledger = Book::default().cells(&format!("{BEFORE}{later}")).ledger();
        assert_eq!(ledger.codes(), [""; 0]);
        let usual = "产值 2023H1 57 亿元\n产值 2023 118 亿元";
        let ledger = Book::default().cells(&format!("{BEFORE}{usual}")).ledger();
        assert_eq!(ledger.codes(), [""; 0]);
    }
}
