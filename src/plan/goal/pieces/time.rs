//! When: periods, spans of years, and where a goal starts.

use std::ops::Range;

use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::moment::{moment_at, period_at, stretch, years_at};
use crate::plan::goal::phrases::{rank_at, years_behind, years_long};
use crate::plan::goal::promise::Start;
use crate::quantity::Period;
use crate::words::goals::moments::{PERIODS, STRETCH_ENDS};
use crate::words::goals::numbers::{START_FILLERS, STARTS};
use crate::words::goals::{Mark, Role, begins};

use super::Reader;

impl Reader<'_> {
    pub(super) fn years_between(&mut self, at: usize) -> Option<usize> {
        let (from, to, end) = years_at(self.text, at)?;
        let start = self.words.from.as_mut().map(|(start, _)| &mut start.period);
        match start {
            Some(period) if period.is_none() => *period = Some(from),
            _ => self.put_moment(Role::Since, Some(from), at..end),
        }
        self.words.by = Some(to);
        Some(end)
    }

    /// Behind what is promised: grow by 6% a year to 2030, 2 billion trees over 10 years, double within five years.
    pub(super) fn years_after(&mut self, at: usize) -> Option<usize> {
        self.words.anchor.as_ref()?;
        let to_year = || period_at(self.text, self.skip_blanks(at + 2), true);
        if begins(self.text, at, "to")
            && let Some((Some(period), end)) = to_year()
        {
            self.put_moment(Role::By, Some(period), at..end);
            return Some(end);
        }
        let (years, length, mark) = years_behind(self.text, at)?;
        self.words.years = Some(years);
        self.words.put(mark, &(at..at + length));
        Some(at + length)
    }

    /// `78% (2030)`: by then.
    pub(super) fn year_in_brackets(&mut self, at: usize) -> Option<usize> {
        self.words.amount.as_ref()?;
        let inner = self.rest(at).strip_prefix(['(', '（'])?;
        let (period, end) = period_at(self.text, self.text.len() - inner.len(), true)?;
        let close = self.rest(end).strip_prefix([')', '）'])?;
        let end = self.text.len() - close.len();
        self.put_moment(Role::By, Some(period?), at..end);
        Some(end)
    }

    pub(super) fn moment(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(moment) = moment_at(self.text, at) else {
            return Ok(None);
        };
        let end = at + moment.length;
        let span = at..end;
        let said = self.text.get(span.clone()).unwrap_or_default();
        let years = moment.period.filter(|_| PERIODS.iter().any(|word| said.contains(word)));
        if let Some(last) = years.filter(|_| !matches!(moment.role, Role::By | Role::From)) {
            let last = last.start().year().to_string();
            return self.refuse(span, |part| GoalMessage::SinceYears { part, last });
        }
        if let Some(from) = stretch(said).filter(|_| moment.role == Role::By) {
            self.words.begins = Some(from);
            let goes_on = STRETCH_ENDS.iter().any(|word| said.ends_with(word));
            if goes_on || said.is_ascii() {
                self.words.put(Mark::During, &span);
            }
        }
        // 1.5 times 2020 levels
        let amount = self.words.amount.as_ref();
        let role = match amount {
            Some((amount, _))
                if moment.role == Role::Level && amount.lower.unit.text() == "times" =>
            {
                Role::Of
            }
            _ => moment.role,
        };
        self.put_moment(role, moment.period, span);
        Ok(Some(end))
    }

    pub(super) fn years(&mut self, at: usize) -> Option<usize> {
        let (years, length, marks) = years_long(self.rest(at))?;
        self.words.years = Some(years);
        self.words.put_all(marks, &(at..at + length));
        Some(at + length)
    }

    /// `从2020年的15%`, `由18%`, `from the current 58%`, `up from 3.1%`, `from 11.4% in 2022`.
    pub(super) fn start(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(opening) = STARTS.iter().find(|word| begins(self.text, at, word)) else {
            return Ok(None);
        };
        let mut next = self.skip_blanks(at + opening.len());
        let mut period = None;
        loop {
            if let Some(filler) = START_FILLERS
                .iter()
                .filter(|word| begins(self.text, next, word))
                .max_by_key(|word| word.len())
            {
                next = self.skip_blanks(next + filler.len());
            } else if let Some((found, end)) =
                period_at(self.text, next, true).filter(|_| period.is_none())
                && !self.is_amount_to(next)
            {
                period = found;
                next = self.skip_blanks(end);
            } else {
                break;
            }
        }
        let start = match rank_at(self.text, next) {
            Some(rank) => Some(rank),
            None => self.numbers.single_at(next)?,
        };
        let Some((value, end)) = start else {
            let named = period.is_some() || opening.is_ascii();
            return if named {
                Ok(None)
            } else {
                self.refuse(at..at + opening.len(), |part| GoalMessage::NoStart { part })
            };
        };
        let mut end = self.tail_end(end)?;
        let behind = self.skip_blanks(end);
        // From 26.3% (2018) to 50%.
        if self.rest(behind).starts_with('(')
            && period.is_none()
            && let Some((Some(year), close)) = period_at(self.text, behind + 1, true)
            && self.rest(close).starts_with(')')
        {
            period = Some(year);
            end = close + 1;
        }
        let behind = self.skip_blanks(end);
        if let Some(moment) = moment_at(self.text, behind).filter(|moment| {
            period.is_none() && begins(self.text, behind, "in") && moment.period.is_some()
        }) {
            period = moment.period;
            end = behind + moment.length;
        }
        self.words.from = Some((Start { period, value }, at..end));
        Ok(Some(end))
    }

    /// `2000 to 2500 homes`: no year, but an amount.
    fn is_amount_to(&self, at: usize) -> bool {
        let digits = self.rest(at).trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = digits.trim_start();
        behind
            .strip_prefix("to ")
            .is_some_and(|next| next.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    }

    pub(super) fn put_moment(&mut self, role: Role, period: Option<Period>, span: Range<usize>) {
        let marks: &[Mark] = match role {
            Role::Since => &[Mark::Since, Mark::Against],
            Role::From => &[Mark::Since],
            Role::Of => &[Mark::Of],
            Role::Level => &[Mark::Level],
            Role::By => {
                self.words.by = period;
                return;
            }
        };
        self.words.since = period;
        self.words.put_all(marks, &span);
        if role == Role::Level {
            self.words.anchor.get_or_insert(span);
        }
    }
}
