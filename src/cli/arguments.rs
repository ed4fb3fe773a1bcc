//! What can be typed. The words of the help stand in `help`, in both languages.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::word::{AllOr, OneOf, OneOrAll, Several, Whole};
use crate::assess::{Ground, Status};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::plan::Method;
use crate::report::Format;
use crate::report::brief::BriefFormat;
use crate::report::check::CheckFormat;
use crate::sql::Dialect;
use crate::worded;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "indicalc", bin_name = "indicalc", version, disable_help_subcommand = true)]
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
    Index(SummaryArguments),
    Members(MembersArguments),
    Series(DataArguments),
    Months(MonthsArguments),
    Coverage(MonthsArguments),
    Compare(CompareArguments),
    Explain(ExplainArguments),
    Brief(BriefArguments),
    Check(CheckArguments),
    Inspect(InspectArguments),
    Sql(SqlArguments),
    Init(InitArguments),
    Codes(CodesArguments),
    Schema(SchemaArguments),
    Completions(CompletionsArguments),
    Man(ManArguments),
    Help(HelpArguments),
}

/// What to read.
#[derive(Args, Debug)]
pub(super) struct Reading {
    #[arg(short = 't', long, value_name = "FILE", default_value = "targets.toml")]
    pub(super) targets: PathBuf,
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(super) data: Vec<PathBuf>,
    #[arg(long, value_name = "P")]
    pub(super) as_of: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<String>,
    #[arg(long, value_name = "V")]
    pub(super) vintage: Option<String>,
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) region: Vec<String>,
    #[arg(long, value_name = "N", value_parser = Whole { least: 1, most: 1024 })]
    pub(super) threads: Option<u16>,
}

/// What to read, and in which light.
#[derive(Args, Debug)]
pub(super) struct Input {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[arg(long)]
    pub(super) by_region: bool,
    #[arg(long, value_name = "METHOD", value_parser = OneOrAll::<Method>::new())]
    pub(super) method: Option<AllOr<Method>>,
}

/// Which targets.
#[derive(Args, Debug)]
pub(super) struct Chosen {
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) group: Vec<String>,
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) owner: Vec<String>,
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(super) id: Vec<String>,
}

/// Which assessments.
#[derive(Args, Debug)]
pub(super) struct Selection {
    #[command(flatten)]
    pub(super) chosen: Chosen,
    #[arg(long, value_name = "STATUS", num_args = 1.., value_parser = Several(OneOf::<Status>::all()))]
    pub(super) status: Vec<Vec<Status>>,
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
    #[arg(long, value_name = "LANG", value_parser = OneOf::<Language>::all())]
    pub(super) lang: Option<Language>,
    #[arg(long, value_name = "N", value_parser = Whole { least: 20, most: 1000 })]
    pub(super) width: Option<u16>,
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = OneOf::<Color>::all())]
    pub(super) color: Color,
    #[arg(long, value_name = "STYLE", default_value = "unicode", value_parser = OneOf::<Borders>::all())]
    pub(super) borders: Borders,
}

/// Where it goes.
#[derive(Args, Debug)]
pub(super) struct Output {
    #[arg(long, value_name = "FORMAT", value_parser = OneOf::<Format>::all())]
    pub(super) format: Option<Format>,
    #[arg(id = "output", short = 'o', long = "output", value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[arg(long)]
    pub(super) labels: bool,
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
    #[arg(long)]
    pub(super) decompose: bool,
    #[arg(long)]
    pub(super) sensitivity: bool,
    #[arg(long, value_name = "KEY", value_parser = OneOf::<SortKey>::all())]
    pub(super) sort: Option<SortKey>,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `summary`, `index`.
#[derive(Args, Debug)]
pub(super) struct SummaryArguments {
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `members`.
#[derive(Args, Debug)]
pub(super) struct MembersArguments {
    #[arg(value_name = "SERIES")]
    pub(super) series: String,
    #[arg(long, value_name = "COLUMN")]
    pub(super) by: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = Whole { least: 1, most: u16::MAX })]
    pub(super) top: u16,
    #[arg(long, value_name = "N", value_parser = Whole { least: 2, most: u16::MAX })]
    pub(super) suppress: Option<u16>,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// What a page about the data of a plan is asked.
#[derive(Args, Debug)]
pub(super) struct AskedOfData {
    #[command(flatten)]
    pub(super) reading: Reading,
    #[arg(long)]
    pub(super) by_region: bool,
    #[command(flatten)]
    pub(super) chosen: Chosen,
}

/// `series`, and what the other pages about data share.
#[derive(Args, Debug)]
pub(super) struct DataArguments {
    #[command(flatten)]
    pub(super) asked: AskedOfData,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `months`, `coverage`.
#[derive(Args, Debug)]
pub(super) struct MonthsArguments {
    #[command(flatten)]
    pub(super) page: DataArguments,
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = Whole { least: 1, most: 120 })]
    pub(super) months: u16,
}

/// `compare`.
#[derive(Args, Debug)]
pub(super) struct CompareArguments {
    #[arg(value_name = "BEFORE")]
    pub(super) before: PathBuf,
    #[arg(value_name = "NOW")]
    pub(super) now: PathBuf,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `brief`.
#[derive(Args, Debug)]
pub(super) struct BriefArguments {
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) selection: Selection,
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = Whole { least: 1, most: u16::MAX })]
    pub(super) sentences: u16,
    #[arg(long, value_name = "FORMAT", value_parser = OneOf::<BriefFormat>::all())]
    pub(super) format: Option<BriefFormat>,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `explain`.
