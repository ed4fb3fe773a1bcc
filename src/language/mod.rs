//! The languages a user reads. A text is written once in each, side by side, with [`say!`](crate::say):
//! a missing translation does not compile.

/// A language of output, messages and help.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Language {
    /// Chinese, the first language.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language of a code such as `zh` or `en`.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The one of two things that is of this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// Joins items as the language lists them: `、` in Chinese, `, ` in English.
    pub fn list<I>(self, items: I) -> String
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        let separator = self.pick("、", ", ");
        let mut joined = String::new();
        for item in items {
            if !joined.is_empty() {
                joined.push_str(separator);
            }
            joined.push_str(item.as_ref());
        }
        joined
    }
}

/// Formats one text in the language given: `say!(language, "缺少 {name}", "{name} is missing")`.
#[macro_export]
macro_rules! say {
    ($language:expr, $zh:literal, $en:literal $(, $argument:expr)* $(,)?) => {
        match $language {
            $crate::language::Language::Zh => format!($zh $(, $argument)*),
            $crate::language::Language::En => format!($en $(, $argument)*),
        }
    };
}

/// A count with its English noun: `1 finding`, `3 findings`.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
