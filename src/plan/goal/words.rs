//! What the pieces of a goal say one by one, before they are taken together; and the indicator's own name among them.

use std::ops::Range;

use super::message::{GoalError, GoalMessage};
use super::number::{Amount, Form};
use super::promise::Start;
use crate::quantity::{Decimal, Period};
use crate::words::fold;
use crate::words::goals::changes::{
    AVERAGE_ANNUAL, WITHIN_YEARS, YEARLY, YEARLY_GROWTH, speaks_of_deeds, speaks_of_growth,
};
use crate::words::goals::sentences::{JOINS, RATE};
use crate::words::goals::{Bound, Direction, Found, Mark, Place, Sense, begins, word_at};
use crate::words::numerals::is_numeral;
use crate::words::sides::{Named, named, names_cut, names_new, names_rank};

/// What the words of a goal say, each with its place.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    /// The goal as written.
    pub(super) text: &'a str,
    pub(super) marks: Vec<(Mark, Range<usize>)>,
    pub(super) sides: Vec<(Bound, Range<usize>)>,
    pub(super) amount: Option<(Amount, Range<usize>)>,
    /// `翻番`: the factor.
    pub(super) fold: Option<Decimal>,
    /// The period compared with; none is the plan's baseline.
    pub(super) since: Option<Period>,
    pub(super) by: Option<Period>,
    /// Over how many years it goes: `五年内`.
    pub(super) years: Option<i64>,
    /// Where a stretch of years begins, at whose end it is due: `“十四五”期间`.
    pub(super) begins: Option<Period>,
    /// Where it starts: `从15%`.
    pub(super) from: Option<(Start, Range<usize>)>,
    /// What it is held against, from which side: `高于全市平均`.
    pub(super) against: Option<(Bound, Range<usize>)>,
    /// Whether the number is a rank, or a number of ranks.
    pub(super) is_rank: bool,
    /// Whether the indicator is a rank by its name: to rise is to count down.
    pub(super) ranks: bool,
    /// Whether they begin with a wish: 力争 before the first number.
    pub(super) opens_with_wish: bool,
    /// The second goal, without the word that introduces it.
    pub(super) stretch: Option<Range<usize>>,
    /// What is promised behind a wish, from the word that introduces it, and from the number's own words.
    pub(super) firm: Option<(usize, usize)>,
    /// Words that stand on one side of the number only.
    pub(super) placed: Vec<(Place, Range<usize>)>,
    /// What takes the place of a number, with the number: `翻番`, `2020年水平`.
    pub(super) anchor: Option<Range<usize>>,
}

