//! What a run asks of a plan beside what the plan says itself.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Method, Plan, Status};
use crate::language::Language;
use crate::progress::Progress;
use crate::quantity::Month;

/// What parts the names of a list.
pub(crate) const COMMAS: [char; 3] = [',', '，', '、'];

/// What of a plan is to be assessed, and how. Every room reads what concerns it.
#[expect(clippy::struct_excessive_bools, reason = "each asks for one thing more")]
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Data files instead of the plan's; `-` is standard input.
    pub files: Option<Vec<PathBuf>>,
    /// What standard input holds.
    pub standard_input: Option<Arc<[u8]>>,
    /// Whether every cell is parsed and its problems told, needed or not.
    pub everything: bool,
    /// The first month that no longer exists for the run: `--as-of 2024-06` is July 2024.
    pub as_of: Option<Month>,
    /// The first month that is not over today: figures of periods that end after it begins are forecasts; none: there are none.
    pub today: Option<Month>,
    /// The newest version of figures that counts: later ones do not exist.
    pub vintage: Option<String>,
    /// Regions by name; empty: the plan's, else the only one, else the total.
    pub regions: Vec<String>,
    /// Every region of the data, in order of first appearance.
    pub by_region: bool,
    /// Whether each of these is set beside the others, and beside what it was a year before, which takes another run.
    pub ranks: bool,
    /// Whether single months are told beside the year to date.
    pub single_months: bool,
    /// Whether rows of aggregates keep what they say beside their values.
    pub profiles: bool,
    /// Whether every method rates, beside the one that judges.
    pub every_method: bool,
    /// Whether every target is judged from the years before and after its baseline, too.
    pub sensitivity: bool,
    /// The method that wins over the plan's.
    pub method: Option<Method>,
    /// The months at whose ends earlier runs stood: what the data of today say of then is told too.
    pub back_to: BTreeSet<Month>,
    /// Only these targets, as indices into the plan's, with what is to be said of them; none: all. Everything is read and
    /// dated as for all of them.
    pub targets: Option<BTreeSet<usize>>,
    /// Only assessments of these statuses, with what is to be said of them; empty: all.
    pub statuses: Vec<Status>,
    /// Whether every number keeps its chain, and the language it is told in.
    pub trace: Option<Language>,
    /// Who is told how far the files are read.
    pub progress: Progress,
}

impl Request {
    /// The first month that is not over: a date of the run that is later stands for today.
    pub(crate) fn running(&self) -> Option<Month> {
        let today = self.today?;
        Some(self.as_of.map_or(today, |as_of| as_of.max(today)))
    }

    /// Whether a target, an index into the plan's, is asked for.
    pub(crate) fn chooses(&self, target: usize) -> bool {
        let targets = self.targets.as_ref();
        targets.is_none_or(|targets| targets.contains(&target))
    }

    /// Whether assessments of a status are asked for.
    pub(crate) fn wants(&self, status: Option<Status>) -> bool {
        self.statuses.is_empty() || status.is_some_and(|status| self.statuses.contains(&status))
    }

    /// The regions asked for: each as it is written, or, where none is known so, several between commas.
    pub(crate) fn regions_among(
        &self,
        plan: &Plan,
        is_known: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let parts = |written: &str| -> Vec<String> {
            let parts = written.split(COMMAS).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            parts.map(|part| plan.regions.name(part).to_owned()).collect()
        };
        let regions = self.regions.iter();
        let each = regions.map(|written| match written {
            written if is_known(written) || !written.contains(COMMAS) => vec![written.clone()],
            written => parts(written),
        });
        each.flatten().collect()
    }

    /// The same with regions called as the plan calls them.
    #[must_use]
    pub fn spelled(&self, plan: &Plan) -> Self {
        let regions = self.regions.iter();
        let names = regions.map(|region| plan.regions.name(region).to_owned());
        Self { regions: names.collect(), ..self.clone() }
    }
}
