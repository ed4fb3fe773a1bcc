//! Whether figures bear out that a series is a flow, and that those of single months are of these months: where only its unit or the
//! shape of its periods says so, levels counted in 元 are no flow; and runs since January filed under their last months are no months.

use super::Ledger;
use super::build::Run;
use super::kind::{Evidence, is_net};
use super::message::{Doubt, LedgerMessage};
use crate::diagnostic::Diagnostic;
use crate::quantity::{Decimal, Period};
use crate::series::Kind;

/// Of so many months in a row a season would show.
const SEASON: usize = 12;
/// A level of which no month is this part of the one before away from it hardly moves.
const HARDLY: (i64, i64) = (1, 20);

/// Of many regions so many tell what their series is.
const REGIONS: usize = 16;

/// A figure of a series in one region.
#[derive(Clone, Copy, Debug)]
struct Figure {
    observation: u32,
    period: Period,
    value: Decimal,
}

impl Ledger {
    /// Takes back the kinds that figures deny, with an error that says so.
    pub(super) fn doubt_kinds(&mut self, runs: &[Run]) {
        for at in 0..self.facts.len() {
            let Some(facts) = self.facts.get(at) else {
                continue;
            };
            let tracks = runs.get(facts.tracks.clone()).unwrap_or_default();
            let found = tracks.iter().take(REGIONS).find_map(|run| {
                let (doubt, first) = self.doubt_of(at, *run)?;
                Some((doubt, first, self.subject(run.series, run.region)?))
            });
            let Some((doubt, first, subject)) = found else {
                continue;
            };
            if !facts.series.silent {
                let key = facts.series.key.clone();
                let message = LedgerMessage::Doubted { subject, key, doubt };
                let told = Diagnostic::error(self.place(first), message);
                self.diagnostics.push(told);
            }
            if let Some(facts) = self.facts.get_mut(at) {
                facts.kind = None;
            }
        }
    }

    /// What the figures of a series in one region deny, and the first of them that do.
    fn doubt_of(&self, series: usize, run: Run) -> Option<(Doubt, u32)> {
        let facts = self.facts.get(series)?;
        let (kind, evidence) = facts.kind.as_ref()?;
        if *kind != Kind::Flow || is_net(&facts.series) {
            return None;
        }
        let figures = self.figures(run)?;
        let by_shape = matches!(evidence, Evidence::Unit(_) | Evidence::NestedRun(_));
        let level = || {
            let found = hardly_moves(&figures).or_else(|| falls_short(&figures));
            found.or_else(|| goes_on(&figures))
        };
        let doubt = by_shape.then(level).flatten();
        let months = || facts.series.basis.is_none().then(|| runs_on(&figures)).flatten();
        doubt.or_else(months)
    }

    /// The figures of a series in one region, in the order of their ends; none where they are of several units or below 0.
    fn figures(&self, run: Run) -> Option<Vec<Figure>> {
        let cells = self.within(run.first..run.first + run.length);
        let mut figures = Vec::new();
        let mut unit = None;
        for entry in cells.filter(|cell| cell.has_value) {
            let one = self.data.observations.get(entry.observation as usize)?;
            let value = one.value.filter(|value| !value.is_negative())?;
            if *unit.get_or_insert(one.unit) != one.unit {
                return None;
            }
            figures.push(Figure { observation: entry.observation, period: entry.period, value });
        }
        Some(figures)
    }
}

/// Months of a year and more, of which none is far from the one before: a level, unless a year is their sum.
fn hardly_moves(figures: &[Figure]) -> Option<(Doubt, u32)> {
    let is_month = |one: &&Figure| one.period.months() == 1;
    let months: Vec<Figure> = figures.iter().filter(is_month).copied().collect();
    let longer = figures.iter().any(|one| one.period.months() > 1);
    let follows = |pair: &[Figure]| match pair {
        [one, next] => {
            let step = next.value.minus(one.value).map(Decimal::abs);
            let steps = step.and_then(|step| step.times(Decimal::from(HARDLY.1)));
            let most = one.value.times(Decimal::from(HARDLY.0));
            next.period.start() == one.period.end()
                && matches!((steps, most), (Ok(steps), Ok(most)) if steps <= most)
        }
        _ => true,
    };
    let (first, last) = (months.first()?, months.last()?);
    // What never changes is of no kind rather than of another.
    let moves = months.iter().any(|one| one.value != first.value);
    let level = !longer && moves && months.len() >= SEASON && months.windows(2).all(follows);
    level.then_some((Doubt::Level { first: first.period, last: last.period }, first.observation))
}

