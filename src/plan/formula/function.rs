//! The functions of formulas, as one table.

use crate::language::Language;
use crate::words::keys::{FUNCTIONS, OF_SPREADSHEETS};

/// Declares the functions: variant, name, parameters, fewest and most arguments, and what it is in both languages.
macro_rules! functions {
    ($($variant:ident $name:literal $parameters:literal $least:literal $most:expr, $zh:literal $en:literal;)*) => {
        /// The functions of formulas.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        pub enum Function { $(#[doc = $en] $variant,)* }

        impl Function {
            /// All functions, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in a formula.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How it is written: `cagr(x, n)`.
            #[must_use]
            pub fn signature(self) -> &'static str {
                match self { $(Self::$variant => concat!($name, "(", $parameters, ")"),)* }
            }

            /// The fewest and the most arguments; no most: any number.
            #[must_use]
            pub fn arity(self) -> (usize, Option<usize>) {
                match self { $(Self::$variant => ($least, $most),)* }
            }

            /// What it is, in one line.
            #[must_use]
            pub fn meaning(self, language: Language) -> String {
                match self { $(Self::$variant => $crate::say!(language, $zh, $en),)* }
            }
        }
    };
}

functions! {
    Cum "cum" "x" 1 Some(1), "基期以来的累计" "the sum since the baseline";
    Yoy "yoy" "x" 1 Some(1), "同比增长" "growth on the same period of the year before";
    Avg "avg" "x" 1 Some(1), "存量在期初与期末的平均" "the mean of a stock at both ends of the period";
    Min "min" "x, y, …" 2 None, "其中最小的" "the smallest";
    Max "max" "x, y, …" 2 None, "其中最大的" "the largest";
    Abs "abs" "x" 1 Some(1), "绝对值" "the size without sign";
    Cagr "cagr" "x, n" 2 Some(2), "n 年平均增长（如两年平均）" "mean growth a year over n years";
    Lag "lag" "x, n" 2 Some(2), "n 年前同期的值" "the value of the same period n years before";
    Contribution "contribution" "part, whole" 2 Some(2), "贡献率：部分的增量占总体增量的比重" "a part's share in the growth of its whole";
    Pull "pull" "part, whole" 2 Some(2), "拉动：总体增速中由部分带来的百分点" "points of the whole's growth that come from a part";
}

impl Function {
    /// The function that another word stands for.
    #[must_use]
    pub(super) fn meant(word: &str) -> Option<Self> {
        FUNCTIONS.sense(&word.to_lowercase()).and_then(Self::of)
    }

    /// Whether a spreadsheet has a function of this name, and a formula none like it.
    #[must_use]
    pub(super) fn is_of_spreadsheets(word: &str) -> bool {
        OF_SPREADSHEETS.contains(&word.to_lowercase().as_str())
    }

    /// The function of a name, in any case.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|function| function.name().eq_ignore_ascii_case(name))
    }

    /// Whether it takes so many arguments.
    #[must_use]
    pub fn takes(self, arguments: usize) -> bool {
        let (least, most) = self.arity();
        arguments >= least && most.is_none_or(|most| arguments <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_in_any_case() {
        assert_eq!(Function::of("YoY"), Some(Function::Yoy));
        assert_eq!(Function::of("sum"), None);
        assert!(Function::Min.takes(5) && !Function::Min.takes(1));
        assert!(!Function::Yoy.takes(2));
        assert_eq!(Function::Cagr.signature(), "cagr(x, n)");
    }
}
