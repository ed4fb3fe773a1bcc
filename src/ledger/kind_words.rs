//! Words of units that tell a kind; each by its first spelling.

/// Words of units whose figures are rates, beside `%`, `‰`, 百分点 and 倍.
pub(super) const RATE_UNITS: &[&str] = &["岁", "分", "点", "年", "℃", "index"];

/// Words of units that flows are counted in.
pub(super) const FLOW_UNITS: &[&str] = &[
    "元",
    "美元",
    "欧元",
    "英镑",
    "日元",
    "港元",
    "人次",
    "户次",
    "辆次",
    "台次",
    "件次",
    "班次",
    "吨",
    "吨标准煤",
    "吨公里",
    "人公里",
    "标准箱",
    "件",
    "千瓦时",
];

/// Words of units that stocks are counted in.
pub(super) const STOCK_UNITS: &[&str] = &[
    "家", "户", "个", "所", "条", "张", "座", "辆", "人", "名", "公里", "亩",
];
