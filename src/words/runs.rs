//! Over which months a figure runs: `累计`, `当月`, `year to date`, `上年同期`.

use super::Words;

/// Which months a figure is of, beside the period that it stands under.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
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
        matches!(self, Self::YearBefore | Self::MonthYearBefore | Self::ToDateYearBefore)
    }
}

/// What makes of a label of a month that month alone.
pub(crate) const MONTH_ALONE: &str = "当月";

/// What stands behind a month where the figure runs from where the year began.
pub(crate) const TO_DATE: &str = "累计";

/// The words of runs. What may stand behind each (`累计值`, `本月实绩`) are words of amounts.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static RUNS: Words<Run> = Words::new(&[
    (Run::ToDate, &[
        "累计", "本年累计", "今年累计", "年初累计", "自年初累计", "自年初", "全年累计", "年内累计", "截至本月累计",
        "截至本月末累计", "截至月末累计", "截至期末累计", "截至目前累计", "截止本月累计", "截止本月末累计", "截止目前累计",
        "年初至今累计", "年初以来累计", "今年以来累计", "本年以来累计", "年初至今", "年初以来", "今年以来", "本年以来", "止累计",
        "本月止", "本月止累计", "本年止累计", "至本月累计", "1-本月", "1—本月", "1~本月", "1至本月", "1-当月", "1-本月累计",
        "1—本月累计", "1至本月累计", "本月累计", "当月累计", "本月末累计", "本期累计", "当期累计", "报告期累计", "本期末累计",
        "当年累计", "本年完成", "今年完成", "本年实际", "今年实际", "本年实绩", "今年实绩", "本年数", "今年数", "本年实际完成", "开年以来",
        "至本月末累计", "累计至本月", "累计至当月", "累计到本月", "截至本月", "截至当月",
        "截至本月末", "accumulated", "cumulative", "cum", "cum.", "year to date", "year-to-date", "ytd", "to date", "jan to date",
        "january to date", "since january", "since the beginning of the year", "from beginning of year",
        "from the beginning of the year", "累計", "本年累計", "今年累計", "年初累計", "全年累計", "本月累計", "年初至今累計", "누계",
        "누적", "kumuliert", "kumulierte", "kumulativ", "seit jahresbeginn", "acumulado", "acumulada", "acumulado no ano",
        "acumulada no ano", "acumulado do ano", "acumulado en el año", "acumulada en el año", "acumulado del año", "cumul", "cumulé",
        "cumulée", "cumuls", "depuis le début de l'année", "cumulato", "cumulata", "da inizio anno", "cumulatief", "akkumulert",
        "ackumulerat", "hittil i år", "narastająco", "od początku roku", "нарастающим итогом", "накопленным итогом", "с начала года",
    ]),
    (Run::Current, &["本期"]),
    (Run::Period, &["当期"]),
    (Run::Current, &["报告期"]),
    (Run::Period, &["current period"]),
    (Run::Month, &["本月", "当月", "當月", "单月", "当月份", "current month", "당월"]),
    (Run::Quarter, &["本季", "本季度", "当季", "當季", "单季", "current quarter"]),
    (Run::MonthBefore, &["上月"]),
    (Run::YearBefore, &["上年同期", "去年同期"]),
    (Run::MonthYearBefore, &["上年同月", "去年同月"]),
    (Run::ToDateYearBefore, &[
        "上年累计", "去年累计", "上年同期累计", "去年同期累计", "上年同月累计", "去年同月累计", "上年本月累计", "去年本月累计", "同期累计",
    ]),
]);

/// What is one only where nothing else stands beside it: 本年折旧 has a name of its own.
pub(crate) static ALONE: Words<Run> = Words::new(&[(Run::ToDate, &["本年", "今年", "本年度"])]);

/// What the base of an index is called that is the year before, at the beginning of its bracket: `(上年同期=100)`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static YEAR_BEFORE: Words<()> = Words::new(&[
    ((), &[
        "上年", "上一年", "去年", "previous year", "preceding year", "last year", "same period of the previous year",
        "same period of last year", "same month of the previous year", "same month of last year",
        "corresponding period of the previous year", "same period last year", "a year earlier", "year earlier", "a year ago", "year ago",
        "the previous year", "the same period of the previous year", "the same period last year", "the same period of last year",
        "same period of previous year", "same month of previous year", "same quarter of previous year", "same quarter of the previous year", "the year before", "year before",
    ]),
]);

/// What behind such words makes of the year its end.
pub(crate) const YEAR_ENDS: &[char] = &['末', '底'];

/// Words of the base of an index that stands still and names no year: `(基期=100)`, `Index, base year = 100`.
pub(crate) static FIXED_BASES: Words<()> =
    Words::new(&[((), &["基期", "基年", "base", "reference"])]);

/// Those of these that are the same months from January, where a single month is no `同期`.
pub(crate) static SAME_MONTHS: Words<()> = Words::new(&[((), &["上年同期", "去年同期"])]);

/// How often figures come, as captions and columns say it: every so many months.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static FREQUENCIES: Words<i32> = Words::new(&[
    (1, &["月", "月度", "m", "monthly", "month"]),
    (3, &["季", "季度", "季别", "q", "quarterly", "quarter"]),
    (6, &["半年", "半年度", "h", "half-yearly", "semiannual"]),
    (12, &["年", "年度", "y", "a", "yearly", "annual", "year"]),
]);
