//! Of when the figures of a column are. One order answers: the words of its own header, the words over it, the column that it stands
//! behind, the title. Layouts ask it column by column, from left to right.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::data::table::layout::setting::Setting;
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::split_unit;
use crate::data::texts::role;
use crate::quantity::{Month, Period, notation};
use crate::words::measures::run_named;
use crate::words::runs::{MONTH_ALONE, Run};

/// What tells of when the next column is.
pub(crate) struct When {
    /// The period of the title; of a title that says the year alone the newest month of it that a header names.
    title: Option<String>,
    /// Periods that stand side by side on the left.
    before: SideBySide,
}

impl When {
    pub(crate) fn of(setting: &Setting<'_>) -> Self {
        let stated = setting.period_above();
        let shown = stated.as_deref().and_then(|year| newest_in(year, setting));
        Self { title: shown.or(stated), before: SideBySide::default() }
    }

    /// Over columns of which the rows say the months.
    pub(crate) fn of_year(year: &str) -> Self {
        Self { title: Some(year.to_owned()), before: SideBySide::default() }
    }

    /// Takes the period of a column.
    pub(crate) fn push(&mut self, label: String) {
        self.before.push(label);
    }

    /// Takes that of a column with the same figures of a year or month before: what follows is none of it.
    pub(crate) fn pass(&mut self, label: String) {
        if self.before.changed {
            self.before = SideBySide {
                own: self.before.newest().map(str::to_owned),
                aside: Some(label),
                ..SideBySide::default()
            };
        }
    }

    /// Takes that a column measures what stands on its left.
    pub(crate) fn measured(&mut self, measure: &str) {
        self.before.changed |= measure::is_change(measure);
    }

    /// Takes that what follows is another thing than what stands on its left.
    pub(crate) fn close(&mut self) {
        self.before = SideBySide::default();
    }

    /// The period of a header that says months without their year, or a run: `1-6月累计`, `本月`, `上年同期`.
    pub(crate) fn named(&self, header: &str) -> Option<String> {
        measure::period(header, self.runs_within()?, self.before.last())
    }

    /// The same of a header below a period that stands over several columns.
    pub(crate) fn named_below(&self, header: &str, over: &str) -> Option<String> {
        if let Some(label) = label::within_year(header, over) {
            return Some(label);
        }
        run_named(header).filter(|run| run.is_own())?;
        let of_title = || measure::of_both(header, over, self.title.as_deref());
        let months = label::names_months(over).then_some(over);
        match months.or(self.before.newest()) {
            Some(within) => measure::period(header, within, None),
            None => of_title().or_else(|| measure::period(header, over, None)),
        }
    }

    /// The period that a header says of what it measures, and the measure: `1-6月增长(%)`, `当月同比%`.
    pub(crate) fn said<'t>(&self, header: &'t str) -> Option<(String, &'t str)> {
        if measure::is_on_month(header) && label::names_months(self.runs_within()?) {
            return Some((self.named(MONTH_ALONE)?, header));
        }
        let (part, rest) = measure::dated(header)?;
        if label::lacks_year(part) {
            let year = self.before.newest().or(self.title.as_deref())?;
            return Some((label::within_year(part, year)?, rest));
        }
        Some((self.named(part)?, header))
    }

    /// The same below a period that stands over several columns.
    pub(crate) fn said_below<'t>(&self, header: &'t str, over: &str) -> Option<(String, &'t str)> {
        let (part, rest) = measure::dated(header)?;
        let measure = if label::lacks_year(part) { rest } else { header };
        Some((self.named_below(part, over)?, measure))
    }

    /// The period on the left that a measure is of: of a change the newest.
    pub(crate) fn behind(&self, measure: &str) -> Option<&str> {
        self.before.measured_by(measure)
    }

    /// What a measure is behind periods that years lie between: the change since the one before the newest is no growth of a year.
    pub(crate) fn since<'m>(&self, measure: &'m str) -> Cow<'m, str> {
        match self.before.far().filter(|_| measure::is_open_change(measure)) {
            Some(start) if measure.is_ascii() => format!("since {start} {measure}").into(),
            Some(start) => format!("{start}以来{measure}").into(),
            None => measure.into(),
        }
    }

    /// The period of a header that leaves its year to those on its left: `2024年1-2月` `1-3月`, `2024年5月` `1-5月累计`.
    pub(crate) fn goes_on(&self, header: &str) -> Option<String> {
        let last = self.before.last()?;
        let label = label::within_year(header, last)?;
        // Behind a whole year stands no part of it.
        let spans = label::period_of(last).zip(label::period_of(&label));
        let is_part = spans.is_some_and(|(last, own)| last.months() == 12 && last.contains(own));
        let goes_on = self.before.is_followed_by(&label) || self.before.is_run_of(&label);
        (goes_on && !is_part).then_some(label)
    }

    /// The months of a header that lie within those of the title: `1-5月` below `2024年1-5月`.
    pub(crate) fn of_title(&self, header: &str) -> Option<String> {
        let title = self.title.as_deref().filter(|title| label::names_months(title))?;
        let label = label::within_year(header, title)?;
        let ends = end_of(&label).zip(end_of(title));
        ends.is_some_and(|(own, title)| own <= title).then_some(label)
    }

    /// Whether any period stands on the left.
    pub(crate) fn stands_behind(&self) -> bool {
        self.before.last().is_some()
    }

    /// What runs are of that say no period themselves: the title's, but where that says no month the newest on the left.
    fn runs_within(&self) -> Option<&str> {
        let title = self.title.as_deref();
        let months = title.filter(|title| label::names_months(title));
        months.or(self.before.newest()).or(title)
    }
}

