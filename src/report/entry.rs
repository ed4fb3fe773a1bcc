//! The cells of an assessment, of which the tables choose; those of its year in progress stand in `year`.

use std::collections::BTreeSet;

use crate::assess::{AssessedGoal, Assessment, Making, Passed, Point, Status};
use crate::language::{Language, plural};
use crate::plan::goal::GoalKind;
use crate::plan::{Judgement, Plan};
use crate::quantity::{Decimal, plain};
use crate::say;

use super::document::{Cell, MISSING, Picture, Table};
use super::fields::{Field, Words, fields};
use super::figure::Figures;
use super::message::{self, Label};
use super::method;
use super::number::Number;
use super::view::{Named, View};

/// An assessment that is put on paper.
pub(super) struct Entry<'a> {
    pub(super) view: View<'a>,
    pub(super) assessment: &'a Assessment,
    pub(super) figures: Figures<'a>,
}

impl<'a> Entry<'a> {
    pub(super) fn new(view: View<'a>, assessment: &'a Assessment) -> Self {
        Self { view, assessment, figures: Figures::new(view.plan, assessment, view.style) }
    }

    pub(super) fn language(&self) -> Language {
        self.view.style.language
    }

    /// What names its row.
    pub(super) fn named(&self) -> Named<'_> {
        self.view.named(self.assessment)
    }

    pub(super) fn word(&self, label: Label) -> String {
        self.view.word(label)
    }

    fn told(
        &self,
        value: Option<Decimal>,
        number: impl Fn(&Figures<'a>, Decimal) -> Number,
    ) -> Cell {
        Cell::number(value.map(|value| number(&self.figures, value)))
    }

    pub(super) fn share(&self, value: Option<Decimal>) -> Cell {
        self.told(value, Figures::share)
    }
}

/// Tables of assessments.
impl<'a> View<'a> {
    /// A table with a row for each of those assessments of the report, by the plan's groups, groups in the order of their first row, of
    /// several regions by targets; in any order but the plan's, without headings.
    pub(super) fn table(
        &self,
        caption: impl Into<Words>,
        fields: Vec<Field<'a, Entry<'a>>>,
        assessments: impl IntoIterator<Item = usize>,
    ) -> Table {
        let by_target = self.is_by_target() && !self.style.flat;
        let mut all = if by_target {
            fields! { entry in Entry;
                name(Label::Region) => entry.named().2.unwrap_or(MISSING).to_owned();
            }
            .into()
        } else {
            self.leading(Entry::named)
        };
        all.extend(fields);
        let rows = assessments.into_iter().filter_map(|at| {
            let assessment = self.report.assessments.get(at)?;
            let target = self.plan.targets.get(assessment.target);
            let heading = if by_target {
                target.map(|target| format!("{} {}", target.id, target.name))
            } else {
                let group = target.and_then(|target| target.group.clone());
                group.filter(|_| self.in_plan_order)
            };
            Some((heading, Some(at), Entry::new(*self, assessment)))
        });
        let mut table = self.aligned(Table::grouped(self.style.language, caption, &all, rows));
        if table.groups.len() > 1 {
            for group in &mut table.groups {
                group.heading.get_or_insert_with(|| self.word(Label::NoGroup));
            }
        }
        table
    }
}

