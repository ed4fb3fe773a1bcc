//! The web of a flow: its month boundaries, joined by the runs that were published. A value over any run is a path.
//!
//! Of most flows no two runs end in one month. Then there is no cycle (its latest boundary would end two runs), every boundary has
//! one way back, and two are joined where their ways meet: [`only_path`]. For the others a [`Web`] is kept, and the best path is
//! searched layer by layer.

use crate::quantity::{Decimal, Month, Period};

/// The boundaries of a flow and what joins them.
#[derive(Clone, Debug)]
pub(super) struct Web {
    nodes: Box<[Node]>,
    net: Net,
    /// Whether all figures are equally precise: then paths of one length do not differ in it.
    equally_precise: bool,
}

/// A boundary, hung below its neighbour on the way to the earliest boundary that it is joined to.
#[derive(Clone, Copy, Debug)]
struct Node {
    month: Month,
    parent: u32,
    depth: u32,
}

#[derive(Clone, Debug)]
struct Net {
    /// Where each node's arcs begin, and the end of the last.
    first: Box<[u32]>,
    arcs: Box<[Arc]>,
}

/// One run seen from one of its ends.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    to: u32,
    /// Its rank by length and start: the order in which runs enter; before it is known, the run's place in the list.
    rank: u32,
}

/// Stands for "none".
const NONE: u32 = u32::MAX;

/// How a boundary was reached.
#[derive(Clone, Copy)]
struct Label {
    edges: u32,
    subtracted: u32,
    slack: Decimal,
    back: u32,
}

impl Web {
    /// The web of some runs, each given once, and whether their figures are all equally precise.
    pub(super) fn of(runs: &[Period], equally_precise: bool) -> Self {
        let mut months: Vec<Month> = runs.iter().flat_map(|r| [r.start(), r.end()]).collect();
        months.sort_unstable();
        months.dedup();
        let mut net = Net::of(runs, &months);
        let nodes = net.hang(&months);
        net.rank(runs);
        Self { nodes: nodes.into(), net, equally_precise }
    }

    /// The boundaries that an earlier one is joined to, in order: where a value can end.
    pub(super) fn ends(&self) -> impl DoubleEndedIterator<Item = Month> {
        let joined = self.nodes.iter().filter(|node| node.parent != NONE);
        joined.map(|node| node.month)
    }

    /// How many boundaries there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The place of a boundary among all, in order of time.
    pub(super) fn position(&self, month: Month) -> Option<usize> {
        self.nodes.binary_search_by_key(&month, |n| n.month).ok()
    }

    /// What has been added up at each boundary since the earliest it is joined to; none where a value is not known or too long.
    pub(super) fn sums(&self, value: impl Fn(Period) -> Option<Decimal>) -> Option<Vec<Decimal>> {
        let mut order: Vec<(u32, &Node)> = (0..NONE).zip(&self.nodes).collect();
        order.sort_by_key(|(_, node)| node.depth);
        let mut sums = vec![Decimal::ZERO; self.nodes.len()];
        for (at, node) in order {
            if node.parent == NONE {
                continue;
            }
            let step = value(self.run(at, node.parent)?)?;
            let above = *sums.get(node.parent as usize)?;
            *sums.get_mut(at as usize)? =
                if node.parent < at { above.plus(step).ok()? } else { above.minus(step).ok()? };
        }
        Some(sums)
    }

    /// The boundaries on the best path between two, both counted. Of the runs only those count that entered before a rank.
    /// `half` tells how far a run's figure may be from the true one.
    pub(super) fn path(
        &self,
        from: Month,
        to: Month,
        before: u32,
        half: impl Fn(Period) -> Option<Decimal>,
    ) -> Option<Vec<Month>> {
        let (from, to) = (self.find(from)?, self.find(to)?);
        let path = self.best_path(from, to, before, half)?;
        path.into_iter().map(|at| Some(self.node(at)?.month)).collect()
    }

    fn find(&self, month: Month) -> Option<u32> {
        u32::try_from(self.position(month)?).ok()
    }

    fn node(&self, at: u32) -> Option<Node> {
        self.nodes.get(at as usize).copied()
    }

