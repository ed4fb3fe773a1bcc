//! ESCAP, the current status index of the Asia-Pacific progress report: where the value stands between base and goal, 0 to 10. Its
//! anticipated-progress index is left out: its weights are not confirmed.

use super::basis::unfit;
use super::basis::{Base, Basis};
use super::{MethodReason, MethodStep, Preset, Verdict, Working};
use crate::assess::Reason;
use crate::quantity::Decimal;

pub(super) const PRESET: Preset = Preset { silent: "none", judge };

/// 10·d·(x − b)/|T − b|, cut to 0 and 10 in the score alone.
fn judge(basis: &Basis, working: &mut Working) -> Result<Verdict, MethodReason> {
    let target = basis.target().ok_or(MethodReason::GoalWanted)?;
    let ends = basis.ends(Base::Later, working)?;
    let deadline = basis.deadline(working)?;
    working.step(MethodStep::Base(ends.base.0, ends.base.1));
    working.step(MethodStep::Target(deadline, target));
    if ends.base.1.compare(target).is_eq() {
        return Err(Reason::GoalEqualsBaseline.into());
    }
    let ten = Decimal::from(10);
    let index = || {
        let moved = ends.latest.1.minus(ends.base.1)?.times(basis.sign())?;
        let way = target.minus(ends.base.1)?.abs();
        ten.times(moved)?.over(way)
    };
    let index = index().map_err(unfit)?;
    Ok(Verdict {
        ratio: Some(index),
        score: Some(index.max(Decimal::ZERO).min(ten)),
        rating: None,
        edges: vec![Decimal::ZERO, ten],
    })
}
