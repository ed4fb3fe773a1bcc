//! Files read into observations: `bytes` into records, `table` into what every column means, `rows` into values, `observations` into
//! what the series of a plan are made of; `texts` understands single texts for all of them, and `inspect` tells what the reader sees.

mod bytes;
mod compact;
mod inspect;
pub(crate) mod listing;
mod message;
mod observation;
mod observations;
pub(crate) mod outline;
mod read;
mod rows;
mod table;
mod texts;

pub use bytes::encoding::EncodingReason;
pub(crate) use bytes::files::block_of;
pub use inspect::{Account, Inspection, SeriesSeen, inspect, inspect_with_account};
pub use observation::{
    Cell, Data, FlagId, Member, Observation, Observations, Profile, Said, UnitId, Unused, VintageId,
};
pub(crate) use read::FILE;
pub use read::read;
pub use table::layout::shape::LayoutReason;
pub use table::preamble::Note;
pub(crate) use texts::role::made_of_others;
