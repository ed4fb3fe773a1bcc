//! Published cases of official methods, through the command line: plan and CSV in, JSON or a printed table out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::format_push_string
)]

mod case;
#[path = "../command/mod.rs"]
mod command;
mod destatis;
mod eurostat;
mod growth;
mod open_sdg;
mod rounding;
mod schedule;
mod sdsn;
mod unsd;
