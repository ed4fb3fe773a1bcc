//! What must hold of the ledger whatever the observations are: what can be derived is derived exactly, nothing else is, and
//! neither the order of files nor the number of ways to the same run changes anything.

// Helpers of tests may fail loudly, as tests do; the numbers are small.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(clippy::cast_sign_loss, clippy::cast_possible_truncation, clippy::cast_possible_wrap)]

use indicalc::data::{Cell, Data, Observation, UnitId};
use indicalc::ledger::{How, Ledger};
use indicalc::plan::Request;
use indicalc::quantity::{Decimal, Month, Period, Unit, UnitTable};
use indicalc::series::{Catalogue, Definition, Kind, RegionId, SeriesId};
use proptest::prelude::*;

const SERIES: SeriesId = SeriesId(0);
const REGION: RegionId = RegionId(0);
/// The hidden series covers three years from January 2021.
const MONTHS: i32 = 36;

fn start() -> Month {
    Month::new(2021, 1).unwrap()
}

fn run(from: i32, to: i32) -> Period {
    Period::new(start().later(from), start().later(to)).unwrap()
}

/// One published figure: a run of months counted from the start, its value in hundredths, its digits, and whether it is in 万元.
#[derive(Clone, Debug)]
struct Published {
    run: (i32, i32),
    hundredths: i64,
    places: i8,
    in_ten_thousands: bool,
}

fn flow() -> Catalogue {
    // By its name a month of it may be below 0: a cumulative figure that falls is no contradiction.
    let mut series = Definition::of_name("旅游净收入");
    series.unit = Some(Unit::parse("元", &UnitTable::default()).unwrap());
    series.kind = Some(Kind::Flow);
    Catalogue::new(vec![series])
}

fn data(published: &[Published]) -> Data {
    let unit = |text| Unit::parse(text, &UnitTable::default()).unwrap();
    let observations = (1..).zip(published).map(|(line, one)| {
        let exponent = if one.in_ten_thousands { -6 } else { -2 };
        let value = Decimal::from(one.hundredths).shifted(exponent).unwrap();
        Observation {
            series: SERIES,
            region: REGION,
            period: run(one.run.0, one.run.1),
            value: Some(value),
            places: if one.in_ten_thousands { one.places + 4 } else { one.places },
            unit: UnitId(u32::from(one.in_ten_thousands)),
            cell: Cell { file: 0, line, field: 1 },
            vintage: None,
            flag: None,
            members: None,
            apart: None,
        }
    });
    Data {
        files: vec!["a.csv".into()],
        observations: observations.collect(),
        units: vec![unit("元"), unit("万元")],
        ..Data::default()
    }
}

fn ledger(published: &[Published]) -> Ledger {
    Ledger::build(&flow(), data(published), &Request::default(), None)
}

