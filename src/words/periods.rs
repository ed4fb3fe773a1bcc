//! The words of period labels, of the offices of many countries.

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
    /// 元年
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

/// Words of scripts without blanks: those of nearly every label first, longer ones before their own beginnings.
pub(crate) const HAN: &[(&str, Word)] = &[
    ("年初至今", Word::Cumulative),
    ("年度", Word::Nendo),
    ("年份", Word::Year),
    ("年", Word::Year),
    ("月份", Word::Month),
    ("月度", Word::Month),
    ("月期", Word::Month),
    ("月", Word::Month),
    ("财政年度", Word::Fiscal),
    ("财年", Word::Fiscal),
    ("学年度", Word::Fiscal),
    ("学年", Word::Fiscal),
    ("本年累计", Word::Cumulative),
    ("累计值", Word::Cumulative),
    ("累计数", Word::Cumulative),
    ("累计", Word::Cumulative),
    ("当月值", Word::Single(1)),
    ("当季值", Word::Single(3)),
    ("当期值", Word::Single(0)),
    ("当月", Word::Single(1)),
    ("当季", Word::Single(3)),
    ("当期", Word::Single(0)),
    ("本月", Word::Single(1)),
    ("本季", Word::Single(3)),
    ("本期", Word::Single(0)),
    ("单月", Word::Single(1)),
    ("单季", Word::Single(3)),
    ("上半年度", Word::HalfNamed(1)),
    ("下半年度", Word::HalfNamed(2)),
    ("上半年", Word::HalfNamed(1)),
    ("下半年", Word::HalfNamed(2)),
    ("上半期", Word::HalfNamed(1)),
    ("下半期", Word::HalfNamed(2)),
    ("全年度", Word::Whole),
    ("全年", Word::Whole),
    ("整年", Word::Whole),
    ("个月", Word::Months),
    ("個月", Word::Months),
    ("个季度", Word::Quarter),
    ("季度", Word::Quarter),
    ("季", Word::Quarter),
    ("四半期", Word::Quarter),
    ("日", Word::Day),
    ("号", Word::Day),
    ("周", Word::Week),
    ("週", Word::Week),
    ("前", Word::First),
    ("头", Word::First),
    ("近", Word::Trailing),
    ("第", Word::Ordinal),
    ("截至", Word::Filler),
    ("截止", Word::Filler),
    ("至", Word::To),
    ("到", Word::To),
    ("期末", Word::Filler),
    ("末", Word::Filler),
    ("底", Word::Filler),
    ("止", Word::Filler),
    ("公元", Word::Filler),
    ("西元", Word::Filler),
    ("西暦", Word::Filler),
    ("中華民國", Word::Era(1911, 1)),
    ("民國", Word::Era(1911, 1)),
    ("民国", Word::Era(1911, 1)),
    ("令和", Word::Era(2018, 4)),
    ("平成", Word::Era(1988, 4)),
    ("昭和", Word::Era(1925, 4)),
    ("大正", Word::Era(1911, 4)),
    ("明治", Word::Era(1867, 4)),
    ("元年", Word::FirstYear),
    ("년도", Word::Year),
    ("년", Word::Year),
    ("월", Word::Month),
    ("분기", Word::Quarter),
    ("상반기", Word::HalfNamed(1)),
    ("하반기", Word::HalfNamed(2)),
    ("일", Word::Day),
    ("주", Word::Week),
    ("누계", Word::Cumulative),
    ("ⅰ", Word::Roman(1)),
    ("ⅱ", Word::Roman(2)),
    ("ⅲ", Word::Roman(3)),
    ("ⅳ", Word::Roman(4)),
];

