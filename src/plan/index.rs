//! `[index]`: how the scores of targets make one figure.

use crate::worded;

/// How the composite index (综合指数) is made.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct IndexRule {
    /// How a target is scored.
    pub method: IndexMethod,
    /// How scores are averaged.
    pub mean: IndexMean,
    /// What becomes of the weights where a score is missing.
    pub weights: Weights,
}

worded! {
    /// How a target is scored.
    #[derive(Default)]
    pub enum IndexMethod {
        /// 100·x/T, within 0 and 100.
        #[default]
        Attainment = "attainment": "实现程度" / "attainment",
        /// 60 + 40·(x − worst)/(best − worst).
        Efficacy = "efficacy": "功效系数" / "efficacy",
    }
}

worded! {
    /// How weighted scores are averaged.
    #[derive(Default)]
    pub enum IndexMean {
        /// Σw·z/Σw
        #[default]
        Arithmetic = "arithmetic": "加权算术平均" / "weighted arithmetic mean",
        /// Πz^(w/Σw)
        Geometric = "geometric": "加权几何平均" / "weighted geometric mean",
    }
}

worded! {
    /// What becomes of the weights where a score is missing.
    #[derive(Default)]
    pub enum Weights {
        /// They stand, so that there is no index.
        #[default]
        Stand = "stand",
        /// The others share its weight.
        Rescale = "rescale",
    }
}
