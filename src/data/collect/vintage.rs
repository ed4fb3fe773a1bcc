//! The vintage that a block states for its files.

use crate::plan::{Source, Vintage};

/// The vintage of a block: stated, or what `*` stands for in the file's name.
pub(super) fn vintage_of(source: &Source, path: &str) -> Option<String> {
    match source.vintage.as_ref()? {
        Vintage::Fixed(text) => Some(text.clone()),
        Vintage::FromName(pattern) => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let (before, after) = pattern
                .split_once('*')
                .or_else(|| pattern.split_once("{}"))?;
            let rest = name.strip_prefix(before)?;
            let rest = rest.strip_suffix(after).or_else(|| {
                rest.split_once(after)
                    .filter(|_| !after.is_empty())
                    .map(|(rest, _)| rest)
            })?;
            (!rest.is_empty()).then(|| rest.to_owned())
        }
    }
}
