//! Why a preset does not speak, and what it assumed where it does.

use crate::assess::Reason;
use crate::language::Language;
use crate::quantity::Period;
use crate::say;

/// Why a preset has no figure, or what it took for one that was missing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum MethodReason {
    /// What keeps the assessment from speaking keeps the preset too.
    Assessment(Reason),
    /// It needs a goal.
    GoalWanted,
    /// Fewer yearly points than it needs: how many there are, and how many it wants at least.
    TooFewPoints(usize, usize),
    /// Fewer yearly points than usual: how many there are.
    FewPoints(usize),
    /// It needs `bounds`, and they must differ.
    BoundsWanted,
    /// The indicator is a growth itself, of which it takes no growth.
    GrowthRate,
    /// An amount since the baseline starts at zero.
    Cumulative,
    /// The goal and its base have opposite signs.
    GoalAcrossZero,
    /// The goal is not after the base.
    GoalInThePast,
    /// A base of zero was taken as 0.001.
    ZeroBaseTaken,
    /// A goal of zero was taken as 0.001.
    ZeroGoalTaken,
    /// The value is zero: a growth of −100% a year.
    FellToZero,
    /// There is no value at the baseline; this period was taken.
    BaseTaken(Period),
    /// The target has no deadline; this one was taken.
    DeadlineTaken(Period),
    /// A natural limit, which is for targets without goal.
    LimitUnused,
    /// The newest value is taken although it is later than the deadline: the period it is of.
    AfterDeadline(Period),
    /// Neither goal nor direction is declared; more is taken to be better.
    DirectionTaken,
}

impl From<Reason> for MethodReason {
    fn from(reason: Reason) -> Self {
        Self::Assessment(reason)
    }
}

impl MethodReason {
    /// The word in machine output.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Assessment(reason) => reason.word(),
            Self::GoalWanted => "goal-wanted",
            Self::TooFewPoints(..) => "too-few-points",
            Self::FewPoints(_) => "few-points",
            Self::BoundsWanted => "bounds-wanted",
            Self::GrowthRate => "growth-rate",
            Self::Cumulative => "cumulative",
            Self::GoalAcrossZero => "goal-across-zero",
            Self::GoalInThePast => "goal-in-the-past",
            Self::ZeroBaseTaken => "zero-base-taken",
            Self::ZeroGoalTaken => "zero-goal-taken",
            Self::FellToZero => "fell-to-zero",
            Self::BaseTaken(_) => "base-taken",
            Self::DeadlineTaken(_) => "deadline-taken",
            Self::LimitUnused => "limit-unused",
            Self::AfterDeadline(_) => "after-deadline",
            Self::DirectionTaken => "direction-taken",
        }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Assessment(reason) => reason.text(language),
            Self::GoalWanted => say!(
                language,
                "该方法需要目标值",
                "this method needs a goal with a value"
            ),
            Self::TooFewPoints(have, need) => say!(
                language,
                "年度数据只有 {have} 个，至少要 {need} 个",
                "{have} yearly points, at least {need} are needed"
            ),
            Self::FewPoints(have) => say!(
                language,
                "年度数据只有 {have} 个，通常用 6 个",
                "{have} yearly points only, usually 6"
            ),
            Self::BoundsWanted => say!(
                language,
                "该方法需要上下界：bounds = {{ worst = …, best = … }}，两者不等",
                "this method needs bounds = {{ worst = …, best = … }} that differ"
            ),
            Self::GrowthRate => say!(
                language,
                "指标本身是增速，不再求增速；可改用总量指标",
                "the indicator is a growth itself and has no growth rate; use the level"
            ),
            Self::Cumulative => say!(
                language,
                "累计数从零起算，无增速",
                "an amount since the baseline starts at zero and has no growth rate"
            ),
            Self::GoalAcrossZero => say!(
                language,
                "目标与基期值正负号不同，无增速",
                "the goal and its base have opposite signs: there is no growth rate"
            ),
            Self::GoalInThePast => say!(
                language,
                "目标期不晚于基期",
                "the deadline is not after the base"
            ),
            Self::ZeroBaseTaken => say!(
                language,
                "基期值 0 按 0.001 计",
                "a base of 0 is taken as 0.001"
            ),
            Self::ZeroGoalTaken => say!(
                language,
                "目标值 0 按 0.001 计",
                "a goal of 0 is taken as 0.001"
            ),
            Self::FellToZero => say!(
                language,
                "现值为 0，年均增速按 −100% 计",
                "the value is 0: a growth of −100% a year"
            ),
            Self::BaseTaken(period) => say!(
                language,
                "基期无数值，以 {period} 为基期",
                "no value at the baseline: {period} is taken"
            ),
            Self::DeadlineTaken(period) => say!(
                language,
                "未设目标期，按 {period} 计",
                "no deadline is set: {period} is taken"
            ),
            Self::LimitUnused => say!(
                language,
                "有目标值，不用限值（limit）",
                "there is a goal, so the `limit` is not used"
            ),
            Self::AfterDeadline(period) => say!(
                language,
                "该方法取目标期之后的最新值 {period}",
                "this method takes the newest value, of {period}, after the deadline"
            ),
            Self::DirectionTaken => say!(
                language,
                "未写方向，按越高越好计",
                "no direction is declared: more is taken to be better"
            ),
        }
    }
}
