//! The words of goals: what each says and where it may stand (`senses`, `table`, `lookup`), and the words around periods, numbers,
//! changes and sentences.

pub(crate) mod changes;
mod lookup;
pub(crate) mod moments;
pub(crate) mod numbers;
mod senses;
pub(crate) mod sentences;
mod table;

pub(crate) use lookup::{Found, begins, word_at};
pub(crate) use moments::Role;
pub use senses::{Bound, Direction};
pub(crate) use senses::{Mark, Place, Refusal, Sense};
