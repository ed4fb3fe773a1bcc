//! A year, and the part of a label beside it: months, quarters and half-years, and runs of them.

use super::token::Token::{self, Mark, Number, Word as W};
use super::written::{Count, Join, Part, Run, Written};
use crate::words::periods::Word;

/// Whether a token stands between the first and the last of a run.
pub(super) fn is_joint(token: Token) -> bool {
    matches!(token, Mark('-' | '~' | '/') | W(Word::To))
}

/// Months of a year, as the part of a label beside its year says them: `Q2`, `1-6月`, 前三季度.
pub(super) fn run(part: &[Token]) -> Option<Run> {
    match part {
        [W(Word::Whole)] | [W(Word::Whole), Number(1, _)] => Some(Run::of(Count::Year, 1)),
        [W(Word::First), Number(number, _), W(unit)] => {
            let count = match unit {
                Word::Quarter => Count::Quarter,
                Word::Month | Word::Months => Count::Month,
                _ => return None,
            };
            Some(Run::between(count, 1, *number))
        }
        _ => unit(part).map(|(count, number)| Run::of(count, number)).or_else(|| run_between(part)),
    }
}

/// The same of bare numbers in a column beside that of the year, whose header says what they count: `6`, `1-6`.
pub(super) fn run_beside(part: &[Token], count: Count) -> Option<Run> {
    match part {
        _ if count == Count::Year => None,
        [Number(number, 1 | 2) | W(Word::Roman(number))] => Some(Run::of(count, *number)),
        // `1/4` below 분기 is one of four.
        [Number(number, 1), Mark('/'), Number(4, 1)] if count == Count::Quarter => {
            Some(Run::of(count, *number))
        }
        [Number(number, 1), Mark('/'), Number(2, 1)] if count == Count::Half => {
            Some(Run::of(count, *number))
        }
        [Number(from, 1 | 2), joint, Number(to, 1 | 2)] if is_joint(*joint) => {
            Some(Run::between(count, *from, *to))
        }
        _ => None,
    }
}

/// A quarter or half of a year that need not begin in January.
pub(super) fn part_of_year(part: &[Token]) -> Option<Run> {
    let (count, number) = unit(part).filter(|(count, _)| *count != Count::Month)?;
    Some(Run::of(count, number))
}

/// One month, quarter or half-year.
fn unit(part: &[Token]) -> Option<(Count, u32)> {
    let part = part.strip_prefix(&[W(Word::Ordinal)]).unwrap_or(part);
    Some(match part {
        [W(Word::M), Number(number, 1 | 2)]
        | [Number(number, 1 | 2), W(Word::Month)]
        | [W(Word::Named(number))] => (Count::Month, *number),
        [W(Word::HalfNamed(number))] => (Count::Half, *number),
        [W(Word::T), Number(_, 2)] => return None,
        [W(word), Number(number, 1 | 2) | W(Word::Roman(number))]
        | [Number(number, 1) | W(Word::Roman(number)), W(word)]
        // `1. Quartal`, `2nd quarter`, `2e trimestre`.
        | [
            Number(number, 1) | W(Word::Roman(number)),
            Mark('.') | W(Word::Filler | Word::Flag(_) | Word::To),
            W(word),
        ] => (counted_by(*word)?, *number),
        // `March quarter`: the one that ends with it.
        [W(Word::Named(month)), W(Word::Quarter)] if month % 3 == 0 => (Count::Quarter, month / 3),
        // `1/4분기`: one of four.
        [Number(number, 1), Mark('/'), Number(4, 1), W(Word::Quarter)] => (Count::Quarter, *number),
        _ => return None,
    })
}

/// What a word beside a number counts.
fn counted_by(word: Word) -> Option<Count> {
    match word {
        Word::Q | Word::Quarter | Word::T => Some(Count::Quarter),
        Word::Half => Some(Count::Half),
        _ => None,
    }
}

