//! Goals said back: in words that read as the same goal, and in a sentence for people.

use crate::language::Language;
use crate::quantity::{Decimal, Period, Quantity, Unit, UnitTable, plain};
use crate::say;

use super::promise::{Ends, Goal, Measure, Start, Subject, growth_of};
use crate::words::goals::changes::PRICE_RISES;
use crate::words::goals::{Bound, Direction};

impl Goal {
    /// Words that promise the same: read again, they give an equal goal.
    #[must_use]
    pub fn canonical(&self) -> String {
        let by = self.by.map(|by| format!("到{}", period_words(by))).unwrap_or_default();
        let from = self.from.as_ref().map(|start| {
            let period = start.period.map(|period| format!("{}的", period_words(period)));
            format!("从{}{}", period.unwrap_or_default(), start.value)
        });
        let stretch = self.stretch.as_ref().map(|goal| format!("，力争{}", goal.canonical()));
        format!("{by}{}{}{}", from.unwrap_or_default(), self.core(), stretch.unwrap_or_default())
    }

    /// The words that say what a number is about, before it: 增长, 年均下降, 每年; none where a level, a direction or another indicator
    /// is promised.
    pub(super) fn frame(&self, falls: bool) -> Option<String> {
        let prices = match self.measure {
            Measure::Real => "实际",
            Measure::Nominal => "名义",
            _ => "",
        };
        let of_price = self.toward.is_none() && self.upper.is_none();
        let verb = match (self.subject, falls) {
            (Subject::Growth | Subject::YearlyGrowth | Subject::Change, false) if of_price => {
                PRICE_RISES
            }
            (Subject::Growth | Subject::YearlyGrowth, false) => "增长",
            (Subject::Growth | Subject::YearlyGrowth, true) => "下降",
            (Subject::Change, true) if self.is_rank() => "前移",
            (Subject::Change, false) => "增加",
            (Subject::Change, true) => "减少",
            _ => "",
        };
        let base = self.compared();
        Some(match self.subject {
            Subject::Growth if self.in_total => format!("{base}累计{prices}{verb}"),
            Subject::Growth => format!("{base}{prices}{verb}"),
            Subject::Change if self.a_year => format!("{base}年均{verb}"),
            Subject::Change => format!("{base}{verb}"),
            Subject::YearlyGrowth => format!("{base}年均{prices}{verb}"),
            Subject::YearlyAverage => "年均".to_owned(),
            Subject::RunningTotal => "累计".to_owned(),
            Subject::EachYear => "每年".to_owned(),
            Subject::Maintain => "保持在".to_owned(),
            Subject::Added => "新增".to_owned(),
            Subject::Level
            | Subject::Multiple
            | Subject::Direction
            | Subject::YearlyDirection
            | Subject::Milestone
            | Subject::Reference => return None,
        })
    }

    fn core(&self) -> String {
        if self.against.is_some() {
            return format!("{}{}", self.frame(false).unwrap_or_default(), self.held_against());
        }
        let framed = || format!("{}{}", self.frame(false).unwrap_or_default(), self.level());
        match self.subject {
            Subject::Level => self.plain_level(),
            Subject::Multiple => self.multiple(),
            Subject::Growth => self.changed(|factor| {
                growth_of(factor.value)
                    .unwrap_or_else(|| Quantity::new(Decimal::ZERO, Unit::percent()))
            }),
            Subject::Change | Subject::YearlyGrowth => self.changed(Clone::clone),
            Subject::Added => self.added(),
            Subject::YearlyAverage
            | Subject::RunningTotal
            | Subject::EachYear
            | Subject::Maintain => framed(),
            Subject::Direction | Subject::YearlyDirection => {
                let step = if self.subject == Subject::Direction { "" } else { "逐年" };
                let rises = if self.only_grows() { "增长" } else { "提高" };
                let falls = if self.only_grows() { "负增长" } else { "下降" };
                format!("{}{step}{}", self.compared(), self.verb(rises, falls))
            }
            Subject::Milestone => "建成".to_owned(),
            Subject::Reference => String::new(),
        }
    }

