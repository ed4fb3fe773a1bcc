//! Formulas over series: `服务业增加值 / 地区生产总值`.

use std::ops::Range;

use crate::quantity::{Decimal, Quantity};

/// A part of a formula and where it stands in the formula's text (bytes).
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub node: Node,
    /// Where it stands.
    pub span: Range<usize>,
}

/// What a part of a formula is.
#[derive(Clone, Debug)]
pub enum Node {
    /// A pure number.
    Number(Decimal),
    /// A number with a unit: `2亿元`.
    Quantity(Quantity),
    /// A series by its key or name, back-quotes taken off.
    Name(String),
    /// `-x`
    Negative(Box<Expr>),
    /// `a + b` and the like.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `yoy(x)` and the like.
    Call(Function, Vec<Expr>),
}

/// The four operators.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// The functions of formulas.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Function {
    /// The sum since the baseline.
    Cum,
    /// Growth on the same period of the year before.
    Yoy,
    /// The mean of a stock at both ends of the period.
    Avg,
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// The size without sign.
    Abs,
    /// Mean growth a year over n years: 两年平均.
    Cagr,
    /// A part's share in the growth of its whole: 贡献率.
    Contribution,
    /// Points of the whole's growth that come from a part: 拉动.
    Pull,
}
