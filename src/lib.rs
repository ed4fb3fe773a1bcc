//! `indicalc`: policy targets held against statistical data.
//!
//! The pipeline is [`run`]: a plan's catalogue, the observations that it needs, the ledger of their values, the assessments.

pub mod assess;
pub mod cli;
pub mod data;
pub mod diagnostic;
pub mod language;
pub mod ledger;
mod parallel;
pub mod plan;
pub mod quantity;
pub mod report;
pub mod series;
mod words;

use std::path::PathBuf;

use assess::Report;
use data::ReadOptions;
use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use language::Language;
use ledger::{Cut, Ledger};
use plan::{Method, Plan};
use quantity::Month;
use series::Catalogue;

/// What of a plan is to be assessed.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Data files instead of the plan's; `-` is standard input.
    pub files: Option<Vec<PathBuf>>,
    /// What standard input holds.
    pub standard_input: Option<Vec<u8>>,
    /// The first month that no longer exists for the run.
    pub as_of: Option<Month>,
    /// The newest version of figures that counts.
    pub vintage: Option<String>,
    /// Regions by name.
    pub regions: Vec<String>,
    /// Every region.
    pub by_region: bool,
    /// The method that wins over the plan's.
    pub method: Option<Method>,
    /// Whether every number keeps its chain, and the language it is told in.
    pub trace: Option<Language>,
    /// Whether every cell is parsed, not only those needed.
    pub everything: bool,
    /// The statuses asked for; empty: all.
    pub statuses: Vec<assess::Status>,
}

/// What a run gives.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The assessments and findings.
    pub report: Report,
    /// How many files were read.
    pub files: usize,
    /// How many observations were read.
    pub observations: usize,
}

/// Assesses a plan.
///
/// # Errors
/// Everything that is wrong with the data or with how plan and data go together.
pub fn run(plan: &Plan, request: Request) -> Result<Outcome, Diagnostics> {
    let catalogue = Catalogue::of(plan);
    let data = data::read(plan, &catalogue, &read_options(&request));
    let mut diagnostics = stop_at_errors(data.diagnostics.clone())?;
    let (files, observations) = (data.files.len(), data.observations.len());
    let cut = Cut {
        as_of: request.as_of,
        vintage: request.vintage.clone(),
        jump: plan.jump,
    };
    let ledger = Ledger::build(&catalogue, data, &cut);
    diagnostics.extend(ledger.diagnostics().clone());
    let mut diagnostics = stop_at_errors(diagnostics)?;
    let (mut report, found) = assess::assess(plan, &catalogue, &ledger, &assess_options(request));
    diagnostics.extend(found);
    report.findings = stop_at_errors(diagnostics)?.sorted();
    for finding in &mut report.findings {
        finding.allowed = plan.allows(finding);
    }
    Ok(Outcome {
        report,
        files,
        observations,
    })
}

/// Errors end the run; with them stays what had to be guessed, which may be why: a version that a file's name does not tell.
fn stop_at_errors(diagnostics: Diagnostics) -> Result<Diagnostics, Diagnostics> {
    if !diagnostics.has_errors() {
        return Ok(diagnostics);
    }
    let stays = |d: &Diagnostic| d.severity == Severity::Error || d.code() == Code::Guessed;
    let mut errors = Diagnostics::default();
    errors.extend(diagnostics.into_iter().filter(stays));
    Err(errors)
}

fn read_options(request: &Request) -> ReadOptions {
    ReadOptions {
        files: request.files.clone(),
        stdin: request.standard_input.clone().map(Into::into),
        regions: request.regions.clone(),
        by_region: request.by_region,
        parse_everything: request.everything,
    }
}

fn assess_options(request: Request) -> assess::Options {
    assess::Options {
        as_of: request.as_of,
        regions: request.regions,
        by_region: request.by_region,
        method: request.method,
        trace: request.trace,
        statuses: request.statuses,
    }
}
