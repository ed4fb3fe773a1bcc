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
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| !name.is_empty() && *name != written)
        .filter_map(|name| Some((distance(written, name)?, name)))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// The file that is probably meant by a path where there is none: the nearest name in its folder.
#[must_use]
pub fn nearest_file(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let looked = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = std::fs::read_dir(looked).ok()?.flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let names: Vec<String> = files
        .filter_map(|entry| entry.file_name().into_string().ok())
        .take(MOST_FILES)
        .collect();
    let near = nearest(name, names.iter().map(String::as_str))?;
    Some(folder.join(near).display().to_string().replace('\\', "/"))
}

/// Edits between two names; one that holds the other counts as near. None where they are too far apart.
fn distance(written: &str, name: &str) -> Option<usize> {
    let (a, b) = (written.to_lowercase(), name.to_lowercase());
    let longest = a.chars().count().max(b.chars().count());
    let shortest = a.chars().count().min(b.chars().count());
    let edits = strsim::damerau_levenshtein(&a, &b);
    if edits * 3 <= longest {
        Some(edits * 2)
    } else if shortest >= 2 && shortest * 3 >= longest && (a.contains(&b) || b.contains(&a)) {
        Some(edits * 2 + 1)
    } else {
        None
    }
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
    }

    #[test]
    fn ties_are_broken_by_name() {
        assert_eq!(nearest_all("abcd", ["abce", "abca"]), ["abca", "abce"]);
    }
}