/// Every run that a bureau publishes of three years: months, quarters, half-years, years, and January to any month.
fn bureau_runs() -> Vec<(i32, i32)> {
    let mut runs = Vec::new();
    for length in [1, 3, 6, 12] {
        runs.extend((0..MONTHS).step_by(length).map(|at| (at, at + length as i32)));
    }
    for january in (0..MONTHS).step_by(12) {
        runs.extend((1..=12).map(|months| (january, january + months)));
    }
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn exact(hidden: &[i64], (from, to): (i32, i32), in_ten_thousands: bool) -> Published {
    let months = hidden.iter().skip(from as usize).take((to - from) as usize);
    Published { run: (from, to), hundredths: months.sum(), places: 2, in_ten_thousands }
}

prop_compose! {
    /// A hidden monthly series and some of the runs that a bureau publishes of it, in any order.
    fn published_runs()(
        hidden in prop::collection::vec(-9_999_i64..1_000_000, MONTHS as usize),
        runs in prop::sample::subsequence(bureau_runs(), 1..40).prop_shuffle(),
        units in prop::collection::vec(any::<bool>(), 40),
    ) -> (Vec<i64>, Vec<Published>) {
        let published = runs.into_iter().zip(units).map(|(run, unit)| exact(&hidden, run, unit));
        let published = published.collect();
        (hidden, published)
    }
}

/// Which boundaries are joined by published runs.
fn components(published: &[Published]) -> Vec<usize> {
    let mut of: Vec<usize> = (0..=MONTHS as usize).collect();
    for one in published {
        let (a, b) = (of[one.run.0 as usize], of[one.run.1 as usize]);
        for component in &mut of {
            if *component == b {
                *component = a;
            }
        }
    }
    of
}

proptest! {
    #[test]
    fn every_run_that_follows_from_the_published_ones_is_given_back_exactly_and_no_other(
        (hidden, published) in published_runs()
    ) {
        let ledger = ledger(&published);
        prop_assert!(ledger.diagnostics().iter().all(|d| d.code().word() != "contradiction"));
        let joined = components(&published);
        for from in 0..MONTHS {
            for to in from + 1..=MONTHS {
                let found = ledger.over(SERIES, REGION, run(from, to));
                if joined[from as usize] == joined[to as usize] {
                    let expected = exact(&hidden, (from, to), false).hundredths;
                    let expected = Decimal::from(expected).shifted(-2).unwrap();
                    prop_assert_eq!(found.unwrap().value.value, expected);
                } else {
                    prop_assert!(found.is_err(), "{:?}", run(from, to));
                }
            }
        }
    }

    #[test]
    fn a_value_can_end_exactly_where_an_end_is_named((_, published) in published_runs()) {
        let ledger = ledger(&published);
        let ends = ledger.ends(SERIES, REGION);
        for to in 1..=MONTHS {
            let some = (0..to).any(|from| ledger.over(SERIES, REGION, run(from, to)).is_ok());
            prop_assert_eq!(some, ends.contains(&start().later(to)));
        }
    }
}

prop_compose! {
    /// Any runs of a short time with any values: they may contradict each other.
    fn any_runs()(
        all in prop::collection::btree_map((0..7_i32, 1..5_i32), (0..400_i64, 0..3_i8, any::<bool>()), 1..12)
    ) -> Vec<Published> {
        all.into_iter().map(|((from, length), (value, places, in_ten_thousands))| Published {
            run: (from, from + length),
            hundredths: value * 10_i64.pow(2 - places as u32),
            places,
            in_ten_thousands,
        }).collect()
    }
}

/// The figures with the digits they are read with: a spreadsheet drops zeros at the end, so each has at least as many as half of the
/// figures in its unit are written with.
fn as_read(published: &[Published]) -> Vec<Published> {
    let usual = |in_ten_thousands: bool| {
        let alike = published.iter().filter(|one| one.in_ten_thousands == in_ten_thousands);
        let mut places: Vec<i8> = alike.map(|one| one.places).collect();
        places.sort_unstable();
        places.get(places.len() / 2).copied().unwrap_or(0)
    };
    let usual = [usual(false), usual(true)];
    let read = |one: &Published| Published {
        places: one.places.max(usual[usize::from(one.in_ten_thousands)]),
        ..one.clone()
    };
    published.iter().map(read).collect()
}

/// A path as the ledger's rules compare it: signed runs, and the boundaries read from the end.
type Ranked = (usize, usize, i64, Vec<i32>);

/// Every simple path between two boundaries, by trying them all.
fn all_paths(
    published: &[Published],
    at: i32,
    to: i32,
    seen: &mut Vec<i32>,
    used: &mut Vec<(i32, usize)>,
    found: &mut Vec<(Ranked, Vec<(i32, usize)>)>,
) {
    if at == to {
        let subtracted = used.iter().filter(|(sign, _)| *sign < 0).count();
        let halves = used.iter().map(|(_, i)| 10_i64.pow(2 - published[*i].places as u32)).sum();
        let backwards = seen.iter().rev().copied().collect();
        found.push(((used.len(), subtracted, halves, backwards), used.clone()));
        return;
    }
    for (i, one) in published.iter().enumerate() {
        let (sign, next) = match one.run {
            (a, b) if a == at => (1, b),
            (a, b) if b == at => (-1, a),
            _ => continue,
        };
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        used.push((sign, i));
        all_paths(published, next, to, seen, used, found);
        seen.pop();
        used.pop();
    }
}

proptest! {
    #[test]
    fn of_all_paths_the_ledger_takes_the_one_its_rules_name(published in any_runs()) {
        let (ledger, published) = (ledger(&published), as_read(&published));
        for from in 0..11 {
            for to in from + 1..=11 {
                let mut found = Vec::new();
                all_paths(&published, from, to, &mut vec![from], &mut Vec::new(), &mut found);
                let best = found.into_iter().min_by(|a, b| a.0.cmp(&b.0));
                let derived = ledger.over(SERIES, REGION, run(from, to));
                let Some((rank, cells)) = best else {
                    prop_assert!(derived.is_err());
                    continue;
                };
                let derived = derived.unwrap();
                let mut expected: Vec<(i32, Period)> = cells
                    .iter()
                    .map(|(sign, i)| (-sign, run(published[*i].run.0, published[*i].run.1)))
                    .collect();
                expected.sort_unstable();
                let steps: Vec<(i32, Period)> =
                    derived.steps.iter().map(|step| (-i32::from(step.sign), step.period)).collect();
                prop_assert_eq!(steps, expected);
                let sum: i64 = cells.iter().map(|(sign, i)| i64::from(*sign) * published[*i].hundredths).sum();
                prop_assert_eq!(derived.value.value, Decimal::from(sum).shifted(-2).unwrap());
                // Half of a last digit is 0.005 a hundredth.
                let halves = Decimal::from(rank.2).times(Decimal::from(5)).unwrap().shifted(-3).unwrap();
                prop_assert_eq!(derived.uncertainty, halves);
            }
        }
    }

    #[test]
    fn a_published_figure_wins_over_every_derived_one(published in any_runs()) {
        let ledger = ledger(&published);
        for one in &published {
            let found = ledger.over(SERIES, REGION, run(one.run.0, one.run.1)).unwrap();
            prop_assert_eq!(found.how, How::Published);
            let expected = Decimal::from(one.hundredths).shifted(-2).unwrap();
            prop_assert_eq!(found.value.value, expected);
        }
    }

    #[test]
    fn the_order_of_lines_changes_nothing(
        (published, shuffled) in any_runs().prop_flat_map(|p| (Just(p.clone()), Just(p).prop_shuffle()))
    ) {
        let (one, other) = (ledger(&published), ledger(&shuffled));
        for from in 0..11 {
            for to in from + 1..=11 {
                let shown = |ledger: &Ledger| ledger.over(SERIES, REGION, run(from, to)).ok().map(|found| {
                    let steps: Vec<_> = found.steps.iter().map(|s| (s.sign, s.period, s.value)).collect();
                    (found.value.value, found.uncertainty, steps)
                });
                prop_assert_eq!(shown(&one), shown(&other));
            }
        }
        let texts = |ledger: &Ledger| {
            let said = ledger.diagnostics().iter();
            let mut texts: Vec<String> = said.map(|d| d.message.text(indicalc::language::Language::En)).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(texts(&one), texts(&other));
    }

    #[test]
    fn contradictions_are_exactly_the_runs_beyond_rounding_of_the_best_earlier_path(published in any_runs()) {
        let (ledger, published) = (ledger(&published), as_read(&published));
        let mut order: Vec<usize> = (0..published.len()).collect();
        order.sort_by_key(|i| (published[*i].run.1 - published[*i].run.0, published[*i].run.0));
        let mut expected = 0;
        for (rank, i) in order.iter().enumerate() {
            let earlier: Vec<Published> = order[..rank].iter().map(|i| published[*i].clone()).collect();
            let (from, to) = published[*i].run;
            let mut found = Vec::new();
            all_paths(&earlier, from, to, &mut vec![from], &mut Vec::new(), &mut found);
            if let Some((rank, cells)) = found.into_iter().min_by(|a, b| a.0.cmp(&b.0)) {
                let sum: i64 = cells.iter().map(|(s, i)| i64::from(*s) * earlier[*i].hundredths).sum();
                let own = 10_i64.pow(2 - published[*i].places as u32);
                if (published[*i].hundredths - sum).abs() * 2 > own + rank.2 {
                    expected += 1;
                }
            }
        }
        let said = ledger.diagnostics().iter().filter(|d| d.code().word() == "contradiction").count();
        prop_assert_eq!(said, expected);
    }
}
