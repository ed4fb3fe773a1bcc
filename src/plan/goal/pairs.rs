//! Words of a goal that do not go together, as data.

use super::vocabulary::Mark;

/// Words that say the opposite.
pub(super) const OPPOSITES: &[(Mark, Mark)] = &[
    (Mark::Up, Mark::Down),
    (Mark::Up, Mark::DownTo),
    (Mark::UpTo, Mark::Down),
    (Mark::UpTo, Mark::DownTo),
    (Mark::Added, Mark::Down),
    (Mark::Added, Mark::DownTo),
    (Mark::Fold, Mark::Down),
    (Mark::Fold, Mark::DownTo),
];

/// Words that promise different things.
#[rustfmt::skip] // a table is read by its lines
pub(super) const RIVALS: &[(Mark, Mark)] = &[
    (Mark::Up, Mark::UpTo),
    (Mark::Down, Mark::DownTo),
    (Mark::Fold, Mark::Amount), (Mark::Fold, Mark::UpTo), (Mark::Fold, Mark::Yearly), (Mark::Fold, Mark::PerYear),
    (Mark::Fold, Mark::Each), (Mark::Fold, Mark::Step), (Mark::Fold, Mark::Maintain), (Mark::Fold, Mark::Added),
    (Mark::Fold, Mark::Done),
    (Mark::Of, Mark::Up), (Mark::Of, Mark::Down), (Mark::Of, Mark::Yearly), (Mark::Of, Mark::PerYear),
    (Mark::Of, Mark::Each), (Mark::Of, Mark::Step), (Mark::Of, Mark::Maintain), (Mark::Of, Mark::Added),
    (Mark::Of, Mark::Total), (Mark::Of, Mark::Running),
    (Mark::Level, Mark::Amount), (Mark::Level, Mark::Up), (Mark::Level, Mark::Down), (Mark::Level, Mark::Yearly),
    (Mark::Level, Mark::PerYear), (Mark::Level, Mark::Each), (Mark::Level, Mark::Added), (Mark::Level, Mark::Running),
    (Mark::Yearly, Mark::Each), (Mark::Yearly, Mark::Step), (Mark::Yearly, Mark::UpTo), (Mark::Yearly, Mark::DownTo),
    (Mark::Yearly, Mark::Total), (Mark::Yearly, Mark::Running), (Mark::Yearly, Mark::Done),
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
