//! Rows of SDMX-CSV that say what they do to earlier ones.

use super::Scan;
use crate::data::split::Row;

impl Scan<'_> {
    /// Rows of SDMX-CSV that delete hold no observations; one without any key deletes all before it.
    pub(super) fn deletes(&mut self, row: Row<'_>, line: u32) -> bool {
        let shape = &self.context.table.shape;
        let Some(column) = shape.action else {
            return false;
        };
        let action = column.bytes(row).trim_ascii();
        let deletes = action.eq_ignore_ascii_case(b"D") || action.eq_ignore_ascii_case(b"Delete");
        let mut keys = shape.dimensions.iter().map(|dimension| dimension.column);
        if deletes && keys.all(|key| key.bytes(row).trim_ascii().is_empty()) {
            self.cleared = line;
        }
        deletes
    }
}