impl Words<'_> {
    /// Where a mark stands.
    pub(super) fn mark(&self, mark: Mark) -> Option<&Range<usize>> {
        let found = self.marks.iter().find(|(known, _)| *known == mark);
        found.map(|(_, span)| span)
    }

    /// Whether one word stands before another with nothing but 并 between them.
    pub(super) fn joins(&self, one: Mark, other: Mark) -> bool {
        let places = self.mark(one).zip(self.mark(other));
        let between = places.and_then(|(one, other)| self.text.get(one.end..other.start));
        between.is_some_and(|between| JOINS.contains(&between.trim()))
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.mark(mark).is_some()
    }

    pub(super) fn has_any(&self, marks: &[Mark]) -> bool {
        marks.iter().any(|mark| self.has(*mark))
    }

    /// The first word that stands on the wrong side of its number.
    pub(super) fn misplaced(&self) -> Option<&Range<usize>> {
        let anchor = self.anchor.as_ref()?;
        let wrong = |place: Place, span: &Range<usize>| match place {
            Place::Before => span.start > anchor.start,
            Place::After => span.start < anchor.start,
            Place::Any => false,
        };
        let misplaced = self.placed.iter().find(|(place, span)| wrong(*place, span));
        misplaced.map(|(_, span)| span)
    }

    /// Takes back what was read from a place on, which was part of a longer word.
    pub(super) fn drop_from(&mut self, at: usize) {
        self.marks.retain(|(_, span)| span.start < at);
        self.sides.retain(|(_, span)| span.start < at);
        self.placed.retain(|(_, span)| span.start < at);
    }

    pub(super) fn put(&mut self, mark: Mark, span: &Range<usize>) {
        self.marks.push((mark, span.clone()));
    }

    pub(super) fn put_all(&mut self, marks: &[Mark], span: &Range<usize>) {
        let all = marks.iter().map(|mark| (*mark, span.clone()));
        self.marks.extend(all);
    }

    /// A mark is none after all.
    pub(super) fn forget(&mut self, none: Mark) {
        self.marks.retain(|(mark, _)| *mark != none);
    }

    /// A mark says another thing than it seemed to.
    pub(super) fn turn(&mut self, turned: Mark, into: Mark) {
        for (mark, _) in &mut self.marks {
            if *mark == turned {
                *mark = into;
            }
        }
    }

    pub(super) fn put_amount(&mut self, amount: Amount, span: Range<usize>) {
        if amount.form == Form::Bracketed {
            self.put(Mark::Total, &span);
        }
        if amount.form == Form::Added {
            self.put(Mark::Added, &span);
        }
        if amount.form == Form::Around {
            self.put(Mark::Between, &span);
        }
        if let Some(bound) = amount.side {
            self.sides.push((bound, span.clone()));
        }
        self.put(Mark::Amount, &span);
        self.anchor = Some(span.clone());
        self.amount = Some((amount, span));
    }

    /// Whether the level is a rank, which is better where it is less.
    pub(super) fn counts_down(&self) -> bool {
        self.is_rank || self.ranks
    }

    /// Whether the words speak of a change, of which what stands between them may be a part.
    pub(super) fn changes(&self) -> bool {
        let is_change = |mark: &Mark| {
            !matches!(
                mark,
                Mark::Added | Mark::Reach | Mark::Get | Mark::Running | Mark::Total | Mark::Amount
            )
        };
        self.fold.is_some()
            || self.from.is_some()
            || self.marks.iter().any(|(mark, _)| is_change(mark))
    }

    /// Whether something is promised already.
    pub(super) fn has_promise(&self) -> bool {
        self.anchor.is_some() || self.against.is_some()
    }

    /// A part as written.
    pub(super) fn part(&self, span: &Range<usize>) -> String {
        let part = self.text.get(span.clone()).unwrap_or_default();
        part.trim().to_owned()
    }

    /// Two words that contradict each other.
    pub(super) fn contradiction(&self, one: &Range<usize>, other: &Range<usize>) -> GoalError {
        let (first, second) = in_order(one, other);
        let first = self.part(first);
        self.error(second, |second| GoalMessage::Contradiction { first, second })
    }

    /// Two words that promise different things.
    pub(super) fn together(&self, one: &Range<usize>, other: &Range<usize>) -> GoalError {
        let (first, second) = in_order(one, other);
        let first = self.part(first);
        self.error(second, |second| GoalMessage::Together { first, second })
    }

    /// The error of a part, as a result.
    pub(super) fn refuse<T>(
        &self,
        span: &Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> Result<T, GoalError> {
        Err(self.error(span, message))
    }

    /// The error of a part.
    pub(super) fn error(
        &self,
        span: &Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> GoalError {
        GoalError { span: span.clone(), message: message(self.part(span)) }
    }
}

/// Two parts in the order of the text.
pub(super) fn in_order<'a>(
    first: &'a Range<usize>,
    second: &'a Range<usize>,
) -> (&'a Range<usize>, &'a Range<usize>) {
    if first.start <= second.start { (first, second) } else { (second, first) }
}

/// The indicator's own name, which a goal may repeat.
pub(super) struct OwnName {
    /// As written.
    pub(super) name: String,
    folded: String,
    /// Which way it is to go, where the plan or the name says so.
    wanted: Option<Direction>,
    /// Its Latin words, without their endings.
    words: Vec<String>,
}

impl OwnName {
    pub(super) fn new(name: &str, declared: Option<Direction>) -> Self {
        let folded = fold(name).as_str().to_owned();
        let by_name = || match named(&folded) {
            Named::Less => Some(Direction::Decrease),
            Named::More => Some(Direction::Increase),
            Named::Unclear | Named::Nothing => None,
        };
        let wanted = declared.or_else(by_name);
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        // A number is none of the name's words: 65% of 65岁以上老年人.
        let is_word = |word: &&str| word.contains(|c: char| c.is_ascii_alphabetic());
        let words = words.filter(is_word).map(stem).collect();
        Self { name: name.to_owned(), folded, wanted, words }
    }

