//! Members and what follows from their figures.

use std::cmp::Reverse;

use crate::plan::Aggregate;
use crate::quantity::{ArithmeticError, Decimal, Period, Unit};

/// The members of a series over a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members {
    /// The series.
    pub series: String,
    /// The region; none where the data has none.
    pub region: Option<String>,
    /// The unit of all figures.
    pub unit: Unit,
    /// How members make the whole; none where they are parts or regions of it.
    pub aggregate: Option<Aggregate>,
    /// What tells members apart: the header of a column.
    pub by: Option<String>,
    /// The period: of a flow January to the newest month, where the data give it.
    pub period: Option<Period>,
    /// The same period of the year before, where the data have it.
    pub before: Option<Period>,
    /// The whole: the sum of those members that have reported.
    pub whole: Figures,
    /// Its growth on the year before, over the members that have reported; a fraction.
    pub growth: Option<Decimal>,
    /// The members, or the classes that a column makes of them; the largest first, those that are hidden last.
    pub rows: Vec<Member>,
    /// The members one by one, where the rows are classes of them.
    pub single: Vec<Member>,
    /// A cell of fewer members than this is hidden; 0: none.
    pub least: usize,
}

/// A figure now and a year before.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Figures {
    /// Over the period.
    pub now: Option<Decimal>,
    /// Over the same period of the year before.
    pub before: Option<Decimal>,
}

/// One member of the whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Member {
    /// Its newest name.
    pub name: String,
    /// Its code, where a column of codes names it.
    pub code: Option<String>,
    /// What else its newest row says.
    pub about: Vec<String>,
    /// How many members it stands for.
    pub count: usize,
    /// The same in the period in which they are fewer.
    pub fewest: usize,
    /// Its figures.
    pub figures: Figures,
    /// Whether it is in the period, new in it, gone from it, or has not reported.
    pub presence: Presence,
    /// Its share of the whole.
    pub share: Option<Decimal>,
    /// Its growth on the year before, as a fraction.
    pub growth: Option<Decimal>,
    /// (x − x₀)/X₀: what it adds to the growth of the whole. All members together add up to that.
    pub pull: Option<Decimal>,
    /// The growth of the whole without it, where it makes up half of the whole's change or more.
    pub without: Option<Decimal>,
    /// Whether its figures are hidden: of too few members, or because they would reveal those by subtraction.
    pub hidden: bool,
}

crate::worded! {
    /// How a member stands to the period.
    #[derive(Default)]
    pub enum Presence {
        /// It has a figure now, and had one a year before.
        #[default]
        Stays = "stays": "在" / "stays",
        /// It has a figure now and had none a year before.
        Entered = "entered": "新进" / "entered",
        /// It had a figure a year before, and no row any more.
        Left = "left": "退出" / "left",
        /// It has no figure now though it did the last time.
        Silent = "not-reported": "未报送" / "not reported",
    }
}

impl Members {
    /// The members that fell most, the deepest fall first.
    #[must_use]
    pub fn falling(&self) -> Vec<&Member> {
        let change = |row: &Member| row.figures.change();
        let falls = |row: &&Member| !row.hidden && change(row).is_some_and(Decimal::is_negative);
        let mut rows: Vec<&Member> = self.rows.iter().filter(falls).collect();
        rows.sort_by_key(|row| change(row));
        rows
    }

    /// The members of a presence, one by one.
    pub fn of(&self, presence: Presence) -> impl Iterator<Item = &Member> {
        let single = if self.single.is_empty() { &self.rows } else { &self.single };
        single.iter().filter(move |row| row.presence == presence)
    }

    /// Whether members are only counted.
    #[must_use]
    pub fn are_counted(&self) -> bool {
        self.aggregate == Some(Aggregate::Count)
    }

    /// Whether shares and contributions mean anything: what members make is their sum.
    #[must_use]
    pub fn add_up(&self) -> bool {
        matches!(self.aggregate, None | Some(Aggregate::Sum | Aggregate::Count))
    }

    /// Computes what follows from the figures of the rows, and orders these.
    pub(super) fn finish(mut self) -> Result<Self, ArithmeticError> {
        let reported = |row: &&Member| row.presence != Presence::Silent;
        let sum = |of: fn(&Figures) -> Option<Decimal>| {
            let figures = self.rows.iter().filter(reported);
            let mut figures = figures.filter_map(|row| of(&row.figures)).peekable();
            figures.peek()?;
            Some(figures.try_fold(Decimal::ZERO, Decimal::plus))
        };
        if self.add_up() {
            self.whole = Figures {
                now: sum(|figures| figures.now).transpose()?,
                before: sum(|figures| figures.before).transpose()?,
            };
        }
        self.growth = self.whole.growth();
        let (whole, adds_up) = (self.whole, self.add_up());
        for rows in [&mut self.rows, &mut self.single] {
            let several = rows.len() > 2;
            for row in rows.iter_mut() {
                row.compare(whole, adds_up, several);
            }
            let size = |row: &Member| row.figures.now.or(row.figures.before);
            rows.sort_by_key(|row| (row.figures.now.is_none(), Reverse(size(row))));
        }
        Ok(self)
    }
}

