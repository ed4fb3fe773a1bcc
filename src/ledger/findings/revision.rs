//! `revision`: cells whose value changed from version to version.

use crate::diagnostic::Diagnostic;

use super::super::Ledger;
use super::super::message::LedgerMessage;
use super::super::wording::Cells;

pub(super) fn find(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    for revision in &ledger.revisions {
        let Some((newest, older)) = revision.versions.split_last() else {
            continue;
        };
        if let Some(cells) = Cells::of(ledger, &revision.versions) {
            let also = older.iter().filter_map(|at| ledger.place(*at));
            let message = LedgerMessage::Revision { cells };
            found.push(Diagnostic::finding(ledger.place(*newest), message).also(also));
        }
    }
}
