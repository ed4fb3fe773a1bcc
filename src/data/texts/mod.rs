//! Single texts of files, understood: cells, names, labels of periods, units, headings. Nothing here knows where a text stood.

pub(crate) mod cell;
pub(crate) mod commas;
pub(crate) mod intern;
pub(crate) mod label;
pub(crate) mod measure;
pub(crate) mod name;
pub(crate) mod role;
pub(crate) mod unit_text;
