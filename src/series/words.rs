//! What the words of a series' name say of it: how its name ends, and what its index is based on.

use super::{Folded, Kind, Series};
use crate::words::Words;
use crate::words::figures::{
    CHANGE_KINDS, CHANGE_OF, CHANGES, Change, NATURES, Nature, PRICES, Prices, prices_of_year,
};
use crate::words::measures::{Base, ChangeSaid, run_at_end};
use crate::words::runs::{RUNS, Run};

/// What stands between a name and words added to it.
const JOINTS: &[char] = &['_', '-', ':', ',', ' '];

impl Series {
    /// Its names, folded: its own first, then those in the data.
    pub fn folded_names(&self) -> impl Iterator<Item = &Folded> {
        let names = self.matches.iter().map(|name| &name.folded);
        let others = names.filter(|name| **name != self.folded);
        std::iter::once(&self.folded).chain(others)
    }

    /// Whether it is a cut, of which a positive figure is a fall: as the plan says, else by its name: 单位GDP能耗降低率.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        let by_name = || self.change(|change| change == Change::Cut);
        self.cut.unwrap_or_else(|| by_name().is_some())
    }

    /// At which prices it is, where the plan or one of its names says so: 实际增速, 增长(可比价), 地区生产总值(2020年价格).
    #[must_use]
    pub fn prices(&self) -> Option<Prices> {
        self.price.or_else(|| self.prices_named())
    }

    /// At which prices its figures are as a level: what the plan says is of the growth that is published of it, where one is.
    pub(crate) fn prices_of_level(&self) -> Option<Prices> {
        let by_plan = self.price.filter(|_| self.growth.is_none());
        by_plan.or_else(|| self.prices_named())
    }

    fn prices_named(&self) -> Option<Prices> {
        self.folded_names().find_map(|name| prices(name.as_str()))
    }

    /// What its figures are measured against, where its name or one of its names in the data says so.
    #[must_use]
    pub fn base(&self) -> Option<Base> {
        self.folded_names().find_map(|name| base(name.as_str()))
    }

    /// Whether it is an index, as its base or the end of its name says.
    pub(crate) fn is_index(&self) -> bool {
        let ends = || self.ends_in(&NATURES, |nature| nature == Nature::Index);
        self.base().is_some() || ends().is_some()
    }

    /// The word of some sense that one of its names ends in, brackets and words such as 累计 aside.
    pub(crate) fn ends_in<S: Copy>(
        &self,
        words: &Words<S>,
        accepts: impl Fn(S) -> bool,
    ) -> Option<&'static str> {
        let mut names = self.folded_names();
        names.find_map(|name| Some(words.ending(stem(name.as_str()), &accepts)?.0))
    }

    /// The word of a change that one of its names ends in, or is of something: `工业增长`, `growth of industry`.
    pub(crate) fn change(&self, accepts: impl Fn(Change) -> bool) -> Option<&'static str> {
        let led = |name: &str| {
            let (head, _) = CHANGE_OF.iter().find_map(|of| name.split_once(of))?;
            let (word, before) = CHANGES.ending(head, |_| true)?;
            CHANGES.sense(word).filter(|change| accepts(*change))?;
            let is_head = before.trim().is_empty() || CHANGE_KINDS.contains(&before.trim());
            is_head.then_some(word)
        };
        let mut names = self.folded_names();
        // 上升或下降 is more than the 下降 that it ends in.
        let ended = self.ends_in(&CHANGES, |_| true);
        let ended = ended.filter(|word| CHANGES.sense(word).is_some_and(&accepts));
        ended.or_else(|| names.find_map(|name| led(name.as_str())))
    }

    /// The last word of some sense that occurs in one of its names.
    pub(crate) fn mentions<S: Copy>(
        &self,
        words: &Words<S>,
        accepts: impl Fn(S) -> bool,
    ) -> Option<(&'static str, S)> {
        let mut names = self.folded_names();
        names.find_map(|name| words.mentioned(name.as_str(), &accepts))
    }

    /// Whether its rows are counted as they come, not as long as they last: by its kind, else by its names.
    #[must_use]
    pub fn counts_entries(&self) -> bool {
        let by_name = || self.comes_new().is_some();
        self.kind.map_or_else(by_name, |kind| kind == Kind::Flow)
    }

    /// The word of what comes new that one of its names begins with, or ends in: 新增企业.
    pub(crate) fn comes_new(&self) -> Option<&'static str> {
        let is_new = |nature: Nature| matches!(nature, Nature::Entry | Nature::NewFlow);
        let mut names = self.folded_names();
        names.find_map(|name| {
            let name = name.as_str();
            let said = NATURES.at_start(name).or_else(|| NATURES.at_end(name));
            said.filter(|(nature, _)| is_new(*nature))?;
            Some(NATURES.mentioned(name, is_new)?.0)
        })
    }

    /// Those of some names of the data, each with itself folded, that are one of its own and then words of growth on a year before:
    /// `零售额_累计增长(%)`, `GDP growth (annual %)`, `地区生产总值指数(上年=100)`.
    #[must_use]
    pub fn growth_names<'n>(&self, names: &[(&'n str, Folded)]) -> Vec<&'n str> {
        let own: Vec<&str> = self.folded_names().map(|own| stem(own.as_str())).collect();
        let mut growth: Vec<&str> = Vec::new();
        for (name, folded) in names {
            let mut own = own.iter();
            if own.any(|own| is_growth_of(own, folded.as_str())) && !growth.contains(name) {
                growth.push(name);
            }
        }
        growth
    }
}

