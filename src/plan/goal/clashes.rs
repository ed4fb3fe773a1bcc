//! Words of a goal that do not go together, and the side that all of them name.

use crate::words::goals::changes::BREAKS;
use crate::words::goals::{Bound, Direction, Mark};

use super::message::{GoalError, GoalMessage};
use super::number::{Amount, Form};
use super::words::{OwnName, Words};

/// Words that say the opposite.
const OPPOSITES: &[(Mark, Mark)] = &[
    (Mark::Up, Mark::Down),
    (Mark::Up, Mark::DownTo),
    (Mark::UpTo, Mark::Down),
    (Mark::UpTo, Mark::DownTo),
    (Mark::Added, Mark::Down),
    (Mark::Added, Mark::DownTo),
];

/// Words that promise different things.
#[rustfmt::skip] // a table is read by its lines
const RIVALS: &[(Mark, Mark)] = &[
    (Mark::Up, Mark::UpTo),
    (Mark::Down, Mark::DownTo),
    (Mark::Fold, Mark::UpTo), (Mark::Fold, Mark::DownTo), (Mark::Fold, Mark::Yearly), (Mark::Fold, Mark::PerYear),
    (Mark::Fold, Mark::Each), (Mark::Fold, Mark::Step), (Mark::Fold, Mark::Maintain), (Mark::Fold, Mark::Added),
    (Mark::Fold, Mark::Done),
    (Mark::Of, Mark::Up), (Mark::Of, Mark::Down), (Mark::Of, Mark::Yearly), (Mark::Of, Mark::PerYear),
    (Mark::Of, Mark::Each), (Mark::Of, Mark::Step), (Mark::Of, Mark::Maintain), (Mark::Of, Mark::Added),
    (Mark::Of, Mark::Total), (Mark::Of, Mark::Running),
    (Mark::Level, Mark::Amount), (Mark::Level, Mark::Up), (Mark::Level, Mark::Down), (Mark::Level, Mark::Yearly),
    (Mark::Level, Mark::PerYear), (Mark::Level, Mark::Each), (Mark::Level, Mark::Added), (Mark::Level, Mark::Running),
    (Mark::Yearly, Mark::Each), (Mark::Yearly, Mark::Step), (Mark::Yearly, Mark::UpTo), (Mark::Yearly, Mark::DownTo),
    (Mark::Yearly, Mark::Total), (Mark::Yearly, Mark::Running),
    (Mark::PerYear, Mark::Each), (Mark::PerYear, Mark::Step), (Mark::PerYear, Mark::UpTo),
    (Mark::PerYear, Mark::DownTo), (Mark::PerYear, Mark::Total), (Mark::PerYear, Mark::Running),
    (Mark::PerYear, Mark::Done),
    (Mark::Each, Mark::UpTo), (Mark::Each, Mark::DownTo), (Mark::Each, Mark::Total), (Mark::Each, Mark::Running),
    (Mark::Step, Mark::Amount), (Mark::Step, Mark::Added), (Mark::Step, Mark::Done),
    (Mark::Maintain, Mark::UpTo), (Mark::Maintain, Mark::DownTo), (Mark::Maintain, Mark::Added),
    (Mark::Maintain, Mark::Total), (Mark::Maintain, Mark::Running), (Mark::Maintain, Mark::Done),
    (Mark::Added, Mark::Up), (Mark::Added, Mark::UpTo),
    (Mark::Done, Mark::Up), (Mark::Done, Mark::Down),
];

/// Words that contradict each other, or promise two things.
pub(super) fn check(words: &Words<'_>) -> Result<(), GoalError> {
    let both = |pairs: &[(Mark, Mark)]| {
        let mut found =
            pairs.iter().filter_map(|(one, other)| words.mark(*one).zip(words.mark(*other)));
        found.find(|(one, other)| one != other)
    };
    if let Some((one, other)) = both(OPPOSITES) {
        return Err(words.contradiction(one, other));
    }
    if let Some((one, other)) = both(RIVALS) {
        return Err(words.together(one, other));
    }
    let Some((Amount { form, .. }, number)) = &words.amount else {
        return Ok(());
    };
    if let Some(fold) = words.mark(Mark::Fold).filter(|_| words.fold.is_some()) {
        return Err(words.together(fold, number));
    }
    if *form == Form::And && !words.has(Mark::Between) {
        return words.refuse(number, |part| GoalMessage::SecondNumber { part });
    }
    Ok(())
}

