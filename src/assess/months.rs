//! Indicators month by month, as bureaus print them: the year to date and its growth as they stood after each month (DESIGN §10).

use super::assessment::{Assessment, Pace};
use super::run::{Assessed, Run};
use crate::ledger::Ledger;
use crate::plan::{Plan, Request};
use crate::quantity::Month;
use crate::series::Catalogue;

/// The targets over the last months.
#[derive(Clone, Debug)]
pub struct Months {
    /// The months, oldest first.
    pub months: Vec<Month>,
    /// Each target in each region.
    pub rows: Vec<Monthly>,
}

/// One target in one region.
#[derive(Clone, Debug)]
pub struct Monthly {
    /// As it stands now.
    pub assessment: Assessment,
    /// The year in progress after each month; none where that brought no figure.
    pub course: Vec<Option<Pace>>,
}

fn assessments(run: &Run<'_>) -> Vec<Assessment> {
    let assessed = run.all().into_iter();
    assessed.flat_map(Assessed::into_assessments).collect()
}

/// The targets as they stood at a moment, by the figures of today.
pub(super) fn as_of(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
    end: Month,
) -> Vec<Assessment> {
    let request = Request { as_of: Some(end), trace: None, ..request.clone() };
    let known = ledger.up_to(end);
    assessments(&Run::new(plan, catalogue, (&known, &known), &request))
}

/// The targets over so many months up to the newest one of the data; by today's versions of the figures. Targets that cannot be
/// assessed have no row.
#[must_use]
pub fn read(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    request: &Request,
    count: i32,
) -> Months {
    let request = &Request { single_months: true, ..request.clone() };
    let actual = ledger.actual();
    let ledger = actual.as_ref().unwrap_or(ledger);
    let Some(now) = request.as_of.or_else(|| ledger.newest_end()) else {
        return Months { months: Vec::new(), rows: Vec::new() };
    };
    let current = assessments(&Run::new(plan, catalogue, (ledger, ledger), request));
    let mut rows: Vec<Monthly> =
        current.into_iter().map(|assessment| Monthly { assessment, course: Vec::new() }).collect();
    let ends = ledger.months_up_to(now, count);
    for end in &ends {
        let then = as_of(plan, catalogue, ledger, request, *end);
        for row in &mut rows {
            let mut own = then.iter();
            let own = own.find(|one| {
                (one.target, &one.region) == (row.assessment.target, &row.assessment.region)
            });
            let pace = own.and_then(|one| one.pace.clone());
            row.course.push(pace.filter(|pace| pace.period.end() == *end));
        }
    }
    Months { months: ends.iter().map(|end| end.later(-1)).collect(), rows }
}
