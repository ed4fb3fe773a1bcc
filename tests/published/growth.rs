//! The growth vocabulary of Chinese releases: 两年平均, 年均, 同比, 贡献率, 拉动, 翻番, and their plumbing.
//!
//! Each row: the formula, what was published, and what exact numbers give. Where the two differ, the row says why.

use std::fmt::Write;

use crate::command::Folder;

const DATA: &str = "\
指标,时期,数值,单位
一季度GDP,2019年一季度,100,
一季度GDP,2021年一季度,110.3,
一季度增速,2020年一季度,-6.8,%
一季度增速,2021年一季度,18.3,%
工业增速,2020年1-2月,-13.5,%
工业增速,2021年1-2月,35.1,%
上年工业增速,2021年1-2月,-13.5,%
零售增速,2020年1-2月,-20.5,%
零售增速,2021年1-2月,33.8,%
上年零售增速,2021年1-2月,-20.5,%
零售指数,2019,100,
零售指数,2021,106.4,
投资增速,2021年1-2月,35.0,%
上年投资增速,2021年1-2月,-24.5,%
投资指数,2019,100,
投资指数,2021,103.5,
六月零售,2019年6月,100,
六月零售,2021年6月,110,
全年零售增速,2020,-3.9,%
全年零售增速,2021,12.5,%
外贸,2020,32.2,万亿元
外贸,2024,43.8,万亿元
达标数,2015,25,个
指标数,2015,28,个
财政收入,2017年上半年,31.8,亿元
财政收入,2018年上半年,38.3,亿元
税收收入,2018年上半年,28.1,亿元
中央收入,2007年上半年,14502.19,亿元
地方收入,2007年上半年,11615.65,亿元
中央支出,2007年上半年,4229.45,亿元
地方支出,2007年上半年,13690.54,亿元
电力利润,2011,7.36,亿元
电力利润,2012,138,亿元
能源消费,2014,42.6,亿吨标准煤
能源消费增速,2014,2.2,%
旧版能源消费,2013,37.5,亿吨标准煤
旧版能源消费,2014,42.6,亿吨标准煤
青海,2018,100,
青海,2019,106.25,
青海投资,2018,50,
青海投资,2019,52.74,
青海消费,2018,50,
青海消费,2019,53.65,
青海净出口,2018,5,
青海净出口,2019,4.86,
青海2013,2012,100,
青海2013,2013,110,
资本形成2013,2012,40,
资本形成2013,2013,75.874,
净出口2013,2012,30,
净出口2013,2013,3.757,
最终消费2013,2012,30,
最终消费2013,2013,30.369,
GDP增速,2021,8.6,%
GDP增速,2022,3.1,%
GDP增速,2023,5.4,%
GDP增速,2024,5.0,%
初值GDP增速,2021,8.1,%
初值GDP增速,2022,3.0,%
初值GDP增速,2023,5.2,%
初值GDP增速,2024,5.0,%
季度GDP,2025年一季度,318466.4,亿元
季度GDP,2025年二季度,341395.2,亿元
季度GDP,2025年三季度,354106.3,亿元
季度GDP,2025年四季度,387911.3,亿元
";

/// Series whose names and units do not tell their kind.
const KINDS: &str = "\
[series.a]
name = \"一季度GDP\"
kind = \"flow\"
[series.b]
name = \"零售指数\"
kind = \"rate\"
[series.c]
name = \"投资指数\"
kind = \"rate\"
[series.d]
name = \"六月零售\"
kind = \"flow\"
";