#[derive(Args, Debug)]
pub(super) struct ExplainArguments {
    #[arg(value_name = "ID")]
    pub(super) target: String,
    #[command(flatten)]
    pub(super) input: Input,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `check`.
#[derive(Args, Debug)]
pub(super) struct CheckArguments {
    #[arg(value_name = "PLAN", conflicts_with = "targets")]
    pub(super) plans: Vec<PathBuf>,
    #[arg(long, value_name = "WHAT", num_args = 1.., value_parser = Several(OneOf::<Ground>::all()))]
    pub(super) fail_on: Vec<Vec<Ground>>,
    #[arg(long, value_name = "CODE", num_args = 1.., value_parser = Several(OneOf::of(Code::FINDINGS)))]
    pub(super) allow: Vec<Vec<Code>>,
    #[arg(long, value_name = "FILE")]
    pub(super) expect: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["data", "as_of", "today", "vintage", "region", "by_region", "compare", "expect", "fail_on", "allow", "status"])]
    pub(super) no_data: bool,
    #[arg(long, value_name = "FORMAT", value_parser = OneOf::<CheckFormat>::all())]
    pub(super) format: Option<CheckFormat>,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) asked: Asked,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// What `inspect` can write.
pub(super) const INSPECT_FORMATS: &[Format] = &[Format::Table, Format::Json];

/// `inspect`.
#[derive(Args, Debug)]
pub(super) struct InspectArguments {
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long)]
    pub(super) account: bool,
    #[arg(short = 't', long, value_name = "FILE")]
    pub(super) targets: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_parser = OneOf::of(INSPECT_FORMATS))]
    pub(super) format: Option<Format>,
    #[command(flatten)]
    pub(super) page: Page,
}

/// How a page that comes with the program is to look, and where it goes.
#[derive(Args, Debug)]
pub(super) struct Page {
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

/// `codes`.
#[derive(Args, Debug)]
pub(super) struct CodesArguments {
    #[arg(value_name = "CODE", value_parser = OneOf::<Code>::all())]
    pub(super) code: Option<Code>,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `schema`.
#[derive(Args, Debug)]
pub(super) struct SchemaArguments {
    #[command(flatten)]
    pub(super) page: Page,
}

/// `completions`.
#[derive(Args, Debug)]
pub(super) struct CompletionsArguments {
    #[arg(value_name = "SHELL", value_parser = OneOf::<Shell>::all())]
    pub(super) shell: Shell,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `man`.
#[derive(Args, Debug)]
pub(super) struct ManArguments {
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `help`, which the command line turns into `--help` before it is understood.
#[derive(Args, Debug)]
pub(super) struct HelpArguments {
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `sql`.
#[derive(Args, Debug)]
pub(super) struct SqlArguments {
    #[arg(long, value_name = "DIALECT", value_parser = OneOf::<Dialect>::all())]
    pub(super) dialect: Dialect,
    #[arg(short = 't', long, value_name = "FILE", default_value = "targets.toml")]
    pub(super) targets: PathBuf,
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(super) data: Vec<PathBuf>,
    #[arg(long, value_name = "TABLE")]
    pub(super) from: Option<String>,
    #[command(flatten)]
    pub(super) page: Page,
}

/// `init`.
#[derive(Args, Debug)]
pub(super) struct InitArguments {
    #[arg(value_name = "DATA")]
    pub(super) data: Vec<PathBuf>,
    #[arg(long, value_name = "TABLE")]
    pub(super) from: Option<PathBuf>,
    #[arg(long, value_name = "P", requires = "from")]
    pub(super) baseline: Option<String>,
    #[arg(long, value_name = "P", requires = "from")]
    pub(super) deadline: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE", default_value = "targets.toml")]
    pub(super) output: PathBuf,
    #[command(flatten)]
    pub(super) appearance: Appearance,
}

worded! {
    /// When to use colour.
    pub(super) enum Color {
        /// On a terminal.
        Auto = "auto",
        /// Always.
        Always = "always",
        /// Never.
        Never = "never",
    }
}

worded! {
    /// What rules and bars are drawn with.
    pub(super) enum Borders {
        /// Box-drawing characters.
        Unicode = "unicode",
        /// ASCII alone.
        Ascii = "ascii",
    }
}

worded! {
    /// What rows can be ordered by.
    pub(super) enum SortKey {
        /// As in the plan.
        Plan = "plan",
        /// By the characters of the name.
        Name = "name",
        /// From best to worst.
        Status = "status",
        /// The least first.
        Progress = "progress",
        /// The least first.
        Margin = "margin",
        /// The least first.
        Attainment = "attainment",
    }
}

worded! {
    /// The shells that completions are written for.
    pub(super) enum Shell {
        /// GNU Bash.
        Bash = "bash",
        /// Z shell.
        Zsh = "zsh",
        /// fish.
        Fish = "fish",
        /// PowerShell.
        Power = "powershell",
        /// Elvish.
        Elvish = "elvish",
    }
}
