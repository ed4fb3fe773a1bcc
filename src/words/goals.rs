//! The words of goals, and the names that say which side of a number is wanted.

use super::{Words, fold};

/// What a word in an indicator's name says of the side that is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Wanted {
    /// Less of it is better.
    Less,
    /// The name says a cut or a cure of what less is better of: more is better.
    More,
}

/// Names of which less is better.
#[rustfmt::skip] // a table is read by its lines
const LESS: Words<Wanted> = Words::new(&[
    ("失业率", Wanted::Less), ("死亡率", Wanted::Less), ("死亡人数", Wanted::Less), ("发病率", Wanted::Less),
    ("患病率", Wanted::Less), ("涨幅", Wanted::Less), ("居民消费价格", Wanted::Less), ("cpi", Wanted::Less),
    ("赤字率", Wanted::Less), ("赤字", Wanted::Less), ("负债率", Wanted::Less), ("债务率", Wanted::Less), ("能耗", Wanted::Less),
    ("能源消耗", Wanted::Less), ("电耗", Wanted::Less), ("水耗", Wanted::Less), ("排放", Wanted::Less), ("浓度", Wanted::Less),
    ("污染", Wanted::Less), ("劣v类", Wanted::Less), ("劣五类", Wanted::Less), ("差距", Wanted::Less),
    ("贫困发生率", Wanted::Less), ("贫困率", Wanted::Less), ("辍学率", Wanted::Less), ("事故率", Wanted::Less), ("漏损率", Wanted::Less),
    ("不良率", Wanted::Less), ("不良贷款率", Wanted::Less), ("发案率", Wanted::Less), ("时限", Wanted::Less),
    ("建设用地", Wanted::Less), ("自然增长率", Wanted::Less), ("抚养比", Wanted::Less),
    ("unemployment", Wanted::Less), ("mortality", Wanted::Less), ("deaths", Wanted::Less), ("death rate", Wanted::Less),
    ("inflation", Wanted::Less), ("consumer price", Wanted::Less), ("price growth", Wanted::Less), ("deficit", Wanted::Less), ("emissions", Wanted::Less),
    ("emission", Wanted::Less), ("pollution", Wanted::Less), ("concentration", Wanted::Less), ("poverty", Wanted::Less),
    ("debt", Wanted::Less), ("energy intensity", Wanted::Less), ("pay gap", Wanted::Less), ("early leavers", Wanted::Less),
    ("early school leavers", Wanted::Less), ("dropout", Wanted::Less), ("stunting", Wanted::Less), ("incidence", Wanted::Less),
]);

/// How names end of which more is better though they name what less is better of.
#[rustfmt::skip] // a table is read by its lines
const MORE: Words<Wanted> = Words::new(&[
    ("下降", Wanted::More), ("降低", Wanted::More), ("减少", Wanted::More), ("削减", Wanted::More), ("减排", Wanted::More),
    ("缩小", Wanted::More), ("压减", Wanted::More),
    ("下降率", Wanted::More), ("降低率", Wanted::More), ("减少率", Wanted::More), ("削减率", Wanted::More), ("减排率", Wanted::More),
    ("下降幅度", Wanted::More), ("降低幅度", Wanted::More), ("降幅", Wanted::More), ("减排量", Wanted::More), ("削减量", Wanted::More),
    ("下降比例", Wanted::More), ("降低比例", Wanted::More), ("减少量", Wanted::More),
    ("脱贫", Wanted::More), ("脱贫人数", Wanted::More), ("脱贫率", Wanted::More),
    ("达标率", Wanted::More), ("处理率", Wanted::More), ("治理率", Wanted::More), ("利用率", Wanted::More), ("回收率", Wanted::More),
    ("处置率", Wanted::More), ("修复率", Wanted::More), ("控制率", Wanted::More), ("覆盖率", Wanted::More), ("完成率", Wanted::More),
    ("监测率", Wanted::More), ("利润率", Wanted::More), ("满意度", Wanted::More), ("交易额", Wanted::More), ("交易量", Wanted::More), ("投资", Wanted::More),
    ("reduction", Wanted::More), ("decline", Wanted::More), ("decrease", Wanted::More), ("cut", Wanted::More),
    ("treated", Wanted::More), ("avoided", Wanted::More), ("reduced", Wanted::More),
]);

/// What costs are held against: 社会物流总费用与GDP的比率.
const COSTS: [&str; 3] = ["成本", "费用", "cost"];
/// How a name says that it is a share.
const SHARES: [&str; 7] = ["比率", "比重", "占比", "之比", "率", "ratio", "share"];

/// Whether less is better of an indicator of this name: of a mortality, of costs as a share; not where the name itself says the cut.
pub(crate) fn less_is_better(name: &str) -> bool {
    let folded = fold(name);
    let name = folded.as_str();
    let stem = name.split('(').next().unwrap_or(name).trim_end();
    if MORE.at_end(stem).is_some() {
        return false;
    }
    let costs = COSTS.iter().any(|word| stem.contains(word))
        && SHARES.iter().any(|word| stem.ends_with(word));
    costs || LESS.within(stem).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_which_side_is_wanted() {
        for (name, less) in [
            ("城镇调查失业率", true),
            ("婴儿死亡率(‰)", true),
            ("单位GDP能耗", true),
            ("单位GDP能耗降低", false),
            ("单位GDP二氧化碳排放降低率（%）", false),
            ("PM2.5年均浓度", true),
            ("农村贫困人口脱贫", false),
            ("受污染耕地安全利用率", false),
            ("社会物流总费用与GDP的比率", true),
            ("规上工业成本费用利润率", false),
            ("新增建设用地规模", true),
            ("城乡居民收入差距", true),
            ("地区生产总值", false),
            ("Infant mortality rate", true),
            ("Emissions reduction", false),
            ("Share of renewables", false),
        ] {
            assert_eq!(less_is_better(name), less, "{name}");
        }
    }
}
