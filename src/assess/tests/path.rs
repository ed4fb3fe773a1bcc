//! The law of the path: what margin, rates and projection say of one another.

use std::cmp::Ordering;

use proptest::prelude::*;

use crate::assess::Reason;
use crate::assess::measures::path::{Law, Path};
use crate::assess::term::{Letters, Pen};
use crate::quantity::{Compounding, Decimal, Month};

fn month(months: i32) -> Month {
    Month::new(2020, 12).unwrap().later(months)
}

fn d(hundredths: i64) -> Decimal {
    Decimal::from(hundredths).shifted(-2).unwrap()
}

fn letters() -> Letters {
    Letters { pen: Pen(None), ends: Vec::new(), carried: None, start: None, goal: "T" }
}

/// A path with a value on its way: law, baseline, goal, months to the deadline and to the value, the value, milestones.
fn paths() -> impl Strategy<Value = (Path, Month, Decimal)> {
    let laws = prop_oneof![
        Just(Law::Linear),
        Just(Law::Compound(Compounding::Level)),
        Just(Law::Compound(Compounding::Growth(-2))),
        Just(Law::Compound(Compounding::Cut(-2))),
    ];
    let milestones = proptest::collection::vec((1_i32..60, 1_i64..9_000), 0..3);
    (
        laws,
        1_000_i64..9_000,
        1_000_i64..9_000,
        13_i32..120,
        1_000_i64..9_000,
        6_i32..119,
        milestones,
    )
        .prop_map(|(law, base, goal, months, value, at, milestones)| {
            let at = at.min(months - 1);
            // What compounds since the baseline begins at nothing; a cut below 100%.
            let starts_at_zero =
                matches!(law, Law::Compound(Compounding::Growth(_) | Compounding::Cut(_)));
            let base = if starts_at_zero { Decimal::ZERO } else { d(base) };
            let mut milestones: Vec<(Month, Decimal)> = milestones
                .into_iter()
                .filter(|(at, _)| *at < months)
                .map(|(at, level)| (month(at), d(level)))
                .collect();
            milestones.sort_by_key(|(at, _)| *at);
            milestones.dedup_by_key(|(at, _)| *at);
            let path = Path {
                law,
                start: (month(0), base),
                goal: d(goal),
                deadline: Some(month(months)),
                milestones,
                from_nothing: starts_at_zero,
                letters: letters(),
            };
            (path, month(at), d(value))
        })
}

/// Where one level lies, seen from another, in the direction from baseline to goal.
fn beyond(level: Decimal, other: Decimal, upwards: bool) -> Ordering {
    let order = level.significant(12).cmp(&other.significant(12));
    if upwards { order } else { order.reverse() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn ahead_of_time_is_beyond_the_goal_and_faster_than_planned((path, at, value) in paths()) {
        let (base, goal) = (path.start.1, path.goal);
        prop_assume!(base != goal);
        let upwards = goal > base;
        let (progress, time) = (path.progress(value).unwrap().value, path.time(at).unwrap().value);
        let margin = progress.significant(12).cmp(&time.significant(12));
        // Milestones may lead past the baseline once more: there the planned change has the other sign.
        prop_assume!(time.is_positive());
        let projection = path.projection(value, at).unwrap().value;
        prop_assert_eq!(beyond(projection, goal, upwards), margin, "projection {:?}", projection);
        let planned = path.level(at).unwrap().value;
        let (observed, planned) = (
            path.observed(value, at).unwrap().value,
            path.observed(planned, at).unwrap().value,
        );
        prop_assert_eq!(beyond(observed, planned, upwards), margin, "observed {:?}, planned {:?}", observed, planned);
    }

    #[test]
    fn a_path_leads_from_baseline_to_goal((path, at, _) in paths()) {
        let close = |a: Decimal, b: Decimal| a.minus(b).unwrap().abs() < d(1).shifted(-8).unwrap();
        let end = path.deadline.unwrap();
        prop_assert!(close(path.level(path.start.0).unwrap().value, path.start.1));
        prop_assert!(close(path.level(end).unwrap().value, path.goal));
        for (moment, level) in &path.milestones {
            prop_assert!(close(path.level(*moment).unwrap().value, *level));
        }
        // On the path itself nothing is ahead and nothing behind.
        if path.start.1 != path.goal {
            let on_path = path.level(at).unwrap().value;
            prop_assert!(close(path.progress(on_path).unwrap().value, path.time(at).unwrap().value));
        }
    }

    #[test]
    fn what_is_required_leads_to_the_goal((path, at, value) in paths()) {
        let close = |a: Decimal, b: Decimal| a.minus(b).unwrap().abs() < d(1).shifted(-6).unwrap();
        let (now, end) = ((at, value), (path.deadline.unwrap(), path.goal));
        let required = path.required(value, at).unwrap().unwrap();
        let again = Path { start: now, goal: end.1, milestones: Vec::new(), from_nothing: false, ..path };
        let observed = again.observed(again.level(end.0).unwrap().value, end.0).unwrap();
        prop_assert!(close(required.value, observed.value));
    }
}

const LEVEL: Law = Law::Compound(Compounding::Level);

#[test]
fn what_has_no_path_says_why() {
    let path = |law, base: i64, goal: i64| Path {
        law,
        start: (month(0), d(base)),
        goal: d(goal),
        deadline: Some(month(60)),
        milestones: Vec::new(),
        from_nothing: false,
        letters: letters(),
    };
    let at = month(24);
    for (rule, found, reason) in [
        ("T = b", path(Law::Linear, 5, 5).progress(d(7)), Reason::GoalEqualsBaseline),
        ("T = b", path(LEVEL, 5, 5).time(at), Reason::GoalEqualsBaseline),
        ("b = 0", path(LEVEL, 0, 5).time(at), Reason::ZeroBase),
        ("b = 0", path(LEVEL, 0, 5).projection(d(2), at), Reason::ZeroBase),
        ("T across zero", path(LEVEL, 5, -5).time(at), Reason::SignChange),
        ("x across zero", path(LEVEL, 5, 9).projection(d(-2), at), Reason::SignChange),
        (
            "as every month so far, for five years",
            path(LEVEL, 100, 400).projection(d(390), month(1)),
            Reason::Overflow,
        ),
        (
            "no deadline",
            Path { deadline: None, ..path(Law::Linear, 5, 9) }.time(at),
            Reason::NoDeadline,
        ),
        (
            "no deadline",
            Path { deadline: None, ..path(Law::Linear, 5, 9) }.projection(d(7), at),
            Reason::NoDeadline,
        ),
    ] {
        assert_eq!(found.unwrap_err(), reason, "{rule}");
    }
    // A line needs none of these.
    assert_eq!(
        path(Law::Linear, 0, 5).progress(d(2)).unwrap().value,
        Decimal::parse("0.4").unwrap()
    );
    assert_eq!(
        path(Law::Linear, 5, -5).progress(d(0)).unwrap().value,
        Decimal::parse("0.5").unwrap()
    );
}
