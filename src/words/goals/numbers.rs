//! The words of numbers, of ranks, and of where something starts.

use crate::words::figures::RANKS;

/// What is asked of ranks, and where they are counted: `稳居全国前5`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const AREAS: &[&str] = &[
    "全国", "全省", "全市", "全区", "全县", "世界", "全球", "国内", "省内", "市内", "西部", "中部", "东部", "东北",
];

/// Behind a number in words: `two and a half times`.
pub(crate) const AND_A_HALF: &str = "and a half";

/// Between the words of a share: `nine in ten`, `nine out of ten`.
pub(crate) const OUT_OF: &[&str] = &["in", "out of", "in every"];

/// Words before the value that a goal starts from: `从15%`, `up from 3.1%`.
pub(crate) const STARTS: &[&str] = &["从", "由", "up from", "down from", "from"];

/// Words between these and the value that say nothing.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const START_FILLERS: &[&str] = &[
    "的", "目前的", "目前", "现有的", "现有", "现在的", "原来的", "约", "the current", "current", "its current", "a current", "the",
    "its", "a baseline of", "about",
];

/// Signs between a number and how far from it may be.
pub(crate) const AROUND: &[&str] = &["±", "+/-", "+/−", "plus or minus", ", plus or minus"];

/// The side that is written into the unit before it: `3个工作日内`.
pub(crate) const INSIDE: char = '内';

/// Words of ages beside their numbers.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const AGES: &[&str] = &[
    "to", "and", "or", "over", "under", "above", "older", "less", "years", "-", "–",
];

/// Words behind a rank that say nothing of its side: to be better is to be before.
pub(crate) const RANK_TAILS: &[&str] = &[" or better", "以前"];

/// `数百家`: some hundreds.
pub(crate) const SOME: &str = "数";
/// The signs of scales behind it.
pub(crate) const SCALE_SIGNS: [char; 5] = ['十', '百', '千', '万', '亿'];

/// English number words, and their values.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NUMBERS: &[(&str, i64)] = &[
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10),
    ("eleven", 11), ("twelve", 12), ("a dozen", 12), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
    ("eighty", 80), ("ninety", 90), ("a hundred", 100), ("one hundred", 100),
];

/// The English word for twelve of what follows.
pub(crate) const DOZEN: &str = "dozen";

/// English parts of a whole: what they divide it by.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const FRACTIONS: &[(&str, i64)] = &[
    ("half", 2), ("halves", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4), ("fifth", 5), ("fifths", 5), ("sixth", 6), ("tenth", 10), ("tenths", 10),
];

/// Money before its number: `$3.2 billion`, `RM58,500`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const CURRENCIES: &[&str] = &[
    "US$", "A$", "C$", "NZ$", "HK$", "S$", "R$", "NT$", "USD", "EUR", "GBP", "CNY", "RMB", "JPY", "INR", "AUD", "RM", "Rs.", "Rs",
    "R", "₹", "$", "€", "£", "¥", "￥", "₱", "₦", "₩", "₫", "KES", "KSh", "Ksh", "KShs", "Kshs", "NGN", "UGX", "USh", "UShs", "TZS", "TSh", "RWF", "GHS",
    "GH₵", "ZAR", "ZMW", "ETB", "EGP", "MAD", "XOF", "XAF", "FCFA", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "IDR", "Rp", "MYR", "THB", "VND", "PHP", "PhP",
    "SGD", "HKD", "TWD", "KRW", "PKR", "BDT", "LKR", "NPR", "CAD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "RUB", "SAR", "AED", "ILS",
];

/// Of what 零 says that there is none: `零发生`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NONE_OF: &[&str] = &[
    "发生", "事故", "死亡", "伤亡", "差错", "新增", "增加", "投诉", "排放", "违规", "上访", "缺陷", "填埋", "污染", "案件", "复发",
    "返贫", "拖欠", "辍学",
];

/// Points that are percentage points of what is in %.
pub(crate) const POINTS: &[&str] = &["point", "points"];

/// The unit of ranks, which also counts seats.
pub(crate) const PLACE: &str = "位";

/// Words that count ranks.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const PLACES: &[&str] = &[
    "位", "名", "个位次", "位次", "countries", "economies", "places", "place", "positions", "ranks", "spots",
];

/// Whether a unit is one of ranks.
pub(crate) fn is_place(unit: &str) -> bool {
    unit == "1" || PLACES.contains(&unit) || RANKS.sense(unit).is_some()
}

/// Units of a number that multiplies.
pub(crate) const SCALED_BY: &[&str] = &["times", "倍"];

/// Letters behind a number for which no unit stands: so many times something, which the goal does not name.
pub(crate) const FOLDS: &[&str] = &["x", "X"];
