//! So much of another indicator: `全国平均水平的95%`, `twice the national average`. It is neither a level nor a lead; the quotient of
//! both is an indicator of its own.

use std::ops::Range;

use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::moment::moment_at;
use crate::plan::goal::read;
use crate::quantity::{Unit, plain};
use crate::words::goals::numbers::SCALED_BY;
use crate::words::goals::sentences::{MEANS, OTHERS, WHOLE_END, WHOLES};
use crate::words::goals::{Found, Mark, Place, Sense, begins, word_at};

use super::Reader;

impl Reader<'_> {
    /// Refuses a part of another indicator that begins at a place.
    pub(super) fn part_of_other(&self, at: usize) -> Result<Option<usize>, GoalError> {
        let other = self.multiplied(at).map(|other| (other.clone(), other));
        match other.or_else(|| self.shared(at)) {
            Some((part, other)) => Err(self.part_of(part, &other)),
            None => Ok(None),
        }
    }

    /// `the national average` behind 1.2 times or twice, 全国平均水平 of 两倍于全国平均水平.
    fn multiplied(&self, at: usize) -> Option<Range<usize>> {
        let clause = self.clause(at).trim_end();
        let times = self.words.amount.as_ref().map(|(amount, _)| amount.lower.unit.text());
        let multiplies =
            self.words.fold.is_some() || times.is_some_and(|unit| SCALED_BY.contains(&unit));
        let ends = |mean: &str| {
            let before = clause.strip_suffix(mean);
            !self.own.knows(mean) && before.is_some_and(|before| before.ends_with(' '))
        };
        let latin = begins(self.text, at, "the") && MEANS.iter().any(|mean| ends(mean));
        let behind = clause.strip_prefix('于').filter(|other| {
            OTHERS.iter().any(|word| other.contains(word)) && moment_at(other, 0).is_none()
        });
        let start = at + behind.map_or(0, |behind| clause.len() - behind.len());
        let found = multiplies && (latin || behind.is_some()) && moment_at(self.text, at).is_none();
        found.then(|| start..at + clause.len())
    }

    /// `全国平均水平的95%`, `城镇居民收入的60%`: the part, and the name in it.
    pub(super) fn shared(&self, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        let clause = self.clause(at).trim_end();
        let mean = clause.find(WHOLE_END).filter(|name| *name > 0);
        let mean = mean.map(|name| name + WHOLE_END.len());
        let length = clause.find('的').filter(|of| mean.is_none_or(|mean| *of < mean)).or(mean)?;
        let other = clause.get(..length)?;
        // 达到全国平均水平的95%: the words before it are read first, 服务业增加值达到 too.
        let is_other = |from, word: &Found| {
            self.text.get(from..from + word.length).is_some_and(|word| OTHERS.contains(&word))
        };
        let led = other.char_indices().map(|(offset, _)| at + offset).any(|from| {
            word_at(self.text, from).is_some_and(|word| {
                let counts = from == at || !word.slight && word.sense != Sense::Filler;
                counts && !is_other(from, &word)
            })
        });
        let named = OTHERS.iter().any(|word| other.contains(word)) && !self.own.holds(other);
        let plain = other.chars().all(char::is_alphanumeric);
        if led || !(named && plain) || moment_at(self.text, at).is_some() {
            return None;
        }
        let mut number = at + length;
        while let Some(word) = word_at(self.text, number)
            && (word.sense == Sense::Filler
                || matches!(word.sense, Sense::Side(_)) && word.place == Place::Before)
        {
            number += word.length;
        }
        let (amount, end) = self.numbers.amount_at(number).ok()??;
        is_share(&amount.lower.unit).then_some((at..end, at..at + length))
    }

    /// The error of a part that is so much of another indicator, with the goal of their quotient where that says the same.
    pub(super) fn part_of(&self, part: Range<usize>, other: &Range<usize>) -> GoalError {
        let written = self.text.get(other.clone()).unwrap_or_default();
        let is_mean = WHOLES.iter().chain(MEANS).any(|word| written.contains(word));
        let before = self.text.get(..other.start).unwrap_or_default().trim_end();
        let before = before.strip_suffix(" of").or(before.strip_suffix('于')).unwrap_or(before);
        let behind = self.rest(other.end);
        let mut left = format!("{before}{}", behind.strip_prefix('的').unwrap_or(behind));
        if let Some((fold, factor)) = self.words.mark(Mark::Fold).zip(self.words.fold)
            && let Ok(percent) = factor.shifted(2)
        {
            left.replace_range(fold.clone(), &format!("{}%", plain(percent.normalized())));
        }
        let says = |left: &String| {
            let goal = read(left, self.numbers.units, self.own).ok();
            goal.is_some_and(|goal| goal.subject.is_level() && goal.against.is_none())
        };
        let left = Some(left.trim().to_owned()).filter(says);
        let (name, other) = (self.own.name.clone(), written.trim().to_owned());
        self.error(part, |part| GoalMessage::PartOfOther { part, name, other, left, is_mean })
    }
}

/// Whether a unit is one of shares, and not of their differences.
pub(super) fn is_share(unit: &Unit) -> bool {
    unit.is_ratio() && !unit.is_points()
}
