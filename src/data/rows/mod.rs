//! From records to values: what every cell of a table says, row by row. A row knows nothing of the others.

mod actions;
mod course;
pub(crate) mod excerpt;
pub(crate) mod file;
pub(crate) mod found;
mod frequencies;
mod glance;
mod join;
pub(crate) mod needs;
mod parts;
mod row;
pub(crate) mod scan;
mod structure;
mod value;
