//! The keys of `[index]`.

use super::shape::{self, Entry, Key, Shape};
use crate::plan::{IndexMean, IndexMethod, IndexRule, Weights};

/// The keys of `[index]`.
pub(super) const KEYS: &[Key<IndexRule>] = keys! { |rule, read, value|
    "method": Shape::choice::<IndexMethod>(), "怎样打分：attainment 实现程度，efficacy 功效系数" / "how targets are scored"
        => rule.method = read.choice(value).unwrap_or_default();
    "mean": Shape::choice::<IndexMean>(), "怎样平均" / "how scores are averaged"
        => rule.mean = read.choice(value).unwrap_or_default();
    "weights": Shape::choice::<Weights>(), "有缺项时：stand 不算指数，rescale 由其余指标分摊权重" / "where a score is missing: stand (no index) or rescale (the others share its weight)"
        => rule.weights = read.choice(value).unwrap_or_default();
};

/// What stands in the table.
pub(super) fn entries() -> Vec<Entry> {
    shape::entries(KEYS)
}
