//! A formula printed so that it reads back to the same tree.

use std::fmt;

use super::sign::stands_unquoted;
use super::{Expr, Node, Operator};
use crate::quantity::plain;

impl fmt::Display for Expr {
    /// With as few brackets as the tree needs; names in back-quotes where they need them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Number(value) => f.write_str(&plain(*value)),
            Node::Quantity(quantity) => write!(f, "{quantity}"),
            Node::Name(name) if stands_unquoted(name) => f.write_str(name),
            Node::Name(name) => write!(f, "`{name}`"),
            Node::Negative(inner) => {
                f.write_str("-")?;
                bracketed(inner, matches!(inner.node, Node::Binary(..)), f)
            }
            Node::Binary(operator, left, right) => {
                bracketed(left, left.binds_weaker_than(*operator, false), f)?;
                write!(f, " {} ", operator.sign())?;
                bracketed(right, right.binds_weaker_than(*operator, true), f)
            }
            Node::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (at, argument) in arguments.iter().enumerate() {
                    if at > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{argument}")?;
                }
                f.write_str(")")
            }
        }
    }
}

fn bracketed(expr: &Expr, needed: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if needed { write!(f, "({expr})") } else { write!(f, "{expr}") }
}

impl Expr {
    /// Whether it needs brackets as an operand; operators of one strength bind to the left.
    fn binds_weaker_than(&self, operator: Operator, on_the_right: bool) -> bool {
        match &self.node {
            Node::Binary(own, ..) if on_the_right => own.strength() <= operator.strength(),
            Node::Binary(own, ..) => own.strength() < operator.strength(),
            Node::Negative(_) => on_the_right,
            _ => false,
        }
    }
}
