//! The text of a plan as it is written, line by line.

use std::fmt::Write;

use crate::plan;
use crate::quantity::Period;

/// A plan's text, and what is to be told of it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text of `targets.toml`.
    pub text: String,
    /// How many targets it has.
    pub targets: usize,
    /// In how many places something is left open.
    pub open: usize,
}

/// A plan's text so far.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) targets: usize,
    pub(super) open: usize,
}

impl Page {
    /// A remark.
    pub(super) fn remark(&mut self, remark: &str) {
        for line in remark.lines() {
            let line = line.trim();
            let visible = line.chars().filter(|c| !c.is_control());
            self.text.push_str("# ");
            self.text.extend(visible);
            self.text.push('\n');
        }
    }

    /// Something that is left open.
    pub(super) fn open(&mut self, remark: &str) {
        self.open += 1;
        self.remark(remark);
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// The head of a table of the plan.
    pub(super) fn head(&mut self, head: &str) {
        if head == "[[targets]]" {
            self.targets += 1;
        }
        self.text.push_str(head);
        self.text.push('\n');
    }

    /// A key with its value as TOML has it.
    pub(super) fn line(&mut self, key: &str, value: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{key} = {value}");
    }

    /// A key with a text, where there is one.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.line(key, &quoted(text));
        }
    }

    /// A key with a list of texts.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        match quoted.as_slice() {
            [] => {}
            [only] if key == "owner" => self.line(key, only),
            _ => self.line(key, &format!("[{}]", quoted.join(", "))),
        }
    }
}

/// A text as TOML has it, on one line.
pub(super) fn quoted(text: &str) -> String {
    let plain = text.replace(char::is_control, " ");
    plan::quoted(plain.trim())
}

/// A period as a plan writes it: two calendar years are one that begins within the first (`2021/22`).
pub(super) fn written(period: Period) -> String {
    let first = period.start().year();
    if period.months() == 24 && period.start().month() == 1 {
        format!("{first}/{:02}", (first + 1) % 100)
    } else {
        period.to_string()
    }
}
