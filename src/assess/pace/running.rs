//! What is known of the year in progress before it is judged.

use crate::assess::assessment::Course;
use crate::assess::measures::Draft;
use crate::assess::term::{Pen, Term};
use crate::assess::window::Indicator;
use crate::plan::goal::Direction;
use crate::quantity::{Decimal, Period, Unit};
use crate::series::Kind;

/// What is known of the year in progress.
pub(super) struct Running<'a> {
    pub(super) draft: &'a Draft<'a>,
    /// How it is judged.
    pub(super) course: Course,
    /// The unit of its levels.
    pub(super) unit: Unit,
    /// What its figures are of: of flows January to the newest month, of stocks that month, of rates the newest cell.
    pub(super) period: Period,
    /// The level, where there is one.
    pub(super) level: Option<Decimal>,
    /// The calendar year.
    pub(super) year: Period,
}

impl Running<'_> {
    pub(super) fn pen(&self) -> Pen {
        self.draft.letters().pen
    }

    pub(super) fn indicator(&self) -> &Indicator<'_> {
        self.draft.ground.indicator
    }

    /// Whether its parts of the year make the year's figure.
    pub(super) fn is_amount(&self) -> bool {
        self.indicator().accumulates() || self.course == Course::Amount
    }

    /// Whether it comes in whole numbers: things that are counted one by one, and no mean of such (每万人拥有量).
    pub(super) fn is_counted(&self) -> bool {
        let is_whole = |level: Decimal| level == level.half_up(0);
        self.draft.is_counted() && self.unit.is_counted() && self.level.is_none_or(is_whole)
    }

    /// The months that have passed of the year, as a share of it.
    pub(super) fn elapsed(&self) -> Decimal {
        let months = self.period.end().since(self.year.start());
        Decimal::from(months).over(Decimal::from(12)).unwrap_or_default()
    }

    /// The share of the year that is usually done by now; without any known the months passed.
    pub(super) fn usual(&self, share: Option<Decimal>) -> Option<Term> {
        let months = self.period.end().since(self.year.start());
        match share {
            Some(share) => Some(self.pen().named("季节进度", "share", share)),
            None => self.pen().ratio(months, 12).ok(),
        }
    }

    pub(super) fn target_named(&self, level: Decimal) -> Term {
        self.pen().named("全年目标", "target", level)
    }

    /// What there is so far, under its name: of what is added to a level its change since the year began.
    pub(super) fn ytd(&self) -> Option<Term> {
        let (pen, level) = (self.pen(), self.level?);
        if self.draft.adds_on_stock() {
            let before = pen.named("上年末", "a year's end ago", self.at_start()?);
            return pen.named("现值", "latest", level).minus(&before).ok();
        }
        Some(if self.indicator().accumulates() {
            pen.named("累计", "ytd", level)
        } else {
            pen.named("现值", "latest", level)
        })
    }

    /// The level when the year began, where no series breaks since.
    pub(super) fn at_start(&self) -> Option<Decimal> {
        let before = self.year.years_later(-1);
        let run = (before.last_month(), self.period.end());
        let compares = self.indicator().break_between(run.0, run.1).is_none();
        self.level_at(before).filter(|_| compares)
    }

    /// Stocks and rates are printed with the period of their cell; what is added to a stock was added since the year began.
    pub(super) fn shown(&self) -> Period {
        let indicator = self.indicator();
        if self.draft.adds_on_stock() {
            self.since_added(self.period)
        } else if indicator.shape.has(Kind::Flow) || self.level.is_none() {
            self.period
        } else {
            indicator.shown(self.period)
        }
    }

    /// A period, of what is added to a stock the part of the year that ends with it.
    pub(super) fn since_added(&self, period: Period) -> Period {
        let so_far = Period::new(self.year.start(), period.end());
        so_far.filter(|_| self.draft.adds_on_stock()).unwrap_or(period)
    }

    pub(super) fn is_ceiling(&self) -> bool {
        let goal = self.draft.goal();
        goal.is_some_and(|goal| goal.direction == Direction::Decrease)
    }

    /// Whether its goal is held against the same months of another indicator, which say nothing of what the year should bring.
    pub(super) fn is_beside_another(&self) -> bool {
        self.indicator().reference.is_some()
    }

    pub(super) fn has_flows(&self) -> bool {
        self.indicator().shape.has(Kind::Flow)
    }
}
