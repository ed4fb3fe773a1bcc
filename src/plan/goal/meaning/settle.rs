//! What the words say together, before any of them counts.

use std::ops::Range;

use crate::plan::goal::words::{OwnName, Words};
use crate::quantity::Decimal;
use crate::words::goals::changes::{GROWS, GROWTH, WITHIN_YEARS, only_grows};
use crate::words::goals::sentences::OF_LEVELS;
use crate::words::goals::{Bound, Mark};

use super::side::to_number;

impl Words<'_> {
    /// What some words mean because of others: a verb with a start, or with `to` before its number, leads to a level.
    pub(super) fn settle(&mut self, own: &OwnName) {
        self.settle_levels();
        self.settle_again();
        self.settle_within_year(own);
        self.settle_own_cut(own);
        let Some((_, span)) = &self.amount else {
            return;
        };
        // 保持6%以上增长: behind its number it is the growth itself.
        let after = |mark: &Range<usize>| {
            let between = self.text.get(span.end..mark.start).map(str::trim);
            let mut sides = self.sides.iter();
            let is_side = sides.any(|(_, side)| between == Some(self.part(side).as_str()));
            self.part(mark) == GROWS && (between == Some("") || is_side)
        };
        // 增长保持在6%以上, 保持6%以上的增长: what is kept is the growth.
        let kept = |mark: &Range<usize>| {
            let maintain = self.mark(Mark::Maintain).map(|maintain| maintain.start);
            maintain.is_some_and(|at| {
                only_grows(&self.part(mark)) && (mark.end == at || mark.start > span.end)
            })
        };
        let is_noun = |mark: &&Range<usize>| after(mark) || kept(mark);
        if let Some(noun) = self.mark(Mark::Up).filter(is_noun).cloned() {
            self.placed.retain(|(_, word)| *word != noun);
            self.marks.retain(|(_, word)| *word != noun);
            self.put(Mark::Rate, &noun);
        }
        // 每年下降2.8%以上 of 单位GDP能耗降低率: the name says it already.
        let said = if own.is_cut() { Mark::Down } else { Mark::Up };
        let says = own.is_cut() || own.is_growth();
        if self.has(Mark::Each) && says && self.verb() == self.mark(said) {
            self.forget(said);
        }
        let Some((amount, span)) = self.amount.clone() else {
            return;
        };
        let verb = self.verb().map(|verb| verb.start);
        let between = |mark: &Range<usize>| {
            verb.is_some_and(|verb| verb < mark.start) && mark.start < span.start
        };
        let to =
            self.marks.iter().filter(|(mark, _)| *mark == Mark::To).any(|(_, span)| between(span));
        let caps_change = self.caps_change();
        // Cut waiting times below 18 days: the number is a level; but growth above 3%.
        let is_noun = self.verb().is_some_and(|verb| self.part(verb) == GROWTH);
        let of_levels = |(bound, side): &(Bound, Range<usize>)| {
            let word = self.part(side).to_ascii_lowercase();
            let leads = bound.direction() == self.way_of_verb();
            between(side) && leads && !is_noun && OF_LEVELS.contains(&word.as_str())
        };
        let to = to || self.sides.iter().any(of_levels);
        let leads_to = to && !amount.lower.unit.is_points() && !self.has(Mark::By);
        // Annual GDP growth of 3%; but cut annual emissions by 50%.
        let is_rate = amount.lower.unit.is_ratio() && (is_noun || self.has(Mark::Rate));
        let is_rank = self.counts_down();
        for (mark, _) in &mut self.marks {
            *mark = match *mark {
                // Limit the increase to 5%: what is limited is the change.
                Mark::UpTo if caps_change => Mark::Up,
                Mark::DownTo if caps_change => Mark::Down,
                Mark::Up if leads_to && !caps_change => Mark::UpTo,
                Mark::Down if leads_to && !caps_change => Mark::DownTo,
                Mark::Annual if is_rate => Mark::PerYear,
                // Rise to rank 6: less.
                Mark::UpTo if is_rank => Mark::DownTo,
                other => other,
            };
        }
        // 回升并稳定在2亿吨: it leads there.
        for (verb, to) in [(Mark::Up, Mark::UpTo), (Mark::Down, Mark::DownTo)] {
            if self.joins(verb, Mark::Maintain) || self.joins(to, Mark::Maintain) {
                self.forget(Mark::Maintain);
                self.turn(verb, to);
            }
        }
        // 从2020年的35%提升到2025年的40%: the year that it leads to.
        if self.from.is_some() && self.has(Mark::Of) && self.by.is_none() {
            self.by = self.since.take();
            self.forget(Mark::Of);
        }
        // Raise revenue to 2 billion a year: a level told of a year.
        if !amount.lower.unit.is_ratio() && self.has_any(&[Mark::UpTo, Mark::DownTo, Mark::Each]) {
            self.marks.retain(|(mark, _)| *mark != Mark::PerYear);
        }
        // Double to 9 billion: the number is what it leads to.
        if to_number(self, &span) && self.fold.is_some() {
            let rises = self.fold.is_some_and(|fold| fold > Decimal::ONE);
            self.fold = None;
            self.turn(Mark::Fold, if rises { Mark::UpTo } else { Mark::DownTo });
        }
    }

    /// At most the 2020 level, keep at the 2024 level: without a number it is that level itself, where 2020年的 would wait for one.
    fn settle_levels(&mut self) {
        let of = self.mark(Mark::Of).filter(|_| self.amount.is_none() && self.fold.is_none());
        let latin = |of: &&Range<usize>| self.part(of).ends_with(|c: char| c.is_ascii_alphabetic());
        if let Some(level) = of.filter(latin).cloned() {
            self.turn(Mark::Of, Mark::Level);
            self.anchor.get_or_insert(level);
        }
    }

    /// 再培育150家 is on top of what there is; 再提高5个百分点 says so itself.
    fn settle_again(&mut self) {
        let Some(again) = self.mark(Mark::Again).cloned() else {
            return;
        };
        self.forget(Mark::Again);
        // 再到60%: it goes on to there.
        if self.text.get(again.end..).is_some_and(|behind| behind.starts_with('到')) {
            return;
        }
        let mut marks = self.marks.iter();
        if marks
            .all(|(mark, _)| matches!(mark, Mark::Get | Mark::Done | Mark::Amount | Mark::During))
        {
            self.put(Mark::Added, &again);
        }
    }

    /// 年均浓度控制在30 is one figure a year, 浓度年均下降3% tells of the years.
    fn settle_within_year(&mut self, own: &OwnName) {
        let Some(yearly) = self.mark(Mark::Yearly).filter(|_| own.is_within_year()) else {
            return;
        };
        let behind = self.text.get(yearly.end..).unwrap_or_default();
        let is_named = WITHIN_YEARS.iter().any(|word| behind.starts_with(word));
        let changes = [Mark::Up, Mark::Down, Mark::Rate];
        if is_named || !self.has_any(&changes) && self.years.is_none() && self.begins.is_none() {
            self.forget(Mark::Yearly);
        }
    }

    /// 减排1万吨 of 挥发性有机物减排量: the number is what the name counts.
    fn settle_own_cut(&mut self, own: &OwnName) {
        let Some((amount, _)) = &self.amount else {
            return;
        };
        let compares = [Mark::Since, Mark::YearBefore, Mark::Yearly, Mark::PerYear];
        let verb = self.mark(Mark::Down).map(|verb| self.part(verb));
        let is_own = verb.is_some_and(|verb| own.is_cut() || own.holds(&verb));
        if is_own && !amount.lower.unit.is_ratio() && !self.has_any(&compares) {
            self.forget(Mark::Down);
            self.forget(Mark::By);
        }
    }

    /// Whether a word of limits stands before an English verb: `limit the increase to 5%`.
    fn caps_change(&self) -> bool {
        let verb = [Mark::Up, Mark::Down, Mark::UpTo, Mark::DownTo]
            .iter()
            .find_map(|mark| self.mark(*mark));
        let cap = self.mark(Mark::Cap);
        cap.zip(verb).is_some_and(|(cap, verb)| cap.end <= verb.start && self.part(verb).is_ascii())
    }
}
