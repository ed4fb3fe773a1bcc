//! What the words of a series' name say of it: how its name ends, and what its index is based on.

use super::{Folded, Series};

/// What an index or growth is measured against: the bracket of `居民消费价格指数(上年=100)`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Base {
    /// The same period a year before is 100: a growth, written with its base.
    YearBefore,
    /// Anything else is 100: a year that stands still, or the month or quarter before.
    Other,
}

/// How brackets begin in which the year before is the base.
const YEAR_BEFORE: &[&str] = &[
    "上年",
    "上一年",
    "去年",
    "以上年",
    "以去年",
    "previous year",
    "preceding year",
    "last year",
    "same period of the previous year",
    "same period of last year",
    "same month of the previous year",
    "same month of last year",
    "corresponding period of the previous year",
];

/// Words at a name's end that tell over which run a figure counts, not what it is.
const RUNS: &[&str] = &[
    "本年累计",
    "累计值",
    "累计",
    "当月值",
    "当季值",
    "当期值",
    "本月",
    "_",
    "-",
];

/// How the names of cuts end: a positive figure is a fall.
const CUTS: &[&str] = &[
    "降低率",
    "下降率",
    "下降幅度",
    "降幅",
    "reduction",
    "reduction rate",
    "rate of reduction",
];

/// Words that tell over which run or at which prices a growth is, before the word for growth itself.
const WAYS: &[&str] = &[
    "累计",
    "累计同比",
    "本年累计",
    "当月",
    "当季",
    "当期",
    "同比",
    "比上年",
    "比上年同期",
    "较上年",
    "较上年同期",
    "名义",
    "实际",
    "可比",
    "可比价",
    "不变价",
    "年",
    "年度",
    "annual",
    "real",
    "nominal",
    "cumulative",
    "ytd",
    "yoy",
    "year-on-year",
];

/// How the names of indices end that go with a base in brackets.
const INDICES: &[&str] = &["指数", "发展速度", "index"];

/// What stands between a name and words added to it.
const JOINTS: &[char] = &['_', '-', ':', ',', ' '];

impl Series {
    /// Its names, folded: its own first, then those in the data.
    pub fn folded_names(&self) -> impl Iterator<Item = &Folded> {
        let names = self.matches.iter().map(|name| &name.folded);
        let others = names.filter(|name| **name != self.folded);
        std::iter::once(&self.folded).chain(others)
    }

