//! The words that tell a kind, in the order in which they speak.

/// Words of units whose figures are rates, beside `%`, `‰`, 百分点 and 倍.
pub(super) const RATE_UNITS: &[&str] = &["岁", "分"];

/// How the names of rates end.
pub(super) const RATE_ENDINGS: &[&str] = &[
    "率",
    "比重",
    "比例",
    "占比",
    "指数",
    "系数",
    "强度",
    "rate",
    "ratio",
    "share",
    "proportion",
    "percentage",
    "index",
    "coefficient",
    "intensity",
];

/// How the names of growths end.
pub(super) const GROWTH_ENDINGS: &[&str] = &[
    "增长率",
    "降低率",
    "下降率",
    "增长",
    "增速",
    "同比",
    "涨幅",
    "growth rate",
    "growth",
    "year-on-year",
    "year on year",
    "yoy",
    "y/y",
];

/// Words in the names of flows.
pub(super) const FLOW_WORDS: &[&str] = &["新增", "新设", "新培育", "新引进", "newly"];

/// Words in the names of stocks that say so whatever the unit: a balance in 元 is no flow.
pub(super) const BALANCE_WORDS: &[&str] = &[
    "余额",
    "存量",
    "期末",
    "年末",
    "outstanding",
    "year-end",
    "end of period",
    "stock",
];

/// Words of units that flows are counted in.
pub(super) const FLOW_UNITS: &[&str] = &[
    "元",
    "美元",
    "欧元",
    "日元",
    "港元",
    "人民币元",
    "人次",
    "吨",
    "件",
    "千瓦时",
    "yuan",
    "usd",
    "eur",
    "rmb",
    "cny",
    "tonnes",
    "kwh",
];

/// Words in the names of stocks, where the unit does not speak for a flow: 接待人数 in 人次 is one.
pub(super) const STOCK_WORDS: &[&str] =
    &["人口", "人数", "数量", "面积", "床位", "坐席", "population"];

/// Words of units that stocks are counted in.
pub(super) const STOCK_UNITS: &[&str] = &[
    "家", "户", "个", "所", "条", "张", "座", "辆", "人", "公里", "亩",
];