/// Runs from January of one year that fall twice, or hardly grow while their months double.
fn falls_short(figures: &[Figure]) -> Option<(Doubt, u32)> {
    let is_run = |one: &&Figure| one.period.start().month() == 1 && one.period.months() <= 12;
    let runs: Vec<Figure> = figures.iter().filter(is_run).copied().collect();
    let of_one_year = |a: &Figure, b: &Figure| a.period.start() == b.period.start();
    runs.chunk_by(of_one_year).find_map(|year| {
        let [first, .., last] = year else { return None };
        let falls =
            year.windows(2).filter(|pair| matches!(pair, [one, next] if next.value < one.value));
        let doubled = last.period.months() >= 2 * first.period.months();
        let grown = first.value.times(Decimal::from(13));
        let grown = grown.and_then(|most| Ok(last.value.times(Decimal::from(10))? <= most));
        let denies = year.len() > 3 && (falls.count() > 1 || (doubled && grown == Ok(true)));
        let doubt = Doubt::Runs { first: first.period, last: last.period };
        denies.then_some((doubt, first.observation))
    })
}

/// A part of a year, half of it at most, that is as much as a whole year: as the one before, and not the start of something new that is
/// far more; or nearly as its own, of which the rest then adds hardly anything.
fn goes_on(figures: &[Figure]) -> Option<(Doubt, u32)> {
    /// The most, in tenths, that a level is of another half a year or a year away from it.
    const AFTER: i64 = 20;
    const WITHIN: i64 = 11;
    let years = figures.iter().filter(|one| one.period.months() == 12);
    let mut pairs = years.flat_map(|year| figures.iter().map(move |part| (year, part)));
    let (year, part) = pairs.find(|(year, part)| {
        let since = part.period.start().since(year.period.end());
        let (whole, value) = (year.value, part.value);
        let is_more = |one: Decimal, other, most| other < one && !reaches(one, most, other);
        match since {
            _ if part.period.months() > 6 => false,
            0..12 => whole > Decimal::ZERO && is_more(value, whole, AFTER),
            -12 => is_more(whole, value, WITHIN),
            _ => false,
        }
    })?;
    let doubt = Doubt::Part { year: year.period, part: part.period };
    Some((doubt, part.observation))
}

/// The shape that sums since January have where they are read as months or as quarters.
struct Shape {
    /// How many months a part of a year has.
    length: i32,
    /// How many parts of a year tell, beside another year.
    whole: usize,
    /// How much, in tenths, the second and the last part of a year are at least of its first.
    second: i64,
    last: i64,
    /// How many parts tell of a year alone, where each adds what a first one holds.
    alone: usize,
}

const SHAPES: [Shape; 2] = [
    Shape { length: 1, whole: 6, second: 10, last: 20, alone: 4 },
    Shape { length: 3, whole: 4, second: 18, last: 32, alone: 3 },
];

/// Months, or quarters, that rise all through a year as sums do, and begin anew each January.
fn runs_on(figures: &[Figure]) -> Option<(Doubt, u32)> {
    SHAPES.iter().find_map(|shape| shape.fits(figures))
}

