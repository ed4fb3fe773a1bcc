//! Where the vintage of a block's files comes from.

use std::fmt;

/// Where a vintage comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Vintage {
    /// Stated by the plan.
    Fixed(String),
    /// Taken from the file's name.
    FromName(NamePattern),
}

/// A pattern of file names, `gdp_*.csv` or `*/gdp.csv`: what its `*` stands for is the vintage.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NamePattern {
    before: String,
    after: String,
}

impl NamePattern {
    /// None unless the text holds exactly one `*`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let (before, after) = text.split_once('*')?;
        (!after.contains('*')).then(|| Self {
            before: before.to_owned(),
            after: after.to_owned(),
        })
    }

    /// What `*` stands for in a path, of which as many parts count as the pattern has; none where it does not fit. The ending
    /// of the file may be left out of the pattern.
    #[must_use]
    pub fn vintage<'p>(&self, path: &'p str) -> Option<&'p str> {
        let folders = [&self.before, &self.after].map(|part| part.matches('/').count());
        let start = path.rmatch_indices('/').nth(folders.iter().sum());
        let name = path.get(start.map_or(0, |(at, _)| at + 1)..)?;
        let rest = name.strip_prefix(self.before.as_str())?;
        let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
        // Nothing behind `*` would take the ending for part of the vintage.
        let whole = Some(rest).filter(|_| !self.after.is_empty());
        let mut candidates = whole.into_iter().chain([stem]);
        let found = candidates.find_map(|rest| rest.strip_suffix(self.after.as_str()));
        found.filter(|found| !found.is_empty() && !found.contains('/'))
    }
}

impl fmt::Display for NamePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}*{}", self.before, self.after)
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    #[test]
    fn a_pattern_takes_the_vintage_out_of_a_name() {
        for (pattern, path, vintage) in [
            ("gdp_*.csv", "data/gdp_2024-07.csv", Some("2024-07")),
            ("gdp_*", "gdp_2024-07.csv", Some("2024-07")),
            ("gdp_*_final", "gdp_20240715_final.csv", Some("20240715")),
            ("*.csv", "2024年7月.csv", Some("2024年7月")),
            ("*/gdp.csv", "data/2024-07/gdp.csv", Some("2024-07")),
            ("gdp_*.csv", "data/retail_2024-07.csv", None),
            ("gdp_*.csv", "data/gdp_.csv", None),
            ("gdp_*.csv", "gdp_a/b.csv", None),
        ] {
            let pattern = NamePattern::new(pattern).unwrap();
            assert_eq!(pattern.vintage(path), vintage, "{pattern} {path}");
        }
        for text in ["gdp.csv", "", "*_*.csv"] {
            assert_eq!(NamePattern::new(text), None, "{text}");
        }
    }
}
