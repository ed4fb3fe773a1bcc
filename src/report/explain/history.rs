//! The figures of other times: what the last revision changed, the year in progress, earlier values year by year, and the cells of all
//! that is not explained above.

use super::{Chain, arithmetic, sentence};
use crate::assess::{Course, Point, Status, Trace};
use crate::quantity::{Decimal, Period, plain};
use crate::report::document::MISSING;
use crate::report::message::Label;
use crate::report::year;
use crate::report::{plot, text};
use crate::say;

impl Chain<'_> {
    /// Value, baseline and verdict before the last revision, and now.
    pub(super) fn revision(&mut self) {
        let (Some(revised), Some(latest)) = (&self.assessment.revised, &self.assessment.latest)
        else {
            return;
        };
        let language = self.style.language;
        let level = |value: Decimal| {
            let value = plain(self.figures.full(value));
            self.figures.with_unit(&value)
        };
        let verdict = |status: Option<Status>, early: bool| match status {
            Some(status) => status.told(early, language),
            None => Label::Watched.text(language).to_owned(),
        };
        let base = Label::Baseline.text(language);
        let side = |point: &Point, baseline: Option<&Point>, verdict: String| {
            let baseline = baseline
                .map_or(String::new(), |baseline| format!("  {base} {}", level(baseline.value)));
            format!("{}{baseline}  {verdict}", level(point.value))
        };
        let moved = revised.baseline.as_ref().map(|b| b.value)
            != self.assessment.baseline.as_ref().map(|b| b.value);
        let before = side(
            &revised.latest,
            revised.baseline.as_ref().filter(|_| moved),
            verdict(revised.status, revised.early),
        );
        let now = side(
            latest,
            self.assessment.baseline.as_ref().filter(|_| moved),
            verdict(self.assessment.status, self.assessment.is_early()),
        );
        let version = revised.version.clone().unwrap_or_default();
        let now = format!("{now}  {version}").trim_end().to_owned();
        self.section(Label::Revision);
        self.facts(&[(Label::BeforeRevision, before), (Label::AfterRevision, now)]);
    }

    /// The figures of the year in progress and their arithmetic.
    pub(super) fn year(&mut self) {
        let Some(pace) = &self.assessment.pace else {
            return;
        };
        let language = self.style.language;
        let (caption, value) = match pace.course {
            _ if pace.is_over() => (Label::FinishedTable, Label::WholeYear),
            Course::Amount | Course::Growth => (Label::PaceTable, Label::YearToDate),
            Course::Rate | Course::Stock => (Label::LevelsTable, Label::Latest),
        };
        let figures = self.figures.of_year(pace);
        let share = |value| self.figures.share(value).text(language);
        let period = pace.period.words(language);
        let ytd = year::ytd(pace, &figures).map(|ytd| ytd.text(language));
        let ytd = ytd.unwrap_or_else(|| MISSING.to_owned());
        let mut facts = vec![(value, format!("{ytd}  {period}"))];
        if !pace.is_over() {
            facts.push((Label::Elapsed, share(pace.elapsed)));
        }
        if let Some(median) = pace.seasonal_share {
            let years = pace.shares.iter();
            let years = years.map(|(year, of_year)| format!("{year} {}", share(*of_year)));
            let median = share(median);
            let text = if let [(year, _)] = pace.shares.as_slice() {
                format!("{median}  {year}")
            } else {
                let years = language.list(years);
                say!(language, "{median}  {years} 的中位数", "{median}  the median of {years}")
            };
            facts.push((Label::SeasonalShare, text));
        }
        facts.extend(arithmetic::year_steps(self.assessment, pace, &figures, language));
        if let Some(status) = pace.status {
            let verdict = year::year_words(pace, status, language);
            facts.push((Label::YearStatus, verdict));
            let rule =
                sentence::year_rule(self.assessment, pace, &self.figures, self.plan, language);
            facts.extend(rule.map(|rule| (Label::Rule, rule)));
        }
        self.section(caption);
        self.facts(&facts);
    }

    /// Of each-year goals: the verdict of every year.
    pub(super) fn years(&mut self) {
        if self.assessment.years.is_empty() {
            return;
        }
        let language = self.style.language;
        self.section(Label::Years);
        let years: Vec<(String, String, String)> = self
            .assessment
            .years
            .iter()
            .map(|year| {
                let met = match (year.value, year.met) {
                    (None, _) => Label::AccountMissing,
                    (_, Some(true)) => Label::Holds,
                    (_, Some(false)) => Label::Fails,
                    (_, None) => Label::InProgress,
                };
                let level = year.value.map(|value| self.figures.level(value).text(language));
                (
                    year.period.words(language),
                    level.unwrap_or_else(|| MISSING.to_owned()),
                    met.text(language).to_owned(),
                )
            })
            .collect();
        self.columns(&years);
    }

    pub(super) fn history(&mut self, plotted: bool) {
        if self.assessment.history.is_empty() {
            return;
        }
        let language = self.style.language;
        self.section(Label::History);
        let course = self.figures.course();
        if plotted {
            for line in plot::lines(&course, self.style) {
                self.page.verbatim(&line);
            }
        }
        let figures = self.figures.over_time();
        let rows: Vec<(String, String, String)> = self
            .assessment
            .history
            .iter()
            .map(|(period, value)| {
                let level = figures.level(*value).text(language);
                (period.words(language), level, String::new())
            })
            .collect();
        self.columns(&rows);
    }

    /// How the values of other periods were made, those left out whose making stands above.
    pub(super) fn others(&mut self, trace: &Trace) {
        let (latest, baseline) = (&self.assessment.latest, &self.assessment.baseline);
        let told = |point: &Option<Point>, period: Period, value: Option<Decimal>| {
            point.as_ref().is_some_and(|point| point.period == period && Some(point.value) == value)
        };
        let stated = trace.baseline_stated;
        let others: Vec<_> = trace
            .others
            .iter()
            .filter(|(period, part)| {
                let value = part.value.in_unit(&self.assessment.unit).ok();
                let at_baseline = !stated && told(baseline, *period, value);
                !at_baseline && !told(latest, *period, value)
            })
            .map(|(_, part)| part)
            .chain(&trace.growths)
            .collect();
        if others.is_empty() {
            return;
        }
        self.section(Label::OtherFigures);
        for part in others {
            self.part(part, 1);
        }
    }

    /// Lines of a label, a figure and a remark: figures to the right, all under each other.
    fn columns(&mut self, rows: &[(String, String, String)]) {
        let labels = rows.iter().map(|(label, ..)| text::width(label));
        let labels = labels.max().unwrap_or(0);
        let figures = rows.iter().map(|(_, figure, _)| text::width(figure));
        let figures = figures.max().unwrap_or(0);
        for (label, figure, remark) in rows {
            let blanks = " ".repeat(figures.saturating_sub(text::width(figure)));
            let label = text::padded(label, labels);
            let words = format!("{blanks}{figure}  {remark}");
            self.page.labelled(&format!("  {label}  "), words.trim_end());
        }
    }
}
