//! `indicalc`: policy targets held against statistical data.
//!
//! The pipeline is [`run`]: a plan's catalogue, the observations that it needs, the ledger of their values, the assessments.
#![doc = include_str!("../docs/library.md")]

pub mod assess;
pub mod cli;
pub mod data;
pub mod diagnostic;
pub mod draft;
pub mod language;
pub mod ledger;
mod parallel;
mod pipe;
pub mod plan;
pub mod progress;
pub mod quantity;
pub mod report;
pub mod series;
pub mod sql;
mod words;

use std::sync::Arc;

use assess::Report;
use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use ledger::Ledger;
use plan::{Plan, Request};
use series::Catalogue;

/// The page for readers of Chinese compiles and runs, too.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.zh.md")]
struct Chinese;

/// What a run gives.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The assessments and findings.
    pub report: Report,
    /// The paths of the files that were read, as they are shown.
    pub files: Vec<Arc<str>>,
    /// How many observations were read.
    pub observations: usize,
}

/// What a plan's files hold: the ground of assessments, and of pages about the data themselves.
#[derive(Debug)]
#[non_exhaustive]
pub struct Material {
    /// The series that the plan needs.
    pub catalogue: Catalogue,
    /// Their values.
    pub ledger: Ledger,
    /// What is to be said of the data.
    pub diagnostics: Diagnostics,
}

/// Reads what the targets of a plan need.
///
/// # Errors
/// Everything that is wrong with the data.
pub fn read(plan: &Plan, request: &Request) -> Result<Material, Diagnostics> {
    let mut catalogue = Catalogue::of(plan);
    catalogue.hush(plan, |target| request.chooses(target));
    let data = data::read(plan, &catalogue, request);
    let mut diagnostics = stop_at_errors(data.diagnostics.clone())?;
    catalogue.tie(&data.growths);
    let ledger = Ledger::build(&catalogue, data, request, plan.jump);
    diagnostics.extend(ledger.diagnostics().clone());
    Ok(Material { diagnostics: stop_at_errors(diagnostics)?, catalogue, ledger })
}

/// Assesses a plan.
///
/// # Errors
/// Everything that is wrong with the data or with how plan and data go together.
pub fn run(plan: &Plan, request: &Request) -> Result<Outcome, Diagnostics> {
    let request = &request.spelled(plan);
    let Material { catalogue, ledger, mut diagnostics } = read(plan, request)?;
    let (mut report, found) = assess::assess(plan, &catalogue, &ledger, request);
    diagnostics.extend(found);
    report.findings = stop_at_errors(diagnostics)?.sorted();
    report.unused.clone_from(&ledger.data().unused);
    for finding in &mut report.findings {
        finding.allowed = plan.allows(finding);
    }
    let files = ledger.data().files.iter();
    let mut files: Vec<Arc<str>> = files.map(|file| Arc::clone(&file.path)).collect();
    // Sheets of one workbook stand one behind the other.
    files.dedup();
    Ok(Outcome { report, files, observations: ledger.data().observations.len() })
}

/// Errors end the run; with them stays what may be why: what had to be guessed, as a version that a file's name does not tell, and what
/// decides the meaning of figures and is not understood.
fn stop_at_errors(diagnostics: Diagnostics) -> Result<Diagnostics, Diagnostics> {
    if !diagnostics.has_errors() {
        return Ok(diagnostics);
    }
    let is_cause = |d: &Diagnostic| matches!(d.code(), Code::Guessed | Code::UnreadableRole);
    let stays = |d: &Diagnostic| d.severity == Severity::Error || is_cause(d);
    let mut errors = Diagnostics::default();
    errors.extend(diagnostics.into_iter().filter(stays));
    Err(errors)
}
