//! The nearest right name.

use std::path::Path;

/// Files of a folder that are looked at for a near name.
const MOST_FILES: usize = 10_000;

/// The known name nearest to what was written, if any is near enough: in characters, relative to the length, because two
/// Chinese names of two characters are always within two edits of each other.
#[must_use]
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_all(written, known).into_iter().next()
}

/// Up to three near names, nearest first; ties by name, so that the same plan always gets the same advice.
#[must_use]
pub fn nearest_all<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    Known::of(known).nearest(written)
}

/// Names among which many are sought.
#[derive(Debug)]
pub struct Known<'a>(Vec<(&'a str, Letters)>);

impl<'a> Known<'a> {
    /// These names.
    #[must_use]
    pub fn of(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().filter(|name| !name.is_empty());
        Self(names.map(|name| (name, Letters::of(name))).collect())
    }

    /// As [`nearest_all`].
    #[must_use]
    pub fn nearest(&self, written: &str) -> Vec<&'a str> {
        let from = Letters::of(written);
        let others = self.0.iter().filter(|(name, _)| *name != written);
        let near = others.filter_map(|(name, letters)| Some((from.distance(letters)?, *name)));
        let mut near: Vec<(usize, &str)> = near.collect();
        near.sort_unstable();
        near.dedup();
        near.into_iter().take(3).map(|(_, name)| name).collect()
    }
}

/// The file that is probably meant by a path where there is none: the nearest name in its folder.
#[must_use]
pub fn nearest_file(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let looked = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(looked).ok()?.flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let names: Vec<String> =
        files.filter_map(|entry| entry.file_name().into_string().ok()).take(MOST_FILES).collect();
    let near = nearest(name, names.iter().map(String::as_str))?;
    Some(folder.join(near).display().to_string().replace('\\', "/"))
}

/// A name in small letters.
#[derive(Debug)]
struct Letters {
    /// As they stand.
    written: Vec<char>,
    /// The same in the order of characters.
    sorted: Vec<char>,
}

impl Letters {
    fn of(name: &str) -> Self {
        let written: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
        let mut sorted = written.clone();
        sorted.sort_unstable();
        Self { written, sorted }
    }

    /// Edits between two names; one that holds the other counts as near. None where they are too far apart.
    fn distance(&self, other: &Self) -> Option<usize> {
        let (a, b) = (&self.written, &other.written);
        let (longest, shortest) = (a.len().max(b.len()), a.len().min(b.len()));
        let holds = |one: &[char], other: &[char]| one.windows(shortest).any(|part| part == other);
        let is_part = || shortest >= 2 && shortest * 3 >= longest && (holds(a, b) || holds(b, a));
        // Of nearly all names this is the whole work: they are too different in length, or in their characters.
        let is_far = |common: usize| !are_few(longest - common, longest);
        if (is_far(shortest) || is_far(self.common(other))) && !is_part() {
            return None;
        }
        let edits = strsim::generic_damerau_levenshtein(a, b);
        if are_few(edits, longest) { Some(edits * 2) } else { is_part().then_some(edits * 2 + 1) }
    }

    /// How many characters two names have in common: so many fewer edits than characters lie between them at least.
    fn common(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            let order = a.cmp(b);
            common += usize::from(order.is_eq());
            if order.is_le() {
                one.next();
            }
            if order.is_ge() {
                two.next();
            }
        }
        common
    }
}

/// Whether so many edits are slips in so many characters: up to a third of them, of several edits less, because words with a sense of
/// their own lie so near (median, mean).
fn are_few(edits: usize, characters: usize) -> bool {
    edits * 3 <= characters - usize::from(edits > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["常住人口", "地区生产总值", "收入"];
        assert_eq!(nearest("常柱人口", known), Some("常住人口"));
        assert_eq!(nearest("人口", known), Some("常住人口"));
        assert_eq!(nearest("投资", known), None);
        assert_eq!(nearest("meen", ["mean", "min"]), Some("mean"));
        assert_eq!(nearest("median", ["mean", "min"]), None);
    }

    #[test]
    fn ties_are_broken_by_name() {
        assert_eq!(nearest_all("abcd", ["abce", "abca"]), ["abca", "abce"]);
    }
}
