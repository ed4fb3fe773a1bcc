//! The words of period labels, of the offices of many countries.

use super::Words;
use super::flags::Flag;

/// What a word in a label says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Word {
    /// 年, behind its number.
    Year,
    /// 年度: April to March behind a year of a Japanese era, else 年.
    Nendo,
    /// `Y`, `YR`, before its number.
    YearBefore,
    /// 令和: the year before its first, as others count, and the month in which its 年度 begin.
    Era(u32, u32),
    /// 元, as in 元年.
    FirstYear,
    /// 全年, `A`.
    Whole,
    /// 月, behind its number.
    Month,
    /// 个月, as in 前9个月.
    Months,
    /// `M`
    M,
    /// The name of a month.
    Named(u32),
    /// 季度, `quarter`
    Quarter,
    /// 四半期: Japan's quarter, of a year that begins in April where that is a 年度.
    Shihanki,
    /// `Q`
    Q,
    /// `H`, `S`, `half`
    Half,
    /// 上半年, 下半年.
    HalfNamed(u32),
    /// A Roman number: of a quarter, of a month in columns that go beyond four.
    Roman(u32),
    /// 日
    Day,
    /// 前, as in 前三季度.
    First,
    /// 近, as in 近12个月至2024-06.
    Trailing,
    /// 第
    Ordinal,
    /// 至
    To,
    /// 累计
    Cumulative,
    /// 当月, 当季: so many months alone, even among cumulative figures; 0: 当期, whatever it is.
    Single(i32),
    /// 末, 截至 and what else changes nothing.
    Filler,
    /// 周
    Week,
    /// 财年
    Fiscal,
    /// `D`: a day of the year.
    DayOfYear,
    /// `P` of an ISO duration, or a flag (provisional).
    P,
    /// Of the figure, not of its period.
    Flag(Flag),
    /// `T` of a time stamp, or of a quarter: trimestre.
    T,
    /// `Z` of a time stamp.
    Z,
}

/// The era of 民國: the year before its first, and the month in which its years begin.
pub(crate) const MINGUO: (u32, u32) = (1911, 1);

/// With what years of our time begin.
pub(crate) const CENTURIES: &[&str] = &["19", "20", "一九", "二〇", "二零", "二○"];

/// Words of scripts without blanks: those of nearly every label first, longer ones before their own beginnings.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static HAN: Words<Word> = Words::new(&[
    (Word::Cumulative, &["年初至今"]),
    (Word::Nendo, &["年度"]),
    (Word::Flag(Flag::Normal), &["年报数", "年报"]),
    (Word::Year, &["年份", "年"]),
    (Word::Month, &["月份", "月度", "月期", "月"]),
    (Word::Fiscal, &["财政年度", "财年", "学年度", "学年"]),
    (Word::Cumulative, &["本年累计", "累计值", "累计数", "累计", "累計", "合计", "总计"]),
    (Word::Single(1), &["当月值"]),
    (Word::Single(3), &["当季值"]),
    (Word::Single(0), &["当期值"]),
    (Word::Single(1), &["当月"]),
    (Word::Single(3), &["当季"]),
    (Word::Single(0), &["当期"]),
    (Word::Single(1), &["本月"]),
    (Word::Single(3), &["本季"]),
    (Word::Single(0), &["本期"]),
    (Word::Single(1), &["单月"]),
    (Word::Single(3), &["单季"]),
    (Word::HalfNamed(1), &["上半年度"]),
    (Word::HalfNamed(2), &["下半年度"]),
    (Word::HalfNamed(1), &["上半年"]),
    (Word::HalfNamed(2), &["下半年"]),
    (Word::HalfNamed(1), &["上半期"]),
    (Word::HalfNamed(2), &["下半期"]),
    (Word::Whole, &["全年度", "全年", "整年"]),
    (Word::Months, &["个月", "個月"]),
    (Word::Quarter, &["个季度", "季度", "季"]),
    (Word::Shihanki, &["四半期"]),
    (Word::Day, &["日", "号"]),
    (Word::Week, &["周", "週"]),
    (Word::First, &["前", "头"]),
    (Word::Trailing, &["近"]),
    (Word::Ordinal, &["第"]),
    (Word::Filler, &["截至", "截止"]),
    (Word::To, &["至", "到"]),
    (Word::Filler, &["期末", "末", "底", "止", "公元", "西元", "西暦"]),
    (Word::Era(MINGUO.0, MINGUO.1), &["中華民國", "民國", "民国"]),
    (Word::Era(2018, 4), &["令和"]),
    (Word::Era(1988, 4), &["平成"]),
    (Word::Era(1925, 4), &["昭和"]),
    (Word::Era(1911, 4), &["大正"]),
    (Word::Era(1867, 4), &["明治"]),
    (Word::Named(1), &["元月份", "元月"]),
    (Word::FirstYear, &["元"]),
    (Word::Year, &["년도", "년"]),
    (Word::Month, &["월"]),
    (Word::Quarter, &["분기"]),
    (Word::HalfNamed(1), &["상반기"]),
    (Word::HalfNamed(2), &["하반기"]),
    (Word::Day, &["일"]),
    (Word::Week, &["주"]),
    (Word::Cumulative, &["누계"]),
    (Word::Roman(1), &["ⅰ"]),
    (Word::Roman(2), &["ⅱ"]),
    (Word::Roman(3), &["ⅲ"]),
    (Word::Roman(4), &["ⅳ"]),
]);