impl Shape {
    fn fits(&self, figures: &[Figure]) -> Option<(Doubt, u32)> {
        let is_part = |one: &&Figure| one.period.months() == self.length;
        let parts: Vec<Figure> = figures.iter().filter(is_part).copied().collect();
        // A year that is more than any of its parts is their sum.
        let largest = parts.iter().map(|one| one.value).max()?;
        let denies = |one: &Figure| match one.period.months() {
            12 => one.value > largest,
            months => months != self.length,
        };
        if figures.iter().any(denies) {
            return None;
        }
        let year = |one: &Figure| one.period.start().year();
        let years: Vec<&[Figure]> = parts.chunk_by(|a, b| year(a) == year(b)).collect();
        let whole = years.iter().filter(|year| year.len() >= self.whole).count();
        let enough = whole > 1 || years.iter().any(|year| self.adds_evenly(year));
        let rises = |year: &&[Figure]| self.rises(year);
        let anew = |pair: &[&[Figure]]| match pair {
            [year, next] => {
                let ends = year.last().zip(next.first());
                ends.is_some_and(|(end, first)| reaches(end.value, self.last, first.value))
            }
            _ => false,
        };
        let runs = enough && years.iter().all(rises) && years.windows(2).all(anew);
        let first = parts.first()?;
        runs.then_some((Doubt::Months { alone: years.len() == 1 }, first.observation))
    }

    /// Whether each figure of a year is more than the one before, and the second by a good part of the first.
    fn rises(&self, year: &[Figure]) -> bool {
        let mut pairs = year.windows(2);
        let all = pairs.all(|pair| matches!(pair, [one, next] if one.value < next.value));
        let steep = match year {
            [first, next, ..] => reaches(next.value, self.second, first.value),
            _ => true,
        };
        all && steep
    }

    /// Whether parts of a year since January, or since February, which then holds both, each add about what a first one holds.
    fn adds_evenly(&self, year: &[Figure]) -> bool {
        /// How much each is at least of the other, in tenths.
        const ALIKE: i64 = 6;
        let Some(first) = year.first() else { return false };
        let held = i64::from(first.period.start().month() - 1) + i64::from(self.length);
        let base = first.value.over(Decimal::from(held / i64::from(self.length)));
        let is_step = |pair: &[Figure]| {
            let [one, next] = pair else { return false };
            let follows = next.period.start() == one.period.end();
            let both = next.value.minus(one.value).ok().zip(base.ok());
            follows
                && both.is_some_and(|(step, base)| {
                    reaches(step, ALIKE, base) && reaches(base, ALIKE, step)
                })
        };
        held <= 2.max(i64::from(self.length))
            && year.len() >= self.alone
            && year.windows(2).all(is_step)
    }
}

/// Whether a value is at least so many tenths of another.
fn reaches(value: Decimal, tenths: i64, other: Decimal) -> bool {
    let both = value.times(Decimal::from(10)).ok().zip(other.times(Decimal::from(tenths)).ok());
    both.is_some_and(|(value, other)| value >= other)
}

#[cfg(test)]
mod tests {
    use super::super::testing::Book;

    fn book(name: &str, unit: &str, values: &[(&str, &str)]) -> Vec<String> {
        let lines =
            values.iter().map(|(period, value)| format!("{name} {period} {value} {unit}\n"));
        Book::default().cells(&lines.collect::<String>()).ledger().codes()
    }

