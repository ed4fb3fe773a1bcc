//! A course as lines of characters: values, path, milestones and what is expected.

use std::collections::BTreeSet;

use crate::quantity::{Decimal, Month};

use super::Style;
use super::document::Course;
use super::message::Label;
use super::number::Number;
use super::text;

/// Lines between the two that bear the least and the largest level.
const ROWS: usize = 10;
/// The widest plot, without the levels at its left.
const WIDEST: usize = 66;
/// The narrowest that is worth drawing.
const NARROWEST: usize = 24;

/// What is drawn, in the order of the legend from its end.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Mark {
    Break,
    Forecast,
    Projection,
    Milestone,
    Path,
    Value,
}

impl Mark {
    /// Its sign, the one in ASCII, and its word.
    const fn drawn(self) -> (char, char, Label) {
        match self {
            Self::Path => ('·', '.', Label::Path),
            Self::Break => ('┊', ':', Label::Break),
            Self::Milestone => ('◇', '+', Label::Milestones),
            Self::Forecast => ('△', 'x', Label::Forecast),
            Self::Projection => ('○', 'o', Label::Projection),
            Self::Value => ('●', '*', Label::Actual),
        }
    }

    fn sign(self, ascii: bool) -> char {
        let (sign, in_ascii, _) = self.drawn();
        if ascii { in_ascii } else { sign }
    }
}

/// The lines of a course; none where there is no room, or not more than one moment or level.
pub(super) fn lines(course: &Course, style: &Style) -> Vec<String> {
    let Some(mut plot) = Plot::over(course, style) else {
        return Vec::new();
    };
    for pair in course.path.windows(2) {
        if let [from, to] = pair {
            plot.stretch((from.0, from.1.value), (to.0, to.1.value));
        }
    }
    for month in &course.breaks {
        plot.column(*month);
    }
    for (mark, levels) in [
        (Mark::Milestone, course.milestones.as_slice()),
        (Mark::Forecast, &course.forecasts),
        (Mark::Projection, course.projection.as_slice()),
        (Mark::Value, &course.values),
    ] {
        for (period, level) in levels {
            plot.point(period.end(), level.value, mark);
        }
    }
    plot.lines()
}

/// A grid of characters over the levels and moments of a course.
struct Plot<'a> {
    style: &'a Style,
    grid: Vec<Vec<char>>,
    columns: usize,
    low: &'a Number,
    high: &'a Number,
    start: Month,
    end: Month,
    drawn: BTreeSet<Mark>,
}

impl<'a> Plot<'a> {
    fn over(course: &'a Course, style: &'a Style) -> Option<Self> {
        let numbers = || course.points().map(|(_, number)| number);
        let moments = || course.points().map(|(moment, _)| moment);
        let low = numbers().min_by(|a, b| a.value.compare(b.value))?;
        let high = numbers().max_by(|a, b| a.value.compare(b.value))?;
        let (start, end) = (moments().min()?, moments().max()?);
        let mut plot = Self {
            style,
            grid: Vec::new(),
            columns: 0,
            low,
            high,
            start,
            end,
            drawn: BTreeSet::new(),
        };
        plot.columns = style.width.saturating_sub(plot.margin() + 3).min(WIDEST);
        plot.grid = vec![vec![' '; plot.columns]; ROWS];
        let flat = start == end || low.value == high.value;
        (!flat && plot.columns >= NARROWEST).then_some(plot)
    }

    /// Columns that the levels at the left take.
    fn margin(&self) -> usize {
        let [low, high] = [self.low, self.high].map(|number| text::width(&number.digits()));
        low.max(high) + 2
    }

    fn across(&self, moment: Month) -> usize {
        let months = Decimal::from(moment.since(self.start));
        place(months, Decimal::from(self.end.since(self.start)), self.columns)
    }

    fn up(&self, level: Decimal) -> usize {
        let from = level.minus(self.low.value).ok();
        let span = self.high.value.minus(self.low.value).ok();
        let up = from.zip(span);
        up.map_or(0, |(from, span)| place(from, span, ROWS))
    }

    fn put(&mut self, row: usize, column: usize, mark: Mark) {
        self.drawn.insert(mark);
        let sign = mark.sign(self.style.ascii);
        let row = self.grid.get_mut(ROWS - 1 - row);
        if let Some(cell) = row.and_then(|row| row.get_mut(column)) {
            *cell = sign;
        }
    }