/// The newest month of the title's year that headers name without it, where the title says the year alone.
fn newest_in(year: &str, setting: &Setting<'_>) -> Option<String> {
    if label::names_months(year) {
        return None;
    }
    let of_year = notation::parse(year).ok()?.period;
    let ends = parts(setting).into_iter().map(|(_, part)| part.end());
    let newest = ends.map(Month::month).max()?;
    let months = if newest == 1 { 12 } else { newest - 1 };
    let end = of_year.start().later(i32::try_from(months).ok()? - 1);
    Some(measure::written(Period::starting(end, 1)))
}

/// The months, quarters and their runs that headers name, each with what stands over it and others.
fn parts<'h>(setting: &Setting<'h>) -> Vec<(Option<&'h str>, Period)> {
    let cells = setting.header.cells.iter();
    let free = cells.filter(|cell| cell.role.is_none());
    let named = free.filter_map(|cell| {
        let whole = label::within_year(&split_unit(&cell.own, setting.units).0, "2000")?;
        let period = notation::parse(&whole).ok()?.period;
        (!period.is_calendar_year()).then_some((cell.group.as_deref(), period))
    });
    named.collect()
}

/// The months that the total beside months or quarters is of, where they follow each other: no more than is shown.
pub(crate) fn total(setting: &Setting<'_>, own: &str, over: Option<&str>) -> Option<String> {
    if own.is_empty() || !role::is_total(own) {
        return None;
    }
    let beside = parts(setting).into_iter().filter(|(group, _)| *group == over);
    let parts: Vec<Period> = beside.map(|(_, part)| part).collect();
    let start = parts.iter().map(|part| part.start()).min()?;
    let mut end = start;
    while let Some(next) = parts.iter().find(|part| part.start() <= end && end < part.end()) {
        end = next.end();
    }
    let is_all = parts.iter().all(|part| part.end() <= end);
    let span = measure::written(Period::new(start, end).filter(|_| is_all)?);
    let (_, months) = span.split_once('年')?;
    Some(if months.is_empty() { "全年" } else { months }.to_owned())
}

/// Periods that stand side by side in a header, each looked at once.
#[derive(Default)]
struct SideBySide {
    labels: Vec<String>,
    /// The place and the end of the newest.
    newest: Option<(usize, Month)>,
    /// The ends of all that are periods.
    ends: Vec<Month>,
    /// The end of the last.
    last: Option<Month>,
    /// Whether one is no period.
    undated: bool,
    /// How the ends of neighbours follow each other.
    steps: BTreeSet<Ordering>,
    /// Whether their changes stand behind them already: what follows stands side by side with others.
    changed: bool,
    /// What stands behind such changes with figures of a year before, and the period that is compared with it.
    aside: Option<String>,
    own: Option<String>,
}

impl SideBySide {
    fn push(&mut self, label: String) {
        if self.changed {
            *self = Self::default();
        }
        let end = end_of(&label);
        let at = self.labels.len();
        if at > 0 {
            self.steps.insert(self.last.cmp(&end));
        }
        self.undated |= end.is_none();
        if let Some(end) = end
            && self.newest.is_none_or(|(_, newest)| newest <= end)
        {
            self.newest = Some((at, end));
        }
        self.ends.extend(end);
        self.last = end;
        self.labels.push(label);
    }

    fn last(&self) -> Option<&str> {
        self.labels.last().map(String::as_str)
    }

    /// The period before the newest, where years lie between them.
    fn far(&self) -> Option<&str> {
        let (_, newest) = self.newest?;
        let dated = self.labels.iter().filter_map(|label| Some((label, end_of(label)?)));
        let earlier = dated.filter(|(_, end)| *end < newest);
        let (label, end) = earlier.max_by_key(|(_, end)| *end)?;
        let gap = newest.since(end);
        (gap > 12 && gap % 12 == 0).then_some(label)
    }

    fn newest(&self) -> Option<&str> {
        let (at, _) = self.newest?;
        self.labels.get(at).map(String::as_str)
    }

    /// Whether they go on with one more in their order.
    fn is_followed_by(&self, label: &str) -> bool {
        let step = self.last.cmp(&end_of(label));
        step.is_ne() && self.steps.iter().all(|known| *known == step)
    }

    /// Whether it runs to the end of the last, and of none of another year.
    fn is_run_of(&self, label: &str) -> bool {
        let end = end_of(label);
        let other_year =
            |other: &Month| end.is_some_and(|end| end != *other && end.since(*other) % 12 == 0);
        end.is_some() && end == self.last && !self.ends.iter().any(other_year)
    }

    /// The one that a measure behind them is of: of a change the newest.
    fn measured_by(&self, measure: &str) -> Option<&str> {
        let newest = self.newest().filter(|_| !self.undated && measure::is_change(measure));
        let compares = measure::is_on_year_before(measure);
        let own = self.own.as_deref().filter(|_| compares);
        newest.or(self.last()).or(own).or(self.aside.as_deref())
    }
}

/// The month behind a period; none of what is none.
fn end_of(label: &str) -> Option<Month> {
    let label = notation::parse(&label::tidy(label)).ok()?;
    Some(label.period.end())
}

/// Whether a header means figures of a year or month before those beside it.
pub(crate) fn is_before(header: &str) -> bool {
    run_named(header).is_some_and(|run| run.is_year_before() || run == Run::MonthBefore)
}
