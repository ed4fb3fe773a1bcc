//! What can be typed. The words of the help stand in `help`, in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "indicalc", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands; without one, `report` is meant.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Report(ReportArguments),
    Gap(ReportArguments),
    Progress(ReportArguments),
    Pace(ReportArguments),
    Summary(SummaryArguments),
    Explain(ExplainArguments),
    Check(CheckArguments),
    Inspect(InspectArguments),
}

/// What to read.
#[derive(Args, Debug)]
pub(super) struct Input {
    #[arg(short = 't', long, value_name = "FILE", default_value = "targets.toml")]
    pub(super) targets: PathBuf,
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(super) data: Vec<PathBuf>,
    #[arg(long, value_name = "P")]
    pub(super) as_of: Option<String>,
    #[arg(long, value_name = "V")]
    pub(super) vintage: Option<String>,
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) region: Vec<String>,
    #[arg(long)]
    pub(super) by_region: bool,
    #[arg(long, value_name = "METHOD")]
    pub(super) method: Option<String>,
}

/// Which targets.
#[derive(Args, Debug)]
pub(super) struct Selection {
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) group: Vec<String>,
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) owner: Vec<String>,
    #[arg(long, value_name = "STATUS", num_args = 1.., value_delimiter = ',')]
    pub(super) status: Vec<String>,
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    pub(super) id: Vec<String>,
}

/// What a command that assesses is asked.
#[derive(Args, Debug)]
pub(super) struct Asked {
    #[command(flatten)]
    pub(super) input: Input,
    #[arg(long, value_name = "FILE")]
    pub(super) compare: Option<PathBuf>,
    #[command(flatten)]
    pub(super) selection: Selection,
}

/// How it is to look.
#[derive(Args, Debug)]
pub(super) struct Appearance {
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(super) width: Option<u16>,
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: String,
    #[arg(long, value_name = "STYLE", default_value = "unicode")]
    pub(super) borders: String,
}

/// Where it goes.
#[derive(Args, Debug)]
pub(super) struct Output {
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    #[arg(id = "output", short = 'o', long = "output", value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[arg(long, overrides_with = "no_bom")]
    pub(super) bom: bool,
    #[arg(long, overrides_with = "bom")]
    pub(super) no_bom: bool,
}

/// `report`, `gap`, `progress`, `pace`: a row a target, which can be put into an order.
#[derive(Args, Debug)]
pub(super) struct ReportArguments {
    #[command(flatten)]
    pub(super) asked: Asked,
    #[arg(long, value_name = "KEY")]
    pub(super) sort: Option<String>,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `summary`.
#[derive(Args, Debug)]
pub(super) struct SummaryArguments {
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `explain`.
#[derive(Args, Debug)]
pub(super) struct ExplainArguments {
    #[arg(value_name = "ID")]
    pub(super) target: String,
    #[command(flatten)]
    pub(super) input: Input,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `check`.
#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    #[arg(long, value_name = "WHAT", num_args = 1.., value_delimiter = ',')]
    pub(super) fail_on: Vec<String>,
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `inspect`.
#[derive(Args, Debug)]
pub(super) struct InspectArguments {
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(short = 't', long, value_name = "FILE")]
    pub(super) targets: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}
