//! Why a preset does not speak, and what it assumed where it does.

use crate::assess::Reason;
use crate::language::Language;
use crate::quantity::Period;

reasons! {
    /// Why a preset has no figure, or what it took for one that was missing.
    pub enum MethodReason, l {
        /// What keeps the assessment from speaking keeps the preset too.
        Assessment { reason: Reason } = reason.word(),
            = reason.text(l);
        /// It needs a goal.
        GoalWanted = "goal-wanted",
            "该方法需要目标值" / "this method needs a goal with a value";
        /// Fewer yearly points than it needs: how many there are, and how many it wants at least.
        TooFewPoints { have: usize, need: usize } = "too-few-points",
            "年度数据只有 {have} 个，至少要 {need} 个" / "{have} yearly points, at least {need} are needed";
        /// Fewer yearly points than usual: how many there are.
        FewPoints { have: usize } = "few-points",
            "年度数据只有 {have} 个，通常用 6 个" / "{have} yearly points only, usually 6";
        /// It needs `bounds`, and they must differ.
        BoundsWanted = "bounds-wanted",
            "该方法需要上下界：bounds = {{ worst = …, best = … }}，两者不等" /
                "this method needs bounds = {{ worst = …, best = … }} that differ";
        /// The indicator is a growth itself, of which it takes no growth.
        GrowthRate = "growth-rate",
            "指标本身是增速，不再求增速；可改用总量指标" / "the indicator is a growth itself and has no growth rate; use the level";
        /// An amount since the baseline starts at zero.
        Cumulative = "cumulative",
            "累计数从零起算，无增速" / "an amount since the baseline starts at zero and has no growth rate";
        /// The goal and its base have opposite signs.
        GoalAcrossZero = "goal-across-zero",
            "目标与基期值正负号不同，无增速" / "the goal and its base have opposite signs: there is no growth rate";
        /// The goal is not after the base.
        GoalInThePast = "goal-in-the-past",
            "目标期不晚于基期" / "the deadline is not after the base";
        /// A base of zero was taken as 0.001.
        ZeroBaseTaken = "zero-base-taken",
            "基期值 0 按 0.001 计" / "a base of 0 is taken as 0.001";
        /// A goal of zero was taken as 0.001.
        ZeroGoalTaken = "zero-goal-taken",
            "目标值 0 按 0.001 计" / "a goal of 0 is taken as 0.001";
        /// The value is zero: a growth of −100% a year.
        FellToZero = "fell-to-zero",
            "现值为 0，年均增速按 −100% 计" / "the value is 0: a growth of −100% a year";
        /// There is no value at the baseline; this period was taken.
        BaseTaken { period: Period } = "base-taken",
            "基期无数值，以 {period} 为基期" / "no value at the baseline: {period} is taken";
        /// The figures do not reach back over the whole window: where they begin.
        ShortWindow { period: Period } = "short-window",
            "数据不足 5 年，从 {period} 算起" / "the figures cover less than 5 years, from {period} on";
        /// The target has no deadline; this one was taken.
        DeadlineTaken { period: Period } = "deadline-taken",
            "未设目标期，按 {period} 计" / "no deadline is set: {period} is taken";
        /// A natural limit, which is for targets without goal.
        LimitUnused = "limit-unused",
            "有目标值，不用限值（limit）" / "there is a goal, so the `limit` is not used";
        /// The newest value is taken although it is later than the deadline: the period it is of.
        AfterDeadline { period: Period } = "after-deadline",
            "该方法取目标期之后的最新值 {period}" / "this method takes the newest value, of {period}, after the deadline";
        /// Neither goal nor direction is declared; more is taken to be better.
        DirectionTaken = "direction-taken",
            "未写方向，按越高越好计" / "no direction is declared: more is taken to be better";
    }
}

impl From<Reason> for MethodReason {
    fn from(reason: Reason) -> Self {
        Self::Assessment { reason }
    }
}
