//! Two units that do not go together: both sides, one below the other, and what is missing between them.

use unicode_width::UnicodeWidthStr;

use super::{Unit, UnitTable};
use crate::language::Language;
use crate::say;
use crate::words::units::BY_THE_CLOCK;

/// Two units that should measure the same and do not.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mismatch {
    /// What the two are to each other.
    pub sides: Sides,
    /// The unit of the left one.
    pub left: Unit,
    /// The unit of the right one.
    pub right: Unit,
}

/// What two units are to each other: the words that stand before them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sides {
    /// Both sides of `+`, `-`, or the arguments of a function.
    Operands,
    /// Both sides of `*` and `/`.
    Factors,
    /// A formula and its goal.
    Goal,
    /// A formula and a baseline value in the plan.
    Baseline,
    /// A formula and another quantity of the plan, such as a milestone.
    Plan,
    /// The data and what the plan says of it.
    Data,
}

impl Sides {
    fn words(self, language: Language) -> [&'static str; 2] {
        match self {
            Self::Operands | Self::Factors => {
                language.pick(["左边", "右边"], ["left side", "right side"])
            }
            Self::Goal => language.pick(["公式", "目标"], ["formula", "goal"]),
            Self::Baseline => language.pick(["公式", "基期值"], ["formula", "baseline"]),
            Self::Plan => language.pick(["公式", "这里"], ["formula", "here"]),
            Self::Data => language.pick(["数据", "计划"], ["data", "plan"]),
        }
    }
}

impl Mismatch {
    /// Both units, aligned, on two lines: what stands on each side, and in brackets how it was written.
    #[must_use]
    pub fn lines(&self, language: Language) -> String {
        let [left, right] = self.sides.words(language);
        let width = left.width().max(right.width());
        let line = |word: &str, unit: &Unit| {
            let gap = " ".repeat(width - word.width().min(width));
            let shown = shown(unit, language);
            say!(language, "{word}{gap}：{shown}", "{word}{gap}: {shown}")
        };
        let (left, right) = (line(left, &self.left), line(right, &self.right));
        format!("{left}\n{right}")
    }

    /// The way out: the missing factor, or where to say what a bare number counts.
    #[must_use]
    pub fn fix(&self, language: Language) -> String {
        let [left, right] = self.sides.words(language);
        match (self.left.is_bare(), self.right.is_bare()) {
            (false, true) if self.sides == Sides::Baseline => {
                let unit = self.left.text();
                say!(
                    language,
                    "在数的后面写上单位，如 value = \"…{unit}\"",
                    "write the unit behind the number, as in value = \"… {unit}\""
                )
            }
            (bare, _) if self.sides == Sides::Factors => {
                let side = if bare { left } else { right };
                say!(
                    language,
                    "给{side}写明单位，如 unit = \"人\"；若是百分数写 unit = \"%\"，若是纯数写 unit = \"1\"",
                    "state the unit of the {side}, such as unit = \"persons\"; unit = \"%\" for percentages, unit = \"1\" for pure numbers"
                )
            }
            _ if self.left.is_index_points() && self.right.is_ratio() => {
                say!(
                    language,
                    "指数是水平：各年的涨跌幅，公式写 yoy(指数)",
                    "an index is a level: for its change on the year before let the formula be yoy(index)"
                )
            }
            (true, _) => bare_fix(left, &self.right, true, language),
            (_, true) => bare_fix(right, &self.left, self.sides == Sides::Operands, language),
            _ => self.factor(language),
        }
    }

    fn factor(&self, language: Language) -> String {
        // Of two operands the right one is changed; a formula rather than its goal.
        let [left, right] = self.sides.words(language);
        let (side, has, wants) = match self.sides {
            Sides::Operands => (right, &self.right, &self.left),
            _ => (left, &self.left, &self.right),
        };
        let factor = wants.over(has).unscaled();
        let inverse = has.over(wants).unscaled();
        let fix = if matches!(self.sides, Sides::Baseline | Sides::Plan) {
            let unit = self.left.text();
            say!(language, "换成以“{unit}”计的数", "state it in {unit}")
        } else if factor.text().starts_with("1/") {
            let unit = inverse.text();
            say!(
                language,
                "{side}除以单位为“{unit}”的量",
                "divide the {side} by something in {unit}"
            )
        } else {
            let unit = factor.text();
            say!(
                language,
                "{side}乘以单位为“{unit}”的量",
                "multiply the {side} by something in {unit}"
            )
        };
        let fix = by_the_clock(side, has, wants, language).unwrap_or(fix);
        // Goals are often worded without what they are counted by: `人均1万元`.
        let per = self.left.text();
        let fix = if self.sides == Sides::Goal && !self.right.is_ratio() && per.contains('/') {
            let goal =
                say!(language, "，或把目标写成以“{per}”计的数", ", or state the goal in {per}");
            fix + &goal
        } else {
            fix
        };
        // What is known by itself is called by no other name.
        let may_be_one = has.may_be_called(wants) && !has.is_built_in();
        match (single_word(has), single_word(wants)) {
            // A word that holds the other says more: a scale or a quality that an alias would drop.
            (Some(has), Some(wants)) if may_be_one && !has.contains(wants.as_str()) => {
                let alias = say!(
                    language,
                    "；两者若是同一单位，在 [units] 中写 \"{has}\" = \"{wants}\"",
                    "; if both are one unit, write \"{has}\" = \"{wants}\" in [units]"
                );
                fix + &alias
            }
            _ => fix,
        }
    }
}

