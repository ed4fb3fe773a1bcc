//! Small changes to real texts: what slips of the pen, of the clipboard and of editors make of them.

use proptest::prelude::*;
use proptest::sample::Index;

/// One change; places are shares of the text's length.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    DropLine(Index),
    TwinLine(Index),
    SwapLines(Index, Index),
    DropCharacter(Index),
    Insert(Index, &'static str),
    Replace(Index, &'static str),
    Cut(Index),
}

/// A change, with pieces to insert.
pub(crate) fn mutation(pieces: &'static [&'static str]) -> impl Strategy<Value = Mutation> {
    let piece = || prop::sample::select(pieces);
    prop_oneof![
        1 => any::<Index>().prop_map(Mutation::DropLine),
        1 => any::<Index>().prop_map(Mutation::TwinLine),
        1 => any::<(Index, Index)>().prop_map(|(a, b)| Mutation::SwapLines(a, b)),
        4 => any::<Index>().prop_map(Mutation::DropCharacter),
        4 => (any::<Index>(), piece()).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        4 => (any::<Index>(), piece()).prop_map(|(at, piece)| Mutation::Replace(at, piece)),
        1 => any::<Index>().prop_map(Mutation::Cut),
    ]
}

/// A text after changes, one after the other.
pub(crate) fn mutated(text: &str, mutations: &[Mutation]) -> String {
    mutations.iter().fold(text.to_owned(), |text, mutation| mutation.apply(&text))
}

impl Mutation {
    fn apply(&self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let characters = || text.char_indices().map(|(at, c)| at..at + c.len_utf8());
        let character = |index: &Index| characters().nth(index.index(characters().count()));
        if text.is_empty() {
            return String::new();
        }
        let mut changed = text.to_owned();
        match self {
            Self::DropLine(at) => {
                lines.remove(at.index(lines.len()));
                return lines.concat();
            }
            Self::TwinLine(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at]);
                return lines.concat();
            }
            Self::SwapLines(a, b) => {
                let count = lines.len();
                lines.swap(a.index(count), b.index(count));
                return lines.concat();
            }
            Self::DropCharacter(at) => changed.replace_range(character(at).unwrap(), ""),
            Self::Insert(at, piece) => changed.insert_str(character(at).unwrap().start, piece),
            Self::Replace(at, piece) => changed.replace_range(character(at).unwrap(), piece),
            Self::Cut(at) => changed.truncate(character(at).unwrap().start),
        }
        changed
    }
}
