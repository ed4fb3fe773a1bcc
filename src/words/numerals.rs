//! The signs of Chinese numerals, and the words that stand for a number.

use super::Words;

/// What a sign of a numeral counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Sign {
    /// A digit.
    Digit(u32),
    /// The place before it: so many.
    Place(u32),
}

/// The signs of numerals below 万; scales from there on are those of units.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static SIGNS: Words<Sign> = Words::new(&[
    (Sign::Digit(0), &["零", "〇", "○"]),
    (Sign::Digit(1), &["一", "壹"]),
    (Sign::Digit(2), &["二", "贰", "貳", "两", "兩"]),
    (Sign::Digit(3), &["三", "叁", "參"]),
    (Sign::Digit(4), &["四", "肆"]),
    (Sign::Digit(5), &["五", "伍"]),
    (Sign::Digit(6), &["六", "陆", "陸"]),
    (Sign::Digit(7), &["七", "柒"]),
    (Sign::Digit(8), &["八", "捌"]),
    (Sign::Digit(9), &["九", "玖"]),
    (Sign::Place(10), &["十", "拾"]),
    (Sign::Place(100), &["百", "佰"]),
    (Sign::Place(1000), &["千", "仟"]),
]);

/// The value of a digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    match sign(c)? {
        Sign::Digit(digit) => Some(digit),
        Sign::Place(_) => None,
    }
}

/// The value of a place: 十, 百, 千.
pub(crate) fn place(c: char) -> Option<u32> {
    match sign(c)? {
        Sign::Place(place) => Some(place),
        Sign::Digit(_) => None,
    }
}

/// Whether a character is a sign of a numeral, or a scale: 三, 百, 亿.
pub(crate) fn is_numeral(c: char) -> bool {
    matches!(c, '万' | '亿') || sign(c).is_some()
}

fn sign(c: char) -> Option<Sign> {
    // Most characters are none.
    let may_be = matches!(c, '○' | '〇' | '\u{4e00}'..='\u{9fff}');
    may_be.then(|| SIGNS.sense(c.encode_utf8(&mut [0; 4])))?
}

/// The sign between a whole number and its fraction.
pub(crate) const POINTS: &[char] = &['点', '點'];

/// What a half is called that is a share by itself.
pub(crate) const HALVES: &[&str] = &["一半", "半数", "half"];

/// Half of what is counted, behind its unit or before it: `2天半`, `半小时`.
pub(crate) const HALF: &str = "半";

/// Words that begin with a numeral and name no number.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const IDIOMS: &[&str] = &[
    "一流", "一定", "一批", "一般", "一体", "一系列", "一些", "一致", "一直", "一级", "一线", "一贯", "百姓", "千方百计", "万达",
    "三农", "两化", "零碳", "零工", "零售", "零担", "零散", "零就业", "零距离", "零废弃", "三甲", "三资", "四好", "四上", "五好", "两新", "两重",
    "一刻钟", "一站式", "一村一品", "一县一业", "一网通办", "一件事", "三品一标", "二级", "三级", "三星级", "四星级", "五星级", "二手", "二孩",
    "三孩", "千兆", "百强县", "百强镇", "百强区", "百强企业", "千强镇", "百强村", "十佳",
];

/// What may follow 成 where it is no tenth.
pub(crate) const NOT_TENTHS: &[char] = &['员', '人', '套', '果', '品', '年', '功', '本', '都'];
