//! What a run says.

use super::{Assessment, Changes, Indices, Scored};
use crate::data::Unused;
use crate::diagnostic::Diagnostic;
use crate::quantity::Month;

/// The result of a run: every target in every region asked for, and what is to be said of the data.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// In the plan's order, then by region.
    pub assessments: Vec<Assessment>,
    /// The same of the moments that were asked for beside, as far as figures end with them: by the data of today.
    pub then: Vec<Assessment>,
    /// The newest month that any assessment used.
    pub as_of: Option<Month>,
    /// The composite index; none where no target has a weight.
    pub index: Option<Indices>,
    /// Warnings and informations, sorted.
    pub findings: Vec<Diagnostic>,
    /// Figures that no target uses, by file.
    pub unused: Vec<Unused>,
    /// What changed since an earlier run; none where it was not compared with one.
    pub changes: Option<Changes>,
}

impl Report {
    /// The assessments, and those of the moments before.
    pub(crate) fn both(&self) -> (&[Assessment], &[Assessment]) {
        (&self.assessments, &self.then)
    }

    /// An assessment's score in the index; none where it has no part in one.
    #[must_use]
    pub fn scored(&self, assessment: &Assessment) -> Option<&Scored> {
        let index = self.index.as_ref()?;
        index.scored(assessment.region.as_deref(), assessment.target)
    }
}