    fn point(&mut self, moment: Month, level: Decimal, mark: Mark) {
        self.put(self.up(level), self.across(moment), mark);
    }

    /// A break over the whole height.
    fn column(&mut self, moment: Month) {
        if (self.start..=self.end).contains(&moment) {
            (0..ROWS).for_each(|row| self.put(row, self.across(moment), Mark::Break));
        }
    }

    /// The path from one corner to the next.
    fn stretch(&mut self, from: (Month, Decimal), to: (Month, Decimal)) {
        let (first, last) = (self.across(from.0), self.across(to.0));
        for (passed, column) in (0..).zip(first..=last) {
            let level = || {
                let columns = Decimal::from(i64::try_from(last - first).ok()?.max(1));
                let rise = to.1.minus(from.1).ok()?;
                let risen = rise.times(Decimal::from(passed)).ok()?.over(columns).ok()?;
                from.1.plus(risen).ok()
            };
            if let Some(level) = level() {
                self.put(self.up(level), column, Mark::Path);
            }
        }
    }

    fn lines(self) -> Vec<String> {
        let axis = if self.style.ascii { '|' } else { '│' };
        let rows = self.grid.iter().enumerate().map(|(at, row)| {
            let label = match at {
                0 => self.high.digits(),
                at if at + 1 == ROWS => self.low.digits(),
                _ => String::new(),
            };
            let row: String = row.iter().collect();
            let label = text::right(&label, self.margin() - 2);
            format!("  {label} {axis}{row}").trim_end().to_owned()
        });
        let marks = self.drawn.iter().rev().map(|mark| {
            let word = mark.drawn().2.text(self.style.language);
            format!("{} {word}", mark.sign(self.style.ascii))
        });
        let legend = format!("  {}", marks.collect::<Vec<_>>().join("  "));
        rows.chain([self.years(), legend]).collect()
    }

    /// The line of years, as many as stand clear of each other.
    fn years(&self) -> String {
        let mut line = " ".repeat(self.margin() + 2);
        let left = line.len();
        for year in self.start.later(-1).year()..=self.end.later(-1).year() {
            let end = Month::new(year + 1, 1);
            let Some(end) = end.filter(|end| (self.start..=self.end).contains(end)) else {
                continue;
            };
            let at = left + self.across(end).saturating_sub(2);
            if line.trim_end().len() + 2 <= at {
                line = text::padded(line.trim_end(), at) + &year.to_string();
            }
        }
        line.trim_end().to_owned()
    }
}

/// Where a number lies on a stretch of so many places.
fn place(number: Decimal, span: Decimal, places: usize) -> usize {
    let most = i64::try_from(places).unwrap_or(1) - 1;
    let share = number.over(span).ok();
    let place = share.and_then(|share| {
        let place = share.significant(9).times(Decimal::from(most)).ok()?;
        usize::try_from(place.half_up(0).to_i64()?).ok()
    });
    place.unwrap_or(0).min(places.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::super::figure::Figures;
    use super::super::sample;
    use super::*;
    use crate::language::Language;

    #[test]
    fn a_course_is_drawn_within_the_page_from_its_least_to_its_largest_level() {
        let (plan, report) = sample::report();
        let assessment = &report.assessments[0];
        for width in [40, 60, 80, 120] {
            for ascii in [false, true] {
                let style = Style { ascii, ..sample::style(width) };
                let figures = Figures::new(&plan, assessment, &style);
                let lines = lines(&figures.course(), &style);
                assert_eq!(lines.len(), ROWS + 2);
                assert!(lines.iter().all(|line| text::width(line) <= width), "{lines:#?}");
                assert!(lines[ROWS - 1].starts_with("  46.20"), "{lines:#?}");
                assert!(lines[ROWS].contains("2020") && lines[ROWS].contains("2025"), "{lines:#?}");
                assert!(!ascii || lines[..=ROWS].iter().all(|line| line.is_ascii()));
            }
        }
        let style = Style { language: Language::En, ..sample::style(30) };
        let figures = Figures::new(&plan, assessment, &style);
        assert!(lines(&figures.course(), &style).is_empty());
    }
}
