//! A value and how it was made: the formula with its numbers, part by part down to the cells.

use super::cells::{place, quantity};
use super::operation::{handed_on, substituted};
use super::{Chain, arithmetic};
use crate::assess::{CellTrace, Part, PartKind, Point, Trace};
use crate::quantity::{Period, Quantity, Unit, plain};
use crate::report::document::MISSING;
use crate::report::message::{self, Label};
use crate::say;

/// Parts within parts are shown to this depth.
const DEEPEST: usize = 12;

impl Chain<'_> {
    /// The value that counts.
    pub(super) fn latest(&mut self, trace: Option<&Trace>) {
        self.section(Label::Latest);
        let point = self.assessment.latest.as_ref();
        let part = trace.and_then(|trace| trace.latest.as_ref());
        let mean = arithmetic::mean(self.assessment);
        let (Some(numbers), Some(point)) = (mean, point) else {
            return self.value(point, part);
        };
        // A mean over years rests on all of them: they stand with the other periods.
        let level = self.level(point);
        self.page.labelled("  ", &format!("{level}  {}", self.period(point)));
        self.page.labelled("  ", &format!("{numbers} = {}", self.exactly(point)));
    }

    /// What the goal is held against over the same period, where that is another indicator.
    pub(super) fn reference(&mut self, trace: Option<&Trace>) {
        if let Some(part) = trace.and_then(|trace| trace.reference.as_ref()) {
            self.section(Label::Reference);
            self.part(part, 1);
        }
    }

    /// The value at the baseline.
    pub(super) fn baseline(&mut self, trace: Option<&Trace>) {
        self.section(Label::Baseline);
        let part = trace.and_then(|trace| trace.baseline.as_ref());
        self.value(self.assessment.baseline.as_ref(), part);
        if trace.is_some_and(|trace| trace.baseline_stated) {
            let stated = say!(
                self.style.language,
                "计划中给定，优先于数据",
                "stated by the plan, which wins over the data"
            );
            self.page.labelled("  ", &stated);
        }
    }

    fn value(&mut self, point: Option<&Point>, part: Option<&Part>) {
        let Some(point) = point else {
            return self.page.labelled("  ", MISSING);
        };
        let period = self.period(point);
        // One published series needs no formula: its cells follow at once.
        if let Some(part) = part
            && let Some((how, cells)) = self.alone(part, point)
        {
            let whole = format!("{}  {period}", self.computed(&part.value));
            return self.made_of("  ", &whole, point.period, how, cells, 1);
        }
        // What the plan states stands as it is stated.
        let level = part.map_or_else(|| self.exactly(point), |_| self.level(point));
        self.page.labelled("  ", &format!("{level}  {period}"));
        if let Some(part) = part {
            self.part(part, 1);
        }
    }

    fn exactly(&self, point: &Point) -> String {
        let level = plain(self.figures.full(point.value));
        self.figures.with_unit(&level)
    }

    fn level(&self, point: &Point) -> String {
        self.figures.level(point.value).text(self.style.language)
    }

    /// The period of a value with its flags.
    fn period(&self, point: &Point) -> String {
        let language = self.style.language;
        let flags = language.list(message::flags_words(&point.flags, language));
        let period = point.period.words(language);
        if flags.is_empty() { period } else { format!("{period} · {flags}") }
    }

    /// How a series that stands for the whole formula was made and its cells, where it has the value and unit of the point.
    fn alone<'a>(&self, part: &'a Part, point: &Point) -> Option<(&'a str, &'a [CellTrace])> {
        let PartKind::Series { how, cells } = &part.kind else {
            return None;
        };
        let same = part.period.end() == point.period.end()
            && part.value.value == point.value
            && part.value.unit.text() == self.assessment.unit.text();
        same.then_some((how.as_str(), cells.as_slice()))
    }

    /// A part of the formula and what it is made of.
    pub(super) fn part(&mut self, part: &Part, depth: usize) {
        self.named_part(&part.text, part, depth);
    }

    fn named_part(&mut self, name: &str, part: &Part, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let label = format!("{}{name} = ", "  ".repeat(depth));
        let period = part.period.words(self.style.language);
        match &part.kind {
            PartKind::Constant => {}
            PartKind::Series { how, cells } => {
                let whole = format!("{}  {period}", quantity(&part.value));
                self.made_of(&label, &whole, part.period, how, cells, depth);
            }
            PartKind::Operation(how, operands) => {
                if let Some(only) = handed_on(part, operands) {
                    return self.named_part(name, only, depth);
                }
                let value = self.computed(&part.value);
                let numbers = substituted(how, operands);
                let numbers = numbers.map_or(String::new(), |numbers| format!("{numbers} = "));
                self.page.labelled(&label, &format!("{numbers}{value}  {period}"));
                for operand in operands {
                    self.part(operand, depth + 1);
                }
            }
        }
    }

    /// A value of a series and its cells: one that is the value itself in the same line, others below.
    fn made_of(
        &mut self,
        label: &str,
        whole: &str,
        period: Period,
        how: &str,
        cells: &[CellTrace],
        depth: usize,
    ) {
        if let [cell] = cells
            && cell.sign >= 0
            && cell.period.end() == period.end()
        {
            let place = place(cell, self.style.language);
            let made = [whole, how, &place].into_iter();
            let made: Vec<&str> = made.filter(|text| !text.is_empty()).collect();
            self.page.labelled(label, &made.join("  "));
            return self.below(cell, depth);
        }
        self.page.labelled(label, &format!("{whole}  {how}"));
        self.cells(cells, depth + 1);
    }

    /// What a formula gives: in the unit of the indicator where it has that kind of unit, a bare share without powers of ten.
    fn computed(&self, value: &Quantity) -> String {
        let unit = &self.assessment.unit;
        let growth_in_points = value.unit.is_ratio() && unit.is_points();
        if let Ok(level) = value.in_unit(unit)
            && !growth_in_points
        {
            return Quantity::new(self.figures.full(level), unit.clone()).to_string();
        }
        let share = value.converted(&Unit::one());
        quantity(share.as_ref().ok().filter(|_| !growth_in_points).unwrap_or(value))
    }
}
