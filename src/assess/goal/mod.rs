//! What the words of a goal mean for the assessment (DESIGN §4): its level, its unit, its side, what of the indicator counts for
//! it, and when it is met.

mod ambiguous;
mod growth;
mod level;
mod met;
mod resolve;
mod take;
mod tolerance;
mod unit;

pub(super) use growth::{growth_of_one_year, is_of_growth, meant_of, target_meant};
pub(super) use resolve::{Ground, Resolved, standing};
pub(super) use take::{is_one_year, of_the_one_year, take};
pub(super) use unit::unit;
