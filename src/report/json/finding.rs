//! A finding with its place.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::plan::Target;
use crate::report::findings;

#[derive(Serialize)]
pub(in crate::report) struct Finding<'a> {
    severity: &'static str,
    code: &'static str,
    message: String,
    file: Option<&'a str>,
    /// The sheet of a workbook; not written of other files.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    targets: Vec<&'a str>,
    allowed: bool,
}

impl<'a> Finding<'a> {
    /// Of the targets it is told by their ids.
    pub(in crate::report) fn of(
        finding: &'a Diagnostic,
        targets: &'a [Target],
        language: Language,
    ) -> Self {
        let place = finding.place.as_ref();
        let known = |number: u32| Some(number).filter(|number| *number > 0);
        let concerned = finding.targets.iter().filter_map(|at| targets.get(*at));
        Self {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            },
            code: finding.code().word(),
            message: findings::told(finding, language),
            file: place.map(|place| place.document.path.as_ref()),
            sheet: place.and_then(|place| place.document.sheet.as_deref()),
            line: place.and_then(|place| known(place.line)),
            column: place.and_then(|place| known(place.column)),
            targets: concerned.map(|target| target.id.as_str()).collect(),
            allowed: finding.allowed,
        }
    }
}
