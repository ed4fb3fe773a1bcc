//! From the values of files to observations of series: names, regions and dimensions settled, many rows made one.

pub(crate) mod aggregate;
pub(crate) mod collect;
pub(crate) mod headline;
pub(crate) mod labels;
mod member;
mod members;
mod numbers;
pub(crate) mod region;
mod register;
