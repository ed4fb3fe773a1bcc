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
pub(crate) const SIGNS: Words<Sign> = Words::new(&[
    ("零", Sign::Digit(0)),
    ("〇", Sign::Digit(0)),
    ("○", Sign::Digit(0)),
    ("一", Sign::Digit(1)),
    ("壹", Sign::Digit(1)),
    ("二", Sign::Digit(2)),
    ("贰", Sign::Digit(2)),
    ("貳", Sign::Digit(2)),
    ("两", Sign::Digit(2)),
    ("兩", Sign::Digit(2)),
    ("三", Sign::Digit(3)),
    ("叁", Sign::Digit(3)),
    ("參", Sign::Digit(3)),
    ("四", Sign::Digit(4)),
    ("肆", Sign::Digit(4)),
    ("五", Sign::Digit(5)),
    ("伍", Sign::Digit(5)),
    ("六", Sign::Digit(6)),
    ("陆", Sign::Digit(6)),
    ("陸", Sign::Digit(6)),
    ("七", Sign::Digit(7)),
    ("柒", Sign::Digit(7)),
    ("八", Sign::Digit(8)),
    ("捌", Sign::Digit(8)),
    ("九", Sign::Digit(9)),
    ("玖", Sign::Digit(9)),
    ("十", Sign::Place(10)),
    ("拾", Sign::Place(10)),
    ("百", Sign::Place(100)),
    ("佰", Sign::Place(100)),
    ("千", Sign::Place(1000)),
    ("仟", Sign::Place(1000)),
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

fn sign(c: char) -> Option<Sign> {
    // Most characters are none.
    let may_be = matches!(c, '○' | '〇' | '\u{4e00}'..='\u{9fff}');
    may_be.then(|| SIGNS.sense(c.encode_utf8(&mut [0; 4])))?
}

/// The sign between a whole number and its fraction.
pub(crate) const POINTS: &[char] = &['点', '點'];

/// What a half is called that is a share by itself.
pub(crate) const HALVES: &[&str] = &["一半", "半数", "half"];

/// Words that begin with a numeral and name no number.
pub(crate) const IDIOMS: &[&str] = &[
    "一流",
    "一定",
    "一批",
    "一般",
    "一体",
    "一系列",
    "一些",
    "一致",
    "一直",
    "一级",
    "一线",
    "一贯",
    "百姓",
    "千方百计",
    "万达",
    "三农",
    "两化",
];

/// What may follow 成 where it is no tenth.
pub(crate) const NOT_TENTHS: &[char] = &['员', '人', '套', '果', '品', '年', '功', '本', '都'];
