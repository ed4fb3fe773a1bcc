//! Signs to a tree, by precedence; every error of a formula at once.

use std::ops::Range;

use super::message::{FormulaError, FormulaMessage};
use super::token::{Sign, Token, tokens};
use super::{Expr, Node, Operator};
use crate::quantity::{Decimal, UnitTable};

/// How deep brackets may stand within each other.
const DEEPEST: usize = 64;
/// How many signs a formula may have: its tree is walked by recursion.
const LONGEST: usize = 500;
/// How many errors of one formula are told.
const MOST_ERRORS: usize = 8;

/// Reads a formula.
///
/// # Errors
/// All that is wrong with it, in the order of the text; at most some.
pub fn parse(text: &str, units: &UnitTable) -> Result<Expr, Vec<FormulaError>> {
    let (tokens, errors) = tokens(text, units);
    if tokens.len() > LONGEST {
        let span = tokens.get(LONGEST).map_or(0..text.len(), |t| t.span.clone());
        return Err(vec![FormulaError { span, message: FormulaMessage::TooLong }]);
    }
    let strange = !errors.is_empty();
    let mut parser = Parser { text, tokens, at: 0, depth: 0, errors };
    if parser.tokens.is_empty() {
        if !strange {
            parser.error(0..text.len(), FormulaMessage::Empty);
        }
        return Err(parser.errors);
    }
    let expr = parser.whole();
    if parser.errors.is_empty() {
        return Ok(expr);
    }
    let mut errors = without_signs_in_names(parser.errors);
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors.dedup();
    errors.truncate(MOST_ERRORS);
    Err(errors)
}

/// Signs that no formula has may well stand in a name that belongs into back-quotes.
fn without_signs_in_names(errors: Vec<FormulaError>) -> Vec<FormulaError> {
    let names: Vec<Range<usize>> = errors
        .iter()
        .filter(|error| matches!(error.message, FormulaMessage::BracketInName { .. }))
        .map(|error| error.span.clone())
        .collect();
    let in_name = |error: &FormulaError| {
        let sign = matches!(error.message, FormulaMessage::StrangeSign { .. });
        sign && names.iter().any(|name| name.contains(&error.span.start))
    };
    errors.into_iter().filter(|error| !in_name(error)).collect()
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) depth: usize,
    pub(super) errors: Vec<FormulaError>,
}