impl Member {
    /// Sets it beside the whole.
    fn compare(&mut self, whole: Figures, adds_up: bool, several: bool) {
        self.growth = self.figures.growth();
        if !adds_up {
            return;
        }
        self.share = self.figures.now.and_then(|now| over(now, whole.now?));
        if self.presence == Presence::Silent {
            return;
        }
        let change = whole.before.zip(self.figures.difference());
        self.pull = change.and_then(|(before, change)| over(change, before));
        self.without = self.figures.without(whole).filter(|_| several);
    }
}

impl Figures {
    /// x − x₀, where both are known.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        self.now.zip(self.before).and_then(|(now, before)| now.minus(before).ok())
    }

    /// The same where one who was not there had nothing.
    fn difference(self) -> Option<Decimal> {
        let [now, before] = [self.now, self.before].map(Option::unwrap_or_default);
        now.minus(before).ok()
    }

    /// (x − x₀)/x₀ of what was above nothing.
    fn growth(&self) -> Option<Decimal> {
        over(self.change()?, self.before?)
    }

    /// The growth of the whole without it, where its change has the sign of the whole's and makes up half of that or more.
    fn without(self, whole: Self) -> Option<Decimal> {
        let (change, of_whole) = (self.difference()?, whole.change()?);
        let twice = change.plus(change).ok()?;
        let explains = !of_whole.is_zero()
            && change.sign() == of_whole.sign()
            && twice.abs() >= of_whole.abs();
        let rest = whole.before?.minus(self.before.unwrap_or_default()).ok()?;
        let change = of_whole.minus(change).ok().filter(|_| explains)?;
        over(change, rest)
    }
}

/// A share of what is above nothing.
fn over(part: Decimal, whole: Decimal) -> Option<Decimal> {
    whole.is_positive().then_some(())?;
    part.over(whole).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn member(name: &str, now: Option<i64>, before: Option<i64>) -> Member {
        let figures = Figures { now: now.map(Decimal::from), before: before.map(Decimal::from) };
        let presence = match (now, before) {
            (Some(_), None) => Presence::Entered,
            (None, Some(_)) => Presence::Left,
            _ => Presence::Stays,
        };
        Member {
            name: name.to_owned(),
            count: 1,
            fewest: 1,
            figures,
            presence,
            ..Member::default()
        }
    }

    fn members(rows: Vec<Member>) -> Members {
        let members = Members { rows, ..Members::default() };
        members.finish().unwrap()
    }

    #[test]
    fn who_makes_up_half_of_a_change_explains_it() {
        let found = members(vec![
            member("甲", Some(300), Some(100)),
            member("乙", Some(100), Some(100)),
            member("丙", Some(90), Some(100)),
        ]);
        assert_eq!(found.whole.now, Some(Decimal::from(490)));
        let without: Vec<Option<String>> =
            found.rows.iter().map(|row| row.without.map(|growth| growth.to_string())).collect();
        assert_eq!(without, [Some("-0.05".to_owned()), None, None]);
        let falling: Vec<&str> = found.falling().iter().map(|row| &*row.name).collect();
        assert_eq!(falling, ["丙"]);
    }

    #[test]
    fn who_has_not_reported_is_left_out_of_both_years() {
        let mut silent = member("甲", None, Some(1000));
        silent.presence = Presence::Silent;
        let rows = vec![silent, member("乙", Some(110), Some(100)), member("丙", Some(0), None)];
        let found = members(rows);
        let tenth = Decimal::ONE.shifted(-1).unwrap();
        assert!(found.growth.unwrap().compare(tenth).is_eq());
        assert_eq!(found.of(Presence::Silent).count(), 1);
    }

    proptest! {
        #[test]
        fn what_members_add_to_the_growth_adds_up_to_it(
            figures in prop::collection::vec((prop::option::of(0_i64..1000), prop::option::of(1_i64..1000)), 1..20)
        ) {
            // A power of two below: shares of it are exact decimals.
            let before: i64 = figures.iter().filter_map(|(_, before)| *before).sum();
            let rest = before.max(1).cast_unsigned().next_power_of_two().cast_signed() - before;
            let mut rows: Vec<Member> = figures
                .iter()
                .filter(|(now, before)| now.is_some() || before.is_some())
                .map(|(now, before)| member("甲", *now, *before))
                .collect();
            rows.push(member("乙", Some(0), Some(rest)));
            let found = members(rows);
            let pulls = found.rows.iter().filter_map(|row| row.pull);
            let sum = pulls.fold(Decimal::ZERO, |sum, pull| sum.plus(pull).unwrap());
            prop_assert!(found.growth.is_some());
            prop_assert!(sum.compare(found.growth.unwrap()).is_eq());
        }
    }
}
