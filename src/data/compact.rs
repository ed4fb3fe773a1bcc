//! Many items of which most say what others say, in few bytes each: what they say alike is kept once.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::quantity::Decimal;

/// An item in two parts.
pub(crate) trait Parted: Copy {
    /// What it says alike with many others.
    type Common: Copy + Eq + Hash;
    /// What it says for itself.
    type Own: Copy;

    /// Takes it apart.
    fn part(self) -> (Self::Common, Self::Own);

    /// Puts it together.
    fn whole(common: Self::Common, own: Self::Own) -> Self;
}

/// What items say alike, each once, in order of first appearance.
#[derive(Clone, Debug)]
pub(crate) struct Commons<C> {
    all: Vec<C>,
    places: FxHashMap<C, u32>,
    /// The place that was asked for last: it is often asked for again.
    last: u32,
}

impl<C> Default for Commons<C> {
    fn default() -> Self {
        Self { all: Vec::new(), places: FxHashMap::default(), last: 0 }
    }
}

impl<C: Copy + Eq + Hash> Commons<C> {
    /// The place of one, which is added if there is none like it.
    pub(crate) fn place(&mut self, common: C) -> u32 {
        if self.get(self.last) == Some(common) {
            return self.last;
        }
        self.last = *self.places.entry(common).or_insert_with(|| {
            self.all.push(common);
            // There are no more of them than items, which stand on lines of 32 bits.
            u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
        });
        self.last
    }

    /// The one at a place.
    pub(crate) fn get(&self, place: u32) -> Option<C> {
        self.all.get(place as usize).copied()
    }

