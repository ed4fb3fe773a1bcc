//! Verdicts: what an assessment gives, and what a plan can expect of one.

use std::cmp::Ordering;

use crate::language::Language;
use crate::{say, worded};

worded! {
    /// The verdict.
    #[non_exhaustive]
    pub enum Status {
        /// 已实现, 提前实现
        Achieved = "achieved": "已实现" / "achieved" also "提前实现" "achieved early",
        /// 快于预期
        Ahead = "ahead": "快于预期" / "ahead",
        /// 符合预期
        OnSchedule = "on-schedule": "符合预期" / "on schedule" also "达标" "holds",
        /// 接近目标: a standing goal, missed by little
        Near = "near": "接近目标" / "near",
        /// 滞后预期
        Behind = "behind": "滞后预期" / "behind" also "未达标" "does not hold",
        /// 逆向变动
        Regressing = "regressing": "逆向变动" / "regressing",
        /// 未实现
        Missed = "missed": "未实现" / "missed",
        /// 未到期
        Pending = "pending": "未到期" / "not due",
        /// 数据不足
        NoData = "no-data": "数据不足" / "no data",
    }
}

impl Status {
    /// The word for people; an achieved goal is 提前实现 before its deadline.
    #[must_use]
    pub fn told(self, early: bool, language: Language) -> String {
        match self {
            Self::Achieved if early => say!(language, "提前实现", "achieved early"),
            status => status.text(language).to_owned(),
        }
    }

    /// How it stands to an earlier verdict: the greater, the better. Not to know any more is worse than any verdict; any verdict is
    /// better than none. What was not due yet turns well or badly by what it becomes; to be not due any more is neither.
    #[must_use]
    pub fn since(self, was: Self) -> Ordering {
        match was {
            _ if self == Self::Pending => Ordering::Equal,
            Self::Pending => Self::Near.cmp(&self).then(Ordering::Greater),
            was => was.cmp(&self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_ordered_from_best_to_worst() {
        for pair in Status::ALL.windows(2) {
            let [better, worse] = pair else { continue };
            if !pair.contains(&Status::Pending) {
                assert_eq!(worse.since(*better), Ordering::Less, "{worse:?} {better:?}");
                assert_eq!(better.since(*worse), Ordering::Greater, "{worse:?} {better:?}");
            }
            assert_eq!(better.since(*better), Ordering::Equal);
        }
    }

    #[test]
    fn what_was_not_due_turns_well_or_badly_by_what_it_becomes() {
        for (is, turn) in [
            (Status::Achieved, Ordering::Greater),
            (Status::Near, Ordering::Greater),
            (Status::Pending, Ordering::Equal),
            (Status::Behind, Ordering::Less),
            (Status::NoData, Ordering::Less),
        ] {
            assert_eq!(is.since(Status::Pending), turn, "{is:?}");
            assert_eq!(Status::Pending.since(is), Ordering::Equal, "{is:?}");
        }
    }
}
