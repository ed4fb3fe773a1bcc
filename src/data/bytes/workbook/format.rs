//! Numbers and dates of a sheet as text: what their format does beside rounding.

use std::sync::Arc;

use calamine::ExcelDateTime;

use crate::quantity::{Decimal, Unit, UnitTable};
use crate::words::is_han;

/// What a number format says: of per cent and dates its first section, of its scale any.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct NumberFormat {
    /// The number is shown a hundred times as large, with a per cent sign.
    pub percent: bool,
    /// Whether it is shown smaller than it is: `0.0,` shows thousands, `0!.0,` ten thousands.
    pub scaled: bool,
    /// The unit, scale, 年 or 月 that is shown behind the number, which is as large as it is shown.
    behind: Option<Arc<str>>,
    /// How much of a date is shown.
    date: Shown,
}

/// How much of a date a format shows.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Shown {
    #[default]
    Day,
    Month,
    Year,
}

impl NumberFormat {
    /// Understands the code of a format: `0.0%`, `yyyy"年"m"月"`.
    pub(super) fn of(code: &str) -> Self {
        let mut format = Self::default();
        if code.eq_ignore_ascii_case("general") || code == "@" {
            return format;
        }
        let (mut quoted, mut bracketed, mut literal) = (false, false, false);
        let (mut year, mut month, mut day) = (false, false, false);
        let (mut placeholder, mut pointed, mut first) = (false, false, true);
        let mut behind = Behind::default();
        let mut padding = false;
        let mut letters = code.chars().peekable();
        while let Some(c) = letters.next() {
            if quoted || literal {
                // A point that is only written between digits, as in `0!.0000`, shows ten thousands.
                match c {
                    '"' if quoted => quoted = false,
                    '.' => pointed |= placeholder,
                    _ => (placeholder, pointed) = (false, false),
                }
                if !padding && (quoted || literal) {
                    behind.text.push(c);
                }
                (literal, padding) = (false, false);
                continue;
            }
            match c {
                '"' => {
                    quoted = true;
                    continue;
                }
                '\\' | '!' => {
                    literal = true;
                    continue;
                }
                ']' => bracketed = false,
                '[' => bracketed = true,
                _ if bracketed => {}
                '_' | '*' => (literal, padding) = (true, true),
                ';' => {
                    first = false;
                    behind.close();
                }
                '%' => format.percent |= first,
                '0' | '#' | '?' => {
                    format.scaled |= pointed;
                    (placeholder, pointed) = (true, false);
                    behind.digit();
                    continue;
                }
                // Behind the last digit a comma divides by a thousand, between digits it only separates.
                ',' if placeholder => {
                    let digit = |c: &char| matches!(c, '0' | '#' | '?');
                    format.scaled |= !letters.peek().is_some_and(digit);
                    continue;
                }
                // `General"万元"`
                'G' | 'g' => behind.digit(),
                'y' | 'Y' | 'e' => year |= first,
                'm' | 'M' => month |= first,
                'd' | 'D' => day |= first,
                c if is_han(c) => behind.text.push(c),
                _ => {}
            }
            (placeholder, pointed) = (false, false);
        }
        format.date = match (year, month, day) {
            (true, true, false) => Shown::Month,
            (true, false, false) => Shown::Year,
            _ => Shown::Day,
        };
        behind.close();
        let is_plain = !format.percent && !format.scaled;
        format.behind = behind.meant().filter(|_| is_plain);
        format
    }

    /// A format of which only this is known.
    pub(super) fn shown(percent: bool, scaled: bool) -> Self {
        Self { percent, scaled, ..Self::default() }
    }

    /// A number as its cell says it, without what binary fractions add: Excel keeps 15 digits.
    pub(super) fn number(&self, value: f64) -> String {
        let text = shortest(value);
        if !self.percent {
            return text + self.behind.as_deref().unwrap_or_default();
        }
        let hundredfold = Decimal::parse(&text).and_then(|value| value.shifted(2).ok());
        match hundredfold {
            Some(value) => format!("{}%", value.normalized()),
            None => text,
        }
    }

