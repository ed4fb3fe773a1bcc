//! The ways out.

use super::{AssessMessage, unit_of_distance};
use crate::diagnostic::Message;
use crate::language::Language;
use crate::say;

/// What to write instead.
pub(super) fn help(message: &AssessMessage, l: Language) -> Option<String> {
    match message {
        AssessMessage::Units { mismatch, .. } => Some(mismatch.fix(l)),
        AssessMessage::Evaluation(message) => message.help(l),
        AssessMessage::GrowthOfShare {
            number: Some(number),
            ..
        } => Some(say!(
            l,
            "若指百分点，写“提高{number}个百分点”",
            "for percentage points write `提高{number}个百分点` or `increase by {number} percentage points`"
        )),
        AssessMessage::GrowthOfShare { number: None, .. } => Some(say!(
            l,
            "若指百分点，写整个规划期的变动，如“提高5个百分点”",
            "for percentage points write the change over the whole plan, such as `increase by 5 percentage points`"
        )),
        AssessMessage::YearBefore { before, .. } => {
            let before = before.to_string();
            Some(say!(
                l,
                "年度目标写 baseline = \"{before}\"；每年都要达到写 formula = \"yoy(指标)\" 与 goal = \"每年不低于6%\"；多年的目标写 年均增长6% 或写明年份（较{before}年增长6%）",
                "for a goal of one year write baseline = \"{before}\"; for every year formula = \"yoy(x)\" and goal = \"each year at least 6%\"; over several years \"6% a year\", or name the year (\"increase by 6% from {before}\")"
            ))
        }
        AssessMessage::OtherStart { since, .. } => Some(say!(
            l,
            "这项目标写 baseline = \"{since}\"，或去掉目标中的年份",
            "write baseline = \"{since}\" for this target, or leave the year out of its words"
        )),
        AssessMessage::ToleranceWanted { unit } => {
            let unit = unit_of_distance(unit, l);
            Some(say!(
                l,
                "例如 tolerance = \"0.5{unit}\"",
                "for example tolerance = \"0.5{unit}\""
            ))
        }
        AssessMessage::UnlikePeriods { .. } => Some(say!(
            l,
            "基期和目标期写整年；与上年同期比写 formula = \"yoy(指标)\"；年内累计写 新增 或 累计",
            "give whole years as baseline and deadline; for growth on the same months of last year write formula = \"yoy(x)\", for the months since the baseline a cumulative goal"
        )),
        AssessMessage::IdleKey {
            key: "tolerance", ..
        } => Some(say!(
            l,
            "容差只用于“左右”：目标写成 55%左右，或去掉 tolerance",
            "a tolerance is what `about` means: write \"about 55%\", or leave it out"
        )),
        AssessMessage::IdleKey { .. } => Some(say!(
            l,
            "达标型目标只看是否达到，没有路径",
            "a standing goal is held or not, there is no path to it"
        )),
        AssessMessage::MetAtBaseline {
            named_side: false, ..
        } => Some(say!(
            l,
            "如果越低越好，写 direction = \"decrease\"",
            "if less is better, write direction = \"decrease\""
        )),
        AssessMessage::SeveralRegions { .. } => Some(say!(
            l,
            "用 --region 名称 选一个，或用 --by-region 逐个评估",
            "choose one with --region NAME, or assess each with --by-region"
        )),
        _ => None,
    }
}
