//! From the values of files to observations of series: names, regions and dimensions settled, many rows made one.

mod aggregate;
mod attendance;
pub(crate) mod batch;
pub(crate) mod collect;
mod doubts;
mod members;
pub(crate) mod region;
mod register;
pub(crate) mod settle;
mod sums;
pub(crate) mod unused;