impl Parser<'_> {
    pub(super) fn sign(&self) -> Option<&Sign> {
        self.tokens.get(self.at).map(|token| &token.sign)
    }

    /// Where the next sign stands; behind the last at the end.
    pub(super) fn span(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        let token = self.tokens.get(self.at);
        token.map_or(end..end, |token| token.span.clone())
    }

    pub(super) fn written(&self, span: Range<usize>) -> String {
        self.text.get(span).unwrap_or_default().to_owned()
    }

    pub(super) fn error(&mut self, span: Range<usize>, message: FormulaMessage) {
        self.errors.push(FormulaError { span, message });
    }

    /// The whole formula; what stands behind a complete one is told and left out.
    fn whole(&mut self) -> Expr {
        let expr = self.expression(0);
        while let Some(sign) = self.sign() {
            let closing = matches!(sign, Sign::Close);
            let span = self.span();
            self.at += 1;
            if closing {
                self.error(span, FormulaMessage::UnopenedBracket);
                self.continued(expr.clone(), 0);
            } else {
                self.error(span, FormulaMessage::Comma);
                self.expression(0);
            }
        }
        expr
    }

    pub(super) fn expression(&mut self, least: u8) -> Expr {
        let first = self.operand();
        self.continued(first, least)
    }

    /// Operators of at least some strength and what they bind, behind an operand.
    fn continued(&mut self, mut left: Expr, least: u8) -> Expr {
        loop {
            let operator = match self.sign() {
                Some(Sign::Operator(operator)) => *operator,
                Some(Sign::Close | Sign::Comma) | None => return left,
                Some(_) => {
                    self.no_operator(&left);
                    Operator::Times
                }
            };
            if operator.strength() < least {
                return left;
            }
            if matches!(self.sign(), Some(Sign::Operator(_))) {
                self.at += 1;
            }
            let right = self.expression(operator.strength() + 1);
            let span = left.span.start..right.span.end;
            let node = Node::Binary(operator, Box::new(left), Box::new(right));
            left = Expr { node, span };
        }
    }

    fn no_operator(&mut self, left: &Expr) {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let before = last.map_or(left.span.clone(), |token| token.span.clone());
        let words = matches!(last.map(|token| &token.sign), Some(Sign::Word(_) | Sign::Number(_)))
            && matches!(self.sign(), Some(Sign::Word(_)));
        // A name of several words is told as a whole.
        let is_word = |token: &&Token| words && matches!(token.sign, Sign::Word(_));
        let (behind, ahead) = self.tokens.split_at(self.at.min(self.tokens.len()));
        let first = behind.iter().rev().take_while(is_word).last();
        let start = first.map_or(before.start, |token| token.span.start);
        let end = ahead.iter().take_while(is_word).last();
        let end = end.map_or(self.span().end, |token| token.span.end);
        let span = start..end;
        let both = self.written(span.clone());
        // Strength is weighed again by every caller above: tell it once.
        let told = self.errors.iter().any(|error| match error.message {
            FormulaMessage::NoOperator { .. } => {
                error.span.end > before.start && error.span.start <= before.start
            }
            // A sign that means nothing stood between: that is enough to say.
            FormulaMessage::StrangeSign { .. } => {
                error.span.start >= before.end && error.span.end <= span.end
            }
            _ => false,
        });
        if !told {
            self.error(span, FormulaMessage::NoOperator { both, words });
        }
    }

    fn operand(&mut self) -> Expr {
        let span = self.span();
        if self.depth > DEEPEST {
            self.error(span.clone(), FormulaMessage::TooDeep);
            self.at = self.tokens.len();
            return nothing(span);
        }
        self.depth += 1;
        let expr = self.operand_within(span);
        self.depth -= 1;
        expr
    }

    fn operand_within(&mut self, span: Range<usize>) -> Expr {
        let Some(sign) = self.sign().cloned() else {
            self.ended(span.clone());
            return nothing(span);
        };
        match sign {
            Sign::Number(value) => self.leaf(Node::Number(value), span),
            Sign::Quantity(quantity) => self.leaf(Node::Quantity(quantity), span),
            Sign::Quoted(name) => self.leaf(Node::Name(name), span),
            Sign::Word(word) => self.word(word, span),
            Sign::Open => self.bracket(span),
            Sign::Operator(Operator::Minus) => {
                self.at += 1;
                let inner = self.operand();
                let span = span.start..inner.span.end;
                let node = Node::Negative(Box::new(inner));
                Expr { node, span }
            }
            Sign::Operator(Operator::Plus) => {
                self.at += 1;
                self.operand()
            }
            Sign::Operator(_) => {
                let sign = self.written(span.clone());
                self.error(span, FormulaMessage::NoOperand { sign });
                self.at += 1;
                self.operand()
            }
            Sign::Close | Sign::Comma => {
                let sign = self.written(span.clone());
                self.error(span.clone(), FormulaMessage::NoOperand { sign });
                nothing(span)
            }
        }
    }

    fn ended(&mut self, span: Range<usize>) {
        let last = self.tokens.last().map_or(0, |token| token.span.end);
        let told = self.errors.iter().any(|error| match error.message {
            FormulaMessage::Ended | FormulaMessage::TooDeep => true,
            // Something stands there, if nothing that can be read.
            FormulaMessage::StrangeSign { .. } => error.span.start >= last,
            _ => false,
        });
        if !told {
            self.error(span, FormulaMessage::Ended);
        }
    }

    fn leaf(&mut self, node: Node, span: Range<usize>) -> Expr {
        self.at += 1;
        Expr { node, span }
    }

    fn bracket(&mut self, open: Range<usize>) -> Expr {
        self.at += 1;
        let inner = self.expression(0);
        let end = self.close(&open);
        Expr { node: inner.node, span: open.start..end.unwrap_or(inner.span.end) }
    }

    /// Takes the closing bracket and gives where it ends; its lack is told at the opening one.
    pub(super) fn close(&mut self, open: &Range<usize>) -> Option<usize> {
        if matches!(self.sign(), Some(Sign::Close)) {
            let end = self.span().end;
            self.at += 1;
            return Some(end);
        }
        let too_deep = self.errors.iter().any(|error| error.message == FormulaMessage::TooDeep);
        if !too_deep {
            let message = match self.sign() {
                Some(Sign::Comma) => FormulaMessage::Comma,
                _ => FormulaMessage::UnclosedBracket,
            };
            let span = match message {
                FormulaMessage::Comma => self.span(),
                _ => open.clone(),
            };
            self.error(span, message);
            self.skip_to_close();
        }
        None
    }

    /// Goes behind the bracket that closes the one in which an error stood.
    pub(super) fn skip_to_close(&mut self) {
        let mut open = 0_usize;
        while let Some(sign) = self.sign() {
            match sign {
                Sign::Open => open += 1,
                Sign::Close if open == 0 => {
                    self.at += 1;
                    return;
                }
                Sign::Close => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

/// What stands for an operand that could not be read.
pub(super) fn nothing(span: Range<usize>) -> Expr {
    Expr { node: Node::Number(Decimal::ONE), span }
}
