//! Which encoding bytes are in that are no UTF-8 and bear no mark: GB18030 reads nearly any, so the characters that it would make of
//! them are looked at, and other encodings tried where they would be none of a text.

use std::collections::HashMap;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

/// Of so many characters one may be none that texts are made of.
const ODD: usize = 6;
/// So many bytes are looked at.
const LOOK: usize = 1 << 12;
/// Fewer characters of an encoding that is met seldom may be an accident.
const ENOUGH: usize = 4;

/// The encoding in which a piece of a file is text; none where it is in none that is told apart.
pub(crate) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = telling(bytes);
    if is_korean(bytes) {
        return Some(EUC_KR);
    }
    if count(bytes, GB18030).is_some_and(Count::is_text) {
        return Some(GB18030);
    }
    if is_western(bytes) {
        return Some(WINDOWS_1252);
    }
    let fits = |encoding: &&'static Encoding| {
        count(bytes, encoding).is_some_and(|count| count.is_text() && count.usual >= ENOUGH)
    };
    let mut fitting = [BIG5, SHIFT_JIS, EUC_JP].into_iter().filter(fits);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// The fields from the first character beyond ASCII on, as many as are looked at; whole ones, so that no character is cut.
fn telling(bytes: &[u8]) -> &[u8] {
    // None of these is a part of a longer character in any encoding.
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r' | b',' | b';' | b'\t');
    let first = bytes.iter().position(|byte| !byte.is_ascii());
    let before = bytes.get(..first.unwrap_or_default()).unwrap_or_default();
    let start = before.iter().rposition(is_end).unwrap_or_default();
    let bytes = bytes.get(start..).unwrap_or_default();
    let bytes = bytes.get(..LOOK).unwrap_or(bytes);
    let end = bytes.iter().rposition(is_end).filter(|end| *end > 0);
    end.and_then(|end| bytes.get(..end)).unwrap_or(bytes)
}

/// Characters beyond ASCII.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    usual: usize,
    odd: usize,
}

impl Count {
    fn is_text(self) -> bool {
        self.odd * ODD <= self.usual + self.odd
    }
}

/// How many characters an encoding makes of bytes, and how many of them are none of its texts; none where bytes are none of its.
fn count(bytes: &[u8], encoding: &'static Encoding) -> Option<Count> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let mut count = Count::default();
    // A text is made of few characters, and to encode one is slow.
    let mut known: HashMap<char, bool> = HashMap::new();
    for character in text.chars().filter(|c| !c.is_ascii()) {
        let usual = known.entry(character);
        if *usual.or_insert_with(|| is_usual_character(character, encoding)) {
            count.usual += 1;
        } else {
            count.odd += 1;
        }
    }
    Some(count)
}

fn is_usual_character(character: char, encoding: &'static Encoding) -> bool {
    let mut letter = [0; 4];
    let written = &*character.encode_utf8(&mut letter);
    let is_usual = |encoding| is_usual(&encoding_of(encoding, written), encoding);
    // Traditional characters may be written in GB18030 too.
    is_usual(encoding) || (encoding == GB18030 && is_usual(BIG5))
}

fn encoding_of(encoding: &'static Encoding, character: &str) -> Vec<u8> {
    let (bytes, _, failed) = encoding.encode(character);
    if failed { Vec::new() } else { bytes.into_owned() }
}

/// Whether a character is one that texts of an encoding are made of: the signs and common characters at the head of its table.
fn is_usual(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let &[lead, trail] = bytes else { return false };
    if encoding == GB18030 {
        // Those of GB 2312: signs and full-width letters, then two levels of characters; of GBK only signs of units.
        matches!((lead, trail), (0xA1..=0xA3 | 0xB0..=0xF7, 0xA1..) | (0xA8 | 0xA9, _))
    } else if encoding == BIG5 {
        matches!(lead, 0xA1..=0xC6)
    } else if encoding == EUC_JP {
        matches!(lead, 0xA1..=0xA5 | 0xB0..=0xCF)
    } else {
        matches!(lead, 0x81..=0x83 | 0x88..=0x97)
    }
}

