//! What is not TOML in a plan: told with the line to write, and mended, so that one slip is one error and what stands behind it is
//! still read.
//!
//! The library says whether a text is TOML. Only where it is not, a scanner of our own walks the text once and takes what it meets
//! for what was most probably meant:
//!
//! ```text
//! text  = { head | pair | comment }                 a line each, but for lists, tables and long texts
//! head  = "[" key "]" | "[[" key "]]"               brackets too few or too many, a key without its quotes
//! pair  = key "=" value                             another sign for "=", or none; something behind the value
//! value = text | list | table | number and the like texts without quotes, with half of them, in those of another script
//! list  = "[" { value "," } "]"                     other commas or none; never closed: where the next line is a head or a pair
//! table = "{" { pair "," } "}"
//! ```

mod message;
mod scan;

#[cfg(test)]
mod tests;

use std::ops::Range;

use toml::de::DeTable;

pub(super) use message::Slip;

/// A plan's text with its slips.
pub(super) struct Slips {
    /// The text that is TOML, as far as it could be mended.
    pub(super) mended: Mended,
    /// What is to be told, and where in the text as written.
    pub(super) told: Vec<(Range<usize>, Slip)>,
    /// Lines that could not be read, in the text as written.
    pub(super) lost: Vec<Range<usize>>,
    /// Values that may be read as something else than was meant.
    pub(super) misread: Vec<Range<usize>>,
}

impl Slips {
    /// Looks for slips in a text; there are none if it is TOML.
    pub(super) fn of(text: &str) -> Self {
        let (_, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return Self {
                mended: Mended::new(text, Vec::new()),
                told: Vec::new(),
                lost: Vec::new(),
                misread: Vec::new(),
            };
        }
        let mut slips = scan::scan(text);
        // What the scanner takes for right and the library does not: told without its words.
        let (_, errors) = DeTable::parse_recoverable(slips.mended.text());
        let first = errors.iter().filter_map(toml::de::Error::span);
        if let Some(span) = first.min_by_key(|span| span.start) {
            let span = slips.mended.original(span);
            let known = slips.told.iter().any(|(told, _)| told.start <= span.start);
            slips.lost.push(span.start..text.len() + 1);
            if !known {
                slips.told.push((span, Slip::Other));
            }
        }
        slips
    }
}

/// A text with its slips mended, and the way from places in it back to the text as it was written.
#[derive(Clone, Debug)]
pub(super) struct Mended {
    text: String,
    /// Parts of the text as written that were replaced, in order, and where the replacement begins in the mended text.
    edits: Vec<(Range<usize>, Range<usize>)>,
}

impl Mended {
    /// A text with some of its parts replaced.
    fn new(written: &str, mut edits: Vec<(Range<usize>, String)>) -> Self {
        edits.sort_by_key(|(part, _)| (part.start, part.end));
        let mut mended = Self {
            text: String::with_capacity(written.len()),
            edits: Vec::new(),
        };
        let mut at = 0;
        for (part, by) in edits {
            if part.start < at {
                continue;
            }
            mended
                .text
                .push_str(written.get(at..part.start).unwrap_or_default());
            let start = mended.text.len();
            mended.text.push_str(&by);
            at = part.end;
            mended.edits.push((part, start..mended.text.len()));
        }
        mended.text.push_str(written.get(at..).unwrap_or_default());
        mended
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the mended text as it stands in the text that was written.
    pub(super) fn original(&self, part: Range<usize>) -> Range<usize> {
        let start = self.back(part.start);
        start..self.back(part.end).max(start)
    }

    fn back(&self, at: usize) -> usize {
        let behind = self.edits.partition_point(|(_, new)| new.start <= at);
        let Some((old, new)) = behind.checked_sub(1).and_then(|last| self.edits.get(last)) else {
            return at;
        };
        if at < new.end {
            (old.start + (at - new.start)).min(old.end)
        } else {
            old.end + (at - new.end)
        }
    }
}
