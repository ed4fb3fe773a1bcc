//! Names, folded so that the same thing written differently is the same name.

use unicode_normalization::UnicodeNormalization;

/// A name as it is compared: footnote marks cut, NFKC, trimmed, inner blanks folded, small letters.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq, Ord, PartialOrd)]
pub struct Folded(String);

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name as it was written, and as it is compared.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Name {
    /// As it was written.
    pub written: String,
    /// The same, folded.
    pub folded: Folded,
}

impl Name {
    /// A name as written.
    #[must_use]
    pub fn new(written: &str) -> Self {
        Self { written: written.to_owned(), folded: fold(written) }
    }
}

/// Folds a name for comparison.
#[must_use]
pub fn fold(name: &str) -> Folded {
    if name.chars().all(is_plain) {
        return Folded(name.to_ascii_lowercase());
    }
    let trimmed = name.trim();
    if trimmed.chars().all(|c| is_plain(c) || matches!(c, ' ' | '*')) {
        let trimmed = trimmed.trim_end_matches('*');
        return Folded(joined(trimmed).to_ascii_lowercase());
    }
    let unmarked: String = name.chars().filter(|c| !is_footnote_mark(*c)).collect();
    let normal = unmarked.nfkc().collect::<String>().to_lowercase();
    let joined = joined(&normal);
    let trimmed = joined.trim_end_matches(['*', '※']).trim();
    Folded(trimmed.to_owned())
}

/// A text trimmed, with one blank for several and none between Chinese characters: yearbooks write 北京 as `北　　京`.
pub(crate) fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let han = joined.ends_with(is_han) && word.starts_with(is_han);
        if !joined.is_empty() && !han {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Whether a character is one of the Chinese script.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Characters of which folding changes at most the case: most names hold no others, and need no normalisation.
fn is_plain(c: char) -> bool {
    matches!(c, '!'..=')' | '+'..='~' | '\u{4e00}'..='\u{9fff}' | '、' | '—')
}

/// Circled digits and the like, which NFKC would turn into digits.
pub(crate) fn is_footnote_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛' | '㈠'..='㈩' | '¹' | '²' | '³' | '⁰'..='⁹' | '†' | '‡' | '❶'..='❿' | '⓪')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_written_differently_is_one() {
        for other in ["地区生产总值 ", "　地区生产总值", "地区生产总值①", "地区生产总值*"]
        {
            assert_eq!(fold(other), fold("地区生产总值"), "{other}");
        }
        assert_eq!(fold("ＧＤＰ（亿元）"), fold("gdp(亿元)"));
        assert_eq!(fold("GDP  per\tcapita"), fold("gdp per capita"));
        assert_eq!(fold("北　　京"), fold("北京"));
        assert_eq!(fold("地 区 生 产 总 值"), fold("地区生产总值"));
        assert_eq!(fold("人均 GDP"), Folded("人均 gdp".to_owned()));
        assert_ne!(fold("服务业"), fold("现代服务业"));
    }

    #[test]
    fn the_quick_way_gives_what_normalisation_gives() {
        let all = (' '..='\u{a000}').filter(|c| is_plain(*c));
        for c in all {
            let normal: String = [c].iter().copied().nfkc().flat_map(char::to_lowercase).collect();
            assert_eq!(normal, c.to_ascii_lowercase().to_string(), "{c:?}");
        }
    }
}
