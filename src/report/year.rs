//! The year in progress of an assessment: its cells, of which the tables choose, and its figures as every page tells them.

use crate::assess::{Assessment, Course, Pace, Status, YearTargetFrom};
use crate::language::Language;
use crate::quantity::Decimal;
use crate::say;

use super::document::{Cell, Picture};
use super::entry::{Entry, passed_words};
use super::figure::Figures;
use super::message::{self, Label};
use super::number::Number;

/// Its cells.
impl Entry<'_> {
    pub(super) fn pace(&self) -> Option<&Pace> {
        self.assessment.pace.as_ref()
    }

    fn of_year(&self, of: impl Fn(&Pace, &Figures) -> Option<Number>) -> Cell {
        Cell::number(self.pace().and_then(|pace| of(pace, &self.figures.of_year(pace))))
    }

    /// The year to date, or the newest level.
    pub(super) fn ytd(&self) -> Cell {
        let added = self.pace().filter(|pace| pace.is_added);
        let added = added.map(|_| self.word(Label::Added));
        let ytd = self.of_year(ytd);
        let added = added.filter(|_| !ytd.is_blank());
        ytd.remark(added)
    }

    /// The newest figure of the year in progress with its period, where it is not the value that counts.
    pub(super) fn newest(&self) -> Cell {
        let ytd = self.ytd();
        match self.newer() {
            Some(pace) if !ytd.is_blank() => ytd.remark(Some(pace.period.words(self.language()))),
            _ => Cell::missing(),
        }
    }

    /// Its growth on a year ago.
    pub(super) fn newest_on_year(&self) -> Cell {
        self.newer().map_or_else(Cell::missing, |_| self.on_year())
    }

    fn newer(&self) -> Option<&Pace> {
        let counts = self.assessment.latest.as_ref().map(|point| point.period);
        self.pace().filter(|pace| counts != Some(pace.period))
    }

    /// Its period.
    pub(super) fn ytd_period(&self) -> Cell {
        Cell::period(self.pace().map(|pace| pace.period))
    }

    /// The growth on a year ago.
    pub(super) fn on_year(&self) -> Cell {
        let change = self.pace().and_then(|pace| on_year(pace, &self.figures.of_year(pace)));
        change.map_or_else(Cell::missing, |(turn, change)| match turn {
            None => Cell::from(change),
            Some(turn) => Cell::text(turned(turn, &change, self.language())),
        })
    }

    /// The same, with its period where that is not the one of the value that counts.
    pub(super) fn on_year_dated(&self) -> Cell {
        let period = self.newer().map(|pace| pace.period.words(self.language()));
        let on_year = self.on_year();
        let period = period.filter(|_| !on_year.is_blank());
        on_year.remark(period)
    }

    /// How that has changed on the period before within the year; of rates the figure itself. Where fewer than a thousand are
    /// counted, one more or less moves their growth by more than a tenth of a point.
    pub(super) fn on_previous(&self) -> Cell {
        self.changed(|pace| pace.on_previous)
    }

    /// The same on the same period of the year before.
    pub(super) fn on_year_ago(&self) -> Cell {
        self.changed(|pace| pace.on_year_ago)
    }

    fn changed(&self, by: impl Fn(&Pace) -> Option<Decimal>) -> Cell {
        self.of_year(|pace, figures| {
            let is_few = |count: Decimal| count.abs() < Decimal::from(1000);
            let says_nothing = figures.is_counted() && pace.ytd.is_none_or(is_few);
            let by = by(pace).filter(|_| !says_nothing);
            Some(change(pace, figures, by?))
        })
    }

    /// What this year should bring.
    pub(super) fn year_target(&self) -> Cell {
        let corridor = self
            .pace()
            .and_then(|pace| corridor(self.assessment, pace, &self.figures.of_year(pace)));
        self.of_year(|pace, figures| Some(figures.year_target(pace, pace.year_target?)))
            .remark(corridor)
    }

    /// How much of that is done, beside what is due.
    pub(super) fn attained(&self) -> Cell {
        let bar = self.pace().and_then(|pace| {
            Some(Picture::Bar {
                share: pace.attained?,
                mark: Some(pace.due()).filter(|_| !pace.is_over()),
            })
        });
        self.share(self.pace().and_then(|pace| pace.attained)).drawn(bar)
    }

    /// The share that should be done by now: the usual one, without any that of the months passed.
    pub(super) fn due(&self) -> Cell {
        let expected = self.pace().filter(|pace| pace.expected.is_some());
        expected.map_or_else(Cell::missing, |pace| {
            let by_months = pace.seasonal_share.is_none().then(|| self.word(Label::ByMonths));
            self.share(Some(pace.due())).remark(by_months)
        })
    }

    /// The year to date against what is due.
    pub(super) fn pace_ratio(&self) -> Cell {
        self.share(self.pace().and_then(|pace| pace.pace))
    }

    /// The projected full year.
    pub(super) fn full_year(&self) -> Cell {
        let range = self.pace().and_then(|pace| range(pace, &self.figures.of_year(pace)));
        let whole = self.of_year(|pace, figures| {
            let target = pace.year_target.filter(|_| pace.course != Course::Growth);
            Some(figures.apart_from(pace.projection?, target))
        });
        whole.remark(range)
    }

    /// What the figures so far say of the whole year.
    pub(super) fn carried(&self) -> Cell {
        let at_bound = self.pace().is_some_and(|pace| pace.is_bounded);
        let sign = at_bound.then(|| self.word(Label::AtBound));
        self.of_year(|pace, figures| Some(figures.apart_from(pace.carried?, pace.year_target)))
            .remark(sign)
    }

    /// The growth of the rest of the year that is needed, under a ceiling allowed.
    pub(super) fn growth_needed(&self) -> Cell {
        let needed = |pace: &Pace, figures: &Figures| Some(figures.growth(pace.growth_needed?, 1));
        self.allowed(self.of_year(needed), |pace| pace.ceiling)
    }

    /// What each month that is left needs, under a ceiling may.
    pub(super) fn needed_a_month(&self) -> Cell {
        let needed = |pace: &Pace, figures: &Figures| {
            Some(figures.needed_a_month(pace, pace.needed_a_month?))
        };
        self.allowed(self.of_year(needed), Pace::allows_a_month)
    }

    fn allowed(&self, cell: Cell, allows: impl Fn(&Pace) -> bool) -> Cell {
        let allows = !cell.is_blank() && self.pace().is_some_and(allows);
        let allowed = allows.then(|| self.word(Label::Allowed));
        cell.remark(allowed)
    }

    /// The verdict on the year.
    pub(super) fn year_status(&self) -> Cell {
        let verdict = self.pace().and_then(|pace| Some((pace, pace.status?)));
        verdict.map_or_else(Cell::missing, |(pace, status)| {
            let words = year_verdict(status, pace.is_by_holding(), self.language());
            let passed = pace.passed.map(|passed| self.word(passed_words(passed)));
            Cell::text(words).remark(passed).toned(Some(message::tone_of(status)))
        })
    }

    /// The last months or quarters.
    pub(super) fn recent(&self) -> Cell {
        let recent = self.pace().map(|pace| pace.recent.clone());
        Cell::default().drawn(Picture::line(recent.unwrap_or_default()))
    }
}