/// The goal and the value that counts.
impl Entry<'_> {
    /// The goal as written, what 左右 means, and the level that relative words come to.
    pub(super) fn goal(&self) -> Cell {
        let language = self.language();
        let Some(goal) = &self.assessment.goal else {
            let words = words_alone(self.view.plan, self.assessment);
            let words = words.map(str::to_owned);
            return Cell::text(words.unwrap_or_else(|| self.word(Label::Unset)));
        };
        // Where regions stand under their target, the level of each is a column.
        let level = self.meant().filter(|_| !self.view.is_by_target());
        let level = level.map(|level| level.text(language));
        let tolerance = goal.tolerance.map(|value| self.figures.tolerance(value).text(language));
        let tolerance =
            tolerance.map(|tolerance| say!(language, "容差{tolerance}", "within {tolerance}"));
        let level = level.map(|level| say!(language, "即{level}", "{level}"));
        // Words that hold the second goal need not say it twice.
        let stretch = stretch_words(self.assessment, &self.figures, language);
        let stretch = stretch.filter(|_| !self.states_stretch());
        let stretch = stretch.map(|words| say!(language, "争取{words}", "second goal {words}"));
        let told: Vec<String> = [level, tolerance, stretch].into_iter().flatten().collect();
        let told = told.join(language.pick(" ", ", "));
        let remark = (!told.is_empty()).then(|| say!(language, "{told}", "({told})"));
        Cell::text(&goal.text).remark(remark)
    }

    /// Whether the words of the goal hold the second one.
    fn states_stretch(&self) -> bool {
        let goal = self.assessment.goal.as_ref();
        let stretch = self.assessment.stretch.as_ref();
        goal.zip(stretch).is_some_and(|(goal, stretch)| goal.text.contains(&stretch.text))
    }

    /// The level that relative words come to.
    fn meant(&self) -> Option<Number> {
        let goal = self.assessment.goal.as_ref()?;
        let tells_a_level = !matches!(goal.kind, GoalKind::Direction | GoalKind::Milestone);
        let level = goal.value.filter(|level| tells_a_level && !names(&goal.text, *level));
        Some(self.figures.promised_level(goal, level?))
    }

    /// The same in a column of its own.
    pub(super) fn goal_level(&self) -> Cell {
        Cell::optional(self.meant())
    }

    /// The baseline's value, with its period where that is not the plan's.
    pub(super) fn baseline(&self) -> Cell {
        let Some(point) = &self.assessment.baseline else {
            return Cell::missing();
        };
        let own = self.view.plan.baseline != Some(point.period);
        let period = own.then(|| format!("({})", point.period.words(self.language())));
        self.told(Some(point.value), Figures::level).remark(period)
    }

    /// The value that counts.
    pub(super) fn latest(&self) -> Cell {
        let latest = self.assessment.latest.as_ref();
        self.told(latest.map(|point| point.value), Figures::level)
    }

    /// Its period, and how it was made.
    pub(super) fn period(&self) -> Cell {
        let Some(point) = &self.assessment.latest else {
            return Cell::missing();
        };
        Cell::period(Some(point.period)).remark(self.flags(point))
    }

    fn flags(&self, point: &Point) -> Option<String> {
        let language = self.language();
        let flags: BTreeSet<String> = message::flags_words(&point.flags, language).collect();
        let flags = language.list(flags.into_iter().chain(self.judged_as()));
        Some(flags).filter(|flags| !flags.is_empty())
    }

    /// What a part of a year says of the whole, which is held against the goal in its place.
    fn judged_as(&self) -> Option<String> {
        let goal = self.assessment.goal.as_ref();
        let level = goal.and_then(AssessedGoal::level);
        let number = self.figures.apart_from(self.assessment.carried?, level);
        let number = number.text(self.language());
        let is_bounded = self.pace().is_some_and(|pace| pace.is_bounded);
        Some(say! { self.language(), is_bounded;
            true => "推算全年{number}（边界）" / "carried: {number} (bound)",
            false => "推算全年{number}" / "carried: {number}",
        })
    }

    /// What is missing.
    pub(super) fn gap(&self) -> Cell {
        self.told(self.assessment.gap, Figures::gap)
    }

    /// x/T, of amounts.
    pub(super) fn attainment(&self) -> Cell {
        let attainment = self.assessment.attainment;
        self.share(attainment.filter(|_| !self.assessment.unit.is_ratio()))
    }

    /// The verdict in words, and what has to be known with it.
    pub(super) fn status(&self) -> Cell {
        let language = self.language();
        Cell::text(verdict(self.assessment, language))
            .remark(status_remark(self.assessment, language))
            .toned(Some(message::tone(self.assessment)))
    }

    /// The verdict where the period stands beside it, so that 近12个月 need not be said again.
    pub(super) fn status_beside_period(&self) -> Cell {
        let cell = self.status();
        let twelve_months = self.word(Label::LastTwelveMonths);
        if cell.remark.as_deref() == Some(&*twelve_months) { cell.remark(None) } else { cell }
    }
}