    /// Whether it is a cut, of which a positive figure is a fall: 单位GDP能耗降低率.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.ends_in(CUTS).is_some()
    }

    /// What its figures are measured against, where its name or one of its names in the data says so.
    #[must_use]
    pub fn base(&self) -> Option<Base> {
        self.folded_names().find_map(|name| base(name.as_str()))
    }

    /// The first of some words that one of its names ends in, brackets and words such as 累计 aside.
    #[must_use]
    pub fn ends_in(&self, words: &[&'static str]) -> Option<&'static str> {
        self.folded_names().find_map(|name| {
            let stem = stem(name.as_str());
            words.iter().copied().find(|word| ends_in(stem, word))
        })
    }

    /// Those of some names of the data, each with itself folded, that are one of its own and then words of growth on a year before,
    /// of which some are given as endings: `零售额_累计增长(%)`, `GDP growth (annual %)`, `地区生产总值指数(上年=100)`.
    #[must_use]
    pub fn growth_names<'n>(&self, names: &[(&'n str, Folded)], endings: &[&str]) -> Vec<&'n str> {
        let own: Vec<&str> = self.folded_names().map(|own| stem(own.as_str())).collect();
        let mut growth: Vec<&str> = Vec::new();
        for (name, folded) in names {
            let mut own = own.iter();
            if own.any(|own| is_growth_of(own, folded.as_str(), endings)) && !growth.contains(name)
            {
                growth.push(name);
            }
        }
        growth
    }

    /// The first of some words that occurs in one of its names.
    #[must_use]
    pub fn mentions(&self, words: &[&'static str]) -> Option<&'static str> {
        self.folded_names().find_map(|name| {
            let places: Vec<(usize, char)> = name.as_str().char_indices().collect();
            let is_mentioned = |word: &&str| mentions(name.as_str(), &places, word);
            words.iter().copied().find(is_mentioned)
        })
    }
}

/// Whether a folded name is a stem and then words of growth.
fn is_growth_of(own: &str, name: &str, endings: &[&str]) -> bool {
    // Of nearly all names this is the whole work.
    if !name.starts_with(own) {
        return false;
    }
    let Some(added) = stem(name).strip_prefix(own) else {
        return false;
    };
    let added = added.trim_start_matches(JOINTS);
    let after = |way: &&str| {
        added
            .strip_prefix(*way)
            .map(|after| after.trim_start_matches(JOINTS))
    };
    let mut ways = WAYS.iter().filter_map(after);
    endings.contains(&added)
        || ways.any(|after| endings.contains(&after))
        || (INDICES.contains(&added) && base(name) == Some(Base::YearBefore))
}

/// A folded name without the brackets and run words at its end.
fn stem(name: &str) -> &str {
    let mut stem = name.trim_end();
    loop {
        let shorter = without_bracket(stem);
        let shorter = RUNS
            .iter()
            .find_map(|word| shorter.strip_suffix(word))
            .unwrap_or(shorter)
            .trim_end();
        if shorter.is_empty() || shorter.len() == stem.len() {
            return stem;
        }
        stem = shorter;
    }
}

fn without_bracket(name: &str) -> &str {
    name.strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .map_or(name, |(before, _)| before.trim_end())
}

/// Whether a text ends in a word; one of Latin letters only as a whole word: `corporate` is no rate.
fn ends_in(text: &str, word: &str) -> bool {
    let before = text.strip_suffix(word);
    before.is_some_and(|before| !word.is_ascii() || !before.ends_with(is_latin))
}

/// Whether a word occurs in a text, Latin ones as whole words; `places` are the characters of the text.
fn mentions(text: &str, places: &[(usize, char)], word: &str) -> bool {
    // Names are short: to look for the first character is faster than to prepare a search for the word.
    let first = word.chars().next();
    let mut places = places.iter().filter(|(_, c)| Some(*c) == first);
    places.any(|(at, _)| {
        let (before, here) = text.split_at_checked(*at).unwrap_or_default();
        let Some(after) = here.strip_prefix(word) else {
            return false;
        };
        !word.is_ascii() || !(before.ends_with(is_latin) || after.starts_with(is_latin))
    })
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// The base that a bracket of a folded name states: `(上年同期=100)`, `(2020 = 100)`, `(以上年为100)`.
fn base(name: &str) -> Option<Base> {
    name.split('(').skip(1).find_map(|rest| {
        let bracket = rest.split(')').next()?.trim();
        let before = bracket.strip_suffix("100")?.trim_end();
        let before = before
            .strip_suffix('=')
            .or_else(|| before.strip_suffix('为'))?;
        let year_before = YEAR_BEFORE.iter().any(|word| before.starts_with(word));
        Some(if year_before {
            Base::YearBefore
        } else {
            Base::Other
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::fold;

    #[test]
    fn a_base_is_read_from_its_bracket() {
        for (name, expected) in [
            ("居民消费价格指数(上年=100)", Some(Base::YearBefore)),
            ("居民消费价格指数（上年同期＝100）", Some(Base::YearBefore)),
            ("居民消费价格指数(上年同月=100)(%)", Some(Base::YearBefore)),
            ("CPI (Previous Year = 100)", Some(Base::YearBefore)),
            ("居民消费价格指数(以上年为100)", Some(Base::YearBefore)),
            ("居民消费价格指数(上月=100)", Some(Base::Other)),
            ("国内生产总值指数(1978=100)", Some(Base::Other)),
            ("国内生产总值指数", None),
            ("(100)", None),
        ] {
            assert_eq!(base(fold(name).as_str()), expected, "{name}");
        }
    }

    #[test]
    fn brackets_and_run_words_do_not_hide_how_a_name_ends() {
        for (name, word, expected) in [
            ("单位地区生产总值能耗降低率(%)", "降低率", true),
            ("工业增加值_累计增长", "增长", true),
            ("城镇调查失业率_累计值(%)", "率", true),
            ("累计", "率", false),
            ("Unemployment rate (15+)", "rate", true),
            ("Corporate", "rate", false),
        ] {
            assert_eq!(ends_in(stem(fold(name).as_str()), word), expected, "{name}");
        }
    }

    #[test]
    fn a_growth_goes_by_the_name_of_its_level() {
        let retail = Series::of_name("社会消费品零售总额");
        let gdp = Series::of_name("GDP (current US$)");
        let endings = ["增长", "增速", "同比", "growth"];
        for (series, name, expected) in [
            (&retail, "社会消费品零售总额_累计增长(%)", true),
            (&retail, "社会消费品零售总额：当月同比", true),
            (&retail, "社会消费品零售总额比上年同期增长", true),
            (&retail, "社会消费品零售总额指数(上年=100)", true),
            (&retail, "社会消费品零售总额指数(上月=100)", false),
            (&retail, "社会消费品零售总额餐饮收入增速", false),
            (&retail, "社会消费品零售总额环比增长", false),
            (&retail, "社会消费品零售总额_累计值", false),
            (&retail, "零售额增速", false),
            (&gdp, "GDP growth (annual %)", true),
            (&gdp, "GDP yoy_growth", true),
            (&gdp, "GDP per capita growth (annual %)", false),
        ] {
            assert_eq!(
                !series
                    .growth_names(&[(name, fold(name))], &endings)
                    .is_empty(),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn latin_words_are_found_whole() {
        for (name, word, expected) in [
            ("new jobs", "new", true),
            ("newspapers", "new", false),
            ("城镇新增就业人数", "新增", true),
            ("新城新增就业", "新增", true),
        ] {
            let found = Series::of_name(name).mentions(&[word]);
            assert_eq!(found.is_some(), expected, "{name}");
        }
    }
}