impl Series {
    /// Whether growth that stands beside it may be its own: nothing says of another one, or of a choice among rows of its name.
    pub(crate) fn may_have_growth_beside(&self) -> bool {
        let is_level = !matches!(self.kind, Some(Kind::Rate | Kind::Growth))
            && self.base().is_none()
            && self.change(|_| true).is_none();
        is_level && self.growth.is_none() && self.filters.is_empty() && self.aggregate.is_none()
    }

    /// The level whose growth over the year it is, where its one name says no more than that: 固定资产投资增速.
    pub(super) fn level_of_growth(&self) -> Option<&str> {
        let [own] = self.matches.as_slice() else {
            return None;
        };
        let chosen = self.filters.is_empty() && self.aggregate.is_none() && self.region.is_none();
        let as_named = own.folded == self.folded && self.cut.is_none() && self.price.is_none();
        let (name, mut level) = (own.folded.as_str(), own.folded.as_str());
        while let Some((Change::Growth, before)) = CHANGES.at_end(level) {
            level = before.trim_end_matches(JOINTS);
        }
        let is_growth = level.len() < name.len() && matches!(self.kind, None | Some(Kind::Growth));
        let is_whole = run_at_end(level).is_none() && PRICES.at_end(level).is_none();
        (chosen && as_named && is_growth && is_whole && !level.is_empty()).then_some(level)
    }

    /// What names of its growth begin with.
    pub(super) fn stems(&self) -> Vec<String> {
        let names = self.folded_names().map(|own| stem(own.as_str()).to_owned());
        names.filter(|stem| !stem.is_empty()).collect()
    }
}

/// Whether a folded name is a stem and then words of growth, neither of a cut nor of an index.
pub(super) fn is_growth_beside(own: &str, name: &str) -> bool {
    // `增长或下降` ends in the word of a cut, and is none.
    let change = || CHANGES.at_end(stem(name)).map(|(change, _)| change);
    let is_cut = || change() == Some(Change::Cut);
    is_growth_of(own, name) && base(name).is_none() && !is_cut()
}

/// Whether such a name of growth tells it of the year so far, and at prices of which it says nothing.
pub(super) fn is_growth_to_date(own: &str, name: &str) -> bool {
    let added = name.strip_prefix(own).unwrap_or_default();
    let run = RUNS.within(added).map(|(run, ..)| run);
    run.is_none_or(|run| run == Run::ToDate) && prices(name).is_none()
}