/// Whether bytes are syllables of Korean: those of Chinese texts begin far beyond them as well.
fn is_korean(bytes: &[u8]) -> bool {
    const SYLLABLES: usize = 12;
    let mut pairs = Vec::new();
    for run in bytes.split(u8::is_ascii) {
        pairs.extend(run.chunks(2));
    }
    let syllable = |pair: &&[u8]| matches!(pair, [0xB0..=0xC8, 0xA1..=0xFF]);
    let sign = |pair: &&[u8]| matches!(pair, [0xA1..=0xA3, 0xA1..=0xFF]);
    pairs.iter().filter(|pair| syllable(pair)).count() >= SYLLABLES
        && pairs.iter().all(|pair| syllable(pair) || sign(pair))
}

/// Whether bytes are text of Windows-1252: letters with accents stand beside plain ones, signs never between letters.
fn is_western(bytes: &[u8]) -> bool {
    let (mut letters, mut beside_plain) = (0, 0);
    let places = bytes.iter().enumerate();
    for (at, byte) in places.filter(|(_, byte)| !byte.is_ascii()) {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let beside = [before, bytes.get(at + 1)];
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
        match byte {
            0x81 | 0x8D | 0x8F | 0x90 | 0x9D => return false,
            0x8A | 0x8C | 0x8E | 0x9A | 0x9C | 0x9E | 0x9F => letters += 1,
            0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8.. => {
                letters += 1;
                beside_plain += usize::from(beside.iter().flatten().any(|byte| byte.is_ascii()));
            }
            // A typographic apostrophe may stand between letters.
            0x92 | 0xA0 => {}
            _ if beside.into_iter().all(is_letter) => return false,
            _ => {}
        }
    }
    beside_plain * 5 >= letters * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, encoding: &'static Encoding) -> Option<&'static Encoding> {
        let (bytes, _, failed) = encoding.encode(text);
        assert!(!failed, "{text}");
        guess(&bytes)
    }

    #[test]
    fn texts_are_told_by_their_characters() {
        use encoding_rs::WINDOWS_1250;
        for (text, encoding) in [
            ("指标,2023年\n地区生产总值(亿元),1\n", GB18030),
            ("年份,万㎡\n2020,1\n", GB18030),
            ("名称①,数值\n朱镕基,1\n", GB18030),
            ("年份,值\n", GB18030),
            ("年份,总人口(万人)，其中：女〇\n", GB18030),
            ("年度,總產值(億元)\n臺灣,1\n", GB18030),
            ("年度,人口(千人)\n2020,1\n", BIG5),
            ("統計期,本國籍總人數(人)\n", BIG5),
            ("時間,人口數,總計\n", BIG5),
            ("時点,人口(人)\n", SHIFT_JIS),
            ("地域,年次,人口（千人）\n北海道,2020年,1\n", SHIFT_JIS),
            ("データ,値\n", SHIFT_JIS),
            ("データ,値,まとめ,比率\n", EUC_JP),
            ("행정구역,시점,총인구수 (명),남자인구수 (명),여자인구수 (명)\n전국,2020,1\n", EUC_KR),
            ("Año,Población\n2020,1\n", WINDOWS_1252),
            ("Période;Libellé\n2020;1\n", WINDOWS_1252),
            ("Year,Spend £m\n2020,1\n", WINDOWS_1252),
            ("Year,Area m²\n2020,1\n", WINDOWS_1252),
            ("Jahr;Größe °C ± 5 %\n", WINDOWS_1252),
            ("Women’s share – total\n", WINDOWS_1252),
        ] {
            assert_eq!(of(text, encoding), Some(encoding), "{text}");
        }
        let long = format!("{}\n", "一2023年4月,".repeat(600));
        assert_eq!(of(&long, GB18030), Some(GB18030));
        assert_eq!(of("Rok,Małopolska\n2020,1\n", WINDOWS_1250), None);
        // All its bytes are common characters of Big5, too.
        assert_eq!(of("データ,値\n", EUC_JP), None);
    }
}
