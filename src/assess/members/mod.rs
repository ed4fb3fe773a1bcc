//! What an aggregate is made of (重点企业运行监测): enterprises of a register, industries, parts, towns; what each contributes to the
//! change on a year before, who entered, who left, who has not reported, and whose jump explains the whole's (DESIGN §10).

mod cells;
mod member;
mod suppress;

pub use cells::{Asked, Refused, read};
pub use member::{Figures, Member, Members, Presence};
