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

/// Folds a name for comparison.
#[must_use]
pub fn fold(name: &str) -> Folded {
    let trimmed = name.trim();
    if trimmed.chars().all(is_folded) && !trimmed.contains("  ") {
        return Folded(trimmed.trim_end_matches('*').trim_end().to_owned());
    }
    let unmarked: String = name.chars().filter(|c| !is_footnote_mark(*c)).collect();
    let mut folded = String::with_capacity(unmarked.len());
    for word in unmarked.nfkc().collect::<String>().split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&word.to_lowercase());
    }
    let trimmed = folded.trim_end_matches(['*', '※']).trim();
    Folded(trimmed.to_owned())
}

/// Characters that folding leaves as they are: most names hold no others, and need no normalisation.
fn is_folded(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}' | '、' | '—') && !c.is_ascii_uppercase()
}

/// Circled digits and the like, which NFKC would turn into digits.
#[must_use]
pub fn is_footnote_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛' | '㈠'..='㈩' | '¹' | '²' | '³' | '⁰'..='⁹' | '†' | '‡' | '❶'..='❿' | '⓪')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_written_differently_is_one() {
        for other in [
            "地区生产总值 ",
            "　地区生产总值",
            "地区生产总值①",
            "地区生产总值*",
        ] {
            assert_eq!(fold(other), fold("地区生产总值"), "{other}");
        }
        assert_eq!(fold("ＧＤＰ（亿元）"), fold("gdp(亿元)"));
        assert_eq!(fold("GDP  per\tcapita"), fold("gdp per capita"));
        assert_ne!(fold("服务业"), fold("现代服务业"));
    }

    #[test]
    fn the_quick_way_gives_what_normalisation_gives() {
        let all = (' '..='\u{a000}').filter(|c| is_folded(*c));
        for c in all {
            let normal: String = [c]
                .iter()
                .copied()
                .nfkc()
                .flat_map(char::to_lowercase)
                .collect();
            assert_eq!(normal, c.to_string(), "{c:?}");
        }
    }
}
