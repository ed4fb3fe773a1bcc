//! The plan: `targets.toml` read into targets, definitions of series, data sources and units.

mod definition;
pub mod formula;
pub mod goal;
mod index;
mod read;
mod request;
mod source;
mod status;

use std::ops::Range;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

pub use crate::words::{Folded, Name, fold};
pub use definition::{Aggregate, Basis, Definition, Filter, Kind, Over, Prices};
pub use index::{IndexMean, IndexMethod, IndexRule, Weights};
pub use read::{Entry, Shape, keys};
pub(crate) use request::COMMAS;
pub use request::Request;
pub use source::{Columns, DecimalMark, FromBlock, Layout, NamePattern, Source};
pub use status::Status;

use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::language::Language;
use crate::quantity::{Calendar, Decimal, Period, Quantity, Rounding, Unit, UnitTable};
use crate::worded;
use crate::words::units::EACH;
use formula::{Expr, Node};
use goal::{Direction, Goal};

/// A text as TOML has it.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A plan as declared.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The text of `targets.toml`, for carets.
    pub text: Text,
    /// The folder that patterns are relative to.
    pub folder: PathBuf,
    /// Its title.
    pub title: Option<String>,
    /// The document it is taken from.
    pub source: Option<String>,
    /// A note that stands under the title of every report.
    pub note: Option<String>,
    /// Whose rows count, when the data holds several regions.
    pub region: Option<String>,
    /// The period the targets start from.
    pub baseline: Option<Period>,
    /// The period by which the targets stand.
    pub deadline: Option<Period>,
    /// How progress is judged.
    pub method: Method,
    /// How far from the path still counts as on schedule: a share of one (5 个百分点 is 0.05), inclusive.
    pub on_schedule_within: Decimal,
    /// How far from what should be done by now the year in progress still counts as on schedule: a share of it.
    pub pace_within: Decimal,
    /// How far a standing goal may be missed and still be called near.
    pub near: Near,
    /// What 左右 means for a growth: a share of one (0.3 个百分点 is 0.003).
    pub about: Decimal,
    /// Which run of months counts, for targets that do not say otherwise.
    pub window: Option<Window>,
    /// What happens to exact halves at print.
    pub rounding: Rounding,
    /// The language of the output.
    pub language: Option<Language>,
    /// How many complete years make a seasonal share.
    pub seasonal_years: u32,
    /// Calendar years left out of seasonal shares.
    pub leave_out_years: Vec<i32>,
    /// The years that it counts in.
    pub calendar: Calendar,
    /// Where the trend starts, if not at the baseline.
    pub trend_from: Option<Period>,
    /// Months after which a value is stale; none: 24 for yearly, 6 for shorter ones.
    pub max_age: Option<i32>,
    /// The factor that counts as a jump.
    pub jump: Option<Decimal>,
    /// Codes of findings that are known and accepted.
    pub allow: Vec<Code>,
    /// How the composite index is made.
    pub index: IndexRule,
    /// The data blocks.
    pub sources: Vec<Source>,
    /// The series declared.
    pub definitions: Vec<Definition>,
    /// The targets, in the plan's order.
    pub targets: Vec<Target>,
    /// The words of units.
    pub units: UnitTable,
    /// The spellings of regions.
    pub regions: Spellings,
}

impl Plan {
    /// Whether a finding is known and accepted: by the plan, or by every target that it concerns.
    #[must_use]
    pub fn allows(&self, finding: &Diagnostic) -> bool {
        let code = finding.code();
        let mut targets = finding.targets.iter().map(|at| self.targets.get(*at));
        let accepts = |target: Option<&Target>| target.is_some_and(|one| one.allow.contains(&code));
        self.allow.contains(&code) || !finding.targets.is_empty() && targets.all(accepts)
    }

    /// Calls every region as `[regions]` does.
    fn spell_regions(&mut self) {
        let Self { region, sources, targets, regions, .. } = self;
        let blocks = sources.iter_mut().filter_map(|source| source.region.as_mut());
        let goals = targets.iter_mut().flat_map(|target| &mut target.goals);
        let goals = goals.map(|(region, _)| region);
        for written in region.iter_mut().chain(blocks).chain(goals) {
            *written = regions.name(written).to_owned();
        }
    }

