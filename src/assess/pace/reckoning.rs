//! The figures of the year in progress that lead to its verdict: what is due and done, what comes of it, and what is still needed.

use super::figures::Growths;
use super::running::Running;
use super::share::Shares;
use super::year::YearTarget;
use crate::assess::assessment::Course;
use crate::assess::term::Term;
use crate::quantity::Decimal;

/// What is known of a year before it is judged.
pub(super) struct Reckoning {
    pub(super) growths: Growths,
    pub(super) shares: Shares,
    pub(super) target: Option<YearTarget>,
    pub(super) amount: Amount,
    /// Of a level that moves to its target the share of that way since the year began.
    pub(super) moved: Option<Term>,
    /// What this part of the year says of the whole, held at the bound that it lies beyond.
    pub(super) carried: Option<Term>,
    pub(super) bound: Option<Decimal>,
    pub(super) growth_needed: Option<Term>,
    pub(super) needed_a_month: Option<Term>,
}

/// What is done of an amount, what is due, and what will come of it.
pub(super) struct Amount {
    pub(super) done: Option<Term>,
    pub(super) attained: Option<Term>,
    pub(super) expected: Option<Term>,
    pub(super) due: Option<Term>,
    pub(super) pace: Option<Term>,
    pub(super) projection: Option<Term>,
    /// Whether it was a gain a year before and is a loss, or the other way round: the shares of such years say nothing of it.
    has_turned: bool,
}

impl Amount {
    /// What the least and the greatest share of earlier years make of the year; none of one year.
    pub(super) fn range(&self, shares: &Shares) -> Option<(Decimal, Decimal)> {
        let several = shares.by_year().len() > 1 && !self.has_turned;
        let done = self.done.as_ref().filter(|_| several)?.value;
        let by_share = |share: Option<Decimal>| done.over(share?).ok();
        // Below zero the highest share gives the highest end.
        by_share(shares.highest()).zip(by_share(shares.lowest()))
    }
}