    /// `高于全市平均2个百分点`.
    fn held_against(&self) -> String {
        let other = self.against.as_deref().unwrap_or_default();
        let side = match self.bound {
            Bound::MoreThan => "高于",
            Bound::LessThan => "低于",
            Bound::AtMost => "不高于",
            _ => "不低于",
        };
        match self.value.as_ref().filter(|value| !value.value.is_zero()) {
            None if self.toward.is_none() => format!("与{other}持平"),
            None => format!("{side}{other}"),
            Some(value) => {
                let amount = Quantity::new(value.value.abs(), value.unit.clone());
                let way = if value.value.is_negative() { "低于" } else { "高于" };
                let lead =
                    if value.value.is_negative() { self.bound.mirrored() } else { self.bound };
                match lead {
                    Bound::MoreThan => format!("{way}{other}超过{amount}"),
                    Bound::AtMost => format!("{way}{other}不超过{amount}"),
                    Bound::LessThan => format!("{way}{other}不到{amount}"),
                    Bound::About => format!("{way}{other}{amount}左右"),
                    Bound::AtLeast | Bound::Range => format!("{way}{other}{amount}"),
                }
            }
        }
    }

    /// `不低于65%`, and 较2020年提高到65% where the words compare or start somewhere.
    fn plain_level(&self) -> String {
        if self.since.is_none() && self.from.is_none() {
            // Points below zero that no verb leads to are a change.
            let is_like_change = self.bound == Bound::About
                && self
                    .value
                    .as_ref()
                    .is_some_and(|value| value.unit.is_points() && value.value.is_negative());
            return if is_like_change { format!("达到{}", self.level()) } else { self.level() };
        }
        let falls = matches!(self.bound, Bound::AtMost | Bound::LessThan)
            || self.toward == Some(Direction::Decrease);
        let to = match (falls, self.toward, self.bound) {
            // Where it starts is where it is to be: no verb leads there.
            (_, None, _) if self.since.is_none() => "到",
            (_, _, Bound::Range) if self.ends == Ends::Both && self.since.is_none() => "到",
            (true, ..) => "降至",
            (false, ..) => "提高到",
        };
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
        let base = if self.on_year_before {
            "上年".to_owned()
        } else {
            self.since.map_or_else(|| "基期".to_owned(), period_words)
        };
        let factor = self.value.as_ref().map_or(Decimal::ONE, |v| v.value);
        if factor == Decimal::ONE && self.toward.is_none() && self.upper.is_none() {
            return self.sided(&format!("{base}水平"), "");
        }
        let upper = self.upper.as_ref().map_or(Decimal::ONE, |v| v.value);
        let lower = format!("{base}的{}倍", plain(factor));
        self.sided(&lower, &format!("{}倍", plain(upper)))
    }

    fn added(&self) -> String {
        let since =
            self.since.map_or_else(String::new, |since| format!("自{}以来", period_words(since)));
        match (self.bound, self.toward, &self.value) {
            (Bound::AtLeast | Bound::About, None, Some(quantity)) => {
                let about = if self.bound == Bound::About { "左右" } else { "" };
                let (number, unit) = (plain(quantity.value), quantity.unit.text());
                format!("{since}〔{number}〕{unit}{about}")
            }
            (Bound::About, Some(Direction::Increase), _) => {
                format!("{since}新增{}左右", self.lower())
            }
            _ => format!("{since}新增{}", self.level()),
        }
    }