/// Words of letters; a run of letters must be one of them as a whole.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static LATIN: Words<Word> = Words::new(&[
    (Word::YearBefore, &["y", "yr", "cy", "year"]),
    (Word::Year, &["г", "год", "года"]),
    (Word::Whole, &["a", "annual"]),
    (Word::M, &["m", "month", "tháng"]),
    (Word::Months, &["months"]),
    (Word::Q, &["q", "k", "qtr", "kv", "kvt", "trim", "кв"]),
    (Word::Quarter, &[
        "quarter", "quartal", "vierteljahr", "trimestre", "kvartal", "kvartalet", "kwartaal", "kwartał", "čtvrtletí", "negyedév", "neljännes",
        "vuosineljännes", "çeyrek", "triwulan", "quý", "τρίμηνο", "квартал",
    ]),
    (Word::Half, &[
        "h", "s", "half", "halbjahr", "semestre", "semester", "halfjaar", "halvår", "półrocze", "pololetí", "полугодие",
    ]),
    (Word::To, &["to", "through", "until", "bis", "ending", "ended"]),
    (Word::Cumulative, &["ytd", "cumulative", "total"]),
    (Word::Filler, &["of", "end", "ende", "de", "del", "du", "năm", "st", "nd", "rd", "th", "er", "ro", "do", "re", "ème"]),
    (Word::Week, &[
        "w", "wk", "week", "weeks", "kw", "woche", "kalenderwoche", "semana", "semaine", "settimana", "uge", "uke", "u", "vecka",
        "viikko", "неделя",
    ]),
    (Word::Fiscal, &["fy"]),
    (Word::DayOfYear, &["d"]),
    (Word::P, &["p"]),
    (Word::Flag(Flag::Revised), &["r"]),
    (Word::Flag(Flag::Forecast), &["e", "f"]),
    (Word::Flag(Flag::Break), &["b"]),
    (Word::T, &["t"]),
    (Word::Z, &["z"]),
    (Word::Roman(1), &["i"]),
    (Word::Roman(2), &["ii"]),
    (Word::Roman(3), &["iii"]),
    (Word::Roman(4), &["iv"]),
    (Word::Roman(5), &["v"]),
    (Word::Roman(6), &["vi"]),
    (Word::Roman(7), &["vii"]),
    (Word::Roman(8), &["viii"]),
    (Word::Roman(9), &["ix"]),
    (Word::Roman(10), &["x"]),
    (Word::Roman(11), &["xi"]),
    (Word::Roman(12), &["xii"]),
]);