impl Running<'_> {
    /// Whether the year is finished.
    pub(super) fn is_over(&self) -> bool {
        self.period.end() == self.year.end()
    }

    pub(super) fn reckon(&self) -> Reckoning {
        let growths = self.growths();
        let has_share = self.is_amount() && !self.is_over();
        let shares = if has_share { self.shares() } else { Shares::default() };
        let target = self.year_target();
        let of_year = target.as_ref().map(|target| &target.level);
        let of_year = of_year.filter(|_| self.is_over() || !self.is_beside_another());
        let goal = of_year.map(|level| self.target_named(level.value));
        let amount = self.amount(goal.as_ref(), &growths, shares.median());
        let growth_needed = of_year.and_then(|level| self.growth_needed(level, &growths));
        let moved = target.as_ref().and_then(|target| self.moved(target));
        let needed_a_month = goal.as_ref().and_then(|goal| self.needed_a_month(goal));
        let carried = self.carried();
        let bound = carried.as_ref().and_then(|carried| self.draft.bound_of(carried.value));
        let carried = carried.map(|carried| match bound {
            Some(bound) => carried.held_at(bound),
            None => carried,
        });
        Reckoning {
            growths,
            shares,
            target,
            amount,
            moved,
            carried,
            bound,
            growth_needed,
            needed_a_month,
        }
    }

    fn amount(&self, goal: Option<&Term>, growths: &Growths, share: Option<Decimal>) -> Amount {
        let done = self.ytd();
        let goal = goal.filter(|_| self.course == Course::Amount);
        let usual = self.usual(share).filter(|_| self.is_amount() && !self.is_over());
        let expected = goal.zip(usual.as_ref());
        let expected = expected.and_then(|(goal, usual)| goal.times(usual).ok());
        let due = expected.as_ref().map(|due| self.pen().named("应完成", "expected", due.value));
        let own = |divisor: Option<&Term>| done.as_ref()?.over(divisor?).ok();
        // Nothing is done where there is a loss, and the share of a year that was none says nothing of one.
        let attained = own(goal.filter(|goal| goal.value.is_positive()));
        let attained = attained.filter(|share| !share.value.is_negative());
        let now = done.as_ref().map(|done| done.value);
        let has_turned = growths.before.zip(now).is_some_and(|(before, now)| {
            before.is_negative() != now.is_negative() && !before.is_zero() && !now.is_zero()
        });
        let pace = own(due.as_ref());
        let projection = own(usual.as_ref().filter(|_| !has_turned));
        Amount { done, attained, expected, due, pace, projection, has_turned }
    }

    /// (x − last year's end)/(Y − last year's end)
    fn moved(&self, target: &YearTarget) -> Option<Term> {
        if self.course != Course::Stock || self.is_over() || self.stands(target) {
            return None;
        }
        let start = self.pen().named("上年末", "a year's end ago", self.at_start()?);
        let now = self.pen().named("现值", "latest", self.level?);
        let way = self.target_named(target.level.value).minus(&start).ok()?;
        now.minus(&start).ok()?.over(&way).ok()
    }

    /// The year's target as its table tells it: of a growth in ‰ as all growths in %.
    pub(super) fn in_percent(&self, target: Term) -> Option<Term> {
        let unit = &self.draft.ground.unit;
        let is_finer = self.course == Course::Growth && unit.is_ratio() && !unit.is_percent();
        if !is_finer {
            return Some(target);
        }
        let percent = target.value.shifted(unit.scale() + 2).ok()?;
        Some(target.with(percent))
    }

    /// What this part of the year says of the whole: last year's figure, moved as far as the same months have; neither what is held
    /// against the same months of another indicator nor how growths differ needs it.
    fn carried(&self) -> Option<Term> {
        let indicator = self.indicator();
        let stands_as_it_is =
            self.is_beside_another() || indicator.is_rank() || indicator.shape.joins_growths;
        if self.course != Course::Rate || self.is_over() || stands_as_it_is {
            return None;
        }
        let whole = self.year.years_later(-1);
        let compares = indicator.break_between(whole.start(), self.period.end());
        let compares = compares.is_none() && self.period.start() == self.year.start();
        let pen = self.pen();
        let last = pen.named("上年全年", "last year", self.level_at(whole).filter(|_| compares)?);
        let before =
            pen.named("上年同期", "a year ago", self.level_at(self.period.years_later(-1))?);
        let now = pen.named("现值", "latest", self.level?);
        last.plus(&now.minus(&before).ok()?).ok()
    }

    /// (Y − YTD)/months left; none where nothing is left of the target.
    fn needed_a_month(&self, target: &Term) -> Option<Term> {
        if !matches!(self.course, Course::Amount | Course::Stock)
            || (self.has_flows() && !self.indicator().shape.adds_up)
        {
            return None;
        }
        let months = self.year.end().since(self.period.end());
        let left = target.minus(&self.ytd()?).ok()?;
        let wanted =
            left.value.is_positive() || (self.course == Course::Stock && self.is_ceiling());
        (months > 0 && wanted && !left.value.is_zero()).then_some(())?;
        let months = self.pen().months("余", "months left", months);
        left.over(&months).ok()
    }

    /// The growth of the rest of the year that is needed. Of an amount (Y − YTD)/(rest of last year) − 1; of a growth N
    /// ((1 + N)·last year − (1 + g)·the same months)/(rest of last year) − 1. None where nothing is left of the target.
    fn growth_needed(&self, target: &Term, growths: &Growths) -> Option<Term> {
        let indicator = self.indicator();
        let by_growth = self.course == Course::Growth && self.has_flows();
        if !indicator.shape.adds_up || !(by_growth || self.course == Course::Amount) {
            return None;
        }
        let whole = self.year.years_later(-1);
        let across = indicator.break_between(whole.start(), self.period.end());
        let pen = self.pen();
        let before = self.level_at(self.period.years_later(-1)).filter(|_| across.is_none())?;
        let before = pen.named("上年同期", "a year ago", before);
        let last = pen.named("上年全年", "last year", self.level_at(whole)?);
        let rest = last.minus(&before).ok()?;
        let rest = Some(rest).filter(|rest| rest.value.is_positive())?;
        let one = pen.number(Decimal::ONE);
        let left = if by_growth {
            let grown = |growth: Decimal, name: (&str, &str), level: &Term| {
                let growth = pen.share(name.0, name.1, growth);
                one.plus(&growth).and_then(|factor| factor.times(level)).ok()
            };
            let wanted = target.value.shifted(-2).ok()?;
            let wanted = grown(wanted, ("N", "N"), &last)?;
            let so_far = grown(growths.now.as_ref()?.term.value, ("g", "g"), &before)?;
            wanted.minus(&so_far).ok()?
        } else {
            self.target_named(target.value).minus(&self.ytd()?).ok()?
        };
        left.value.is_positive().then_some(())?;
        left.over(&rest).ok()?.minus(&one).ok()
    }
}
