//! Where a level comes from: the number of a relative goal, and the mean of years.

use super::term::Term;
use crate::plan::goal::{Goal, Subject};
use crate::quantity::{Decimal, Unit, plain};

/// T of a relative goal from the level that it starts from, over the months to its deadline: `翻番` is b x 2.
pub(super) fn relative(goal: &Goal, base: &Term, unit: &Unit, months: Option<i32>) -> Option<Term> {
    let value = goal.value.as_ref()?;
    match goal.subject {
        Subject::Multiple | Subject::Growth => {
            let factor = value.value.shifted(value.unit.scale()).ok()?;
            Some(base.times(&Term::number(factor)))
        }
        Subject::Change => {
            let change = value.held_against(unit).ok()?;
            let size = Term::number(change.abs());
            Some(if change.is_negative() {
                base.minus(&size)
            } else {
                base.plus(&size)
            })
        }
        Subject::YearlyGrowth => {
            let rate = value.value.shifted(value.unit.scale()).ok()?;
            let months = months?;
            let years = Decimal::from(months).over(Decimal::from(12)).ok()?;
            let years = plain(years.half_up(4));
            let size = Term::percent(rate.abs());
            let factor = if rate.is_negative() {
                Term::one().minus(&size)
            } else {
                Term::one().plus(&size)
            };
            Some(base.times(&factor.to_the((&years, &years), months, 12)))
        }
        _ => None,
    }
}

/// The mean of yearly figures in the ways in which it may be taken: arithmetic, of growths and of cuts.
pub(super) fn means(years: &[Decimal], scale: i32) -> Vec<Term> {
    let Ok(count) = i32::try_from(years.len()) else {
        return Vec::new();
    };
    let sum = years
        .iter()
        .map(|year| Term::number(*year))
        .reduce(|a, b| a.plus(&b));
    let arithmetic = sum.map(|sum| sum.over(&Term::number(Decimal::from(count))));
    let compounded = |is_cut: bool| {
        let factor = |year: &Decimal| {
            let share = Term::percent(year.shifted(scale).unwrap_or(*year));
            if is_cut {
                Term::one().minus(&share)
            } else {
                Term::one().plus(&share)
            }
        };
        let product = years.iter().map(factor).reduce(|a, b| a.times(&b))?;
        let root = format!("1/{count}");
        let mean = product.to_the((&root, &root), 1, count);
        let mean = if is_cut {
            Term::one().minus(&mean)
        } else {
            mean.minus(&Term::one())
        };
        Some(mean.shifted(-scale))
    };
    let all = [arithmetic, compounded(false), compounded(true)];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::super::sample::{d, unit};
    use super::*;
    use crate::plan::goal::parse;
    use crate::quantity::UnitTable;

    #[test]
    fn a_relative_goal_tells_what_it_makes_of_its_base() {
        for (words, base, wanted, level) in [
            ("翻番", "48", "b x 2", "96"),
            ("下降13.5%", "200", "b x 0.865", "173"),
            ("提高5个百分点", "46.2", "b + 5", "51.2"),
            ("下降3个百分点", "8.5", "b - 3", "5.5"),
            ("年均增长10%", "100", "b x (1 + 10%)^5", "161.051"),
            ("年均下降3%", "100", "b x (1 - 3%)^5", "85.87340257"),
        ] {
            let goal = parse(words, &UnitTable::default()).unwrap();
            let points = unit(if words.contains('点') { "%" } else { "家" });
            let term = relative(&goal, &Term::of("b", d(base)), &points, Some(60)).unwrap();
            assert_eq!(term.letters, wanted, "{words}");
            assert!(term.gives(d(level)), "{words}: {:?}", term.value);
        }
    }

    #[test]
    fn a_mean_is_taken_in_the_way_that_gives_it() {
        let years = [d("8.6"), d("3.1")];
        let letters = |mean: &str| -> Option<String> {
            let terms = means(&years, -2);
            Some(
                terms
                    .iter()
                    .find(|term| term.gives(d(mean)))?
                    .numbers
                    .clone(),
            )
        };
        assert_eq!(letters("5.85").as_deref(), Some("(8.6 + 3.1) / 2"));
        assert_eq!(
            letters("5.81427124920").as_deref(),
            Some("((1 + 8.6%) x (1 + 3.1%))^(1/2) - 1")
        );
        assert_eq!(letters("7"), None);
    }
}
