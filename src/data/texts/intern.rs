//! Texts as numbers: the same bytes are decoded and understood once, however many rows hold them.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::sync::Arc;

use rustc_hash::FxHashMap;

/// The number of an item of one kind.
pub(crate) struct Id<T> {
    /// Counted from 1, so that none takes no room.
    number: NonZeroU32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// That of the first item.
    pub(crate) const FIRST: Self = Self { number: NonZeroU32::MIN, kind: PhantomData };

    /// The place of the item among those of its kind.
    pub(crate) fn index(self) -> usize {
        self.number.get() as usize - 1
    }

    /// The number of the item at a place; none beyond what 32 bits count.
    pub(crate) fn at(index: usize) -> Option<Self> {
        let number = u32::try_from(index + 1).ok().and_then(NonZeroU32::new)?;
        let kind = PhantomData;
        Some(Self { number, kind })
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.number)
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

/// Items in order of first appearance, each known by the texts that mean it.
#[derive(Clone, Debug)]
pub(crate) struct Interned<T> {
    items: Vec<T>,
    /// The text under which each was met first; none of those that no text means.
    texts: Vec<Arc<[u8]>>,
    ids: FxHashMap<Arc<[u8]>, Id<T>>,
    /// More items came than have numbers of their own.
    full: bool,
}

impl<T> Default for Interned<T> {
    fn default() -> Self {
        Self { items: Vec::new(), texts: Vec::new(), ids: FxHashMap::default(), full: false }
    }
}

impl<T> Interned<T> {
    /// The item that a text means, if it was met before.
    pub(crate) fn find(&self, text: &[u8]) -> Option<Id<T>> {
        self.ids.get(text).copied()
    }

    /// A new item, which a text means.
    pub(crate) fn add(&mut self, text: &[u8], item: T) -> Id<T> {
        let text: Arc<[u8]> = text.into();
        let id = self.put(Arc::clone(&text), item);
        self.ids.insert(text, id);
        id
    }

    /// A new item, which no text means.
    pub(crate) fn push(&mut self, item: T) -> Id<T> {
        self.put(Arc::default(), item)
    }

    fn put(&mut self, text: Arc<[u8]>, item: T) -> Id<T> {
        let Some(id) = Id::at(self.items.len()) else {
            self.full = true;
            return Id::FIRST;
        };
        self.items.push(item);
        self.texts.push(text);
        id
    }

    /// A further text for an item.
    pub(crate) fn mean(&mut self, text: &[u8], id: Id<T>) {
        self.ids.insert(text.into(), id);
    }

    /// An item.
    pub(crate) fn get(&self, id: Id<T>) -> Option<&T> {
        self.items.get(id.index())
    }

    /// An item, to be changed.
    pub(crate) fn get_mut(&mut self, id: Id<T>) -> Option<&mut T> {
        self.items.get_mut(id.index())
    }

    /// What is made of each item, under the same texts.
    pub(crate) fn map<U>(self, make: impl Fn(T) -> U) -> Interned<U> {
        let ids = self.ids.into_iter();
        let ids = ids.filter_map(|(text, id)| Some((text, Id::at(id.index())?)));
        Interned {
            ids: ids.collect(),
            items: self.items.into_iter().map(make).collect(),
            texts: self.texts,
            full: self.full,
        }
    }

    /// All items, each with its number.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        let ids = (0..).map_while(Id::at);
        ids.zip(&self.items)
    }

    /// Items from one number on and before another, each with its first text.
    pub(crate) fn between(&self, from: usize, before: usize) -> impl Iterator<Item = (&[u8], &T)> {
        let texts = self.texts.get(from..before).unwrap_or_default();
        let items = self.items.get(from..before).unwrap_or_default();
        texts.iter().map(|text| &**text).zip(items)
    }

    /// How many items there are.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether more came than have numbers: those stand for none.
    pub(crate) fn is_full(&self) -> bool {
        self.full
    }
}

impl Interned<Arc<[u32]>> {
    /// The number of a list of numbers, which is added if there is none like it.
    pub(crate) fn number(&mut self, item: Arc<[u32]>) -> Id<Arc<[u32]>> {
        let text: Vec<u8> = item.iter().flat_map(|one| one.to_le_bytes()).collect();
        let known = self.find(&text);
        known.unwrap_or_else(|| self.add(&text, item))
    }
}

impl Interned<String> {
    /// The number of a text that means itself.
    pub(crate) fn number_of(&mut self, text: &str) -> Id<String> {
        let known = self.find(text.as_bytes());
        known.unwrap_or_else(|| self.add(text.as_bytes(), text.to_owned()))
    }
}
