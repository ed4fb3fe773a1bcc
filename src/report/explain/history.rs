//! Earlier values, year by year, and the cells of all figures that are not explained above.

use super::Chain;
use crate::assess::{Point, Trace};
use crate::quantity::{Decimal, Period};
use crate::report::message::Label;
use crate::report::{course, plot, text};

impl Chain<'_> {
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
                let met = match year.met {
                    Some(true) => Label::Holds,
                    Some(false) => Label::Fails,
                    None => Label::InProgress,
                };
                let level = self.figures.level(year.value).text(language);
                (
                    year.period.words(language),
                    level,
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
        let target = self.plan.targets.get(self.assessment.target);
        let course = course::of(target, self.assessment, &self.figures);
        if plotted {
            for line in plot::lines(&course, self.style) {
                self.page.verbatim(&line);
            }
        }
        let rows: Vec<(String, String, String)> = self
            .assessment
            .history
            .iter()
            .map(|(period, value)| {
                let level = self.figures.level(*value).text(language);
                (period.words(language), level, String::new())
            })
            .collect();
        self.columns(&rows);
    }

    /// How the values of other periods were made, those left out whose making stands above.
    pub(super) fn others(&mut self, trace: &Trace) {
        let (latest, baseline) = (&self.assessment.latest, &self.assessment.baseline);
        let told = |point: &Option<Point>, period: Period, value: Option<Decimal>| {
            point
                .as_ref()
                .is_some_and(|point| point.period == period && Some(point.value) == value)
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
            .chain(&trace.growth)
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
            self.page
                .labelled(&format!("  {label}  "), words.trim_end());
        }
    }
}