/// Words of letters; a run of letters must be one of them as a whole.
pub(crate) const LATIN: &[(&str, Word)] = &[
    ("y", Word::YearBefore),
    ("yr", Word::YearBefore),
    ("cy", Word::YearBefore),
    ("year", Word::YearBefore),
    ("г", Word::Year),
    ("год", Word::Year),
    ("года", Word::Year),
    ("a", Word::Whole),
    ("annual", Word::Whole),
    ("m", Word::M),
    ("month", Word::M),
    ("tháng", Word::M),
    ("months", Word::Months),
    ("q", Word::Q),
    ("k", Word::Q),
    ("qtr", Word::Q),
    ("kvt", Word::Q),
    ("trim", Word::Q),
    ("кв", Word::Q),
    ("quarter", Word::Quarter),
    ("quartal", Word::Quarter),
    ("trimestre", Word::Quarter),
    ("kvartal", Word::Quarter),
    ("kvartalet", Word::Quarter),
    ("kwartaal", Word::Quarter),
    ("kwartał", Word::Quarter),
    ("čtvrtletí", Word::Quarter),
    ("negyedév", Word::Quarter),
    ("neljännes", Word::Quarter),
    ("vuosineljännes", Word::Quarter),
    ("çeyrek", Word::Quarter),
    ("triwulan", Word::Quarter),
    ("quý", Word::Quarter),
    ("τρίμηνο", Word::Quarter),
    ("квартал", Word::Quarter),
    ("h", Word::Half),
    ("s", Word::Half),
    ("half", Word::Half),
    ("halbjahr", Word::Half),
    ("semestre", Word::Half),
    ("semester", Word::Half),
    ("halfjaar", Word::Half),
    ("halvår", Word::Half),
    ("półrocze", Word::Half),
    ("pololetí", Word::Half),
    ("полугодие", Word::Half),
    ("to", Word::To),
    ("through", Word::To),
    ("until", Word::To),
    ("bis", Word::To),
    ("ytd", Word::Cumulative),
    ("cumulative", Word::Cumulative),
    ("of", Word::Filler),
    ("end", Word::Filler),
    ("de", Word::Filler),
    ("del", Word::Filler),
    ("du", Word::Filler),
    ("năm", Word::Filler),
    ("st", Word::Filler),
    ("nd", Word::Filler),
    ("rd", Word::Filler),
    ("th", Word::Filler),
    ("er", Word::Filler),
    ("re", Word::Filler),
    ("ème", Word::Filler),
    ("w", Word::Week),
    ("wk", Word::Week),
    ("week", Word::Week),
    ("weeks", Word::Week),
    ("kw", Word::Week),
    ("woche", Word::Week),
    ("kalenderwoche", Word::Week),
    ("semana", Word::Week),
    ("semaine", Word::Week),
    ("settimana", Word::Week),
    ("uge", Word::Week),
    ("uke", Word::Week),
    ("u", Word::Week),
    ("vecka", Word::Week),
    ("viikko", Word::Week),
    ("неделя", Word::Week),
    ("fy", Word::Fiscal),
    ("d", Word::DayOfYear),
    ("p", Word::P),
    ("r", Word::Flag(Flag::Revised)),
    ("e", Word::Flag(Flag::Forecast)),
    ("f", Word::Flag(Flag::Forecast)),
    ("b", Word::Flag(Flag::Break)),
    ("t", Word::T),
    ("z", Word::Z),
    ("i", Word::Roman(1)),
    ("ii", Word::Roman(2)),
    ("iii", Word::Roman(3)),
    ("iv", Word::Roman(4)),
    ("v", Word::Roman(5)),
    ("vi", Word::Roman(6)),
    ("vii", Word::Roman(7)),
    ("viii", Word::Roman(8)),
    ("ix", Word::Roman(9)),
    ("x", Word::Roman(10)),
    ("xi", Word::Roman(11)),
    ("xii", Word::Roman(12)),
];

/// Numbers in words, before a quarter or half-year.
pub(crate) const ORDINALS: [&[&str]; 4] = [
    &["first", "primer", "primeiro", "premier", "primo", "erstes"],
    &["second", "segundo", "deuxième", "secondo", "zweites"],
    &[
        "third",
        "tercer",
        "terceiro",
        "troisième",
        "terzo",
        "drittes",
    ],
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
        for (at, (word, _)) in HAN.iter().enumerate() {
            for (earlier, _) in HAN.iter().take(at) {
                assert!(!word.starts_with(earlier), "{earlier} hides {word}");
            }
        }
    }

    #[test]
    fn a_run_of_letters_is_one_word() {
        let words = LATIN.iter().map(|(word, _)| *word);
        let named = MONTHS.iter().chain(&ORDINALS).flat_map(|row| row.iter());
        let mut all: Vec<&str> = words.chain(named.copied()).collect();
        all.sort_unstable();
        let twice = all
            .iter()
            .zip(all.iter().skip(1))
            .filter(|(one, next)| one == next);
        assert_eq!(twice.collect::<Vec<_>>(), []);
    }
}