    /// The path with (1) the fewest edges, (2) the fewest subtracted, (3) the smallest sum of halves, (4) read backwards the
    /// earlier boundary.
    fn best_path(
        &self,
        from: u32,
        to: u32,
        before: u32,
        half: impl Fn(Period) -> Option<Decimal>,
    ) -> Option<Vec<u32>> {
        let mut labels: Vec<Option<Label>> = vec![None; self.nodes.len()];
        *labels.get_mut(from as usize)? =
            Some(Label { edges: 0, subtracted: 0, slack: Decimal::ZERO, back: NONE });
        let mut layer = vec![from];
        while !layer.is_empty() && labels.get(to as usize)?.is_none() {
            let mut reached = Vec::new();
            for at in layer {
                let here = (*labels.get(at as usize)?)?;
                for arc in self.net.arcs_of(at).iter().filter(|arc| arc.rank < before) {
                    let known = labels.get_mut(arc.to as usize)?;
                    if known.is_some_and(|known| known.edges <= here.edges) {
                        continue;
                    }
                    // A sum beyond all digits is no reason to have no path.
                    let slack = if self.equally_precise {
                        here.slack
                    } else {
                        let half = half(self.run(at, arc.to)?).unwrap_or_default();
                        here.slack.plus(half).unwrap_or(here.slack)
                    };
                    let label = Label {
                        edges: here.edges + 1,
                        subtracted: here.subtracted + u32::from(arc.to < at),
                        slack,
                        back: at,
                    };
                    if known.is_none() {
                        reached.push(arc.to);
                    }
                    if known.is_none_or(|known| label.beats(&known)) {
                        *known = Some(label);
                    }
                }
            }
            layer = reached;
        }
        let mut path = vec![to];
        let mut at = (*labels.get(to as usize)?)?;
        while at.back != NONE {
            path.push(at.back);
            at = (*labels.get(at.back as usize)?)?;
        }
        path.reverse();
        Some(path)
    }

    fn run(&self, a: u32, b: u32) -> Option<Period> {
        let (a, b) = (self.node(a)?.month, self.node(b)?.month);
        Period::new(a.min(b), a.max(b))
    }
}

/// The only path between two boundaries where no two runs end in one month: its signed runs in order. `ending` gives the run that
/// ends there, with its beginning.
pub(super) fn only_path<Run>(
    from: Month,
    to: Month,
    ending: impl Fn(Month) -> Option<(Month, Run)>,
) -> Option<Vec<(i8, Run)>> {
    let (mut up, mut down) = (from, to);
    let (mut path, mut added) = (Vec::new(), Vec::new());
    while up != down {
        let (start, run) = ending(up.max(down))?;
        if up > down {
            path.push((-1, run));
            up = start;
        } else {
            added.push((1, run));
            down = start;
        }
    }
    path.extend(added.into_iter().rev());
    Some(path)
}

impl Label {
    fn beats(&self, other: &Self) -> bool {
        let key = |label: &Self| (label.subtracted, label.slack, label.back);
        key(self) < key(other)
    }
}

/// The order in which runs enter: by length, then start.
pub(super) fn order_of_entry(runs: &[Period]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|at| runs.get(*at).map(|run| (run.months(), run.start())));
    order
}

