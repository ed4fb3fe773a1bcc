//! `idle-key`: a key of a target that its goal leaves without effect.

use crate::assess::goal::standing;
use crate::assess::message::AssessMessage;
use crate::plan::Target;
use crate::plan::goal::{Bound, Goal};

/// A tolerance where no goal says 左右, a path where no goal has one, limits where none is a range that is scored. Milestones are
/// the years' own targets everywhere.
pub(in crate::assess) fn find(target: &Target) -> Vec<AssessMessage> {
    let own = target.goals.iter().map(|(_, goal)| goal);
    let goals: Vec<&Goal> = target.goal.iter().chain(own).collect();
    if goals.is_empty() {
        return Vec::new();
    }
    let pathless = goals.iter().all(|goal| standing(goal, false));
    let exact = goals.iter().all(|goal| goal.bound != Bound::About);
    let corridor = |goal: &&Goal| goal.bound == Bound::Range && goal.direction().is_none();
    let rangeless = !goals.iter().any(corridor);
    let keys = [
        ("tolerance", target.tolerance.is_some() && exact),
        ("path", target.path.is_some() && pathless),
        (
            "limits",
            target.limits.is_some() && (rangeless || target.weight.is_none()),
        ),
    ];
    let idle = keys.into_iter().filter(|(_, is_idle)| *is_idle);
    let told = idle.map(|(key, _)| AssessMessage::IdleKey {
        name: target.name.clone(),
        key,
    });
    told.collect()
}