    /// A place in the plan's text.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        self.text.place(span)
    }
}

/// Other spellings of the names of regions.
#[derive(Clone, Debug, Default)]
pub struct Spellings(FxHashMap<Folded, String>);

impl Spellings {
    /// Takes a spelling for a name.
    pub(crate) fn add(&mut self, spelling: &str, name: &str) {
        self.0.insert(fold(spelling), name.to_owned());
    }

    /// The name that a spelling stands for, else itself.
    #[must_use]
    pub fn name<'n>(&'n self, spelling: &'n str) -> &'n str {
        let known = || self.0.get(&fold(spelling)).map(String::as_str);
        let name = if self.0.is_empty() { None } else { known() };
        name.unwrap_or(spelling)
    }
}

/// One target.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Its id; `T01`, `T02`, … where none is given.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its group.
    pub group: Option<String>,
    /// Who answers for it: 牵头部门.
    pub owner: Vec<String>,
    /// 约束性 (true) or 预期性 (false), where the plan says.
    pub binding: Option<bool>,
    /// Its indicator; a target without formula is the series of its own name.
    pub formula: Formula,
    /// What is promised; none: only watched.
    pub goal: Option<Goal>,
    /// What the goal is held against where it is another indicator: `高于全市平均`, `与GDP增长同步`.
    pub reference: Option<Formula>,
    /// What its figures are shown beside, where the goal is not held against that.
    pub beside: Option<Formula>,
    /// A second goal that is shown and never judged; that of the goal's own words where the plan has none of its own.
    pub stretch: Option<Goal>,
    /// The words to print where the goal had to be rewritten, or where there is none because the words give no number.
    pub words: Option<String>,
    /// The direction declared.
    pub direction: Option<Direction>,
    /// What 左右 means here.
    pub tolerance: Option<Quantity>,
    /// As in the plan, for this target.
    pub on_schedule_within: Option<Decimal>,
    /// Its own baseline, or the plan's.
    pub baseline: Option<Baseline>,
    /// Its own deadline, or the plan's.
    pub deadline: Option<Period>,
    /// Levels on the way, by period.
    pub milestones: Vec<(Period, Quantity)>,
    /// The law of its path, where declared.
    pub path: Option<PathLaw>,
    /// Other goals for regions.
    pub goals: Vec<(String, Goal)>,
    /// Its own method.
    pub method: Option<Method>,
    /// A natural limit, for some methods.
    pub limit: Option<Quantity>,
    /// The bounds of a score, for some methods: worst and best.
    pub bounds: Option<(Quantity, Quantity)>,
    /// What it weighs in the composite index; none: it is no part of it.
    pub weight: Option<Decimal>,
    /// Of a range: where a score ends below and above it.
    pub limits: Option<(Quantity, Quantity)>,
    /// Which run of months counts.
    pub window: Option<Window>,
    /// Digits to print.
    pub decimals: Option<u32>,
    /// Codes of findings on this target that are known and accepted.
    pub allow: Vec<Code>,
    /// The status that a check holds the result against.
    pub expect: Option<Status>,
    /// What people judge; it stands beside the verdict, never in its place.
    pub judgement: Option<Judgement>,
    /// Quantities stated beside the goal, each with its place: they measure what the goal does.
    pub stated: Vec<Stated>,
    /// Where it stands in the plan.
    pub span: Range<usize>,
    /// Where its goal stands in the plan.
    pub goal_span: Option<Range<usize>>,
}

/// What people judge of a target.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Judgement {
    /// Their verdict.
    pub status: Option<Status>,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// When, as written.
    pub on: Option<String>,
}

impl Target {
    /// Whether its words give no number: it is kept in its own words and not judged.
    #[must_use]
    pub fn is_unquantified(&self) -> bool {
        self.words.is_some() && self.goal.is_none() && self.goals.is_empty()
    }