    /// The words of growth or cuts a year that the name ends with, or means at its head: 年均增长 of 研发经费投入年均增长 and 年均GDP增速; 年均
    /// of 年均新增就业.
    pub(super) fn yearly(&self) -> Option<&str> {
        let stem = self.folded.split('(').next().unwrap_or_default().trim_end();
        let is_yearly = |found: &Found| found.sense == Sense::Marks(&[Mark::Yearly]);
        let ends = |at: usize| {
            let found = word_at(stem, at)?;
            let verb = word_at(stem, at + found.length);
            let verb = verb.filter(|verb| matches!(verb.sense, Sense::Verb(_)));
            let whole = match found.sense {
                Sense::Marks([Mark::Yearly]) => found.length + verb?.length,
                Sense::Marks([Mark::Yearly, Mark::Up | Mark::Down]) => found.length,
                _ => return None,
            };
            stem.get(at..).filter(|words| words.len() == whole)
        };
        let apart = || {
            let opens = word_at(stem, 0).is_some_and(|found| is_yearly(&found));
            let opens = opens || begins(stem, 0, AVERAGE_ANNUAL);
            let mut places = stem.char_indices();
            let closes = places.any(|(at, _)| {
                word_at(stem, at)
                    .is_some_and(|found| is_yearly(&found) && at + found.length == stem.len())
            });
            match (opens || closes, self.is_growth()) {
                (true, true) => Some(YEARLY_GROWTH),
                (true, false) => (opens && names_new(stem)).then_some(YEARLY),
                _ => None,
            }
        };
        stem.char_indices().find_map(|(at, _)| ends(at)).or_else(apart)
    }

    /// Whether each of its figures is the mean of a year: a concentration.
    pub(super) fn is_within_year(&self) -> bool {
        WITHIN_YEARS.iter().any(|word| self.folded.contains(word))
    }

    /// Whether it names a cut.
    pub(super) fn is_cut(&self) -> bool {
        names_cut(&self.folded)
    }

    /// Whether each of its figures counts what is new in a year: New homes, Jobs created.
    pub(super) fn counts_new(&self) -> bool {
        let is_new = |word: &str| {
            word_at(word, 0).is_some_and(|word| word.sense == Sense::Marks(&[Mark::Added]))
        };
        names_new(&self.folded)
            || speaks_of_deeds(&self.folded)
            || self.words.iter().any(|word| is_new(word))
    }

    /// Whether it is known, and no rate.
    pub(super) fn is_no_rate(&self) -> bool {
        !self.folded.is_empty() && !self.folded.contains(RATE)
    }

    /// Whether it names a growth.
    pub(super) fn is_growth(&self) -> bool {
        speaks_of_growth(&self.folded)
    }

    /// How much of the name with a number in it a text begins with: 500强企业 of 世界500强企业数, 三甲医院, PM2.5; but no number alone, nor one
    /// behind which the name goes on with another word.
    pub(super) fn numbered(&self, text: &str) -> Option<usize> {
        let digit = |c: char| c.is_ascii_digit() || is_numeral(c);
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let run = ends.map_while(|end| text.get(..end)).take_while(|run| {
            let run = fold(run);
            self.folded.contains(run.as_str())
        });
        let mut run = run.last()?.trim_end();
        let number = run.trim_end_matches(|c: char| digit(c) || c == '.');
        // The 2.5 of PM2.5 belongs to its letters, the 5 of 达到5A级 to what follows.
        let goes_on = text
            .get(run.len()..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if number.len() < run.len()
            && (goes_on || !number.ends_with(|c: char| c.is_ascii_alphabetic()))
        {
            run = number;
        }
        let inner = run.trim_start_matches(digit);
        let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
        let named = inner.len() == run.len() || letters > 1;
        (named && run.contains(digit)).then_some(run.len())
    }

    /// Which way it gets better, where that is known; a rank gets better by rising.
    pub(super) fn improves_by(&self) -> Option<Direction> {
        if self.is_rank() { Some(Direction::Increase) } else { self.wanted }
    }

    pub(super) fn is_rank(&self) -> bool {
        names_rank(&self.folded)
    }

    /// Whether a run of Chinese characters is part of it.
    pub(super) fn holds(&self, run: &str) -> bool {
        let run = fold(run);
        run.as_str().chars().count() > 1 && self.folded.contains(run.as_str())
    }

    /// Whether a run of Chinese characters is part of it, or ends with all of it: 国家级绿色工厂 of 绿色工厂数.
    pub(super) fn names(&self, run: &str) -> bool {
        let stem = self.folded.trim_end_matches(['数', '量']);
        self.holds(run) || stem.chars().count() > 1 && fold(run).as_str().ends_with(stem)
    }

    /// Whether a word is one of the name's; one of several parts where each of them is: `zero-emission`.
    pub(super) fn knows(&self, word: &str) -> bool {
        word.split('-').all(|part| self.words.contains(&stem(part)))
    }
}

/// An English word without its ending: `injuries` and `injury` are one, `waiting` and `wait`.
fn stem(word: &str) -> String {
    let word = word.to_ascii_lowercase();
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() > 2) {
        return stem.to_owned();
    }
    let plain = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    plain.unwrap_or(&word).to_owned()
}
