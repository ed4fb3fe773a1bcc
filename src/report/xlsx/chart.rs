//! The sheet of one target: its course as a table, with a chart that the workbook draws.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartMarker, ChartMarkerType, ChartType, Color, ExcelDateTime, Format, FormatAlign,
};

use super::{Filled, LONGEST_TEXT, Look, SOFT, Sheet, cut, head_format};
use crate::diagnostic::clean;
use crate::quantity::{Month, Period};
use crate::report::document::Course;
use crate::report::flat::{Bare, Item};
use crate::report::message::Label;
use crate::report::number::Number;

/// A line of a chart.
struct Line<'a> {
    label: Label,
    points: Vec<(Month, &'a Number)>,
    dash: ChartLineDashType,
    marker: Option<ChartMarkerType>,
    color: u32,
}

fn points(dated: &[(Period, Number)]) -> Vec<(Month, &Number)> {
    let dated = dated.iter();
    dated.map(|(period, number)| (period.end(), number)).collect()
}

/// The lines of a course that have points.
fn lines(course: &Course) -> Vec<Line<'_>> {
    use ChartLineDashType::{Dash, RoundDot, Solid};
    use ChartMarkerType::{Circle, Diamond, Square, Triangle};
    let path = course.path.iter().map(|(moment, number)| (*moment, number));
    let lines = [
        (Label::Actual, points(&course.values), Solid, Some(Circle), 0x1F_5F_99),
        (Label::Path, path.collect(), Dash, None, 0x7A_86_92),
        (Label::Milestones, points(&course.milestones), RoundDot, Some(Diamond), 0x6B_52_00),
        (Label::Forecast, points(&course.forecasts), RoundDot, Some(Triangle), 0x8A_4F_9E),
        (
            Label::Projection,
            points(course.projection.as_slice()),
            RoundDot,
            Some(Square),
            0xC2_5A_00,
        ),
    ];
    let lines = lines.into_iter().filter(|(_, points, ..)| !points.is_empty());
    let lines = lines.map(|(label, points, dash, marker, color)| Line {
        label,
        points,
        dash,
        marker,
        color,
    });
    lines.collect()
}

impl Sheet<'_> {
    /// The course of a target as a table with a chart.
    pub(super) fn course(mut self, caption: &str, course: &Course) -> Filled {
        let lines = lines(course);
        let page = self.columns(&[12, 16, 16, 16, 16, 16])?;
        self.head(caption, page)?;
        self.row += 1;
        let (top, head) = (self.row, head_format(true));
        let period = self.word(Label::Period);
        self.page.write_string_with_format(top, 0, period, &head_format(false))?;
        for (at, line) in (1..).zip(&lines) {
            let word = self.word(line.label);
            self.page.write_string_with_format(top, at, word, &head)?;
        }
        let moments = lines.iter().flat_map(|line| &line.points);
        let moments: BTreeSet<Month> = moments.map(|(moment, _)| *moment).collect();
        for moment in &moments {
            self.row += 1;
            self.moment(*moment)?;
            for (at, line) in (1..).zip(&lines) {
                let mut points = line.points.iter();
                if let Some((_, number)) = points.find(|(other, _)| other == moment) {
                    self.item(at, &Item::Number(number), Bare::default())?;
                }
            }
        }
        let last = self.row;
        self.row += 2;
        for month in &course.breaks {
            let words = format!("{month} {}", self.word(Label::Break));
            self.lines(&words, &Format::new().set_font_color(SOFT), page)?;
        }
        if last > top {
            let yearly = moments.iter().all(|moment| moment.month() == 1);
            let dates = if yearly { "yyyy" } else { "yyyy\\-mm" };
            let mut chart = self.chart(caption, &lines, top + 1, last);
            chart.x_axis().set_date_axis(true).set_num_format(dates);
            self.page.insert_chart(self.row, 0, &chart)?;
        }
        self.print(self.row + 17)
    }

    /// The last month of a period as a date.
    fn moment(&mut self, end: Month) -> Filled {
        let month = end.later(-1);
        let date = u16::try_from(month.year()).ok().and_then(|year| {
            let month = u8::try_from(month.month()).ok()?;
            ExcelDateTime::from_ymd(year, month, 1).ok()
        });
        match date {
            Some(date) => {
                let format = self.format("yyyy\\-mm", Look::default());
                let format = format.set_align(FormatAlign::Left);
                self.page.write_datetime_with_format(self.row, 0, &date, &format)?;
            }
            // Spreadsheets know no days before 1900.
            None => {
                self.page.write_string(self.row, 0, month.to_string())?;
            }
        }
        Ok(())
    }

    fn chart(&self, caption: &str, lines: &[Line], first: u32, last: u32) -> Chart {
        let mut chart = Chart::new(ChartType::Line);
        let sheet = self.name.as_str();
        for (at, line) in (1_u16..).zip(lines) {
            let stroke = ChartLine::new()
                .set_width(2)
                .set_color(Color::RGB(line.color))
                .set_dash_type(line.dash)
                .clone();
            let mut marker = ChartMarker::new();
            match line.marker {
                Some(kind) => marker.set_type(kind),
                None => marker.set_none(),
            };
            chart
                .add_series()
                .set_name((sheet, first - 1, at))
                .set_categories((sheet, first, 0, last, 0))
                .set_values((sheet, first, at, last, at))
                .set_marker(&marker)
                .set_format(ChartFormat::new().set_line(&stroke));
        }
        chart.show_empty_cells_as(ChartEmptyCells::Connected);
        chart.legend().set_position(ChartLegendPosition::Bottom);
        chart.title().set_hidden();
        chart.set_alt_text(cut(&clean(caption), LONGEST_TEXT));
        chart.set_width(680).set_height(330);
        chart
    }
}