    /// A unit of the plan as another has it: where the name says for each of what figures are, either may leave that out; what
    /// is counted may be named more or less closely, and not at all beside a scale where it is what the name says.
    pub(crate) fn alike(&self, unit: &Unit, other: &Unit) -> Option<Unit> {
        if unit.is_in_words_of(other) {
            return None;
        }
        let names = [self.name.clone(), self.formula.expr.to_string()].map(|name| fold(&name));
        let per = |name: &Folded| {
            let (each, ..) = EACH.within(name.as_str())?;
            unit.per_like(&Unit::parse(each, &UnitTable::default()).ok()?, other)
        };
        if let Some(alike) = names.iter().find_map(per) {
            return Some(alike);
        }
        if other.is_scale_of(unit) {
            let thing = fold(unit.words().next().unwrap_or_default());
            let head = thing.as_str().rsplit(' ').next().unwrap_or_default();
            let scale = || Unit::scale_alone(unit.text().split(' ').next()?);
            return scale().filter(|_| names.iter().any(|name| name.as_str().contains(head)));
        }
        unit.qualified_like(other)
    }

    /// The same target of another formula.
    pub(crate) fn with(&self, node: Node) -> Self {
        let mut other = self.clone();
        other.formula.expr.node = node;
        other
    }
}

/// A quantity that the plan states, such as a milestone, and where.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The quantity.
    pub quantity: Quantity,
    /// Where it stands in the plan.
    pub span: Range<usize>,
}

/// An indicator: a formula as written and as understood.
#[derive(Clone, Debug)]
pub struct Formula {
    /// As written.
    pub text: String,
    /// As understood.
    pub expr: Expr,
    /// Where it stands in the plan; the formula's own spans are offsets in `text`.
    pub span: Range<usize>,
}

impl Formula {
    /// The formula of a target that gives none: the series of its own name.
    #[must_use]
    pub fn verbatim(name: &str, span: Range<usize>) -> Self {
        let expr = Expr { node: Node::Name(name.to_owned()), span: 0..name.len() };
        let text = name.to_owned();
        Self { text, expr, span }
    }
}

impl Default for Formula {
    fn default() -> Self {
        Self::verbatim("", 0..0)
    }
}

/// Where a target starts.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// The period.
    pub period: Period,
    /// The value, where the plan states one: it wins over the data.
    pub value: Option<Stated>,
}

/// How far a standing goal may be missed and still be called near, inclusive.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Near {
    /// Of goals in %: a share of one (0.5 个百分点 is 0.005).
    pub points: Decimal,
    /// Of amounts: a share of the goal.
    pub share: Decimal,
}

impl Default for Near {
    /// 0.5 个百分点, and 1% of amounts.
    fn default() -> Self {
        let share = |thousandths: i64| Decimal::from(thousandths).shifted(-3).unwrap_or_default();
        Self { points: share(5), share: share(10) }
    }
}

worded! {
    /// The law of a path from baseline to goal.
    pub enum PathLaw {
        /// A straight line.
        Linear = "linear",
        /// The same growth every year.
        Compound = "compound",
    }
}

worded! {
    /// Which run of months counts for a flow.
    pub enum Window {
        /// Calendar years only.
        Year = "year",
        /// The newest twelve months.
        TrailingYear = "trailing-year",
        /// January to the newest month.
        YearToDate = "ytd",
    }
}

worded! {
    /// How progress is judged.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Method {
        /// The tool's own: progress against the path.
        #[default]
        Schedule = "schedule",
        /// Open SDG and Statistics Canada.
        OpenSdg = "open-sdg",
        /// The UN statistics division's progress chart, 2023.
        Unsd = "unsd",
        /// Destatis, the weather symbols.
        Destatis = "destatis",
        /// SDSN, the SDG index.
        Sdsn = "sdsn",
        /// Eurostat's monitoring of the global goals.
        Eurostat = "eurostat",
        /// ESCAP, the current status index.
        Escap = "escap",
    }
}