    /// Those from a place on and before another.
    pub(crate) fn between(&self, from: usize, before: usize) -> &[C] {
        self.all.get(from..before).unwrap_or_default()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

/// What of a number many others share: whether there is one, how many digits stand behind the point, and those beyond the last 19.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Form(Option<(u32, i64)>);

/// The last digits of a number, as bytes: so that they may lie anywhere.
pub(crate) type Digits = [u8; 8];

impl Form {
    /// Takes a number apart.
    pub(crate) fn part(number: Option<Decimal>) -> (Self, Digits) {
        let Some((digits, places)) = number.map(Decimal::digits) else {
            return (Self(None), Digits::default());
        };
        // Both fit: a number has 96 bits and its sign.
        let beyond = i64::try_from(digits >> 64).unwrap_or_default();
        let last = u64::try_from(digits & i128::from(u64::MAX)).unwrap_or_default();
        (Self(Some((places, beyond))), last.to_le_bytes())
    }

    /// Puts it together.
    pub(crate) fn whole(self, digits: Digits) -> Option<Decimal> {
        let (places, beyond) = self.0?;
        let last = i128::from(u64::from_le_bytes(digits));
        Decimal::of_digits(i128::from(beyond) << 64 | last, places)
    }

    /// That of a number of few digits, of which so many stand behind the point.
    pub(crate) fn plain(places: u8) -> Self {
        Self(Some((places.into(), 0)))
    }

    /// Whether it is that of a number.
    pub(crate) fn is_number(self) -> bool {
        self.0.is_some()
    }
}

/// Brings items into the order of their numbers, which are below a count, without room for a second copy; gives where the items of
/// each number begin, and where the last end.
pub(crate) fn distribute<T>(
    items: &mut [T],
    count: usize,
    number: impl Fn(&T) -> usize,
) -> Vec<usize> {
    let number = |item: &T| number(item).min(count.saturating_sub(1));
    let mut starts = vec![0; count + 1];
    for item in items.iter() {
        if let Some(next) = starts.get_mut(number(item) + 1) {
            *next += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut free = starts.clone();
    for (own, end) in starts.iter().skip(1).enumerate() {
        while let Some(at) = free.get(own).copied().filter(|at| at < end)
            && let Some(item) = items.get(at)
            && let Some(place) = free.get_mut(number(item))
        {
            // Each exchange brings one of them to its place.
            items.swap(at, *place);
            *place += 1;
        }
    }
    starts
}

/// An item: where what it says alike stands among the commons, and what it says for itself.
pub(crate) type Row<T> = (u32, <T as Parted>::Own);

/// Items in their order.
#[derive(Clone, Debug)]
pub(crate) struct Compact<T: Parted> {
    commons: Commons<T::Common>,
    rows: Vec<(u32, T::Own)>,
}

impl<T: Parted> Default for Compact<T> {
    fn default() -> Self {
        Self { commons: Commons::default(), rows: Vec::new() }
    }
}

impl<T: Parted> Compact<T> {
    /// Adds an item behind the others.
    pub(crate) fn push(&mut self, item: T) {
        let (common, own) = item.part();
        let common = self.commons.place(common);
        self.rows.push((common, own));
    }

    /// The item at a place.
    pub(crate) fn get(&self, at: usize) -> Option<T> {
        self.whole(*self.rows.get(at)?)
    }

    /// The same in its two parts.
    pub(crate) fn apart(&self, at: usize) -> Option<(&T::Common, &T::Own)> {
        let (common, own) = self.rows.get(at)?;
        Some((self.commons.all.get(*common as usize)?, own))
    }

    /// All items.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = T> + Clone {
        self.rows.iter().filter_map(|row| self.whole(*row))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Keeps some of them.
    pub(crate) fn retain(&mut self, mut is_kept: impl FnMut(T) -> bool) {
        let commons = &self.commons;
        self.rows.retain(|(common, own)| {
            let common = commons.get(*common);
            common.is_some_and(|common| is_kept(T::whole(common, *own)))
        });
    }

    /// What they say alike, and the items, each with the place of what it says alike, to be put into another order.
    pub(crate) fn apart_mut(&mut self) -> (&Commons<T::Common>, &mut [Row<T>]) {
        (&self.commons, &mut self.rows)
    }

    /// What they say for themselves, to be changed.
    pub(crate) fn own_mut(&mut self) -> impl Iterator<Item = &mut T::Own> {
        self.rows.iter_mut().map(|(_, own)| own)
    }

    /// Hands them over one by one, and gives back the room that they took on the way.
    pub(crate) fn drain(self, mut take: impl FnMut(T)) {
        /// So many are handed over before room is given back.
        const PIECE: usize = 1 << 17;
        let Self { commons, mut rows } = self;
        rows.reverse();
        while let Some((common, own)) = rows.pop() {
            if let Some(common) = commons.get(common) {
                take(T::whole(common, own));
            }
            if rows.len().is_multiple_of(PIECE) {
                rows.shrink_to_fit();
            }
        }
    }

    /// What they say alike.
    pub(crate) fn commons(&self) -> &Commons<T::Common> {
        &self.commons
    }

    /// Adds what says alike what stands at a place.
    pub(crate) fn add(&mut self, common: u32, own: T::Own) {
        self.rows.push((common, own));
    }

    /// What was added from a place on.
    pub(crate) fn since(&self, at: usize) -> &[Row<T>] {
        self.rows.get(at..).unwrap_or_default()
    }

    /// All of these; the commons stay for those to come.
    pub(crate) fn take_rows(&mut self) -> Vec<Row<T>> {
        std::mem::take(&mut self.rows)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn whole(&self, (common, own): (u32, T::Own)) -> Option<T> {
        Some(T::whole(self.commons.get(common)?, own))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    impl Parted for (u8, u16) {
        type Common = u8;
        type Own = u16;

        fn part(self) -> (u8, u16) {
            self
        }

        fn whole(common: u8, own: u16) -> Self {
            (common, own)
        }
    }

    #[test]
    fn items_come_back_as_they_were() {
        let items: Vec<(u8, u16)> = (0..1000).map(|at| ((at % 3) as u8, at)).collect();
        let mut compact = Compact::default();
        for item in &items {
            compact.push(*item);
        }
        assert!(compact.iter().eq(items.iter().copied()));
        assert_eq!((compact.len(), compact.commons().len()), (1000, 3));
        compact.retain(|(common, _)| common != 1);
        let mut drained = Vec::new();
        compact.clone().drain(|item| drained.push(item));
        assert!(compact.iter().eq(drained));
    }

    proptest! {
        #[test]
        fn numbers_come_back_as_they_were(digits in -(1_i128 << 96) + 1..1_i128 << 96, places in 0..29_u32) {
            let number = Decimal::of_digits(digits, places);
            let (form, last) = Form::part(number);
            prop_assert_eq!(form.whole(last).map(Decimal::digits), Some((digits, places)));
            prop_assert_eq!(Form::part(None).0.whole(last), None);
        }

        #[test]
        fn items_are_brought_into_the_order_of_their_numbers(mut items in prop::collection::vec(0..20_usize, 0..200)) {
            let mut sorted = items.clone();
            sorted.sort_unstable();
            let starts = distribute(&mut items, 20, |item| *item);
            prop_assert_eq!(&items, &sorted);
            let runs = starts.windows(2).flat_map(|run| vec![run[0]; run[1] - run[0]]);
            let first = |item: &usize| sorted.partition_point(|other| other < item);
            prop_assert!(runs.eq(items.iter().map(first)));
        }
    }
}
