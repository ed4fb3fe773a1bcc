//! Files as they are published, read into observations of a plan's series.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod aggregates;
mod files;
mod grouped;
mod guesses;
mod layouts;
mod reading;
mod rows;
#[path = "../support/mod.rs"]
mod support;