/// `1-6月`, `1月至6月`, `第一至三季度`, `Q1-Q3`, `Jan-Jun`.
fn run_between(part: &[Token]) -> Option<Run> {
    part.iter().enumerate().find_map(|(at, token)| {
        if !is_joint(*token) {
            return None;
        }
        let (left, right) = (part.get(..at)?, part.get(at + 1..)?);
        let ((from_count, from), (to_count, to)) = match (left, right) {
            ([Number(from, 1 | 2)] | [W(Word::Ordinal), Number(from, 1 | 2)], right) => {
                let (count, to) = unit(right)?;
                ((count, *from), (count, to))
            }
            (left @ [W(Word::Q | Word::T | Word::Half), _], [Number(to, 1)])
            | (left @ [W(Word::M), _], [Number(to, 1 | 2)]) => {
                let (count, from) = unit(left)?;
                ((count, from), (count, *to))
            }
            (left, right) => (unit(left)?, unit(right)?),
        };
        (from_count == to_count).then(|| Run::between(from_count, from, to))
    })
}

/// A year and bare numbers, which only the column can explain.
pub(super) fn year_and_numbers(core: &[Token]) -> Option<Written> {
    let part = |year: u32, number: u32, digits: u8, join: Join| {
        Some(Written::Part(Part { year, number, digits, join }))
    };
    match core {
        [
            Number(year, 4),
            joint @ (Mark('-' | '/' | ':' | ' ' | '_') | W(Word::Year)),
            Number(number, digits @ (1 | 2)),
        ] => {
            let join = match joint {
                Mark('/') => Join::Slash,
                _ => Join::Plain,
            };
            part(*year, *number, *digits, join)
        }
        [Number(year, 4), Mark('.'), Number(number, digits @ (1 | 2))] => {
            part(*year, *number, *digits, Join::Dot)
        }
        [Number(number, digits @ (1 | 2)), Mark('-' | '/' | '.'), Number(year, 4)] => {
            part(*year, *number, *digits, Join::YearLast)
        }
        // `2025.1/4`: the first of four quarters.
        [Number(year, 4), Mark('.'), Number(number, 1), Mark('/'), Number(4, 1)] => {
            Some(Run::of(Count::Quarter, *number).in_year(*year))
        }
        [Number(all, 6)] => part(all / 100, all % 100, 2, Join::Plain),
        // `2023.1-6` and `2023/1~6` are runs of months; `2023-1-6` is a day.
        [Number(year, 4), a, Number(from, 1 | 2), b, Number(to, 1 | 2)]
            if matches!(a, Mark('.' | '/' | '-') | W(Word::Year))
                && (matches!(b, Mark('~') | W(Word::To))
                    || (*b == Mark('-') && *a != Mark('-'))) =>
        {
            Some(Run::months(*from, *to).in_year(*year))
        }
        _ => None,
    }
}

/// A year, and before or behind it the part of it that is meant.
pub(super) fn year_and_run(core: &[Token]) -> Option<Written> {
    let (year, part) = match core {
        [Number(year, 4), part @ ..] => (year, after_year(part)),
        [part @ .., Number(year, 4)] | [part @ .., Number(year, 4), W(Word::Year)] => {
            (year, before_year(part))
        }
        _ => return None,
    };
    match part {
        [W(Word::Roman(number))] => {
            Some(Written::Part(Part { year: *year, number: *number, digits: 1, join: Join::Roman }))
        }
        part => run(part).map(|run| run.in_year(*year)),
    }
}

pub(super) fn after_year(part: &[Token]) -> &[Token] {
    let part = part.strip_prefix(&[W(Word::Year)]).unwrap_or(part);
    match part {
        [Mark('-' | '/' | '.' | ':' | ' ' | '_' | ','), rest @ ..] => rest,
        part => part,
    }
}

pub(super) fn before_year(part: &[Token]) -> &[Token] {
    match part {
        [shorter @ .., Mark('-' | '/' | '.' | ' ' | '_' | ',') | W(Word::Filler)] => {
            before_year(shorter)
        }
        part => part,
    }
}
