//! From records to values: what every cell of a table says, row by row. A row knows nothing of the others.

pub(crate) mod actions;
pub(crate) mod excerpt;
mod fed;
pub(crate) mod file;
pub(crate) mod found;
pub(crate) mod frequencies;
pub(crate) mod needs;
mod register;
mod row;
pub(crate) mod scan;
mod seen;
mod structure;
mod value;
