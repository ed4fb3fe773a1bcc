//! How the contract writes a number, a text and the whole.

use std::fmt::Write;

use serde::Serialize;
use serde_json::Number;

use crate::diagnostic::is_hidden;
use crate::quantity::{Decimal, significant};

/// Changes when a key does.
pub(in crate::report) const SCHEMA_VERSION: u32 = 2;

/// Any value as indented JSON. Characters that a terminal could take for commands are escaped.
pub(in crate::report) fn bytes(value: &impl Serialize) -> Vec<u8> {
    let written = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut safe = String::with_capacity(written.len() + 1);
    for c in written.chars() {
        // Line ends stand between the lines; within a text they are escaped already.
        if c == '\n' || !is_hidden(c) {
            safe.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string does not fail.
            let _ = write!(safe, "\\u{unit:04x}");
        }
    }
    safe.push('\n');
    safe.into_bytes()
}

/// A number as the contract writes it.
pub(in crate::report) fn number(value: Decimal) -> Option<Number> {
    significant(value, 12).parse().ok()
}

/// A number that may be missing.
pub(super) fn maybe(value: Option<Decimal>) -> Option<Number> {
    value.and_then(number)
}
