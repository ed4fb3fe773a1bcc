//! The table in a file: its delimiter and header, the lines above and below it, and what every column means.

pub(crate) mod captions;
pub(crate) mod column;
pub(crate) mod find;
pub(crate) mod head;
pub(crate) mod header;
pub(crate) mod headings;
pub(crate) mod layout;
pub(crate) mod lines;
pub(crate) mod merged;
pub(crate) mod opened;
mod pairs;
pub(crate) mod preamble;
