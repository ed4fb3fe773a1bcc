//! Formulas over series: `服务业增加值 / 地区生产总值`.
//!
//! ```text
//! formula  = sum
//! sum      = product { ("+" | "-") product }
//! product  = operand { ("*" | "/") operand }
//! operand  = ("-" | "+") operand | "(" sum ")" | function "(" sum { "," sum } ")" | quantity | number | name
//! quantity = number unit            a known unit: 2亿元, 5%, 3 billion USD, 10元/人
//! number   = digits {"," 3 digits} ["." digits] ["e" ["-"] digits] [scale]    28 digits at most; 2万 is 20000
//! name     = letters of any script, digits, 、 “ ” . : # @ & $ _  |  "`" anything "`"
//! ```
//!
//! `name@region` is the series of that name in another region than the one assessed: `地区生产总值 / 地区生产总值@全省`.
//!
//! Full-width signs and `×` `·` `÷` `−` are their plain ones. Operators of one strength bind to the left. A number and a known
//! unit are a quantity; a number and anything else that a name may hold is a name: 3星级以上农家乐.

mod call;
mod function;
mod message;
mod parse;
mod print;
mod sign;
mod token;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::quantity::{Decimal, Quantity};

pub use function::Function;
pub use message::{FormulaError, FormulaMessage};
pub use parse::parse;

/// A part of a formula and where it stands in the formula's text (bytes). Two are equal if they say the same, wherever they
/// stand.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub node: Node,
    /// Where it stands, brackets around it included.
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
    /// `yoy(x)` and the like, with as many arguments as the function takes.
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

impl Operator {
    /// As it is written.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Minus => '-',
            Self::Times => '*',
            Self::Over => '/',
        }
    }

    /// The stronger binds first.
    fn strength(self) -> u8 {
        match self {
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
        }
    }
}

impl Expr {
    /// The parts directly below it, in the order of the text.
    #[must_use]
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &Self> {
        let (left, right, arguments): (Option<&Self>, Option<&Self>, &[Self]) = match &self.node {
            Node::Number(_) | Node::Quantity(_) | Node::Name(_) => (None, None, &[]),
            Node::Negative(inner) => (Some(inner), None, &[]),
            Node::Binary(_, left, right) => (Some(left), Some(right), &[]),
            Node::Call(_, arguments) => (None, None, arguments),
        };
        left.into_iter().chain(right).chain(arguments)
    }

    /// It and all parts below it, in the order of the text.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.parts().rev());
            Some(next)
        })
    }

    /// The names in it and where they stand, in the order of the text, each as often as it occurs.
    pub fn names(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.walk().filter_map(|part| match &part.node {
            Node::Name(name) => Some((name.as_str(), part.span.clone())),
            _ => None,
        })
    }

    /// Whether it calls a function anywhere.
    #[must_use]
    pub fn calls(&self, function: Function) -> bool {
        self.walk().any(|part| matches!(&part.node, Node::Call(called, _) if *called == function))
    }

    /// The name, if it is one and nothing else.
    #[must_use]
    pub fn single_name(&self) -> Option<&str> {
        match &self.node {
            Node::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The two names, if it is one less another and nothing else.
    #[must_use]
    pub fn difference(&self) -> Option<(&str, &str)> {
        match &self.node {
            Node::Binary(Operator::Minus, left, right) => {
                left.single_name().zip(right.single_name())
            }
            _ => None,
        }
    }

    /// The same of a region's figures, but for names that say whose they are.
    #[must_use]
    pub fn in_region(&self, region: &str) -> Self {
        let within = |part: &Self| Box::new(part.in_region(region));
        let node = match &self.node {
            Node::Name(name) if named_region(name).is_none() => {
                Node::Name(format!("{name}@{region}"))
            }
            Node::Negative(inner) => Node::Negative(within(inner)),
            Node::Binary(operator, left, right) => {
                Node::Binary(*operator, within(left), within(right))
            }
            Node::Call(function, arguments) => {
                let arguments = arguments.iter().map(|one| one.in_region(region));
                Node::Call(*function, arguments.collect())
            }
            node => node.clone(),
        };
        Self { node, span: self.span.clone() }
    }

    /// Whether it is a name and nothing else.
    #[must_use]
    pub fn is_single_name(&self) -> bool {
        self.single_name().is_some()
    }
}

/// The series and the region of a name that says whose figures it means: `地区生产总值@全省`.
#[must_use]
pub fn named_region(name: &str) -> Option<(&str, &str)> {
    let (series, region) = name.rsplit_once(['@', '＠'])?;
    let (series, region) = (series.trim(), region.trim());
    (!series.is_empty() && !region.is_empty()).then_some((series, region))
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Quantity(a), Self::Quantity(b)) => a.value == b.value && a.unit == b.unit,
            (Self::Name(a), Self::Name(b)) => a == b,
            (Self::Negative(a), Self::Negative(b)) => a == b,
            (Self::Binary(operator, left, right), Self::Binary(other, other_left, other_right)) => {
                operator == other && left == other_left && right == other_right
            }
            (Self::Call(f, a), Self::Call(g, b)) => f == g && a == b,
            _ => false,
        }
    }
}