impl Net {
    fn of(runs: &[Period], months: &[Month]) -> Self {
        let node = |month: Month| u32::try_from(months.binary_search(&month).unwrap_or(0));
        let ends: Vec<(u32, u32)> = runs
            .iter()
            .map(|run| {
                let end = |month| node(month).unwrap_or(NONE);
                (end(run.start()), end(run.end()))
            })
            .collect();
        let mut first = vec![0_u32; months.len() + 1];
        for (a, b) in &ends {
            for at in [*a, *b] {
                if let Some(count) = first.get_mut(at as usize + 1) {
                    *count += 1;
                }
            }
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        let mut free = first.clone();
        let mut arcs = vec![Arc::default(); ends.len() * 2];
        let mut put = |at: u32, arc: Arc| {
            let Some(slot) = free.get_mut(at as usize) else {
                return;
            };
            if let Some(place) = arcs.get_mut(*slot as usize) {
                *place = arc;
            }
            *slot += 1;
        };
        for (rank, (a, b)) in (0..NONE).zip(ends) {
            put(a, Arc { to: b, rank });
            put(b, Arc { to: a, rank });
        }
        Self { first: first.into(), arcs: arcs.into() }
    }

    /// Gives every arc the rank of its run.
    fn rank(&mut self, runs: &[Period]) {
        let mut ranks = vec![0; runs.len()];
        for (rank, at) in (0..NONE).zip(order_of_entry(runs)) {
            if let Some(place) = ranks.get_mut(at) {
                *place = rank;
            }
        }
        for arc in &mut self.arcs {
            arc.rank = ranks.get(arc.rank as usize).copied().unwrap_or(NONE);
        }
    }

    fn arcs_of(&self, at: u32) -> &[Arc] {
        let at = at as usize;
        match (self.first.get(at), self.first.get(at + 1)) {
            (Some(first), Some(end)) => {
                self.arcs.get(*first as usize..*end as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// Hangs every boundary below the earliest it is joined to, by the fewest edges.
    fn hang(&self, months: &[Month]) -> Vec<Node> {
        let mut nodes: Vec<Node> =
            months.iter().map(|month| Node { month: *month, parent: NONE, depth: NONE }).collect();
        let mut queue = Vec::new();
        for root in (0..NONE).take(months.len()) {
            match nodes.get_mut(root as usize) {
                Some(node) if node.depth == NONE => node.depth = 0,
                _ => continue,
            }
            queue.clear();
            queue.push(root);
            let mut done = 0;
            while let Some(at) = queue.get(done).copied() {
                done += 1;
                let depth = nodes.get(at as usize).map_or(0, |node| node.depth);
                for arc in self.arcs_of(at) {
                    match nodes.get_mut(arc.to as usize) {
                        Some(node) if node.depth == NONE => {
                            (node.parent, node.depth) = (at, depth + 1);
                            queue.push(arc.to);
                        }
                        _ => {}
                    }
                }
            }
        }
        nodes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(year: i32, month: u32) -> Month {
        Month::new(year, month).unwrap()
    }

    /// The path between two boundaries of runs of which no two end in one month; the web has no other.
    fn shown(runs: &[Period], from: Month, to: Month) -> Option<Vec<String>> {
        let ending = |month| {
            let run = runs.iter().find(|run| run.end() == month);
            run.map(|run| (run.start(), *run))
        };
        let boundary = |(sign, run): (i8, Period)| match sign {
            1 => run.end(),
            _ => run.start(),
        };
        let only = only_path(from, to, ending);
        let only: Option<Vec<Month>> =
            only.map(|path| [from].into_iter().chain(path.into_iter().map(boundary)).collect());
        assert_eq!(only, Web::of(runs, true).path(from, to, NONE, |_| None));
        Some(only?.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_chain_of_months_has_one_path() {
        let runs: Vec<Period> = (1..=12).map(|m| Period::month(2024, m).unwrap()).collect();
        let path = shown(&runs, month(2024, 3), month(2024, 6)).unwrap();
        assert_eq!(path, ["2024-03", "2024-04", "2024-05", "2024-06"]);
        assert_eq!(shown(&runs, month(2024, 3), month(2026, 6)), None);
    }

    #[test]
    fn cumulative_runs_are_subtracted() {
        let runs: Vec<Period> = (2023..=2024)
            .flat_map(|year| (2..=12).map(move |m| Period::months_of(year, 1, m).unwrap()))
            .collect();
        let path = shown(&runs, month(2023, 7), month(2024, 7)).unwrap();
        assert_eq!(path, ["2023-07", "2023-01", "2024-01", "2024-07"]);
        assert_eq!(shown(&runs, month(2024, 1), month(2024, 2)), None);
    }

    #[test]
    fn boundaries_that_nothing_earlier_reaches_end_nothing() {
        let runs = [Period::year(2020).unwrap(), Period::year(2023).unwrap()];
        let ends: Vec<Month> = Web::of(&runs, true).ends().collect();
        assert_eq!(ends, [month(2021, 1), month(2024, 1)]);
    }
}
