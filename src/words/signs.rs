//! Signs of several scripts that mean the same, and the small words that stand with them around numbers.

/// The numerals that count, in their order.
pub(crate) const COUNTING: &str = "一二三四五六七八九十";

/// What joins the ends of a span of time: `1-6月`, `2020至2023年`.
pub(crate) const SPANS: &str = "-—~～至到";

/// Quotes of every script.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const QUOTES: [char; 11] = ['"', '\'', '“', '”', '‘', '’', '＂', '「', '」', '『', '』'];

/// Signs before the items of a list.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const BULLETS: &[char] = &['·', '•', '●', '○', '■', '□', '◆', '◇', '★', '☆', '▲', '△', '※', '*', '＊', '➢', '✓'];

/// What stands behind a name and is no part of it: footnotes, leaders, a colon.
pub(crate) const BEHIND_NAMES: &[char] = &['*', '＊', '※', '…', ':', '：'];

/// What stands in a plan for the signs of TOML.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const OF_TOML: [(char, char); 14] = [
    (':', '='), ('：', '='), ('＝', '='),
    (';', ','), ('；', ','), ('，', ','), ('、', ','), ('。', ','),
    ('【', '['), ('［', '['), ('】', ']'), ('］', ']'), ('｛', '{'), ('｝', '}'),
];

/// Brackets of totals since the baseline.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const TOTALS: [(char, char); 6] =
    [('〔', '〕'), ('[', ']'), ('［', '］'), ('【', '】'), ('﹝', '﹞'), ('「', '」')];

/// What joins the ends of a range, longest first.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const RANGES: &[&str] = &[
    "——", "--", "—", "–", "~", "～", "〜", "－", "−", "-", "至", "到", "to",
];

/// What joins them behind 介于 and `between`.
pub(crate) const ANDS: &[&str] = &["和", "与", "and"];

/// Signs between the numbers of a ratio.
pub(crate) const RATIOS: [char; 3] = [':', '：', '∶'];

/// Units that end where they end, whatever follows.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const CLOSED_UNITS: &[&str] = &[
    "‰", "个百分点", "百分点", "个千分点", "千分点", "percentage points", "percentage point", "% points", "p.p.", "ppts", "ppt",
    "pp", "倍", "times",
];

/// Spellings of `%`, which machine output writes in one way.
pub(crate) const PERCENT: &[&str] = &["%", "％", "﹪", "percent", "per cent"];

/// Signs that may stand in a unit beside letters.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const OF_UNITS: &[char] = &[
    ' ', '/', '／', '·', '*', '×', '^', '²', '³', '_', '.', '$', '¥', '€', '£', '°', '℃', '\'', '’', '-', '%', '‰', ',',
];

/// Signs between the words of a goal.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const PUNCTUATION: &[char] = &[
    ',', '，', '、', '。', ';', '；', ':', '：', '∶', '“', '”', '"', '‘', '’', '「', '」', '(', ')', '（', '）', '.',
];

/// What may stand between the numbers of a date.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const OF_DATES: &[char] = &['-', '/', '.', ':', '_', ' ', 'T', 'Z', '年', '月', '日', '时', '分', '秒'];

/// What may stand behind a unit.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const BEHIND_UNITS: &[char] = &[' ', '　', ',', '，', '、', ';', '；', '(', '（', ')', '）', '[', ']'];

/// What parts the items of a list.
pub(crate) const LISTS: &[char] = &[',', '，', '、', '和'];