/// Whether a folded name states the year before as its base.
pub(crate) fn is_on_year_before(name: &Folded) -> bool {
    name.as_str().contains("100") && base(name.as_str()) == Some(Base::YearBefore)
}

/// Whether a folded name is a stem and then words of growth.
fn is_growth_of(own: &str, name: &str) -> bool {
    // Of nearly all names this is the whole work.
    if !name.starts_with(own) {
        return false;
    }
    let Some(added) = stem(name).strip_prefix(own) else {
        return false;
    };
    let said = ChangeSaid::at_start(added);
    match NATURES.sense(said.rest) {
        Some(Nature::Index) => base(name) == Some(Base::YearBefore),
        _ => {
            said.rest.is_empty() && matches!(said.change(false), Some(Change::Growth | Change::Cut))
        }
    }
}

/// A folded name without the brackets and run words at its end.
fn stem(name: &str) -> &str {
    let mut stem = name.trim_end();
    loop {
        let shorter = without_bracket(stem);
        let shorter = run_at_end(shorter).map_or(shorter, |(_, before)| before);
        let shorter = shorter.trim_end_matches(['_', '-']).trim_end();
        if shorter.is_empty() || shorter.len() == stem.len() {
            return stem;
        }
        stem = shorter;
    }
}

/// The prices that a folded name states in a bracket, before its word of growth, or of a level at its beginning or end.
fn prices(name: &str) -> Option<Prices> {
    let mut brackets = name.split('(').skip(1);
    let bracket = brackets.find_map(|rest| {
        let bracket = rest.split(')').next()?;
        let said = PRICES.within(bracket).map(|(said, ..)| said.prices);
        said.or_else(|| prices_of_year(bracket).map(|_| Prices::Constant))
    });
    let before_growth = || {
        let mut before = stem(name);
        while let Some((_, shorter)) = CHANGES.at_end(before) {
            before = run_at_end(shorter).map_or(shorter, |(_, before)| before);
            before = before.trim_end_matches(JOINTS);
        }
        Some(PRICES.at_end(before)?.0.prices)
    };
    let of_level = || {
        let said = [PRICES.at_start(name), PRICES.at_end(stem(name))].into_iter().flatten();
        said.map(|(said, _)| said).find(|said| said.of_levels)
    };
    bracket
        .or_else(before_growth)
        .or_else(|| Some(of_level()?.prices))
        .or_else(|| prices_of_year(stem(name)).map(|_| Prices::Constant))
}

fn without_bracket(name: &str) -> &str {
    name.strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        .map_or(name, |(before, _)| before.trim_end())
}