    /// `增长50%`, `下降超过3个百分点`, `年均增长8%左右`.
    fn changed(&self, shown: impl Fn(&Quantity) -> Quantity) -> String {
        let places = Unit::parse("位", &UnitTable::default()).ok().filter(|_| self.is_rank());
        let shown = |quantity: &Quantity| {
            let change = shown(quantity);
            let unit = places.clone().unwrap_or(change.unit);
            Quantity::new(change.value, unit)
        };
        let Some(lower) = self.value.as_ref().map(&shown) else {
            return String::new();
        };
        let [up, down] = [false, true].map(|falls| self.frame(falls).unwrap_or_default());
        let upper = self.upper.as_ref().map(&shown);
        if let Some(upper) = upper {
            if upper.value.is_negative() || (upper.value.is_zero() && lower.value.is_negative()) {
                return format!(
                    "{down}{}",
                    self.ended(&turned(&upper), &turned(&lower), Ends::Upper)
                );
            }
            return format!("{up}{}", self.ended(&lower, &upper, Ends::Lower));
        }
        let falls = lower.value.is_negative();
        if self.bound == Bound::About {
            return match (self.toward, falls) {
                (Some(Direction::Decrease), true) => format!("{down}{}左右", turned(&lower)),
                (Some(Direction::Decrease), false) => format!("{up}控制在{lower}左右"),
                _ => format!("{up}{lower}左右"),
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
        format!("{verb}{side}{amount}")
    }

    /// A range of a change, with words where other ends of it count than those that its verb asks for.
    fn ended(&self, lower: &Quantity, upper: &Quantity, asked: Ends) -> String {
        match self.ends {
            Ends::Both => format!("{lower}至{upper}之间"),
            ends if ends == asked => format!("{lower}至{upper}"),
            _ => format!("至多{lower}至{upper}"),
        }
    }

    fn sided(&self, lower: &str, upper: &str) -> String {
        match (self.bound, self.toward) {
            // With its sign alone it would be a cut.
            (Bound::AtLeast, None) if lower.starts_with('-') => format!("达到{lower}"),
            (Bound::AtLeast, None) => lower.to_owned(),
            (Bound::AtLeast, _) => format!("不低于{lower}"),
            (Bound::MoreThan, _) => format!("超过{lower}"),
            (Bound::AtMost, _) => format!("不超过{lower}"),
            (Bound::LessThan, _) if self.is_rank() => format!("超过{lower}"),
            (Bound::LessThan, _) => format!("低于{lower}"),
            (Bound::About, None) => format!("{lower}左右"),
            (Bound::About, Some(Direction::Increase)) => format!("提高到{lower}左右"),
            (Bound::About, Some(Direction::Decrease)) => format!("控制在{lower}左右"),
            (Bound::Range, _) => match self.ends {
                Ends::Open => format!("{lower}至{upper}"),
                Ends::Both => format!("{lower}至{upper}之间"),
                Ends::Lower => format!("至少{lower}至{upper}"),
                Ends::Upper => format!("至多{lower}至{upper}"),
            },
        }
    }

    fn lower(&self) -> String {
        let number = self.value.as_ref().map(Quantity::to_string);
        let number = number.unwrap_or_default();
        if self.is_rank() && self.subject != Subject::Change {
            format!("第{number}位")
        } else {
            number
        }
    }

    fn upper(&self) -> String {
        self.upper.as_ref().map(Quantity::to_string).unwrap_or_default()
    }

    fn compared(&self) -> String {
        if self.on_year_before {
            return "较上年".to_owned();
        }
        self.since.map(|since| format!("较{}", period_words(since))).unwrap_or_default()
    }

    fn verb(&self, up: &'static str, down: &'static str) -> &'static str {
        match self.toward {
            Some(Direction::Decrease) => down,
            _ => up,
        }
    }

    /// The goal as understood, in one sentence without a full stop: 「不低于 65%」.
    #[must_use]
    pub fn understood(&self, language: Language) -> String {
        let base = match self.since {
            _ if self.on_year_before => say!(language, "上年", "the year before"),
            Some(since) => shown_period(since, language),
            None => say!(language, "基期", "the baseline"),
        };
        let mut said = self.understood_core(language, &base);
        if let Some(Start { period, value }) = &self.from {
            let period = period.map_or(base, |period| shown_period(period, language));
            said = say!(
                language,
                "从{period}的 {value} 起，{said}",
                "from {value} in {period}, {said}"
            );
        }
        if let Some(by) = self.by.map(|by| shown_period(by, language)) {
            said = say!(language, "到{by}{said}", "{said}, by {by}");
        }
        let Some(stretch) = &self.stretch else {
            return said;
        };
        let second = stretch.understood(language);
        say!(
            language,
            "{said}；争取{second}（不考核）",
            "{said}; a second goal, not judged: {second}"
        )
    }

    fn understood_core(&self, language: Language, base: &str) -> String {
        let number = self.in_words(language, &self.lower(), &self.upper());
        let change = || self.understood_change(language, |quantity| Some(quantity.clone()));
        let other = self.against.as_deref().unwrap_or_default();
        let real = if self.is_real() {
            say!(language, "（可比价）", " at constant prices")
        } else {
            String::new()
        };
        let verb = match self.toward {
            Some(Direction::Decrease) => say!(language, "下降", "decrease"),
            _ => say!(language, "提高", "increase"),
        };
        say! { language, self.subject;
            Subject::Level => = number,
            Subject::Multiple => = self.understood_multiple(language, base),
            Subject::Growth => with {
                let percent = self.understood_change(language, |quantity| growth_of(quantity.value));
                let factor = self.understood_multiple(language, base);
            } "较{base}{percent}{real}，即{factor}" / "{percent}{real} from {base}, that is {factor}",
            Subject::Change if self.a_year => with { let change = change(); } "自{base}起年均{change}" / "{change} a year from {base}",
            Subject::Change => with { let change = change(); } "较{base}{change}" / "{change} from {base}",
            Subject::YearlyGrowth => with { let change = change(); }
                "自{base}起年均{change}{real}（按复利）" / "{change} a year{real}, compounding from {base}",
            Subject::YearlyAverage if self.against.is_some() => "规划期各年与“{other}”（reference）之差的平均值{number}" / "{number} on the mean of the yearly differences from `{other}` (reference)",
            Subject::EachYear if self.against.is_some() => "每个自然年度与“{other}”（reference）之差都{number}" / "{number} in every calendar year as the difference from `{other}` (reference)",
            Subject::YearlyAverage => "规划期各年平均值{number}" / "{number} on the mean of the plan's years",
            Subject::Added if self.toward.is_none() => "自{base}以来累计{number}" / "{number} in total since {base}",
            Subject::Added => "自{base}以来新增{number}" / "{number} added since {base}",
            Subject::RunningTotal => "累计总数{number}" / "{number} as a running total",
            Subject::EachYear => "每个自然年度都{number}" / "{number} in every calendar year",
            Subject::Maintain => "始终{number}" / "{number} at all times",
            Subject::Direction => "较{base}{verb}" / "{verb} from {base}",
            Subject::YearlyDirection => "自{base}起逐年{verb}" / "{verb} every year from {base}",
            Subject::Milestone => "建成（完成率达到 100%）" / "done: a completion rate of 100%",
            Subject::Reference => "与“{other}”（reference）之差{number}" / "{number} as the difference from `{other}` (reference)",
        }
    }

    /// 「较基期翻一番，即基期的 2 倍」
    fn understood_multiple(&self, language: Language, base: &str) -> String {
        let factor = self.value.as_ref().map(|v| plain(v.value)).unwrap_or_default();
        if self.subject == Subject::Multiple && self.bound == Bound::AtLeast {
            let folds = say! { language, factor.as_str();
                "2" => "翻一番" / "double",
                "4" => "翻两番" / "quadruple",
                "8" => "翻三番" / "grow eightfold",
                _ => = String::new(),
            };
            if !folds.is_empty() {
                return say!(
                    language,
                    "较{base}{folds}，即不低于{base}的 {factor} 倍",
                    "{folds}, that is at least {factor} times {base}"
                );
            }
        }
        let upper = self.upper.as_ref().map(|v| plain(v.value)).unwrap_or_default();
        let lower = say!(language, "{base}的 {factor} 倍", "{factor} times {base}");
        let upper = say!(language, "{upper} 倍", "{upper} times {base}");
        self.in_words(language, &lower, &upper)
    }

    /// The side and the number: 「不低于 65%」.
    fn in_words(&self, language: Language, lower: &str, upper: &str) -> String {
        // Chinese is set off from figures only.
        let set = |text: &str| match language {
            Language::Zh if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                format!(" {text}")
            }
            _ => text.to_owned(),
        };
        let (led, upper) = (set(lower), set(upper));
        say! { language, (self.bound, self.ends);
            (Bound::AtLeast, _) => "不低于{led}" / "at least {led}",
            (Bound::MoreThan, _) => "高于{led}" / "more than {led}",
            (Bound::About, _) if self.toward == Some(Direction::Decrease) => "控制在{led} 左右" / "at most about {led}",
            (Bound::About, _) => "{lower} 左右" / "about {lower}",
            (Bound::AtMost, _) => "不高于{led}" / "at most {led}",
            (Bound::LessThan, _) => "低于{led}" / "less than {led}",
            (Bound::Range, Ends::Lower) => "不低于{led}，争取{upper}" / "at least {led}, and {upper} if possible",
            (Bound::Range, Ends::Upper) => "不高于{upper}，争取{led}" / "at most {upper}, and {led} if possible",
            (Bound::Range, _) => "在{led} 至{upper} 之间" / "between {led} and {upper}",
        }
    }

