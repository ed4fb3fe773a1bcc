//! Two saved runs beside each other, without plan or data.

use super::machine::{Columns, Object, SCHEMA_VERSION, object};
use super::message::Label;
use super::sheet::Sheet;
use super::{Section, Style, compose, json};
use crate::assess::{Change, Changes, EarlierRun, Report, Snapshot};
use crate::plan::Plan;

/// The page of what a run says otherwise than an earlier one.
#[must_use]
pub fn sheet<'a>(before: &'a EarlierRun, now: &'a EarlierRun, style: &'a Style) -> Sheet<'a> {
    let mut changes = Changes::of_runs(before, now, &[], false);
    // There is no report whose assessments rows could point at.
    for change in &mut changes.changes {
        change.assessment = None;
    }
    let changes = std::rc::Rc::new(changes);
    let (for_document, for_rows) = (changes.clone(), changes.clone());
    let run = |run: &EarlierRun| {
        object! {
            "title": run.title.as_deref(),
            "as_of": run.as_of.as_deref(),
        }
    };
    Sheet::new(
        move |_| {
            let plan = Plan { title: now.title.clone(), ..Plan::default() };
            let report = Report { changes: Some((*for_document).clone()), ..Report::default() };
            let mut document = compose::document(&plan, &report, &[Section::Changes], style);
            let as_of = now.as_of.clone().into_iter();
            let as_of = as_of.map(|as_of| (Label::AsOf.text(style.language).to_owned(), as_of));
            document.preface = as_of.collect();
            document
        },
        move || {
            object! {
                "schema_version": SCHEMA_VERSION,
                "before": run(before),
                "now": run(now),
                "same": changes.same,
                "changes": json::changes(&changes),
            }
        },
        move |sink| {
            let rows = for_rows.changes.iter().map(row);
            COLUMNS.headed(rows).for_each(sink);
        },
    )
}

const COLUMNS: Columns = Columns(
    "change id name region status_before=before.status status=now.status period_before=before.latest.period \
     value_before=before.latest.value period=now.latest.period value=now.latest.value year_status_before=before.pace.status \
     year_status=now.pace.status yoy_before=before.pace.yoy yoy=now.pace.yoy rank_before rank",
);

/// A row a change.
fn row(change: &Change) -> Vec<String> {
    let rank = |side: &Option<Snapshot>| side.as_ref().and_then(|side| side.rank);
    let ranks: Object = object! {
        "rank_before": rank(&change.before),
        "rank": rank(&change.now),
    };
    COLUMNS.row(&[&json::change(change), &ranks])
}