/// Case, formula, published text, exact value.
const RATES: &[(&str, &str, &str, f64)] = &[
    ("D1", "cagr(一季度GDP, 2)", "5.0", 5.023_806_824_929),
    ("D2", "cagr(一季度增速, 2)", "5.0", 5.002_666_632_805),
    ("D3", "(100% + 工业增速) * (100% + 上年工业增速) - 100%", "16.9", 16.861_5),
    ("D4", "cagr(工业增速, 2)", "8.1", 8.102_497_658_472),
    ("D5", "(100% + 零售增速) * (100% + 上年零售增速) - 100%", "6.4", 6.371),
    ("D6", "cagr(零售指数, 2)", "3.2", 3.150_375_665_821),
    // ✘ published 3.2: the two rates are rounded.
    ("D7", "cagr(零售增速, 2)", "3.1", 3.136_317_560_789),
    // ✘ published 3.5: the base was revised to be comparable.
    ("D8", "(100% + 投资增速) * (100% + 上年投资增速) - 100%", "1.9", 1.925),
    ("D9", "cagr(投资指数, 2)", "1.7", 1.734_949_746_879),
    ("D10", "cagr(六月零售, 2)", "4.9", 4.880_884_817_015),
    // ✘ published 3.9: rounding or revision.
    ("D11", "cagr(全年零售增速, 2)", "4.0", 3.977_160_953_74),
    ("D12", "cagr(外贸, 4)", "8.0", 7.995_226_513_258),
    ("D13", "达标数 / 指标数 * 100%", "89.3", 89.285_714_285_714),
    ("D16", "yoy(财政收入)", "20.4", 20.440_251_572_327),
    // ✘ published 73.5: the amounts are rounded.
    ("D17", "税收收入 / 财政收入 * 100%", "73.4", 73.368_146_214_099),
    ("D18", "中央收入 + 地方收入", "26117.84", 26117.84),
    ("D19", "中央支出 + 地方支出", "17919.99", 17919.99),
    ("D20", "yoy(电力利润)", "1775.0", 1775.0),
    ("D21", "能源消费 / (100% + 能源消费增速)", "41.7", 41.682_974_559_687),
    ("D22", "yoy(旧版能源消费)", "13.6", 13.6),
    ("D23", "pull(青海投资, 青海)", "2.74", 2.74),
    ("D24", "pull(青海消费, 青海)", "3.65", 3.65),
    ("D25", "pull(青海净出口, 青海)", "-0.14", -0.14),
    (
        "D26",
        "contribution(青海投资, 青海) + contribution(青海消费, 青海) + contribution(青海净出口, 青海)",
        "100",
        100.0,
    ),
    ("D27 capital", "contribution(资本形成2013, 青海2013)", "358.74", 358.74),
    ("D27 exports", "contribution(净出口2013, 青海2013)", "-262.43", -262.43),
    (
        "D27",
        "contribution(资本形成2013, 青海2013) + contribution(净出口2013, 青海2013) + contribution(最终消费2013, 青海2013)",
        "100",
        100.0,
    ),
    ("D30", "cagr(GDP增速, 4)", "5.5", 5.506_593_247_135),
    // ✘ published 5.5, on revised figures: the first prints give less.
    ("D31", "cagr(初值GDP增速, 4)", "5.3", 5.309_363_870_703),
    ("D32", "季度GDP", "1401879.2", 1_401_879.2),
];

#[test]
fn growth_vocabulary_gives_the_published_rates() {
    let folder = Folder::new();
    folder.write("data.csv", DATA);
    let mut plan = String::from("[plan]\n[data]\nfiles = [\"data.csv\"]\n");
    for (id, formula, _, _) in RATES {
        // Half-years and quarters that are no part of a whole year.
        write!(
            plan,
            "[[targets]]\nid = \"{id}\"\nname = \"{id}\"\nformula = \"{formula}\"\nwindow = \"ytd\"\n"
        )
        .unwrap();
    }
    plan.push_str(KINDS);
    folder.write("targets.toml", &plan);
    for ((id, _, published, exact), found) in RATES.iter().zip(folder.assessments(&[])) {
        let value = found["latest"]["value"].as_f64();
        let value = value.unwrap_or_else(|| panic!("{id}: {found}"));
        // A formula without goal takes its own unit without scale; shares of one are told in %.
        let scales = [1.0, 1e8, 0.01];
        let value = scales
            .iter()
            .map(|scale| value / scale)
            .find(|value| (value - exact).abs() < 1e-9 * exact.abs().max(1.0));
        let value = value.unwrap_or_else(|| panic!("{id}: {}", found["latest"]));
        let places = published.split_once('.').map_or(0, |(_, places)| places.len());
        assert_eq!(format!("{value:.places$}"), *published, "{id}");
    }
}

/// D28, D29: 翻两番 is three times more, 翻三番 seven times. D14, D15: half-year revenue of a yearly budget against the time passed.
#[test]
fn doublings_and_budgets_come_to_the_published_levels() {
    let folder = Folder::new();
    folder.write(
        "data.csv",
        "指标,时期,数值,单位\n人均,2000,100,元\n人均,2010,200,元\n收入,2015,96,亿元\n收入,2016年1-6月,56.6,亿元\n支出,2015,96,亿元\n支出,2016年1-6月,53.5,亿元\n",
    );
    folder.write(
        "targets.toml",
        "[plan]\n[data]\nfiles = [\"data.csv\"]\n\
         [[targets]]\nname = \"人均\"\ngoal = \"翻两番\"\nbaseline = 2000\ndeadline = 2020\n\
         [[targets]]\nname = \"人均\"\ngoal = \"翻三番\"\nbaseline = 2000\ndeadline = 2020\n\
         [[targets]]\nname = \"收入\"\ngoal = \"100亿元\"\nbaseline = 2015\ndeadline = 2016\n\
         [[targets]]\nname = \"支出\"\ngoal = \"100亿元\"\nbaseline = 2015\ndeadline = 2016\n",
    );
    let found = folder.assessments(&[]);
    assert_eq!(found[0]["goal"]["value"], 400);
    assert_eq!(found[1]["goal"]["value"], 800);
    assert_eq!((&found[2]["progress"], &found[2]["margin"]), (&0.566.into(), &0.066.into()));
    assert_eq!((&found[3]["progress"], &found[3]["margin"]), (&0.535.into(), &0.035.into()));
}