/// Which side the words name, all of them taken together.
pub(super) fn side(words: &Words<'_>) -> Result<Option<Bound>, GoalError> {
    // Of a rank, 不低于 and 以上 say better, which is less; 上升2位以上 says so of the change.
    let changes = words.has_any(&[Mark::Up, Mark::Down]);
    let turned = |bound: Bound| match bound {
        Bound::AtLeast | Bound::MoreThan if words.counts_down() && !changes => bound.mirrored(),
        bound => bound,
    };
    let mut sides = words.sides.iter();
    let Some((bound, first)) = sides.next() else {
        // Not increase by 5%: by more than that, or not at all; 5%（不含） has no side to take it from.
        let denied = words.mark(Mark::Denied).or_else(|| words.mark(Mark::Excluded));
        return denied.map_or(Ok(None), |denied| words.refuse(denied, GoalMessage::not_understood));
    };
    let amount = words.amount.as_ref();
    let worse = words.sides.iter().find(|(side, _)| *side == Bound::LessThan);
    if let (Some((_, rank)), Some((_, side)), true) = (amount, worse, words.is_rank) {
        return Err(words.contradiction(rank, side));
    }
    let mut bound = turned(*bound);
    for (next, span) in sides {
        let both = stricter(bound, turned(*next));
        bound = both.ok_or_else(|| words.contradiction(first, span))?;
    }
    // At least 5 to 8: a floor with an ambition; but 5-8 or more says two things.
    let range = amount.filter(|(amount, _)| amount.upper.is_some());
    let twice = range.filter(|(_, range)| bound == Bound::About || first.start > range.start);
    if let Some((_, range)) = twice {
        return Err(words.contradiction(range, first));
    }
    let bound = match bound {
        Bound::LessThan if words.has(Mark::Included) => Bound::AtMost,
        Bound::MoreThan if words.has(Mark::Included) => Bound::AtLeast,
        Bound::AtMost if words.has(Mark::Excluded) => Bound::LessThan,
        Bound::AtLeast if words.has(Mark::Excluded) => Bound::MoreThan,
        bound => bound,
    };
    let denied = words.has(Mark::Denied);
    Ok(Some(if denied { bound.denied() } else { bound }))
}

/// 不突破1.2亿亩红线 of 耕地 keeps above the line, of 能耗 below it: only a name of which less is better tells. What is to be kept has
/// such a line without the word: 不突破1.2亿亩.
pub(super) fn line(words: &Words<'_>, side: Option<Bound>, own: &OwnName) -> Result<(), GoalError> {
    let is_below = matches!(side, Some(Bound::AtMost | Bound::LessThan));
    let better = own.improves_by();
    let open = is_below && !words.has(Mark::Cap) && better != Some(Direction::Decrease);
    let breaks = words.sides.iter().map(|(_, span)| span);
    let mut breaks = breaks.filter(|span| words.part(span).contains(BREAKS));
    let kept = breaks.next().filter(|_| better == Some(Direction::Increase));
    match words.mark(Mark::Line).or(kept).filter(|_| open) {
        Some(line) => words.refuse(line, |part| GoalMessage::Line { part }),
        None => Ok(()),
    }
}

/// Both sides together: of two that agree the strict one (超过60%以上), none where they contradict each other.
fn stricter(first: Bound, second: Bound) -> Option<Bound> {
    if first == second {
        return Some(first);
    }
    if first == Bound::About || second == Bound::About || first.direction() != second.direction() {
        return None;
    }
    Some(match first.direction()? {
        Direction::Increase => Bound::MoreThan,
        Direction::Decrease => Bound::LessThan,
    })
}