/// Numbers in words, before a quarter or half-year.
pub(crate) const ORDINALS: [&[&str]; 4] = [
    &["first", "primer", "primeiro", "premier", "primo", "erstes"],
    &["second", "segundo", "deuxième", "secondo", "zweites"],
    &["third", "tercer", "terceiro", "troisième", "terzo", "drittes"],
    &["fourth", "cuarto", "quarto", "quatrième", "viertes"],
];

/// The months of the year, whole, in the case that labels have, or short.
#[rustfmt::skip]
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari", "leden", "ledna",
        "styczeń", "stycznia", "január", "ianuarie", "tammikuu", "ocak", "январь", "января", "янв", "ιανουάριος", "ιανουαρίου"],
    &["february", "feb", "februar", "février", "fevrier", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari", "únor", "února",
        "luty", "lutego", "február", "februarie", "helmikuu", "şubat", "февраль", "февраля", "фев", "φεβρουάριος", "φεβρουαρίου"],
    &["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "marco", "marts", "maart", "mrt", "maret", "březen", "března", "marzec",
        "marca", "marec", "március", "martie", "maaliskuu", "mart", "март", "марта", "мар", "μάρτιος", "μαρτίου"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "duben", "dubna", "kwiecień", "kwietnia", "apríl", "április", "aprilie", "huhtikuu",
        "nisan", "апрель", "апреля", "апр", "απρίλιος", "απριλίου"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "maj", "mei", "květen", "května", "máj", "május", "toukokuu", "mayıs", "май", "мая",
        "μάιος", "μαΐου"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "červen", "června", "czerwiec", "czerwca", "jún", "június", "iunie",
        "kesäkuu", "haziran", "июнь", "июня", "июн", "ιούνιος", "ιουνίου"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "červenec", "července", "lipiec", "lipca", "júl", "július",
        "iulie", "heinäkuu", "temmuz", "июль", "июля", "июл", "ιούλιος", "ιουλίου"],
    &["august", "aug", "août", "aout", "agosto", "ago", "augusti", "augustus", "agustus", "srpen", "srpna", "sierpień", "sierpnia", "augusztus",
        "elokuu", "ağustos", "август", "августа", "авг", "αύγουστος", "αυγούστου"],
    &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "set", "setembro", "září", "wrzesień", "września",
        "szeptember", "septembrie", "syyskuu", "eylül", "сентябрь", "сентября", "сен", "сент", "σεπτέμβριος", "σεπτεμβρίου"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "říjen", "října", "październik",
        "października", "október", "octombrie", "lokakuu", "ekim", "октябрь", "октября", "окт", "οκτώβριος", "οκτωβρίου"],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopad", "listopadu", "listopada", "noiembrie", "marraskuu", "kasım",
        "ноябрь", "ноября", "ноя", "νοέμβριος", "νοεμβρίου"],
    &["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember", "des",
        "prosinec", "prosince", "grudzień", "grudnia", "decembrie", "joulukuu", "aralık", "декабрь", "декабря", "дек", "δεκέμβριος", "δεκεμβρίου"],
];

/// The number, from one on, of the row that has a word.
pub(crate) fn row_of(rows: &[&[&str]], word: &str) -> Option<u32> {
    let at = rows.iter().position(|row| row.contains(&word))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_word_stands_before_its_own_beginning() {
        for (at, (word, _)) in HAN.rows().enumerate() {
            for (earlier, _) in HAN.rows().take(at) {
                assert!(!word.starts_with(earlier), "{earlier} hides {word}");
            }
        }
    }

    #[test]
    fn a_run_of_letters_is_one_word() {
        let words = LATIN.rows().map(|(word, _)| word);
        let named = MONTHS.iter().chain(&ORDINALS).flat_map(|row| row.iter());
        let mut all: Vec<&str> = words.chain(named.copied()).collect();
        all.sort_unstable();
        let twice = all.iter().zip(all.iter().skip(1)).filter(|(one, next)| one == next);
        assert_eq!(twice.collect::<Vec<_>>(), []);
    }
}
