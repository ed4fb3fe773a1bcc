//! Over which months a figure runs: `累计`, `当月`, `year to date`, `上年同期`.

use super::Words;

/// Which months a figure is of, beside the period that it stands under.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Run {
    /// January to the end of the period.
    ToDate,
    /// The period that is spoken of.
    Current,
    /// The period alone, not what came before it.
    Period,
    /// Its last month alone.
    Month,
    /// Its last quarter alone.
    Quarter,
    /// The month before that.
    MonthBefore,
    /// The same months of the year before.
    YearBefore,
    /// The same month of the year before.
    MonthYearBefore,
    /// January of the year before to the same month.
    ToDateYearBefore,
}

impl Run {
    /// Whether it is one of the months up to the end of the period.
    pub(crate) fn is_own(self) -> bool {
        !matches!(self, Self::MonthBefore) && !self.is_year_before()
    }

    /// Whether it is one of the year before.
    pub(crate) fn is_year_before(self) -> bool {
        matches!(
            self,
            Self::YearBefore | Self::MonthYearBefore | Self::ToDateYearBefore
        )
    }
}

/// What makes of a label of a month that month alone.
pub(crate) const MONTH_ALONE: &str = "当月";

/// The words of runs. What may stand behind each (`累计值`, `本月实绩`) are words of amounts.
pub(crate) const RUNS: Words<Run> = Words::new(&[
    ("累计", Run::ToDate),
    ("本年累计", Run::ToDate),
    ("今年累计", Run::ToDate),
    ("年初累计", Run::ToDate),
    ("自年初累计", Run::ToDate),
    ("自年初", Run::ToDate),
    ("全年累计", Run::ToDate),
    ("年内累计", Run::ToDate),
    ("截至本月累计", Run::ToDate),
    ("截至本月末累计", Run::ToDate),
    ("截至月末累计", Run::ToDate),
    ("截至期末累计", Run::ToDate),
    ("截至目前累计", Run::ToDate),
    ("截止本月累计", Run::ToDate),
    ("截止本月末累计", Run::ToDate),
    ("截止目前累计", Run::ToDate),
    ("年初至今累计", Run::ToDate),
    ("年初以来累计", Run::ToDate),
    ("今年以来累计", Run::ToDate),
    ("本年以来累计", Run::ToDate),
    ("年初至今", Run::ToDate),
    ("年初以来", Run::ToDate),
    ("今年以来", Run::ToDate),
    ("本年以来", Run::ToDate),
    ("止累计", Run::ToDate),
    ("本月止", Run::ToDate),
    ("本月止累计", Run::ToDate),
    ("本年止累计", Run::ToDate),
    ("至本月累计", Run::ToDate),
    ("1-本月", Run::ToDate),
    ("1—本月", Run::ToDate),
    ("1~本月", Run::ToDate),
    ("1至本月", Run::ToDate),
    ("1-当月", Run::ToDate),
    ("1-本月累计", Run::ToDate),
    ("1—本月累计", Run::ToDate),
    ("1至本月累计", Run::ToDate),
    ("accumulated", Run::ToDate),
    ("cumulative", Run::ToDate),
    ("year to date", Run::ToDate),
    ("year-to-date", Run::ToDate),
    ("ytd", Run::ToDate),
    ("本期", Run::Current),
    ("当期", Run::Period),
    ("报告期", Run::Current),
    ("current period", Run::Period),
    ("本月", Run::Month),
    ("当月", Run::Month),
    ("current month", Run::Month),
    ("本季", Run::Quarter),
    ("本季度", Run::Quarter),
    ("当季", Run::Quarter),
    ("current quarter", Run::Quarter),
    ("上月", Run::MonthBefore),
    ("上年同期", Run::YearBefore),
    ("去年同期", Run::YearBefore),
    ("上年同月", Run::MonthYearBefore),
    ("去年同月", Run::MonthYearBefore),
    ("上年累计", Run::ToDateYearBefore),
    ("去年累计", Run::ToDateYearBefore),
    ("上年同期累计", Run::ToDateYearBefore),
    ("去年同期累计", Run::ToDateYearBefore),
]);

/// What the base of an index is called that is the year before, at the beginning of its bracket: `(上年同期=100)`.
pub(crate) const YEAR_BEFORE: Words<()> = Words::new(&[
    ("上年", ()),
    ("上一年", ()),
    ("去年", ()),
    ("previous year", ()),
    ("preceding year", ()),
    ("last year", ()),
    ("same period of the previous year", ()),
    ("same period of last year", ()),
    ("same month of the previous year", ()),
    ("same month of last year", ()),
    ("corresponding period of the previous year", ()),
]);

/// Those of these that are the same months from January, where a single month is no `同期`.
pub(crate) const SAME_MONTHS: Words<()> = Words::new(&[("上年同期", ()), ("去年同期", ())]);

/// How often figures come, as captions and columns say it: every so many months.
pub(crate) const FREQUENCIES: Words<i32> = Words::new(&[
    ("月", 1),
    ("月度", 1),
    ("m", 1),
    ("monthly", 1),
    ("month", 1),
    ("季", 3),
    ("季度", 3),
    ("q", 3),
    ("quarterly", 3),
    ("quarter", 3),
    ("半年", 6),
    ("半年度", 6),
    ("h", 6),
    ("half-yearly", 6),
    ("semiannual", 6),
    ("年", 12),
    ("年度", 12),
    ("y", 12),
    ("a", 12),
    ("yearly", 12),
    ("annual", 12),
    ("year", 12),
]);
