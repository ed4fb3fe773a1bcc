//! What is wrong with what was typed, or with the system: a sentence and the way out.

use crate::diagnostic::Code;
use crate::diagnostic::clean;
use crate::language::Language;
use crate::say;

/// An error outside plan and data, in the language of the run.
#[derive(Debug)]
pub(super) struct Complaint {
    code: Option<Code>,
    sentence: String,
    way_out: Option<String>,
}

impl Complaint {
    pub(super) fn new(sentence: impl Into<String>) -> Self {
        Self {
            code: None,
            sentence: sentence.into(),
            way_out: None,
        }
    }

    /// With a code, by which scripts know it.
    pub(super) fn coded(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// With what to do about it.
    pub(super) fn help(mut self, way_out: impl Into<String>) -> Self {
        self.way_out = Some(way_out.into());
        self
    }

    /// As it is printed: `error[code]: sentence`, and the way out on a line of its own.
    pub(super) fn text(&self, l: Language) -> String {
        let label = say!(l, "错误", "error");
        let code = self.code.map(|code| format!("[{}]", code.word()));
        let code = code.unwrap_or_default();
        // Names of plans and files may hold what a terminal would obey.
        let harmless = |text: &str| {
            let lines: Vec<String> = text.lines().map(clean).collect();
            lines.join("\n")
        };
        let mut text = format!("{label}{code}: {}\n", harmless(&self.sentence));
        if let Some(way_out) = self.way_out.as_deref().map(harmless) {
            text.push_str(&say!(l, "办法: {way_out}\n", "help: {way_out}\n"));
        }
        text
    }
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Complaint {}
