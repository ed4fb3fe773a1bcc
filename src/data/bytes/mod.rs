//! The bytes of files: which files a run reads, in which encoding they are, and where their records and fields end.

mod charset;
pub(crate) mod content;
pub(crate) mod decoding;
pub(crate) mod encoding;
pub(crate) mod files;
pub(crate) mod grouping;
mod packed;
pub(crate) mod records;
pub(crate) mod workbook;
