//! The goal as understood, in a sentence for people.

use crate::language::Language;
use crate::quantity::{Period, Quantity, plain};
use crate::say;

use super::canonical::{period_words, turned};
use super::{Bound, Direction, Goal, Subject, growth_of};

impl Goal {
    /// The goal as understood, in one sentence without a full stop: 「不低于 65%」.
    #[must_use]
    pub fn understood(&self, language: Language) -> String {
        let base = match self.since {
            _ if self.on_year_before => say!(language, "上年", "the year before"),
            Some(since) => shown_period(since, language),
            None => say!(language, "基期", "the baseline"),
        };
        let what = self.understood_core(language, &base);
        match self.by {
            None => what,
            Some(by) => {
                let by = shown_period(by, language);
                say!(language, "到{by}{what}", "{what}, by {by}")
            }
        }
    }

    fn understood_core(&self, language: Language, base: &str) -> String {
        let number = self.in_words(language, &self.lower(), &self.upper());
        match self.subject {
            Subject::Level => number,
            Subject::Multiple => self.understood_multiple(language, base),
            Subject::Growth => {
                let percent =
                    self.understood_change(language, |quantity| growth_of(quantity.value));
                let factor = self.understood_multiple(language, base);
                say!(
                    language,
                    "较{base}{percent}，即{factor}",
                    "{percent} from {base}, that is {factor}"
                )
            }
            Subject::Change => {
                let change = self.understood_change(language, |quantity| Some(quantity.clone()));
                say!(language, "较{base}{change}", "{change} from {base}")
            }
            Subject::YearlyGrowth => {
                let change = self.understood_change(language, |quantity| Some(quantity.clone()));
                say!(
                    language,
                    "自{base}起年均{change}（按复利）",
                    "{change} a year, compounding from {base}"
                )
            }
            Subject::YearlyAverage => say!(
                language,
                "规划期各年平均值{number}",
                "{number} on the mean of the plan's years"
            ),
            Subject::Added if self.toward.is_none() => say!(
                language,
                "自{base}以来累计{number}",
                "{number} in total since {base}"
            ),
            Subject::Added => say!(
                language,
                "自{base}以来新增{number}",
                "{number} added since {base}"
            ),
            Subject::RunningTotal => {
                say!(language, "累计总数{number}", "{number} as a running total")
            }
            Subject::EachYear => say!(
                language,
                "每个自然年度都{number}",
                "{number} in every calendar year"
            ),
            Subject::Maintain => say!(language, "始终{number}", "{number} at all times"),
            Subject::Direction => {
                let verb = self.verb_of(language);
                say!(language, "较{base}{verb}", "{verb} from {base}")
            }
            Subject::YearlyDirection => {
                let verb = self.verb_of(language);
                say!(
                    language,
                    "自{base}起逐年{verb}",
                    "{verb} every year from {base}"
                )
            }
            Subject::Reference => say!(
                language,
                "与 reference 相比，差距{number}",
                "{number} from `reference`"
            ),
            Subject::Milestone => say!(
                language,
                "建成（完成率达到 100%）",
                "done: a completion rate of 100%"
            ),
        }
    }

    fn verb_of(&self, language: Language) -> String {
        match self.toward {
            Some(Direction::Decrease) => say!(language, "下降", "decrease"),
            _ => say!(language, "提高", "increase"),
        }
    }

    /// 「较基期翻一番，即基期的 2 倍」
    fn understood_multiple(&self, language: Language, base: &str) -> String {
        let factor = self
            .value
            .as_ref()
            .map(|v| plain(v.value))
            .unwrap_or_default();
        let doubled = self.subject == Subject::Multiple && self.bound == Bound::AtLeast;
        let folds = [
            ("2", "翻一番", "double"),
            ("4", "翻两番", "quadruple"),
            ("8", "翻三番", "grow eightfold"),
        ];
        if let Some((_, zh, en)) = folds.iter().find(|(known, ..)| *known == factor && doubled) {
            return say!(
                language,
                "较{base}{zh}，即不低于{base}的 {factor} 倍",
                "{en}, that is at least {factor} times {base}"
            );
        }
        let upper = self
            .upper
            .as_ref()
            .map(|v| plain(v.value))
            .unwrap_or_default();
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
        match (self.bound, self.toward) {
            (Bound::AtLeast, _) => say!(language, "不低于{led}", "at least {led}"),
            (Bound::MoreThan, _) => say!(language, "高于{led}", "more than {led}"),
            (Bound::About, Some(Direction::Decrease)) => {
                say!(language, "控制在{led} 左右", "at most about {led}")
            }
            (Bound::About, _) => say!(language, "{lower} 左右", "about {lower}"),
            (Bound::AtMost, _) => say!(language, "不高于{led}", "at most {led}"),
            (Bound::LessThan, _) => say!(language, "低于{led}", "less than {led}"),
            (Bound::Range, _) => say!(
                language,
                "在{led} 至{upper} 之间",
                "between {led} and {upper}"
            ),
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
            return if upper.value.is_negative() {
                let (small, large) = (turned(&upper), turned(&lower));
                say!(
                    language,
                    "下降 {small} 至 {large}",
                    "decrease by {small} to {large}"
                )
            } else {
                say!(
                    language,
                    "增长 {lower} 至 {upper}",
                    "increase by {lower} to {upper}"
                )
            };
        }
        let falls = lower.value.is_negative();
        let (size, bound) = if falls {
            (turned(&lower), self.bound.mirrored())
        } else {
            (lower, self.bound)
        };
        let amount = self.subject == Subject::Change && !size.unit.is_ratio();
        let verb = match (falls, self.subject) {
            (true, _) if amount => say!(language, "减少", "decrease by"),
            (true, _) => say!(language, "下降", "decrease by"),
            (false, _) if amount => say!(language, "增加", "increase by"),
            (false, Subject::Change) => say!(language, "提高", "increase by"),
            (false, _) => say!(language, "增长", "increase by"),
        };
        match bound {
            Bound::AtLeast | Bound::Range => {
                say!(language, "{verb} {size} 以上", "{verb} {size} or more")
            }
            Bound::MoreThan => say!(language, "{verb}超过 {size}", "{verb} more than {size}"),
            Bound::About => say!(language, "{verb} {size} 左右", "{verb} about {size}"),
            Bound::AtMost => say!(language, "{verb}不超过 {size}", "{verb} {size} at most"),
            Bound::LessThan => say!(language, "{verb}不到 {size}", "{verb} less than {size}"),
        }
    }
}

fn shown_period(period: Period, language: Language) -> String {
    match language {
        Language::Zh => period_words(period),
        Language::En => period.to_string(),
    }
}