/// How fast it moves.
impl Entry<'_> {
    /// (x − b)/(T − b), beside the path.
    pub(super) fn progress(&self) -> Cell {
        let bar = self
            .assessment
            .progress
            .map(|share| Picture::Bar { share, mark: self.assessment.time });
        self.share(self.assessment.progress).drawn(bar)
    }

    /// Where the path is.
    pub(super) fn time(&self) -> Cell {
        self.share(self.assessment.time)
    }

    /// How far it is from the path.
    pub(super) fn margin(&self) -> Cell {
        self.told(self.assessment.margin, Figures::margin)
    }

    /// The change a year so far, of what goes by amounts.
    pub(super) fn observed(&self) -> Cell {
        let rates = &self.assessment.rates;
        self.told(rates.observed.filter(|_| !rates.compound), Figures::change)
    }

    /// The growth a year so far.
    pub(super) fn observed_growth(&self) -> Cell {
        let rates = &self.assessment.rates;
        self.growth(rates.observed, rates.observed_growth)
    }

    /// The change a year that is still needed, of what goes by amounts.
    pub(super) fn required(&self) -> Cell {
        let rates = &self.assessment.rates;
        self.told(rates.required.filter(|_| !rates.compound), Figures::needed)
    }

    /// The growth a year that is still needed.
    pub(super) fn required_growth(&self) -> Cell {
        let rates = &self.assessment.rates;
        self.growth(rates.required, rates.required_growth)
    }

    /// The rate itself where the path compounds, else the growth that is equivalent to it, of amounts.
    fn growth(&self, rate: Option<Decimal>, equivalent: Option<Decimal>) -> Cell {
        let is_amount = !self.assessment.unit.is_ratio();
        let compound = self.assessment.rates.compound;
        let growth = if compound { rate } else { equivalent.filter(|_| is_amount) };
        self.told(growth, |figures, growth| figures.growth(growth, 1))
    }

    /// The level expected at the deadline.
    pub(super) fn projection(&self) -> Cell {
        let bound = self.assessment.bound;
        let sign = bound.map(|_| self.word(Label::AtBound));
        self.told(self.assessment.projection, Figures::level).remark(sign)
    }

    /// What a preset says.
    pub(super) fn rating(&self) -> Cell {
        method::cell(&self.view, self.assessment, &self.assessment.method, &self.figures)
    }

    /// The values so far.
    pub(super) fn course(&self) -> Cell {
        Cell::default().drawn(Picture::line(self.assessment.course.clone()))
    }
}

/// What it is shown beside.
impl Entry<'_> {
    /// `增速高于全省GDP增速0.8个百分点`
    pub(super) fn against(&self) -> Cell {
        let Some(against) = &self.assessment.against else {
            return Cell::default();
        };
        let l = self.language();
        let name = against.name.as_deref().unwrap_or_default();
        let points = |points: Number| {
            let words = points.magnitude().text(l);
            let is_above = !points.value.is_negative();
            say! { l, (points.rounded().is_zero(), is_above);
                (true, _) => "与{name}持平" / "level with {name}",
                (false, true) => "高于{name}{words}" / "{words} above {name}",
                (false, false) => "低于{name}{words}" / "{words} below {name}",
            }
        };
        if let Some(growth) = against.growth {
            let words = points(self.figures.apart(growth));
            return Cell::text(say!(l, "增速{words}", "growth {words}"));
        }
        if let Some(value) = against.value {
            return Cell::text(points(self.figures.change(value)));
        }
        let share = against.share.map(|share| {
            let share = self.figures.share(share).text(l);
            say!(l, "相当于{name}的{share}", "{share} of {name}")
        });
        Cell::text_or_missing(share)
    }
}

/// What people judge.
impl Entry<'_> {
    /// Their verdict: of the plan's own region.
    pub(super) fn judged(&self) -> Cell {
        let judged = judgement(self.view.plan, self.assessment);
        let status = judged.and_then(|judged| judged.status);
        status.map_or_else(Cell::default, |status| {
            let words = status.text(self.language());
            Cell::text(words).toned(Some(message::tone_of(status)))
        })
    }
}

/// What people judge of an assessment's target: it is of the plan's own region, where the plan names one.
pub(super) fn judgement<'a>(plan: &'a Plan, assessment: &Assessment) -> Option<&'a Judgement> {
    let region = assessment.region.as_deref();
    let own = plan.region.as_deref();
    let is_own = own.is_none_or(|own| region == Some(own));
    let target = plan.targets.get(assessment.target).filter(|_| is_own)?;
    target.judgement.as_ref()
}

/// A judgement in one sentence: `滞后预期：项目延期（发改局，2024-07-20）`.
pub(super) fn judged_words(judged: &Judgement, language: Language) -> String {
    let status = judged.status.map_or("", |status| status.text(language));
    let reason = judged.reason.as_deref().unwrap_or_default();
    let who = language.list(judged.by.iter().chain(&judged.on));
    if who.is_empty() {
        say!(language, "{status}：{reason}", "{status}: {reason}")
    } else {
        say!(language, "{status}：{reason}（{who}）", "{status}: {reason} ({who})")
    }
}

