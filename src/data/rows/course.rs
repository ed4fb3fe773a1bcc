//! The years of months and quarters that leave theirs to the labels above them: `2023年11月`, `12月`, `1月`.

use crate::data::texts::label;
use crate::quantity::{Frequency, Period};

/// Labels that follow each other, the first with its year.
#[derive(Debug)]
pub(super) struct Course {
    last: Period,
    /// Whether they go on towards later ones, once two of them tell.
    rises: Option<bool>,
}

impl Course {
    /// The course that a label with its year begins.
    pub(super) fn from(period: Period) -> Self {
        Self { last: period, rises: None }
    }

    /// The year in which a month or quarter follows the last label as the others follow each other; none of what is no part of a year.
    pub(super) fn year_of(&mut self, part: &str, counted: Option<Frequency>) -> Option<i32> {
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
