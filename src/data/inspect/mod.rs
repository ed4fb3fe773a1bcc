//! What the reader sees in files: their layout, their series, what is wrong with them and what had to be guessed.

mod account;
mod guess;
mod look;
mod seen;
mod tally;
mod twice;

pub use account::Account;
pub(crate) use look::problems_of;
pub use look::{inspect, inspect_with_account};
pub use seen::{Inspection, SeriesSeen};