    /// So many months from January 2023 on.
    fn months(values: &[&'static str]) -> Vec<(String, &'static str)> {
        let month = |at: usize| format!("{}-{:02}", 2023 + at / 12, at % 12 + 1);
        values.iter().enumerate().map(|(at, value)| (month(at), *value)).collect()
    }

    fn of_months(name: &str, unit: &str, values: &[&'static str]) -> Vec<String> {
        let months = months(values);
        let pairs: Vec<(&str, &str)> =
            months.iter().map(|(period, value)| (period.as_str(), *value)).collect();
        book(name, unit, &pairs)
    }

    #[test]
    fn levels_that_hardly_move_are_no_flow_by_their_unit_alone() {
        let levels =
            ["500", "503", "501", "506", "510", "508", "511", "515", "513", "516", "519", "521"];
        assert_eq!(of_months("代管资金", "亿元", &levels), ["unknown-kind 1"]);
        // Its name says that it is one.
        assert!(of_months("产品产量", "吨", &levels).is_empty());
        let season =
            ["500", "320", "501", "506", "610", "508", "511", "515", "413", "516", "519", "721"];
        assert!(of_months("代管资金", "亿元", &season).is_empty());
    }

    #[test]
    fn runs_that_fall_or_hardly_grow_are_no_flow() {
        let runs = |values: [&'static str; 4]| {
            let periods = ["2024年1-3月", "2024年1-6月", "2024年1-9月", "2024年1-12月"];
            let pairs: Vec<(&str, &str)> = periods.into_iter().zip(values).collect();
            book("代管资金", "亿元", &pairs)
        };
        assert_eq!(runs(["500", "503", "506", "510"]), ["unknown-kind 1"]);
        assert!(runs(["120", "250", "370", "510"]).is_empty());
    }

    #[test]
    fn half_a_year_that_is_as_much_as_a_whole_one_is_no_flow() {
        let of = |values: &[(&str, &str)]| book("代管资金", "亿元", values);
        assert_eq!(of(&[("2023", "3420"), ("2024年1-6月", "3510")]), ["unknown-kind 2"]);
        assert_eq!(of(&[("2023", "3420"), ("2024-05", "3510")]), ["unknown-kind 2"]);
        assert_eq!(of(&[("2023年1-6月", "3360"), ("2023", "3420")]), ["unknown-kind 1"]);
        for flow in [
            [("2023", "3420"), ("2024年1-6月", "2900")],
            [("2023", "3420"), ("2024年1-9月", "3510")],
            [("2023", "3420"), ("2025年1-6月", "3510")],
            [("2023年1-6月", "2100"), ("2023", "3420")],
            // What has just begun, what is over, and what has not begun.
            [("2023", "20"), ("2024年1-6月", "510")],
            [("2023年1-6月", "3420"), ("2023", "3420")],
            [("2023", "0"), ("2024年1-6月", "3510")],
        ] {
            assert!(of(&flow).is_empty(), "{flow:?}");
        }
        // Its name says that it is one.
        let sales = [("2023", "3420"), ("2024年1-6月", "3510")];
        assert!(book("产品销售额", "亿元", &sales).is_empty());
    }

    #[test]
    fn months_that_rise_through_each_year_run_since_january() {
        let runs = [
            "10", "21", "33", "44", "56", "68", "79", "90", "102", "113", "125", "137", "11", "23",
            "35", "48", "60", "73",
        ];
        assert_eq!(of_months("产品产量", "吨", &runs), ["unknown-kind 1"]);
        // Of one year alone where each month adds what the first holds.
        assert_eq!(of_months("产品产量", "吨", &runs[..4]), ["unknown-kind 1"]);
        assert!(of_months("产品产量", "吨", &runs[..3]).is_empty());
        let season = ["10", "12", "19", "26", "30", "38", "41"];
        assert!(of_months("产品产量", "吨", &season).is_empty());
        let since_february: Vec<_> = months(&runs).into_iter().skip(1).take(6).collect();
        let pairs = since_february.iter().map(|(period, value)| (period.as_str(), *value));
        assert_eq!(book("产品产量", "吨", &pairs.collect::<Vec<_>>()), ["unknown-kind 1"]);
        let quarters = |values: [&'static str; 8]| {
            let periods = (0..8).map(|at| format!("{}Q{}", 2023 + at / 4, at % 4 + 1));
            let periods: Vec<String> = periods.collect();
            let pairs = periods.iter().map(String::as_str).zip(values);
            book("产品产量", "吨", &pairs.collect::<Vec<_>>())
        };
        let sums = ["10", "22", "35", "50", "11", "24", "38", "54"];
        assert_eq!(quarters(sums), ["unknown-kind 1"]);
        // Quarters by themselves rise through a year too.
        assert!(quarters(["10", "12", "14", "19", "11", "13", "15", "20"]).is_empty());
        assert!(quarters(["115", "191", "271", "337", "116", "195", "279", "340"]).is_empty());
    }
}
