//! What is wrong with the labels of a file's periods, where rows need them.

use crate::data::message::Problem;
use crate::data::observations::collect::Batch;
use crate::data::rows::file::Opened;
use crate::data::rows::found::Found;
use crate::data::rows::scan::Scan;
use crate::data::table::layout::shape::From;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::quantity::notation::{Label, LabelError};

/// Labels that are no periods, in rows that count: each once, with the number of further rows.
pub(crate) fn bad_labels(
    batch: &Batch<'_, '_>,
    scan: &Scan<'_>,
    found: &[Found],
    diagnostics: &mut Diagnostics,
) {
    if batch.labels.iter().all(Result::is_ok) && found.iter().all(|one| one.label != u32::MAX) {
        return;
    }
    let is_bad = |label: u32| batch.labels.get(label as usize).is_none_or(Result::is_err);
    // A register may leave its dates blank: always, or still.
    let blank = |label: u32| label == u32::MAX && batch.is_register();
    let mut bad: Vec<(u32, &Found, usize)> = Vec::new();
    for one in found {
        for label in [Some(one.label), one.until.checked_sub(1)]
            .into_iter()
            .flatten()
        {
            if blank(label) || !is_bad(label) {
                continue;
            }
            match bad.iter_mut().find(|(known, _, _)| *known == label) {
                Some((_, _, more)) => *more += 1,
                None => bad.push((label, one, 0)),
            }
        }
    }
    join_days(&batch.labels, &mut bad);
    for (label, one, more) in bad {
        let label = batch
            .labels
            .get(label as usize)
            .zip(scan.labels.get(label as usize));
        let text = label
            .map(|(_, written)| written.shown())
            .unwrap_or_default();
        diagnostics.push(bad_label(
            batch.opened,
            (one.line, one.field),
            label.map(|(label, _)| label),
            &text,
            more,
        ));
    }
}

/// That days come one after the other is told once: the other labels are counted with the first.
pub(crate) fn join_days<P>(labels: &[Result<Label, LabelError>], bad: &mut Vec<(u32, P, usize)>) {
    let mut others = 0;
    let mut first = None;
    let mut at = 0;
    bad.retain(|(label, _, more)| {
        let error = labels
            .get(*label as usize)
            .and_then(|label| label.as_ref().err());
        let daily = error.is_some_and(LabelError::is_daily);
        let another = daily && first.is_some();
        if another {
            others += more + 1;
        } else {
            first = first.or(daily.then_some(at));
            at += 1;
        }
        !another
    });
    if let Some((_, _, more)) = first.and_then(|first| bad.get_mut(first)) {
        *more += others;
    }
}

/// What is to be said of a label that is no period, `more` rows beside the first having it too.
pub(crate) fn bad_label(
    opened: &Opened<'_>,
    (line, field): (u32, u32),
    label: Option<&Result<Label, LabelError>>,
    text: &str,
    more: usize,
) -> Diagnostic {
    let place: Place = match &opened.table.shape.period {
        From::Column(column) => opened.place(line, column.number()),
        From::Header => opened.place(opened.table.header.line, field),
        _ => opened.place(line, field),
    };
    let problem = match label {
        Some(Err(error)) if !text.trim().is_empty() && !error.label.is_empty() => {
            Problem::BadLabel {
                error: error.clone(),
                more,
            }
        }
        _ => Problem::NoLabel { more },
    };
    Diagnostic::error(place, problem)
}
