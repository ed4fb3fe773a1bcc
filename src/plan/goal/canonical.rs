//! Goals said back in words that read as the same goal.

use crate::quantity::{Decimal, Period, Quantity, Unit, plain};

use super::{Bound, Direction, Goal, Subject, growth_of};

impl Goal {
    /// Words that promise the same: read again, they give an equal goal.
    #[must_use]
    pub fn canonical(&self) -> String {
        let by = self.by.map(|by| format!("到{}", period_words(by)));
        format!("{}{}", by.unwrap_or_default(), self.core())
    }

    fn core(&self) -> String {
        let level = |prefix: &str| format!("{prefix}{}", self.level());
        match self.subject {
            Subject::Level => self.plain_level(),
            Subject::Multiple => self.multiple(),
            Subject::Growth => {
                let shown = |factor: Decimal| {
                    growth_of(factor)
                        .unwrap_or_else(|| Quantity::new(Decimal::ZERO, Unit::percent()))
                };
                let (up, down) = if self.in_total {
                    ("累计增长", "累计下降")
                } else {
                    ("增长", "下降")
                };
                self.changed(up, down, |quantity| shown(quantity.value))
            }
            Subject::Change => self.changed("增加", "减少", Clone::clone),
            Subject::YearlyGrowth => self.changed("年均增长", "年均下降", Clone::clone),
            Subject::YearlyAverage => level("年均"),
            Subject::Added => self.added(),
            Subject::RunningTotal => level("累计"),
            Subject::EachYear => level("每年"),
            Subject::Maintain => level("保持在"),
            Subject::Direction => format!("{}{}", self.compared(), self.verb("提高", "下降")),
            Subject::YearlyDirection => {
                format!("{}逐年{}", self.compared(), self.verb("提高", "下降"))
            }
            Subject::Milestone => "建成".to_owned(),
            Subject::Reference => String::new(),
        }
    }

    /// `不低于65%`, and 较2020年提高到65% where the words compare.
    fn plain_level(&self) -> String {
        if self.since.is_none() {
            return self.level();
        }
        let falls = matches!(self.bound, Bound::AtMost | Bound::LessThan)
            || self.toward == Some(Direction::Decrease);
        let to = if falls { "降至" } else { "提高到" };
        let number = match self.bound {
            Bound::AtLeast | Bound::AtMost => self.lower(),
            Bound::About => format!("{}左右", self.lower()),
            _ => self.level(),
        };
        format!("{}{to}{number}", self.compared())
    }

    /// `不低于65%`: the side and the number.
    fn level(&self) -> String {
        self.sided(&self.lower(), &self.upper())
    }

    fn multiple(&self) -> String {
        let base = self.since.map_or_else(|| "基期".to_owned(), period_words);
        let factor = self.value.as_ref().map_or(Decimal::ONE, |v| v.value);
        if factor == Decimal::ONE && self.toward.is_none() && self.upper.is_none() {
            return self.sided(&format!("{base}水平"), "");
        }
        let upper = self.upper.as_ref().map_or(Decimal::ONE, |v| v.value);
        let lower = format!("{base}的{}倍", plain(factor));
        self.sided(&lower, &format!("{}倍", plain(upper)))
    }

    fn added(&self) -> String {
        let since = self.since.map_or_else(String::new, |since| {
            format!("自{}以来", period_words(since))
        });
        match (self.bound, self.toward, &self.value) {
            (Bound::AtLeast | Bound::About, None, Some(quantity)) => {
                let about = if self.bound == Bound::About {
                    "左右"
                } else {
                    ""
                };
                format!(
                    "{since}〔{}〕{}{about}",
                    plain(quantity.value),
                    quantity.unit.text()
                )
            }
            (Bound::About, Some(Direction::Increase), _) => {
                format!("{since}新增{}左右", self.lower())
            }
            _ => format!("{since}新增{}", self.level()),
        }
    }

    /// `增长50%`, `下降超过3个百分点`, `年均增长8%左右`.
    fn changed(&self, up: &str, down: &str, shown: impl Fn(&Quantity) -> Quantity) -> String {
        let Some(lower) = self.value.as_ref().map(&shown) else {
            return String::new();
        };
        let base = self.compared();
        let upper = self.upper.as_ref().map(&shown);
        if let Some(upper) = upper {
            return format!("{base}{up}{lower}至{upper}");
        }
        let falls = lower.value.is_negative();
        if self.bound == Bound::About {
            return match (self.toward, falls) {
                (Some(Direction::Decrease), true) => format!("{base}{down}{}左右", turned(&lower)),
                (Some(Direction::Decrease), false) => format!("{base}{up}控制在{lower}左右"),
                _ => format!("{base}{up}{lower}左右"),
            };
        }
        let (verb, amount, bound) = if falls {
            (down, turned(&lower), self.bound.mirrored())
        } else {
            (up, lower, self.bound)
        };
        let side = match bound {
            Bound::MoreThan => "超过",
            Bound::AtMost => "不超过",
            Bound::LessThan => "低于",
            _ => "",
        };
        format!("{base}{verb}{side}{amount}")
    }

    fn sided(&self, lower: &str, upper: &str) -> String {
        match (self.bound, self.toward) {
            (Bound::AtLeast, None) => lower.to_owned(),
            (Bound::AtLeast, _) => format!("不低于{lower}"),
            (Bound::MoreThan, _) => format!("超过{lower}"),
            (Bound::AtMost, _) => format!("不超过{lower}"),
            (Bound::LessThan, _) => format!("低于{lower}"),
            (Bound::About, None) => format!("{lower}左右"),
            (Bound::About, Some(Direction::Increase)) => format!("提高到{lower}左右"),
            (Bound::About, Some(Direction::Decrease)) => format!("控制在{lower}左右"),
            (Bound::Range, _) => format!("{lower}至{upper}"),
        }
    }

    pub(super) fn lower(&self) -> String {
        self.value
            .as_ref()
            .map(Quantity::to_string)
            .unwrap_or_default()
    }

    pub(super) fn upper(&self) -> String {
        self.upper
            .as_ref()
            .map(Quantity::to_string)
            .unwrap_or_default()
    }

    fn compared(&self) -> String {
        if self.on_year_before {
            return "较上年".to_owned();
        }
        self.since
            .map(|since| format!("较{}", period_words(since)))
            .unwrap_or_default()
    }

    fn verb(&self, up: &'static str, down: &'static str) -> &'static str {
        match self.toward {
            Some(Direction::Decrease) => down,
            _ => up,
        }
    }
}

/// The same size with the other sign.
pub(super) fn turned(quantity: &Quantity) -> Quantity {
    Quantity::new(quantity.value.negated(), quantity.unit.clone())
}

/// A period as a goal writes it: `2020年`, `2024年6月`.
pub(super) fn period_words(period: Period) -> String {
    let (year, month) = (period.start().year(), period.start().month());
    match (period.months(), month) {
        (12, 1) => format!("{year:04}年"),
        (6, 1) => format!("{year:04}年上半年"),
        (6, 7) => format!("{year:04}年下半年"),
        (3, 1 | 4 | 7 | 10) => format!("{year:04}年第{}季度", month / 3 + 1),
        (1, _) => format!("{year:04}年{month}月"),
        (_, 1) => format!("{year:04}年1-{}月", period.last_month().month()),
        _ => period.to_string(),
    }
}
