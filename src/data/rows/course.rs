//! The years of months and quarters that leave theirs to the labels above them: `2023年11月`, `12月`, `1月`.

use std::collections::HashMap;

use crate::data::texts::label;
use crate::quantity::{Frequency, Period};

/// The labels of a table: those of each name, region and dimensions follow each other, from the last label with its year on.
#[derive(Debug, Default)]
pub(super) struct Courses {
    stated: Option<Period>,
    /// Whether labels with several years came: then nothing tells with which a name begins that comes after them without one.
    several: bool,
    /// The period of the row above.
    above: Option<Period>,
    /// What the row is of; a blank cell is of what stands above it.
    of: Vec<Vec<u8>>,
    by: HashMap<Vec<Vec<u8>>, Course>,
}

impl Courses {
    /// Takes a label with its year.
    pub(super) fn state<'r>(&mut self, of: impl Iterator<Item = &'r [u8]>, period: Period) {
        self.turn_to(of);
        let year = |period: Period| period.last_month().year();
        self.several |= self.stated.is_some_and(|stated| year(stated) != year(period));
        (self.stated, self.above) = (Some(period), Some(period));
        self.by.clear();
        self.by.insert(self.of.clone(), Course::from(period));
    }

    /// The year of a month or quarter in a row of some names; none where nothing tells.
    pub(super) fn year_of<'r>(
        &mut self,
        of: impl Iterator<Item = &'r [u8]>,
        part: &str,
        counted: Option<Frequency>,
    ) -> Option<i32> {
        self.turn_to(of);
        let known = self.by.remove(&self.of);
        let is_new = known.is_none();
        let mut course = known.unwrap_or(Course::from(self.stated?));
        let year = course.year_of(part, counted)?;
        let above = self.above.take();
        if is_new && self.several && above != Some(course.last) {
            return None;
        }
        self.above = Some(course.last);
        self.by.insert(self.of.clone(), course);
        Some(year)
    }

    fn turn_to<'r>(&mut self, of: impl Iterator<Item = &'r [u8]>) {
        for (at, cell) in of.enumerate() {
            match self.of.get_mut(at) {
                None => self.of.push(cell.to_vec()),
                Some(_) if cell.trim_ascii().is_empty() => {}
                Some(known) => {
                    known.clear();
                    known.extend_from_slice(cell);
                }
            }
        }
    }
}

/// Labels that follow each other, the first with its year.
#[derive(Debug)]
struct Course {
    last: Period,
    /// Whether they go on towards later ones, once two of them tell.
    rises: Option<bool>,
}

impl Course {
    /// The course that a label with its year begins.
    fn from(period: Period) -> Self {
        Self { last: period, rises: None }
    }

    /// The year in which a month or quarter follows the last label as the others follow each other; none of what is no part of a year.
    fn year_of(&mut self, part: &str, counted: Option<Frequency>) -> Option<i32> {
        let last = self.last;
        let own = last.last_month().year();
        let within = |year: i32| {
            let label = label::of_year(&year.to_string(), part, counted).ok();
            label.map(|label| label.period)
        };
        let period = within(own)?;
        // Of runs since January the longer is the later; a whole stands before its parts, or behind them.
        let runs = last.start() == period.start() && last.end() != period.end();
        let is_longer = runs && period.contains(last);
        let is_inside = last.contains(period) && !(runs && self.rises.is_some());
        let year = if is_inside || period.contains(last) {
            self.rises = self.rises.or(is_longer.then_some(true));
            own
        } else {
            let away =
                |year: &i32| within(*year).map_or(0, |period| period.end().since(last.end()));
            let fits = |year: &i32| {
                self.rises.is_none_or(|rises| away(year) != 0 && rises == (away(year) > 0))
            };
            let years = [own, own + 1, own - 1].into_iter().filter(fits);
            let year = years.min_by_key(|year| away(year).abs())?;
            self.rises = Some(away(&year) > 0);
            year
        };
        self.last = within(year)?;
        Some(year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::notation;

    /// The years of rows, `.` where nothing tells; a row is what it is of and its label.
    fn years(rows: &str) -> String {
        let mut courses = Courses::default();
        let year = |row: &str| {
            let (of, label) = row.split_once(' ').unwrap();
            let of = std::iter::once(of.trim_matches('"').as_bytes());
            if let Ok(label) = notation::parse(label) {
                courses.state(of, label.period);
                return "-".to_owned();
            }
            let year = courses.year_of(of, label, None);
            year.map_or(".".to_owned(), |year| year.to_string())
        };
        rows.split('|').map(year).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_name_goes_on_from_the_label_with_its_year() {
        for (rows, expected) in [
            // Name by name, months behind months; a blank cell is of what stands above it.
            ("a 2023年11月|a 12月|a 1月|b 11月|b 12月|b 1月", "- 2023 2024 2023 2023 2024"),
            ("a 2023年1月|\"\" 2月|b 1月|\"\" 2月", "- 2023 2023 2023"),
            // Month by month, name behind name.
            ("a 2023年12月|b 12月|a 1月|b 1月|a 2025年3月|b 3月", "- 2023 2024 2024 - 2025"),
            // More years than one, and a name that begins with neither.
            ("a 2023年1月|a 2024年1月|a 2月|b 1月|b 2月", "- - 2024 . ."),
        ] {
            assert_eq!(years(rows), expected, "{rows}");
        }
    }

    #[test]
    fn years_turn_where_months_begin_anew() {
        for (labels, years) in [
            (&["2023年10月", "11月", "12月", "1月", "2月"][..], &[2023, 2023, 2024, 2024][..]),
            (&["2023年11月", "1月", "3月"], &[2024, 2024]),
            (&["2024年2月", "1月", "12月", "11月"], &[2024, 2023, 2023]),
            (&["2023 Q3", "Q4", "Q1", "Q2"], &[2023, 2024, 2024]),
            (&["2023年上半年", "下半年", "上半年"], &[2023, 2024]),
            (&["2023年", "一季度", "二季度", "四季度"], &[2023, 2023, 2023]),
            (&["2023年1-2月", "1-3月", "1-12月", "1-2月"], &[2023, 2023, 2024]),
            (&["2023年2月", "3月", "一季度", "4月"], &[2023, 2023, 2023]),
            (
                &["2023年二季度", "6月", "5月", "4月", "一季度", "3月", "12月"],
                &[2023, 2023, 2023, 2023, 2023, 2022],
            ),
        ] {
            let (first, others) = labels.split_first().unwrap();
            let mut course = Course::from(notation::parse(first).unwrap().period);
            let found = others.iter().map(|part| course.year_of(part, None).unwrap());
            assert_eq!(found.collect::<Vec<_>>(), years, "{labels:?}");
        }
    }
}
