//! The words of units, as data: scales, ratios, what is known by itself, and what a plan adds.

use std::collections::{BTreeMap, BTreeSet};

use super::Unit;

/// Scale words and their powers of ten, longest first within a language.
pub(super) const SCALES: &[(&str, i32)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("trillions", 12),
    ("trillion", 12),
    ("billions", 9),
    ("billion", 9),
    ("millions", 6),
    ("million", 6),
    ("thousands", 3),
    ("thousand", 3),
    ("hundreds", 2),
    ("hundred", 2),
];

/// Words for shares of one, and the power of ten of each.
pub(super) const RATIOS: &[(&str, i32)] = &[
    ("%", -2),
    ("％", -2),
    ("﹪", -2),
    ("百分比", -2),
    ("percent", -2),
    ("per cent", -2),
    ("percentage", -2),
    ("‰", -3),
    ("千分比", -3),
    ("per mille", -3),
    ("1", 0),
    ("倍", 0),
    ("times", 0),
    ("ratio", 0),
];

/// Words for differences of two shares, and the power of ten of each.
pub(super) const POINTS: &[(&str, i32)] = &[
    ("百分点", -2),
    ("个百分点", -2),
    ("percentage points", -2),
    ("percentage point", -2),
    ("pp", -2),
    ("千分点", -3),
    ("个千分点", -3),
];

/// Words that begin with a scale word and are none: they are whole.
pub(super) const WHOLE: &[&str] = &[
    "千克",
    "千瓦时",
    "千米",
    "千瓦",
    "百分点",
    "百分比",
    "千分点",
    "千分比",
    "千焦",
];

/// Words that are other spellings of one.
const SPELLINGS: &[(&str, &str)] = &[
    ("元人民币", "元"),
    ("人民币元", "元"),
    ("yuan", "元"),
    ("rmb", "元"),
    ("cny", "元"),
    ("person", "人"),
    ("persons", "人"),
    ("us dollars", "美元"),
    ("u.s. dollars", "美元"),
    ("us$", "美元"),
    ("usd", "美元"),
    ("ton", "吨"),
    ("tons", "吨"),
    ("tonne", "吨"),
    ("tonnes", "吨"),
    ("kwh", "千瓦时"),
    ("hectare", "公顷"),
    ("hectares", "公顷"),
    ("household", "户"),
    ("households", "户"),
];

/// Unit words that a bracket may hold without the plan naming them.
const KNOWN: &[&str] = &[
    "元",
    "美元",
    "欧元",
    "日元",
    "港元",
    "人民币元",
    "人",
    "人次",
    "人天",
    "人年",
    "家",
    "户",
    "个",
    "所",
    "条",
    "张",
    "座",
    "辆",
    "件",
    "吨",
    "标准吨",
    "吨标准煤",
    "吨标煤",
    "吨公里",
    "人公里",
    "千克",
    "公斤",
    "克",
    "千瓦时",
    "度",
    "千瓦",
    "公里",
    "千米",
    "米",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "亩",
    "公顷",
    "岁",
    "年",
    "月",
    "天",
    "日",
    "小时",
    "分",
    "次",
    "台",
    "套",
    "项",
    "处",
    "部",
    "册",
    "份",
    "种",
    "只",
    "头",
    "艘",
    "架",
    "箱",
    "标箱",
    "床",
    "位",
    "名",
    "户次",
    "台次",
    "辆次",
    "件次",
    "人/平方公里",
    "公斤/人",
    "升",
    "毫克",
    "微克",
    "微克/立方米",
    "标准箱",
    "重量箱",
    "片",
    "块",
    "粒",
    "双",
    "樽",
    "班",
    "间",
    "棵",
    "株",
    "字",
    "yuan",
    "rmb",
    "cny",
    "usd",
    "eur",
    "gbp",
    "jpy",
    "dollars",
    "us dollars",
    "us$",
    "u.s. dollars",
    "euro",
    "persons",
    "people",
    "person",
    "number",
    "tonnes",
    "tons",
    "tonne",
    "ton",
    "kg",
    "km",
    "km2",
    "sq km",
    "kwh",
    "mwh",
    "gwh",
    "ha",
    "years",
    "year",
    "hours",
    "days",
    "index",
    "households",
    "enterprises",
    "units",
];

/// The unit words of one run: those built in, and those of the plan.
#[derive(Clone, Debug, Default)]
pub struct UnitTable {
    aliases: BTreeMap<String, String>,
    known: BTreeSet<String>,
}

impl UnitTable {
    /// Adds a line of `[units]`: `alias` is another spelling of `unit`.
    pub fn alias(&mut self, alias: &str, unit: &str) {
        self.aliases.insert(fold(alias), unit.trim().to_owned());
    }

    /// Makes a word known, so that a bracket that holds it is read as a unit: every unit that the plan uses.
    pub fn know(&mut self, word: &str) {
        self.known.insert(fold(word));
    }

    /// Makes the words of a unit known.
    pub fn know_unit(&mut self, unit: &Unit) {
        for word in unit.words() {
            self.know(word);
        }
    }

    /// The unit an alias stands for.
    #[must_use]
    pub(super) fn resolved(&self, word: &str) -> Option<&str> {
        let word = fold(word);
        let builtin = || SPELLINGS.iter().find(|(other, _)| *other == word);
        let alias = self.aliases.get(&word).map(String::as_str);
        alias.or_else(|| builtin().map(|(_, word)| *word))
    }

    /// Whether a bare word, without scale, is a unit known by itself or through the plan.
    #[must_use]
    pub(super) fn is_known_word(&self, word: &str) -> bool {
        let word = fold(word);
        KNOWN.contains(&word.as_str())
            || self.known.contains(&word)
            || self.aliases.contains_key(&word)
            || SPELLINGS.iter().any(|(other, _)| *other == word)
            || [RATIOS, POINTS].iter().any(|table| {
                table
                    .iter()
                    .any(|(ratio, _)| *ratio == word && *ratio != "1")
            })
    }
}

/// Words are compared without outer blanks and case.
fn fold(word: &str) -> String {
    word.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_scale_word_stands_before_its_own_beginning() {
        for (at, (word, _)) in SCALES.iter().enumerate() {
            for (earlier, _) in SCALES.iter().take(at) {
                assert!(!word.starts_with(earlier), "{earlier} hides {word}");
            }
        }
    }

    #[test]
    fn known_words_are_folded() {
        assert!(KNOWN.iter().all(|word| fold(word) == *word));
    }
}
