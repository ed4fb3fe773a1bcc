//! Options that take one of a few words, in either language, and those that take a whole number.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::diagnostic::nearest;
use crate::language::Choice;
use crate::plan::COMMAS;

/// Takes one of some choices by any of its words, and offers their stable words.
#[derive(Clone)]
pub(super) struct OneOf<T: 'static> {
    offered: &'static [T],
}

impl<T: Choice> OneOf<T> {
    /// Of all.
    pub(super) fn all() -> Self {
        Self { offered: T::ALL }
    }

    /// Of those that a command has.
    pub(super) fn of(offered: &'static [T]) -> Self {
        Self { offered }
    }
}

impl<T: Choice + Send + Sync + PartialEq> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let written = value.to_string_lossy();
        let meant = T::meant(&written).filter(|one| self.offered.contains(one));
        meant.ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
            let argument = argument.map(ToString::to_string).unwrap_or_default();
            let words = self.offered.iter().map(|one| one.word().to_owned());
            let all = self
                .offered
                .iter()
                .flat_map(|one| [one.word()].into_iter().chain(one.also().iter().copied()));
            if let Some(near) = nearest(&written, all) {
                // In the language of what was written; what holds blanks would have to be quoted.
                let stable = T::meant(near).filter(|_| near.contains(' '));
                let near = stable.map_or(near, |meant| meant.word());
                error.insert(ContextKind::SuggestedValue, ContextValue::String(near.to_owned()));
            }
            error.insert(ContextKind::InvalidArg, ContextValue::String(argument));
            error.insert(ContextKind::InvalidValue, ContextValue::String(written.into_owned()));
            error.insert(ContextKind::ValidValue, ContextValue::Strings(words.collect()));
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let words = self.offered.iter().map(|one| PossibleValue::new(one.word()));
        Some(Box::new(words))
    }
}

/// Takes some of some choices, between commas.
#[derive(Clone)]
pub(super) struct Several<T: 'static>(pub(super) OneOf<T>);

impl<T: Choice + Send + Sync + PartialEq> TypedValueParser for Several<T> {
    type Value = Vec<T>;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Vec<T>, clap::Error> {
        let written = value.to_string_lossy();
        let words = written.split(COMMAS).map(str::trim);
        let each = words.map(|word| self.0.parse_ref(command, argument, OsStr::new(word)));
        each.collect()
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// All of some choices, or one of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum AllOr<T> {
    /// All.
    All,
    /// One.
    One(T),
}

/// Takes one of some choices, or the word for all of them.
#[derive(Clone)]
pub(super) struct OneOrAll<T: 'static>(OneOf<T>);

impl<T: Choice> OneOrAll<T> {
    const ALL: &'static str = "all";

    pub(super) fn new() -> Self {
        Self(OneOf::all())
    }
}

impl<T: Choice + Send + Sync + PartialEq> TypedValueParser for OneOrAll<T> {
    type Value = AllOr<T>;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<AllOr<T>, clap::Error> {
        if value == Self::ALL {
            return Ok(AllOr::All);
        }
        let one = self.0.parse_ref(command, argument, value);
        one.map(AllOr::One).map_err(|mut error| {
            if let Some(ContextValue::Strings(words)) = error.get(ContextKind::ValidValue) {
                let words = words.iter().cloned().chain([Self::ALL.to_owned()]);
                let words = ContextValue::Strings(words.collect());
                error.insert(ContextKind::ValidValue, words);
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let all = [PossibleValue::new(Self::ALL)].into_iter();
        Some(Box::new(self.0.possible_values()?.chain(all)))
    }
}

/// Takes a whole number between two.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    pub(super) least: u16,
    pub(super) most: u16,
}

impl TypedValueParser for Whole {
    type Value = u16;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<u16, clap::Error> {
        let written = value.to_string_lossy();
        let number = written.parse().ok();
        let number = number.filter(|number| (self.least..=self.most).contains(number));
        number.ok_or_else(|| {
            let mut error = clap::Error::new(ErrorKind::ValueValidation).with_cmd(command);
            let argument = argument.map(ToString::to_string).unwrap_or_default();
            let number = |number: u16| ContextValue::String(number.to_string());
            for (kind, context) in [
                (ContextKind::InvalidArg, ContextValue::String(argument)),
                (ContextKind::InvalidValue, ContextValue::String(written.into_owned())),
                (ContextKind::MinValues, number(self.least)),
                (ContextKind::ExpectedNumValues, number(self.most)),
            ] {
                error.insert(kind, context);
            }
            error
        })
    }
}
