//! `mixed-vintages`: the newest whole year was revised, and its parts were not, by their share of it, or by the growth that is
//! published on them. A census raises a year and leaves its months as they were; a sum or a growth across the two is false, so the
//! parts do not count.

use std::collections::BTreeSet;
use std::time::Duration;

use super::Ledger;

use super::cells::{Entry, Track};
use super::derivation::Derivation;
use super::findings::Growth;
use super::message::LedgerMessage;
use crate::diagnostic::Diagnostic;
use crate::parallel;
use crate::quantity::{Decimal, Month, Period, Quantity, Unit};
use crate::series::{Kind, Prices};

/// What it takes to look at a track, about.
const TRACK: Duration = Duration::from_micros(5);

/// The part of a year that goes with an earlier version of it.
struct Unrevised {
    year: Period,
    part: Period,
    sign: Sign,
}

/// By what it is known.
enum Sign {
    /// Its share of the year, and the least and the greatest of the same months in other years.
    Share(Decimal, (Decimal, Decimal)),
    /// The growth on it that is published at current prices, and the one that its level gives.
    Growth(Box<Growth>),
}

impl Ledger {
    /// The same ledger without the parts of years that were revised alone, and what is to be said of them; none where all go
    /// together.
    pub(super) fn without_unrevised(&self) -> Option<(Self, Vec<Diagnostic>)> {
        let expected = parallel::times(TRACK, self.tracks.len());
        let is_forecast = self.forecasts();
        let found =
            parallel::map(&self.tracks, expected, |track| self.unrevised(track, &is_forecast));
        found.iter().any(Option::is_some).then_some(())?;
        let told = self.tracks.iter().zip(&found);
        let told = told.filter_map(|(track, one)| self.tell(track, one.as_ref()?));
        let told = told.collect();
        let is_left_out = |track: &Track, entry: &Entry| {
            let at = self.tracks.binary_search_by_key(&track.first, |one| one.first);
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

    /// Whether the newest whole year of a flow, of the calendar or a fiscal one, was revised alone, and not its longest part, with
    /// which the rest does not make the year.
    fn unrevised(&self, track: &Track, is_forecast: impl Fn(&Entry) -> bool) -> Option<Unrevised> {
        let facts = self.facts_of(track.series)?;
        (facts.kind() == Some(Kind::Flow)).then_some(())?;
        let years = self
            .entries(track)
            .filter(|one| one.has_value && one.period.months() == 12 && !is_forecast(one));
        let years: Vec<Period> = years.map(|one| one.period).collect();
        let (year, others) = years.split_last()?;
        let others: Vec<Period> = others
            .iter()
            .filter(|other| other.start().month() == year.start().month())
            .copied()
            .collect();
        let own = self.entries_within(track, *year).filter(|one| one.has_value);
        let ends: BTreeSet<Month> =
            own.map(|one| one.period.end()).filter(|end| *end < year.end()).collect();
        let parts = ends.into_iter().rev();
        let mut parts = parts.filter_map(|end| Period::new(year.start(), end));
        let part = parts.find(|part| self.by_parts(track, *part).is_some())?;
        if self.adds_up(track, part, *year) {
            return None;
        }
        let sign =
            self.by_share(track, part, (*year, &others)).or_else(|| self.by_growth(track, *year));
        let year = *year;
        sign.map(|(part, sign)| Unrevised { year, part, sign })
    }

    /// A part of a year whose share of it lies more than 1.5 points outside that of at least two other years which agree within a
    /// point.
    fn by_share(
        &self,
        track: &Track,
        part: Period,
        (year, others): (Period, &[Period]),
    ) -> Option<(Period, Sign)> {
        let share = self.share(track, part, year)?;
        let shares = others.iter().rev().filter_map(|other| {
            let back = other.start().year() - year.start().year();
            self.share(track, part.years_later(back), *other)
        });
        let shares: Vec<Decimal> = shares.take(3).collect();
        let usual = (*shares.iter().min()?, *shares.iter().max()?);
        let points = |tenths| Decimal::from(tenths).shifted(-3).ok();
        let agree = shares.len() > 1 && usual.1.minus(usual.0).ok()? <= points(10)?;
        let outside = usual.0.minus(share).ok()?.max(share.minus(usual.1).ok()?);
        (agree && outside > points(15)?).then_some((part, Sign::Share(share, usual)))
    }

    /// The newest part of a year on which a growth is published that is more than a point, and more than rounding explains, from
    /// the one of the levels at the same prices.
    fn by_growth(&self, track: &Track, year: Period) -> Option<(Period, Sign)> {
        let series = self.series(track.series)?.growth?;
        let prices = self.series(series)?.prices();
        let has_prices = self.unit(track.series).is_none_or(Unit::has_prices);
        let is_alike = prices == Some(Prices::Current) || (prices.is_none() && !has_prices);
        is_alike.then_some(())?;
        let parts = self.entries_within(track, year).filter(|one| one.has_value);
        let parts = parts.map(|one| one.period);
        let parts = parts.filter(|part| *part != year && part.start() == year.start());
        let newest = parts
            .filter_map(|part| Growth::of(self, track.series, track.region, part.years_later(1)));
        let newest = newest.max_by_key(|growth| growth.period.end())?;
        let part = newest.period.years_later(-1);
        newest.is_far()?.then(|| (part, Sign::Growth(Box::new(newest))))
    }

    /// The value of a part of a year as a share of the year's; none where it is not made of figures of the part alone.
    fn share(&self, track: &Track, part: Period, year: Period) -> Option<Decimal> {
        let whole = self.over(track.series, track.region, year).ok()?;
        let part = self.by_parts(track, part)?;
        let is_positive = whole.value.value.is_positive();
        part.value.value.over(whole.value.value).ok().filter(|_| is_positive)
    }

    /// What figures within a period alone make over it.
    fn by_parts(&self, track: &Track, period: Period) -> Option<Derivation> {
        let found = self.over(track.series, track.region, period).ok()?;
        let within = found.steps.iter().all(|step| period.contains(step.period));
        within.then_some(found)
    }

    /// Whether the rest of a year is published too, and makes with the part the year, but for rounding.
    fn adds_up(&self, track: &Track, part: Period, year: Period) -> bool {
        let adds_up = || {
            let rest = Period::new(part.end(), year.end())?;
            let (part, rest) = (self.by_parts(track, part)?, self.by_parts(track, rest)?);
            let whole = self.over(track.series, track.region, year).ok()?;
            let sum = part.value.value.plus(rest.value.value).ok()?;
            let off = sum.minus(whole.value.value).ok()?.abs();
            let rounding = part.uncertainty.plus(rest.uncertainty).ok()?;
            Some(off <= rounding.plus(whole.uncertainty).ok()?)
        };
        adds_up() == Some(true)
    }

    fn tell(&self, track: &Track, found: &Unrevised) -> Option<Diagnostic> {
        (!self.is_silent(track.series)).then_some(())?;
        let place = |period: Period| {
            let entry = self.entry(track, period)?;
            self.place(entry.observation)
        };
        let (subject, year, part) =
            (self.subject(track.series, track.region)?, found.year, found.part);
        let message = match &found.sign {
            Sign::Share(share, usual) => {
                LedgerMessage::RevisedAlone { subject, year, part, share: *share, usual: *usual }
            }
            Sign::Growth(growth) => LedgerMessage::RevisedBelowGrowth {
                subject,
                year,
                period: growth.period,
                published: growth.published.value.clone(),
                computed: Quantity::new(growth.computed, Unit::percent()),
            },
        };
        let also = match &found.sign {
            Sign::Share(..) => Vec::new(),
            Sign::Growth(growth) => growth.places(self).concat(),
        };
        // What several figures make has no place of its own.
        let (of_part, of_year) = (place(part), place(year));
        let finding = match of_part {
            Some(part) => Diagnostic::finding(Some(part), message).also(of_year),
            None => Diagnostic::finding(of_year, message),
        };
        Some(finding.also(also))
    }
}

#[cfg(test)]
mod tests {
    use crate::ledger::testing::Book;
    use crate::series::SeriesId;

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
    fn a_year_whose_quarters_do_not_make_it_was_revised_alone() {
        let quarters = "产值 2021Q1 24 亿元\n产值 2021Q2 24.5 亿元\n产值 2021Q3 25 亿元\n产值 2021Q4 26.5 亿元\n产值 2021 100 亿元\n\
            产值 2022Q1 26 亿元\n产值 2022Q2 27 亿元\n产值 2022Q3 28 亿元\n产值 2022Q4 29 亿元\n产值 2022 110 亿元\n\
            产值 2023Q1 28 亿元\n产值 2023Q2 29 亿元\n产值 2023Q3 30 亿元\n产值 2023Q4 31 亿元\n产值 2023 130 亿元";
        let ledger = Book::default().cells(quarters).ledger();
        assert!(ledger.codes().iter().any(|code| code.starts_with("mixed-vintages")));
        assert!(ledger.shown("产值", "2023H1").is_err());
        assert!(ledger.shown("产值", "2022H1").is_ok());
    }

    #[test]
    fn a_growth_published_on_revised_months_tells_the_unrevised() {
        let book = |unit: &str, growth: &str| {
            let cells = format!(
                "产量 2022H1 53 {unit}\n产量 2022 110 {unit}\n产量 2023H1 57 {unit}\n产量 2023 121 {unit}\n\
                 产量 2024H1 64 {unit}\n产量增速 2024H1 {growth} %"
            );
            Book::default()
                .with("产量", |one| one.growth = Some(SeriesId(1)))
                .with("产量增速", |_| {})
                .cells(&cells)
                .ledger()
        };
        // 64/57 is 12.3%.
        let ledger = book("万吨", "6.0");
        assert!(ledger.codes().contains(&"mixed-vintages 3,4,6,5,3".to_owned()));
        assert!(ledger.shown("产量", "2023H1").is_err());
        assert_eq!(ledger.shown("产量", "2023").unwrap(), "121万吨");
        assert!(book("万吨", "11.8").shown("产量", "2023H1").is_ok());
        // Of amounts of money nobody says at which prices it is.
        assert!(book("亿元", "6.0").shown("产量", "2023H1").is_ok());
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
