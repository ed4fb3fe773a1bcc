//! Words before brackets: functions with their arguments, slips of the pen, names with brackets in them.

use std::ops::Range;

use super::message::{FormulaError, FormulaMessage};
use super::parse::{Parser, nothing};
use super::sign::is_name_sign;
use super::token::Sign;
use super::{Expr, Function, Node};
use crate::diagnostic::nearest;

impl Parser<'_> {
    /// A name, or a function with its arguments.
    pub(super) fn word(&mut self, word: String, span: Range<usize>) -> Expr {
        self.at += 1;
        let bracket = self.span();
        if !matches!(self.sign(), Some(Sign::Open)) {
            let node = Node::Name(word);
            return Expr { node, span };
        }
        match Function::of(&word) {
            Some(function) => self.call(function, span, &bracket),
            // A blank before the bracket: rather a forgotten operator.
            None if bracket.start > span.end && !is_like_function(&word) => {
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
        if !self.errors.iter().any(|error| within(error) && error.span.end <= span.end) {
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
        if let (Function::Cagr | Function::Lag, [_, years]) = (function, arguments) {
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
        if is_like_function(&word) {
            let names = Function::ALL.iter().map(|function| function.name());
            let near = match Function::meant(&word) {
                None if Function::is_of_spreadsheets(&word) => None,
                None => nearest(&word, names),
                Some(function) => Some(function.name()),
            };
            self.error(span.clone(), FormulaMessage::UnknownFunction { nearest: near, name: word });
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

/// Whether a word before a bracket is rather a function than the name of a series: a synonym, or small ASCII letters.
fn is_like_function(word: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    Function::meant(word).is_some()
        || Function::is_of_spreadsheets(word)
        || word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(small)
}
