//! The languages a user reads. A text is written once in each, side by side, with [`say!`](crate::say), and so is a choice of few
//! words, with [`worded!`](crate::worded): a missing translation does not compile.

/// One of a few things, each with a stable word: what a key of a plan or an option of the command line takes.
pub trait Choice: Copy + 'static {
    /// All of them, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The stable word.
    fn word(self) -> &'static str;

    /// The words for people in every language.
    fn also(self) -> &'static [&'static str] {
        &[]
    }

    /// The one that a person means: by its stable word, or by what tables and messages call it in either language.
    #[must_use]
    fn meant(written: &str) -> Option<Self> {
        let like = |known: &str| {
            let plain = |text: &str| text.trim().replace(['-', '_'], " ").to_lowercase();
            plain(known) == plain(written)
        };
        let all = || Self::ALL.iter().copied();
        let by_word = all().find(|one| like(one.word()));
        by_word.or_else(|| all().find(|one| one.also().iter().any(|known| like(known))))
    }
}

/// Declares an enum with words: of each variant, after `=`, the stable word by which plans, options and machine output know it, and,
/// after `:`, its words for people in both languages (the English ones document it), and, after `also`, what else people call it.
/// What all variants have, the enum can tell.
///
/// ```
/// indicalc::worded! {
///     /// What a series is over time.
///     pub enum Kind {
///         /// Adds up over time.
///         Flow = "flow": "流量" / "a flow",
///         /// A level at a moment.
///         Stock = "stock": "存量" / "a stock",
///     }
/// }
/// assert_eq!(Kind::Flow.word(), "flow");
/// assert_eq!(Kind::of("stock"), Some(Kind::Stock));
/// assert_eq!(Kind::Flow.text(indicalc::language::Language::Zh), "流量");
/// assert_eq!(indicalc::language::Choice::meant("存量"), Some(Kind::Stock));
/// ```
#[macro_export]
macro_rules! worded {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$about:meta])* $variant:ident $(= $word:literal)? $(: $zh:literal / $en:literal $(also $($more:literal)+)?)?),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Ord, PartialOrd)]
        $visibility enum $name { $($(#[$about])* $(#[doc = $en])? $variant,)* }

        #[allow(dead_code, unreachable_pub, reason = "not every choice is asked for all that it can tell, or everywhere")]
        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant,)*];

            $crate::worded!(@word $($variant [$($word)?])*);
            $crate::worded!(@text $($variant [$($zh $en)?])*);
        }

        $crate::worded!(@choice $name $($variant [$($word)?] [$($zh $en $($($more)+)?)?])*);
    };
    (@word $($variant:ident [$word:literal])*) => {
        /// The stable word.
        #[must_use]
        pub const fn word(self) -> &'static str {
            match self { $(Self::$variant => $word,)* }
        }

        /// The one of a stable word.
        #[must_use]
        pub fn of(word: &str) -> Option<Self> {
            Self::ALL.into_iter().find(|one| one.word() == word)
        }
    };
    (@word $($variant:ident [])*) => {};
    (@choice $name:ident $($variant:ident [$word:literal] [$($also:literal)*])*) => {
        impl $crate::language::Choice for $name {
            const ALL: &'static [Self] = &$name::ALL;

            fn word(self) -> &'static str {
                self.word()
            }

            fn also(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($also),*],)* }
            }
        }
    };
    (@choice $name:ident $($variant:ident [] [$($also:literal)*])*) => {};
    (@text $($variant:ident [$zh:literal $en:literal])*) => {
        /// The words for people.
        #[must_use]
        pub const fn text(self, language: $crate::language::Language) -> &'static str {
            match (self, language) {
                $(
                    (Self::$variant, $crate::language::Language::Zh) => $zh,
                    (Self::$variant, $crate::language::Language::En) => $en,
                )*
            }
        }
    };
    (@text $($variant:ident [])*) => {};
}

worded! {
    /// A language of output, messages and help.
    #[derive(Default)]
    pub enum Language {
        /// Chinese, the first language.
        #[default]
        Zh = "zh",
        /// English.
        En = "en",
    }
}

impl Language {
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

/// Formats one text in the language given: `say!(language, "缺少 {name}", "{name} is missing")`. Of several things that can be said, each
/// is a row under the pattern that it is for, Chinese and English side by side, or `= ` an expression; `with { … }` holds bindings for both:
///
/// ```
/// # use indicalc::{language::Language, say};
/// let told = |found: Result<usize, &str>| say! { Language::En, found;
///     Ok(1) => "一处" / "one place",
///     Ok(many) => "{many} 处" / "{many} places",
///     Err(why) => = why.to_owned(),
/// };
/// assert_eq!(told(Ok(3)), "3 places");
/// ```
#[macro_export]
macro_rules! say {
    ($language:expr, $zh:literal, $en:literal $(, $argument:expr)* $(,)?) => {
        match $language {
            $crate::language::Language::Zh => format!($zh $(, $argument)*),
            $crate::language::Language::En => format!($en $(, $argument)*),
        }
    };
    (
        $language:expr, $value:expr;
        $($pattern:pat $(if $guard:expr)? => $(with { $($with:tt)* })? $($zh:literal / $en:literal)? $(= $text:expr)?),+ $(,)?
    ) => {
        match $value {
            $($pattern $(if $guard)? => { $($($with)*)? $($crate::say!($language, $zh, $en))? $($text)? })+
        }
    };
}

/// Declares sentences, one row a sentence, each a function of the language and of what the braces name: `row(a, b): "…" / "…";`.
#[macro_export]
macro_rules! sentences {
    ($($(#[$about:meta])* $name:ident($($field:ident),* $(,)?): $zh:literal / $en:literal;)*) => {
        $(
            $(#[$about])*
            #[allow(unused_variables, reason = "a language names what it needs")]
            pub(super) fn $name(language: $crate::language::Language $(, $field: impl std::fmt::Display)*) -> String {
                $crate::say!(language, $zh, $en)
            }
        )*
    };
}

/// A count with its English noun: `1 finding`, `3 findings`.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
