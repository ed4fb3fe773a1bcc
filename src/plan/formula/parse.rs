//! Signs to a tree, by precedence; every error of a formula at once.

use std::ops::Range;

use super::message::{FormulaError, FormulaMessage};
use super::token::{Sign, Token, is_name_sign, tokens};
use super::{Expr, Function, Node, Operator};
use crate::diagnostic::nearest;
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
        let span = tokens
            .get(LONGEST)
            .map_or(0..text.len(), |t| t.span.clone());
        return Err(vec![FormulaError {
            span,
            message: FormulaMessage::TooLong,
        }]);
    }
    let strange = !errors.is_empty();
    let mut parser = Parser {
        text,
        tokens,
        at: 0,
        depth: 0,
        errors,
    };
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
    let mut errors = parser.errors;
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors.dedup();
    errors.truncate(MOST_ERRORS);
    Err(errors)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    errors: Vec<FormulaError>,
}

impl Parser<'_> {
    fn sign(&self) -> Option<&Sign> {
        self.tokens.get(self.at).map(|token| &token.sign)
    }

    /// Where the next sign stands; behind the last at the end.
    fn span(&self) -> Range<usize> {
        let end = self.text.trim_end().len();
        let token = self.tokens.get(self.at);
        token.map_or(end..end, |token| token.span.clone())
    }

    fn written(&self, span: Range<usize>) -> String {
        self.text.get(span).unwrap_or_default().to_owned()
    }

    fn error(&mut self, span: Range<usize>, message: FormulaMessage) {
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

    fn expression(&mut self, least: u8) -> Expr {
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
        let words = matches!(
            last.map(|token| &token.sign),
            Some(Sign::Word(_) | Sign::Number(_))
        ) && matches!(self.sign(), Some(Sign::Word(_)));
        let span = before.start..self.span().end;
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
        if self.depth >= DEEPEST {
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
        if !self.errors.iter().any(|error| {
            matches!(
                error.message,
                FormulaMessage::Ended | FormulaMessage::TooDeep
            )
        }) {
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
        Expr {
            node: inner.node,
            span: open.start..end.unwrap_or(inner.span.end),
        }
    }

    /// Takes the closing bracket and gives where it ends; its lack is told at the opening one.
    fn close(&mut self, open: &Range<usize>) -> Option<usize> {
        if matches!(self.sign(), Some(Sign::Close)) {
            let end = self.span().end;
            self.at += 1;
            return Some(end);
        }
        let too_deep = self
            .errors
            .iter()
            .any(|error| error.message == FormulaMessage::TooDeep);
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
    fn skip_to_close(&mut self) {
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

    /// A name, or a function with its arguments.
    fn word(&mut self, word: String, span: Range<usize>) -> Expr {
        self.at += 1;
        let bracket = self.span();
        if !matches!(self.sign(), Some(Sign::Open)) {
            let node = Node::Name(word);
            return Expr { node, span };
        }
        match Function::of(&word) {
            Some(function) => self.call(function, span, &bracket),
            // A blank before the bracket: rather a forgotten operator.
            None if bracket.start > span.end && !is_function_like(&word) => {
                let node = Node::Name(word);
                Expr { node, span }
            }
            None => self.no_function(word, span),
        }
    }

    fn call(&mut self, function: Function, name: Range<usize>, open: &Range<usize>) -> Expr {
        self.at += 1;
        let mut arguments = Vec::new();
        if !matches!(self.sign(), Some(Sign::Close) | None) {
            arguments.push(self.expression(0));
            while matches!(self.sign(), Some(Sign::Comma)) {
                self.at += 1;
                arguments.push(self.expression(0));
            }
        }
        let end = self.close(open);
        let span = name.start..end.unwrap_or_else(|| self.span().start);
        let within = |error: &FormulaError| span.start <= error.span.start;
        if !self
            .errors
            .iter()
            .any(|error| within(error) && error.span.end <= span.end)
        {
            self.check_arguments(function, &arguments, span.clone());
        }
        let node = Node::Call(function, arguments);
        Expr { node, span }
    }

    fn check_arguments(&mut self, function: Function, arguments: &[Expr], span: Range<usize>) {
        if !function.takes(arguments.len()) {
            let given = arguments.len();
            return self.error(span, FormulaMessage::Arguments { function, given });
        }
        if let (Function::Cagr, [_, years]) = (function, arguments) {
            let whole = match &years.node {
                Node::Number(value) => value.to_i64(),
                _ => None,
            };
            if !whole.is_some_and(|years| (1..=100).contains(&years)) {
                let given = self.written(years.span.clone());
                self.error(years.span.clone(), FormulaMessage::Years { given });
            }
        }
    }

    /// A word before a bracket that is no function: a slip of the pen, or a name with brackets in it.
    fn no_function(&mut self, word: String, span: Range<usize>) -> Expr {
        if is_function_like(&word) {
            let names = Function::ALL.iter().map(|function| function.name());
            let near = nearest(&word, names)
                .and_then(Function::of)
                .map(Function::name);
            self.error(
                span.clone(),
                FormulaMessage::UnknownFunction {
                    name: word,
                    nearest: near,
                },
            );
            self.at += 1;
            self.skip_to_close();
            return nothing(span);
        }
        let whole = self.name_with_brackets(span.start, span.end);
        let name = self.written(whole.clone());
        while self.span().start < whole.end && self.sign().is_some() {
            self.at += 1;
        }
        self.error(whole.clone(), FormulaMessage::BracketInName { name });
        nothing(whole)
    }

    /// How far a name with brackets probably reaches: over each bracket that stands tight behind it, and the signs of names
    /// behind that.
    fn name_with_brackets(&self, start: usize, from: usize) -> Range<usize> {
        let mut end = from;
        loop {
            let rest = self.text.get(end..).unwrap_or_default();
            let mut chars = rest.char_indices();
            if !matches!(chars.next(), Some((_, '(' | '（'))) {
                return start..end;
            }
            let Some((at, close)) = chars.find(|(_, c)| matches!(c, ')' | '）')) else {
                return start..self.text.trim_end().len();
            };
            end += at + close.len_utf8();
            let behind = self.text.get(end..).unwrap_or_default();
            end += behind.find(|c| !is_name_sign(c)).unwrap_or(behind.len());
        }
    }
}

/// Small ASCII letters: rather a function than the name of a series.
fn is_function_like(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && word.starts_with(|c: char| c.is_ascii_lowercase())
}

/// What stands for an operand that could not be read.
fn nothing(span: Range<usize>) -> Expr {
    Expr {
        node: Node::Number(Decimal::ONE),
        span,
    }
}