/// What makes of days the hours that they have by the clock, and the other way round.
fn by_the_clock(side: &str, has: &Unit, wants: &Unit, language: Language) -> Option<String> {
    let is = |unit: &Unit, word: &str| {
        Unit::parse(word, &UnitTable::default()).is_ok_and(|known| known.is_like(unit))
    };
    BY_THE_CLOCK.iter().find_map(|(whole, part, [zh, en])| {
        let count = language.pick(*zh, *en);
        if is(has, whole) && is(wants, part) {
            Some(say!(
                language,
                "按整天整年算的，{side}乘以 {count}",
                "by the clock multiply the {side} by {count}"
            ))
        } else if is(has, part) && is(wants, whole) {
            Some(say!(
                language,
                "按整天整年算的，{side}除以 {count}",
                "by the clock divide the {side} by {count}"
            ))
        } else {
            None
        }
    })
}

/// A unit without its scale, and as it was written where that differs.
fn shown(unit: &Unit, language: Language) -> String {
    if unit.is_bare() {
        return say!(language, "没有单位", "no unit");
    }
    if unit.is_ratio() {
        let written = unit.text();
        return say!(language, "{written}（比率）", "{written} (a share)");
    }
    let (plain, written) = (unit.unscaled(), unit.text());
    let plain = plain.text();
    if plain == written {
        plain.to_owned()
    } else {
        say!(language, "{plain}（写作 {written}）", "{plain} (written {written})")
    }
}

/// The word of a unit that is a single one; several words that no table has are hardly one.
fn single_word(unit: &Unit) -> Option<String> {
    let plain = unit.unscaled();
    let is_several = !unit.is_built_in() && plain.text().contains(' ');
    let single = !unit.is_bare()
        && !unit.is_ratio()
        && !is_several
        && !plain.text().contains(['/', '·', '^']);
    single.then(|| plain.text().to_owned())
}

/// What to write where one side is a bare number, and of what data hold in which blocks.
fn bare_fix(side: &str, other: &Unit, of_data: bool, language: Language) -> String {
    // The scale is that of the figures, which the other side does not know.
    let plain = other.unscaled();
    let unit = plain.text();
    let place = if of_data {
        say!(
            language,
            "（写在该文件的 [[data]] 下；文件里还有别的单位的，单写一个 series 块，连同 name）",
            " (in the [[data]] of its file, or, where that has other units, in a series block of its own with its name)"
        )
    } else {
        String::new()
    };
    if other.is_ratio() {
        say!(
            language,
            "给{side}写明单位{place}：百分数写 unit = \"%\"，小数或倍数写 unit = \"1\"",
            "state the unit of the {side}{place}: unit = \"%\" for percentages, unit = \"1\" for plain shares"
        )
    } else {
        say!(
            language,
            "给{side}写明单位{place}，量级照它的数，如 unit = \"{unit}\"；若是百分数写 unit = \"%\"，若是纯数写 unit = \"1\"",
            "state the unit of the {side}{place} at the scale of its figures, such as unit = \"{unit}\"; unit = \"%\" for percentages, unit = \"1\" for pure numbers"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mismatch(sides: Sides, left: &str, right: &str) -> Mismatch {
        let unit = |text: &str| match text {
            "" => Unit::bare(),
            text => text
                .split_once(" over ")
                .map_or_else(|| one(text), |(upper, lower)| one(upper).over(&one(lower))),
        };
        Mismatch { sides, left: unit(left), right: unit(right) }
    }

    fn one(text: &str) -> Unit {
        Unit::parse(text, &UnitTable::default()).unwrap()
    }

    #[test]
    fn both_sides_stand_one_below_the_other() {
        let mismatch = mismatch(Sides::Baseline, "亿元 over 万人", "万人次");
        assert_eq!(
            mismatch.lines(Language::Zh),
            "公式  ：元/人（写作 万元/人）\n基期值：人次（写作 万人次）"
        );
        assert_eq!(
            mismatch.lines(Language::En),
            "formula : 元/人 (written 万元/人)\nbaseline: 人次 (written 万人次)"
        );
    }

    #[test]
    fn the_missing_factor_is_named() {
        for (sides, left, right, zh) in [
            (Sides::Operands, "元", "元/人次", "右边乘以单位为“人次”"),
            (Sides::Operands, "元/人", "亿元", "右边除以单位为“人”"),
            (Sides::Goal, "亿元", "元/人", "公式除以单位为“人”"),
            (Sides::Goal, "%", "万人次", "公式乘以单位为“人次”"),
            (Sides::Goal, "万元/人", "元", "或把目标写成以“万元/人”计"),
            (Sides::Goal, "坐席", "个", "\"坐席\" = \"个\""),
            (Sides::Goal, "天", "小时", "公式乘以 24小时/天"),
            (Sides::Operands, "天", "分钟", "右边除以 24小时/天"),
            (Sides::Goal, "", "%", "unit = \"1\""),
            (Sides::Goal, "", "万人次", "unit = \"人次\""),
            (Sides::Operands, "亿元", "", "给右边写明单位"),
        ] {
            let fix = mismatch(sides, left, right).fix(Language::Zh);
            assert!(fix.contains(zh), "{left} {right}: {fix}");
            assert!(!mismatch(sides, left, right).fix(Language::En).is_empty());
        }
    }

    #[test]
    fn no_alias_is_offered_between_two_known_units() {
        for (left, right) in [("亿元", "亿美元"), ("元", "人"), ("家", "个")] {
            let fix = mismatch(Sides::Goal, left, right).fix(Language::Zh);
            assert!(!fix.contains("[units]"), "{left} {right}: {fix}");
        }
    }
}
