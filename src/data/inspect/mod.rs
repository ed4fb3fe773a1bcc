//! What the reader sees in files: their layout, their series, what is wrong with them and what had to be guessed.

mod guess;
mod look;
mod seen;
mod tally;
mod twice;

pub use look::inspect;
pub(crate) use look::problems_of;
pub use seen::{Inspection, SeriesSeen};