/// The base that a bracket of a folded name states, or what stands behind an underscore: `(上年同期=100)`, `index_2020=100`.
fn base(name: &str) -> Option<Base> {
    let brackets = name.split('(').skip(1);
    let brackets = brackets.filter_map(|rest| rest.split(')').next());
    let end = name.rsplit_once('_').map(|(_, end)| end);
    brackets.chain(end).find_map(Base::stated)
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
            ("居民消费价格指数(上年12月=100)", Some(Base::Other)),
            ("居民消费价格指数(以上年末为100)", Some(Base::Other)),
            ("Volume per head (EU27_2020=100)", Some(Base::Other)),
            ("国内生产总值指数(1978=100)", Some(Base::Fixed)),
            ("国内生产总值指数(以2020年为100)", Some(Base::Fixed)),
            ("国内生产总值指数(基期=100)", Some(Base::Fixed)),
            ("Production (average 2015 = 100)", Some(Base::Fixed)),
            ("CPI ANNUAL RATE 00: ALL ITEMS 2015=100", None),
            ("分类_2020=100", Some(Base::Fixed)),
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
            let series = Series::of_name(name);
            let ends = |words| Series::ends_in(&series, words, |_| true);
            let found = ends(&NATURES) == Some(word) || series.change(|_| true) == Some(word);
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn a_change_of_either_sign_is_no_cut() {
        for (name, cut) in [
            ("万元GDP能耗降低率", true),
            ("万元GDP能耗下降", true),
            ("万元GDP能耗上升或下降", false),
            ("万元GDP能耗上升(+)或下降(-)", false),
            ("单位工业增加值能耗升(+)降(-)幅度(%)", false),
        ] {
            assert_eq!(Series::of_name(name).is_cut(), cut, "{name}");
        }
    }

    #[test]
    fn a_growth_goes_by_the_name_of_its_level() {
        let retail = Series::of_name("社会消费品零售总额");
        let gdp = Series::of_name("GDP (current US$)");
        for (series, name, expected) in [
            (&retail, "社会消费品零售总额_累计增长(%)", true),
            (&retail, "社会消费品零售总额：当月同比", true),
            (&retail, "社会消费品零售总额比上年同期增长", true),
            (&retail, "社会消费品零售总额按可比价格计算增长(%)", true),
            (&retail, "社会消费品零售总额同比增减(亿元)", false),
            (&retail, "社会消费品零售总额指数(上年=100)", true),
            (&retail, "社会消费品零售总额指数(上月=100)", false),
            (&retail, "社会消费品零售总额餐饮收入增速", false),
            (&retail, "社会消费品零售总额环比增长", false),
            (&retail, "社会消费品零售总额_累计值", false),
            (&retail, "零售额增速", false),
            (&gdp, "GDP growth (annual %)", true),
            (&gdp, "GDP yoy_growth", true),
            (&gdp, "GDP 12-month growth", true),
            (&gdp, "GDP average annual growth", false),
            (&gdp, "GDP growth on previous quarter", false),
            (&gdp, "GDP per capita growth (annual %)", false),
        ] {
            assert_eq!(!series.growth_names(&[(name, fold(name))]).is_empty(), expected, "{name}");
        }
    }

    #[test]
    fn a_growth_says_its_prices_before_its_word_or_in_a_bracket() {
        for (name, expected) in [
            ("地区生产总值实际增速", Some(Prices::Constant)),
            ("地区生产总值可比价增长率(%)", Some(Prices::Constant)),
            ("工业增加值增长(可比价)", Some(Prices::Constant)),
            ("人均可支配收入实际累计增长", Some(Prices::Constant)),
            ("零售总额名义增速", Some(Prices::Current)),
            ("实际使用外资增速", None),
            ("地区生产总值增速", None),
            ("实际使用外资", None),
            ("real estate investment", None),
            ("Real GDP growth", Some(Prices::Constant)),
            ("GDP real growth", Some(Prices::Constant)),
            ("地区生产总值(2020年价)", Some(Prices::Constant)),
            ("地区生产总值（按2020年价格计算）", Some(Prices::Constant)),
            ("地区生产总值(2020年不变价)", Some(Prices::Constant)),
            ("不变价地区生产总值", Some(Prices::Constant)),
            ("现价地区生产总值", Some(Prices::Current)),
            ("2020年价格指数", None),
            ("GDP at constant prices", Some(Prices::Constant)),
            ("GDP (constant 2015 US$)", Some(Prices::Constant)),
            ("GDP, chain linked volumes", Some(Prices::Constant)),
            ("GDP in 2020 prices", Some(Prices::Constant)),
            ("GDP at current prices", Some(Prices::Current)),
            ("Consumer prices", None),
        ] {
            assert_eq!(Series::of_name(name).prices(), expected, "{name}");
        }
    }

    #[test]
    fn latin_words_are_found_whole() {
        for (name, word, expected) in [
            ("net income", "net", true),
            ("network", "net", false),
            ("城镇新增就业人数", "新增", true),
            ("新城新增就业", "新增", true),
        ] {
            let comes = |nature| matches!(nature, Nature::Net | Nature::NewFlow);
            let found = Series::of_name(name).mentions(&NATURES, comes);
            assert_eq!(found.is_some_and(|(found, _)| found == word), expected, "{name}");
        }
    }
}
