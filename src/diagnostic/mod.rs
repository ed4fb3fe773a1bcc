//! What is wrong with a plan or its data, and what is worth knowing about them: codes, places, findings.
//! Every room declares its own messages with [`messages!`](crate::messages); this room sorts and renders them.

mod code;
mod explained;
mod message;
mod place;
pub mod render;
mod suggest;
mod visible;

use std::sync::Arc;

pub use code::Code;
pub use explained::Explanation;
pub use message::Message;
pub(crate) use place::letters;
pub use place::{Document, Excerpt, Place, Text};
pub use suggest::{Known, nearest, nearest_all, nearest_file};
pub use visible::clean;
pub(crate) use visible::{is_hidden, push_visible};

use crate::language::Language;
use crate::worded;

worded! {
    /// How much a diagnostic weighs.
    pub enum Severity {
        /// The run ends with status 2.
        Error = "error": "错误" / "error",
        /// A finding an analyst should look at.
        Warning = "warning": "警告" / "warning",
        /// A finding worth knowing.
        Info = "info": "提示" / "info",
    }
}

/// A message with its weight and the places it speaks of.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is, unless it concerns the run as a whole.
    pub place: Option<Place>,
    /// What it says.
    pub message: Arc<dyn Message>,
    /// Further places it speaks of.
    pub also: Vec<Place>,
    /// The targets that it concerns, by their place in the plan; none where it is about the data as a whole.
    pub targets: Vec<usize>,
    /// Whether the plan accepts it: it is told, and no check fails on it.
    pub allowed: bool,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(place: impl Into<Option<Place>>, message: impl Message + 'static) -> Self {
        Self::new(Severity::Error, place, message)
    }

    /// A finding at a place; it weighs what its code does.
    pub fn finding(place: impl Into<Option<Place>>, message: impl Message + 'static) -> Self {
        Self::new(message.code().severity(), place, message)
    }

    /// What would end another run, and here only warns.
    pub fn warning(place: impl Into<Option<Place>>, message: impl Message + 'static) -> Self {
        Self::new(Severity::Warning, place, message)
    }

    fn new(
        severity: Severity,
        place: impl Into<Option<Place>>,
        message: impl Message + 'static,
    ) -> Self {
        Self {
            severity,
            place: place.into(),
            message: Arc::new(message),
            also: Vec::new(),
            targets: Vec::new(),
            allowed: false,
        }
    }

    /// The same diagnostic with further places.
    #[must_use]
    pub fn also(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.also.extend(places);
        self
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.message.code()
    }
}

/// All that a run has to say, in no particular order until [`Diagnostics::sorted`].
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    /// The language of the plan that they are about, which is known even of a plan that is refused.
    pub language: Option<Language>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.all.extend(others);
    }

    /// Makes warnings of errors: what they tell is passed over.
    pub(crate) fn weaken(&mut self) {
        for diagnostic in &mut self.all {
            diagnostic.severity = diagnostic.severity.max(Severity::Warning);
        }
    }

    /// The same, all of one target.
    #[must_use]
    pub fn of_target(mut self, target: usize) -> Self {
        for diagnostic in &mut self.all {
            diagnostic.targets = vec![target];
        }
        self
    }

    /// Whether any of them ends the run.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those seen so far.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }

    /// All of them, by file order, line, column and code; equal ones once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.all.sort_by(|a, b| {
            let key = |d: &Diagnostic| d.place.as_ref().map(|p| (p.order, p.line, p.column));
            key(a).cmp(&key(b)).then_with(|| a.code().word().cmp(b.code().word()))
        });
        self.all.dedup_by(|again, first| {
            let same =
                again.place == first.place && again.message.says_same(first.message.as_ref());
            if same {
                first.targets.append(&mut again.targets);
            }
            same
        });
        self.all
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
