//! Periods as people write them.

use super::{Month, Period};
use crate::language::Language;
use crate::say;

impl Period {
    /// The period for people: `2023`, `2024-06`, `2024Q2`, `2024年1-5月`, `近12个月至2024-06`.
    #[must_use]
    pub fn words(self, language: Language) -> String {
        self.written(language, false)
    }

    /// The same where there is little room: `近12月至24-06`.
    #[must_use]
    pub fn short_words(self, language: Language) -> String {
        self.written(language, true)
    }

    /// The same in a sentence or a heading, where a quarter is named: `2024年一季度`.
    #[must_use]
    pub fn told(self, language: Language) -> String {
        const QUARTERS: [&str; 4] = ["一", "二", "三", "四"];
        let (year, opens) = (self.start().year(), self.start().month() - 1);
        let quarter = usize::try_from(opens / 3).ok();
        let quarter = quarter.and_then(|at| QUARTERS.get(at));
        match quarter.filter(|_| self.months() == 3 && opens % 3 == 0) {
            Some(quarter) if language == Language::Zh => format!("{year}年{quarter}季度"),
            _ => self.words(language),
        }
    }

    /// The same where the year is known: `1-5月`, `Jan-May`.
    #[must_use]
    pub fn in_its_year(self, language: Language) -> String {
        let (first, last) = (self.start(), self.last_month());
        let [from, to] = [first, last].map(Month::month);
        let [first, last] = [first, last].map(month_name);
        say! { language, from == to;
            true => "{to}月" / "{last}",
            false => "{from}-{to}月" / "{first}-{last}",
        }
    }

    fn written(self, language: Language, short: bool) -> String {
        let (first, last) = (self.start(), self.last_month());
        let (from, to) = (first.year(), last.year());
        if self.is_calendar_year() || self.months() == 1 {
            return self.to_string();
        }
        if from == to {
            return in_one_year(first, last, language);
        }
        if first.month() == 1 && last.month() == 12 {
            return say!(language, "{from}至{to}", "{from} to {to}");
        }
        let month = |month: Month| {
            if short {
                let year = month.year().rem_euclid(100);
                format!("{year:02}-{:02}", month.month())
            } else {
                month.to_string()
            }
        };
        let (first, last) = (month(first), month(last));
        say! { language, (self.months(), short);
            (12, true) => "近12月至{last}" / "12m to {last}",
            (12, false) => "近12个月至{last}" / "12 months to {last}",
            _ => "{first}至{last}" / "{first} to {last}",
        }
    }
}

/// Several months of one year.
fn in_one_year(first: Month, last: Month, language: Language) -> String {
    let (year, from, to) = (first.year(), first.month(), last.month());
    if from + 2 == to && to.is_multiple_of(3) {
        let quarter = to / 3;
        return format!("{year}Q{quarter}");
    }
    let (first, last) = (month_name(first), month_name(last));
    say!(language, "{year}年{from}-{to}月", "{year} {first}-{last}")
}

fn month_name(month: Month) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let index = usize::try_from(month.month()).unwrap_or(1).saturating_sub(1);
    NAMES.get(index).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_for_people() {
        let half = Period::half(2024, 1).unwrap();
        for (period, zh, en, short) in [
            (Period::year(2023).unwrap(), "2023", "2023", "2023"),
            (half, "2024年1-6月", "2024 Jan-Jun", "2024年1-6月"),
            (
                Period::ending(half.end(), 12),
                "近12个月至2024-06",
                "12 months to 2024-06",
                "近12月至24-06",
            ),
            (Period::month(2024, 6).unwrap(), "2024-06", "2024-06", "2024-06"),
            (Period::quarter(2024, 2).unwrap(), "2024Q2", "2024Q2", "2024Q2"),
            (
                Period::ending(half.end(), 42),
                "2021-01至2024-06",
                "2021-01 to 2024-06",
                "21-01至24-06",
            ),
            (Period::ending(half.start(), 36), "2021至2023", "2021 to 2023", "2021至2023"),
        ] {
            assert_eq!(period.words(Language::Zh), zh);
            assert_eq!(period.words(Language::En), en);
            assert_eq!(period.short_words(Language::Zh), short);
        }
    }

    #[test]
    fn a_quarter_has_a_name_in_a_sentence() {
        for (period, zh, en) in [
            (Period::quarter(2024, 1).unwrap(), "2024年一季度", "2024Q1"),
            (Period::quarter(2023, 4).unwrap(), "2023年四季度", "2023Q4"),
            (Period::half(2024, 1).unwrap(), "2024年1-6月", "2024 Jan-Jun"),
        ] {
            assert_eq!(period.told(Language::Zh), zh);
            assert_eq!(period.told(Language::En), en);
        }
    }
}
