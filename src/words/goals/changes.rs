//! The words of growths, cuts and deeds, in goals and in names.

use super::lookup::begins;
use crate::words::figures::{CHANGES, Change};
use crate::words::fold;

/// The verb that is a noun where it stands before a side: `growth above 3%`.
pub(crate) const GROWTH: &str = "growth";

/// Verbs that say of a rank that it gets better, which is less.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const CLIMBS: &[&str] = &[
    "上升", "前进", "前移", "进位", "晋位", "提升", "跃升", "攀升", "提高", "climb", "rise", "improve", "move up", "up",
];

/// Verbs that say that something gets better: more or less, as its name says.
pub(crate) const IMPROVES: &[&str] =
    &["增强", "improve", "improves", "improved", "improving", "strengthen", "enhance"];

/// Of those, what only a growth can do, whatever the level is.
const IN_STEP: &str = "同步";

/// Whether the words that hold an indicator against another speak of growth: 与GDP同步, 增速快于全国.
pub(crate) fn speaks_of_growth(text: &str) -> bool {
    text.contains(IN_STEP)
        || CHANGES.within(fold(text).as_str()).is_some_and(|(change, ..)| change == Change::Growth)
}

/// What is done year by year and counted over all of them. Visits, sales and the like are told of one year.
#[rustfmt::skip] // a table is read by its lines
const DEEDS: &[&str] = &[
    "再就业", "转移就业", "节能", "减税降费", "脱贫", "减贫", "减排", "培训", "改造", "造林", "绿化", "修复", "治理", "新建", "改建", "新改建", "create", "created",
    "plant", "planted", "build", "built", "retrofit", "retrofitted", "restore", "restored", "train", "trained", "savings", "deliver", "delivered",
    "install", "installed", "insulate", "insulated", "connect", "connected", "construct", "constructed", "reforest", "reforested", "rehabilitate",
    "rehabilitated", "upgrade", "upgraded", "refurbish", "refurbished", "complete", "completed", "starts", "completions", "plantings",
];

/// What counts deeds, behind their word in a name.
#[rustfmt::skip]
const DEED_ENDS: &[&str] = &["", "人次", "人口", "人数", "人员", "数", "数量", "量", "面积", "户数", "规模"];

/// Whether a name is of deeds, or words tell how many there are to be: 职业技能培训人次, 改造100万户; 节能环保产业 are none.
pub(crate) fn speaks_of_deeds(text: &str) -> bool {
    let mut places = DEEDS.iter().flat_map(|word| {
        let places = text.char_indices().map(|(at, _)| at);
        let places = places.filter(|at| begins(text, *at, word));
        places.map(move |at| text.get(at + word.len()..).unwrap_or_default())
    });
    places.any(|behind| {
        let is_number = behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
        is_number || DEED_ENDS.contains(&behind)
    })
}

/// Words of adding that name no deed: 新增 and not 新培育.
const ADDS: &[&str] =
    &["新增", "add", "adds", "added", "additional", "extra", "further", "another"];

/// Whether the words of a goal only say that so much is added.
pub(crate) fn only_adds(text: &str) -> bool {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.any(|at| ADDS.iter().any(|word| begins(text, at, word)))
}

/// The verb of a growth; and the nouns that make of it a figure that itself goes up and down: 增长率提高.
pub(crate) const GROWS: &str = "增长";
const GROW: &str = "grow";
const TO_GROWTH: &str = "to growth";
const RATES: &[&str] = &["增速", "增幅", "增长率", "增长速度"];

/// Whether the words of a direction, or its verb, ask for growth itself: 正增长, but not 增速提高.
pub(crate) fn only_grows(text: &str) -> bool {
    let is_verb = text.contains(GROWS) && !RATES.iter().any(|word| text.contains(word));
    is_verb || text.to_ascii_lowercase().contains(TO_GROWTH)
}

/// Whether the words of a change are those of a growth: 增长6%, `grow by 6%`; but not 提高6%, `increase by 6%`.
pub(crate) fn tells_of_growth(text: &str) -> bool {
    only_grows(text) || fold(text).as_str().contains(GROW)
}

/// What the head of a name says of its figures, and the words of a goal for it.
pub(crate) const AVERAGE_ANNUAL: &str = "average annual";
pub(crate) const YEARLY: &str = "年均";
pub(crate) const YEARLY_GROWTH: &str = "年均增长";

/// What is added less what is lost: of amounts the change.
pub(crate) const NET: &str = "净增";

/// Of what the mean of a year is one figure, and 年均 says nothing of the plan's years: 年均浓度.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const WITHIN_YEARS: &[&str] = &["浓度", "pm2.5", "pm10", "气温", "水位", "concentration", "concentrations"];

/// Words of a growth of nothing.
pub(crate) const NO_GROWTH: &[&str] = &["零增长", "无增长", "zero growth", "no growth"];

/// The verb of lines that are broken from either side: 不突破.
pub(crate) const BREAKS: &str = "突破";

/// The verb that says how a price moves, and nothing of which way is wanted.
pub(crate) const PRICE_RISES: &str = "上涨";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeds_are_counted_over_years_and_what_is_named_after_them_is_not() {
        for text in [
            "职业技能培训人次",
            "城镇老旧小区改造",
            "改造100万户",
            "节能量",
            "营造林改造面积",
            "水土流失治理面积",
        ] {
            assert!(speaks_of_deeds(text), "{text}");
        }
        for text in
            ["节能环保产业增加值", "节能与新能源汽车产量", "技术改造投资", "接待游客3500万人次"]
        {
            assert!(!speaks_of_deeds(text), "{text}");
        }
    }
}