/// The second goal, with the level that its words come to.
pub(super) fn stretch_words(
    assessment: &Assessment,
    figures: &Figures,
    language: Language,
) -> Option<String> {
    let stretch = assessment.stretch.as_ref()?;
    let level = stretch.value.filter(|level| !names(&stretch.text, *level));
    let level = level.map(|level| figures.edge(level).text(language));
    let text = &stretch.text;
    Some(match level {
        Some(level) => say!(language, "{text} 即{level}", "{text}, {level}"),
        None => text.clone(),
    })
}

/// The document's words of a target without goal; in a region for which the plan has none, there are no words either.
pub(super) fn words_alone<'a>(plan: &'a Plan, assessment: &Assessment) -> Option<&'a str> {
    let target = plan.targets.get(assessment.target)?;
    target.words.as_deref().filter(|_| target.goal.is_none())
}

/// Whether the words hold the number themselves.
fn names(words: &str, value: Decimal) -> bool {
    let short = |number: Decimal| plain(number.significant(12).abs());
    words
        .split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|number| number.replace(',', ""))
        .any(|number| Decimal::parse(&number).is_some_and(|number| short(number) == short(value)))
}

/// A verdict and what has to be known with it as one text.
pub(super) fn status_words(assessment: &Assessment, language: Language) -> String {
    let verdict = verdict(assessment, language);
    match status_remark(assessment, language) {
        Some(remark) => format!("{verdict} {remark}"),
        None => verdict,
    }
}

fn verdict(assessment: &Assessment, language: Language) -> String {
    assessment.status.map_or_else(
        || Label::Watched.text(language).to_owned(),
        |status| status.told(assessment.is_early(), language),
    )
}

/// The end of a corridor that a figure is past.
pub(super) fn passed_words(passed: Passed) -> Label {
    match (passed.is_upper, passed.is_expected) {
        (true, false) => Label::AboveUpperEnd,
        (false, false) => Label::BelowLowerEnd,
        (true, true) => Label::ExpectedAbove,
        (false, true) => Label::ExpectedBelow,
    }
}

/// Of what is promised of each year: `3年中2年达到`, `5年中4年达到，缺2022`.
fn years_kept(assessment: &Assessment, language: Language) -> Option<String> {
    let years = assessment.years.iter();
    let missing = years.clone().filter(|year| year.value.is_none());
    let missing: Vec<String> = missing.map(|year| year.period.words(language)).collect();
    let judged = years.clone().filter(|year| year.met.is_some()).count() + missing.len();
    let met = years.filter(|year| year.met == Some(true)).count();
    let (years, without) = (plural(judged, "year"), language.list(&missing));
    (judged > missing.len()).then(|| {
        say! { language, missing.is_empty();
            true => "{judged}年中{met}年达到" / "{met} of {years}",
            false => "{judged}年中{met}年达到，缺{without}" / "{met} of {years}, {without} missing",
        }
    })
}

fn status_remark(assessment: &Assessment, language: Language) -> Option<String> {
    let status = assessment.status?;
    let standing = assessment.goal.as_ref().is_some_and(|goal| goal.standing);
    let latest = assessment.latest.as_ref().map(|point| point.period);
    if let Some(period) = latest.filter(|_| assessment.stale) {
        let year = period.last_month().year();
        if period.start().year() != year {
            let period = period.words(language);
            return Some(say!(language, "按{period}数据", "by data of {period}"));
        }
        return Some(say!(language, "按{year}年数据", "by data of {year}"));
    }
    let is_made = |making: Making| {
        let latest = assessment.latest.as_ref();
        latest.is_some_and(|latest| latest.flags.contains(&making.into()))
    };
    if is_made(Making::WithinRounding) {
        return Some(say!(language, "舍入误差内", "within rounding"));
    }
    let fails = (status == Status::Behind && standing).then_some(Label::Fails);
    let by_level = match status {
        Status::OnSchedule if standing => Some(Label::Holds),
        Status::Achieved if is_made(Making::TrailingYear) => Some(Label::LastTwelveMonths),
        _ => assessment.passed().map(passed_words).or(fails),
    };
    let by_level = || by_level.map(|label| label.text(language).to_owned());
    years_kept(assessment, language).or_else(by_level)
}

#[cfg(test)]
mod tests {
    use super::super::sample::d;
    use super::*;

    #[test]
    fn a_level_is_added_only_where_the_words_do_not_name_it() {
        for (words, value, named) in [
            ("3500万人次", "3500", true),
            ("3,500万人次", "3500.0", true),
            ("较2020年翻番", "20", false),
            ("较2020年翻番", "2400.5", false),
            ("提高5个百分点", "51.2", false),
            ("下降13.5%", "13.5", true),
        ] {
            assert_eq!(names(words, d(value)), named, "{words}");
        }
    }
}