/// The verdict on a year in words: of what holds or not, whether it does.
pub(super) fn year_verdict(status: Status, by_holding: bool, language: Language) -> &'static str {
    match status {
        Status::OnSchedule if by_holding => Label::Holds.text(language),
        Status::Behind if by_holding => Label::Fails.text(language),
        status => status.text(language),
    }
}

/// The same with the end of its corridor that it is past.
pub(super) fn year_words(pace: &Pace, status: Status, language: Language) -> String {
    let verdict = year_verdict(status, pace.is_by_holding(), language);
    match pace.passed {
        Some(passed) => format!("{verdict} {}", passed_words(passed).text(language)),
        None => verdict.to_owned(),
    }
}

/// The year to date, or the newest level; it meets the year's target only if the exact one does.
pub(super) fn ytd(pace: &Pace, figures: &Figures) -> Option<Number> {
    let level = figures.level(pace.ytd?);
    let target = pace.year_target.filter(|_| pace.course != Course::Growth);
    Some(figures.on_side(level, target, pace.ceiling))
}

/// Both ends of a corridor that is the target of a year.
pub(super) fn corridor(assessment: &Assessment, pace: &Pace, figures: &Figures) -> Option<String> {
    let is_goal = pace.year_target_from == Some(YearTargetFrom::Goal);
    let goal = assessment.goal.as_ref();
    let goal = goal.filter(|goal| is_goal && goal.is_corridor())?;
    let end = |level: Decimal| figures.year_target(pace, level).trimmed().digits();
    Some(format!("{}~{}", end(goal.value?), end(goal.upper?)))
}

/// The range of the projected full year, where it has two ends.
pub(super) fn range(pace: &Pace, figures: &Figures) -> Option<String> {
    let (low, high) = pace.projection_low.zip(pace.projection_high)?;
    let [low, high] = [low, high].map(|end| figures.amount(end).digits());
    (low != high).then(|| format!("{low}~{high}"))
}

/// A change within the year or on a year ago: of a growth in points, of rates and ratios of the figure itself.
pub(super) fn change(pace: &Pace, figures: &Figures, change: Decimal) -> Number {
    if pace.is_told_by_level() && !pace.unit.differs_in_points() {
        figures.change(change)
    } else {
        figures.points(change)
    }
}

/// The growth on a year ago, or what became of a figure below zero: by how much the loss moved, or what there was before.
pub(super) fn on_year(pace: &Pace, figures: &Figures) -> Option<(Option<Label>, Number)> {
    let computed = !pace.is_yoy_published() && !pace.unit.is_ratio();
    if let (Some(before), Some(ytd)) = (pace.before.filter(|_| computed), pace.ytd)
        && let Some(turn) = turn(before, ytd)
    {
        let number = if turn.is_of_loss() {
            figures.change(ytd.minus(before).ok()?).magnitude()
        } else {
            figures.amount(before)
        };
        return Some((Some(turn), number));
    }
    let growth = pace.yoy?;
    let number =
        if pace.is_yoy_published() { figures.published(growth) } else { figures.growth(growth, 1) };
    // A growth that is promised meets its target only if the exact one does.
    let target = pace.year_target.filter(|_| pace.course == Course::Growth);
    let number = target.map_or(number.clone(), |target| number.beside(target, !pace.ceiling));
    Some((None, number))
}

/// `减亏 8.00亿元`; of what has crossed zero what it was: `由3.0亿元转亏`.
pub(super) fn turned(turn: Label, number: &Number, language: Language) -> String {
    let (word, number) = (turn.text(language), number.text(language));
    say! { language, turn.is_of_loss();
        true => "{word} {number}" / "{word} {number}",
        false => "由{number}{word}" / "{word} from {number}",
    }
}

/// What became of a figure that was below zero, or is now: no growth tells that.
fn turn(before: Decimal, now: Decimal) -> Option<Label> {
    match (before.sign(), now.sign()) {
        (-1, -1) if now < before => Some(Label::LossGrew),
        (-1, -1) if now > before => Some(Label::LossShrank),
        (-1, 0 | 1) => Some(Label::TurnedPositive),
        (1, -1) => Some(Label::TurnedNegative),
        _ => None,
    }
}