    /// A change by its verb and size: 「下降 13.5% 以上」.
    fn understood_change(
        &self,
        language: Language,
        shown: impl Fn(&Quantity) -> Option<Quantity>,
    ) -> String {
        let Some(lower) = self.value.as_ref().and_then(&shown) else {
            return String::new();
        };
        if let Some(upper) = self.upper.as_ref().and_then(&shown) {
            return say! { language, upper.value.is_negative();
                true => with { let (small, large) = (turned(&upper), turned(&lower)); }
                    "下降 {small} 至 {large}" / "decrease by {small} to {large}",
                false => "增长 {lower} 至 {upper}" / "increase by {lower} to {upper}",
            };
        }
        let falls = lower.value.is_negative();
        let (size, bound) =
            if falls { (turned(&lower), self.bound.mirrored()) } else { (lower, self.bound) };
        let amount = self.subject == Subject::Change && !size.unit.is_ratio();
        let verb = say! { language, (falls, self.subject);
            (true, _) if amount => "减少" / "decrease by",
            (true, _) => "下降" / "decrease by",
            (false, _) if amount => "增加" / "increase by",
            (false, Subject::Change) => "提高" / "increase by",
            (false, _) => "增长" / "increase by",
        };
        say! { language, bound;
            Bound::AtLeast | Bound::Range => "{verb} {size} 以上" / "{verb} {size} or more",
            Bound::MoreThan => "{verb}超过 {size}" / "{verb} more than {size}",
            Bound::About => "{verb} {size} 左右" / "{verb} about {size}",
            Bound::AtMost => "{verb}不超过 {size}" / "{verb} {size} at most",
            Bound::LessThan => "{verb}不到 {size}" / "{verb} less than {size}",
        }
    }
}

/// The same size with the other sign.
fn turned(quantity: &Quantity) -> Quantity {
    Quantity::new(quantity.value.negated(), quantity.unit.clone())
}

/// A period as a goal writes it: `2020年`, `2024年6月`.
fn period_words(period: Period) -> String {
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

fn shown_period(period: Period, language: Language) -> String {
    match language {
        Language::Zh => period_words(period),
        Language::En => period.to_string(),
    }
}