    /// A date as far as its format shows it.
    pub(super) fn date(&self, date: &ExcelDateTime) -> String {
        let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
        match self.date {
            Shown::Year => return format!("{year}年"),
            Shown::Month => return format!("{year}年{month}月"),
            Shown::Day => {}
        }
        let date = format!("{year}-{month:02}-{day:02}");
        if (hour, minute, second) == (0, 0, 0) {
            return date;
        }
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

/// What the sections of a format show behind their numbers.
#[derive(Default)]
struct Behind {
    /// That of the section so far, and whether it has a digit.
    text: String,
    begun: bool,
    sections: Vec<String>,
}

impl Behind {
    fn digit(&mut self) {
        self.text.clear();
        self.begun = true;
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches([' ', ')', '-']);
        if std::mem::take(&mut self.begun) {
            self.sections.push(text.to_owned());
        }
    }

    /// What all sections show alike, where it means something.
    fn meant(self) -> Option<Arc<str>> {
        let text = self.sections.first().filter(|text| !text.is_empty())?;
        let is_alike = self.sections.iter().all(|other| other == text);
        let dates = || matches!(text.as_str(), "年" | "年度" | "月");
        let is_unit =
            || Unit::scale_alone(text).is_some() || UnitTable::default().known_unit(text).is_some();
        (is_alike && (dates() || is_unit())).then(|| text.as_str().into())
    }
}

/// The shortest text of a number to 15 digits: `0.3` of 0.1 + 0.2.
fn shortest(value: f64) -> String {
    let exact = value.to_string();
    let digits = exact.trim_start_matches(['-', '0', '.']);
    if digits.chars().filter(char::is_ascii_digit).count() <= 15 {
        return exact;
    }
    let rounded = format!("{value:.14e}").parse::<f64>();
    rounded.map_or(exact, |rounded| rounded.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_decimals_and_lose_binary_noise() {
        let plain = NumberFormat::default();
        for (value, text) in [
            (0.1 + 0.2, "0.3"),
            (1_349.084, "1349.084"),
            (55.3, "55.3"),
            (-0.29, "-0.29"),
            (1.0 / 3.0, "0.333333333333333"),
            (350_000_000_000.0, "350000000000"),
            (123_456_789_012_345.0, "123456789012345"),
        ] {
            assert_eq!(plain.number(value), text);
        }
        let percent = NumberFormat::of("0.0%");
        for (value, text) in
            [(0.553, "55.3%"), (0.07, "7%"), (-0.032, "-3.2%"), (1.0, "100%"), (0.0, "0%")]
        {
            assert_eq!(percent.number(value), text);
        }
    }

    #[test]
    fn a_unit_behind_a_number_is_shown() {
        for (code, value, text) in [
            ("0.0\"亿元\"", 5.2, "5.2亿元"),
            ("#,##0\"人\"", 1234.0, "1234人"),
            ("#,##0.0\\万\\元;-#,##0.0\\万\\元", -1.5, "-1.5万元"),
            ("0.0\"万\"", 5.2, "5.2万"),
            ("0.0\"%\"", 5.2, "5.2%"),
            ("0.00亿元_ ", 5.2, "5.2亿元"),
            ("General\"万吨\"", 7.0, "7万吨"),
            ("0\"年\"", 2024.0, "2024年"),
            // Smaller than it is, of two kinds, no unit, before the number.
            ("0!.0,\"万\"", 52_000.0, "52000"),
            ("[>9999]0.0\"万元\";0\"元\"", 12.0, "12"),
            ("0.0\"左右\"", 5.2, "5.2"),
            ("\"第\"0", 3.0, "3"),
        ] {
            assert_eq!(NumberFormat::of(code).number(value), text, "{code}");
        }
    }

    #[test]
    fn formats_tell_per_cent_scale_and_parts_of_dates() {
        for (code, percent, scaled) in [
            ("General", false, false),
            ("0.00%", true, false),
            ("0.0\"%\"", false, false),
            ("#,##0.0", false, false),
            ("0.0,", false, true),
            ("0!.0,\"万\"", false, true),
            ("0!.0000", false, true),
            ("0\".\"0000", false, true),
            ("[=0]\"-\";0.0,", false, true),
            ("0.0\".\"", false, false),
            ("0.00_ ;[红色]-0.00", false, false),
            ("#,##0_);(#,##0)", false, false),
            ("0;0%", false, false),
        ] {
            let format = NumberFormat::of(code);
            assert_eq!((format.percent, format.scaled), (percent, scaled), "{code}");
        }
        let date = |serial: f64| {
            let kind = calamine::ExcelDateTimeType::DateTime;
            ExcelDateTime::new(serial, kind, false)
        };
        for (code, text) in [
            ("yyyy\"年\"m\"月\"", "2024年6月"),
            ("[$-804]yyyy\"年\"m\"月\";@", "2024年6月"),
            ("mmm-yy", "2024年6月"),
            ("yyyy", "2024年"),
            ("mm-dd-yy", "2024-06-30"),
            ("General", "2024-06-30"),
        ] {
            assert_eq!(NumberFormat::of(code).date(&date(45473.0)), text, "{code}");
        }
        let stamp = NumberFormat::of("yyyy-mm-dd hh:mm").date(&date(45473.5));
        assert_eq!(stamp, "2024-06-30 12:00:00");
    }
}
