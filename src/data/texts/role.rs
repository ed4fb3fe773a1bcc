//! What the columns of a table are for, by the words over them, and which texts name regions and totals.

use crate::quantity::Frequency;
use crate::words::columns::{
    HEADINGS, Heading, MEANS, MEMBERS, NAMINGS, NOTE_ENDS, NOTE_STARTS, Naming, TOTALS, Total,
};
use crate::words::periods::{HAN, LATIN, Word};
use crate::words::regions::{REGION_ENDS, REGIONS, says_all};
use crate::words::runs::FREQUENCIES;
use crate::words::{Folded, fold, is_han};

/// What a column is for.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Role {
    /// The reference period.
    Period,
    /// What stands beside the column of periods: a month or quarter of its years, or the end of the runs that it begins.
    PeriodPart,
    /// The name of the indicator.
    Indicator,
    /// The value.
    Value,
    /// The region.
    Region,
    /// The unit of measure.
    Unit,
    /// The scale beside the unit: `Billions`.
    Scale,
    /// The version of the figure.
    Vintage,
    /// A flag: preliminary, estimated.
    Flag,
    /// Whether a figure is cumulative.
    Basis,
    /// What a row does to earlier ones (SDMX).
    Action,
    /// The data flow or structure a row belongs to (SDMX).
    Flow,
    /// Of a register: since when a row counts.
    From,
    /// Of a register: until when a row counts.
    Until,
    /// Notes and other texts that tell no rows apart.
    Note,
}

impl Role {
    /// The word of plans and of `inspect`.
    #[must_use]
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Period | Self::PeriodPart => "period",
            Self::Indicator | Self::Flow => "indicator",
            Self::Value => "value",
            Self::Region => "region",
            Self::Unit => "unit",
            Self::Scale => "scale",
            Self::Vintage => "vintage",
            Self::Flag => "flag",
            Self::Basis => "basis",
            Self::Action => "action",
            Self::From => "from",
            Self::Until => "until",
            Self::Note => "note",
        }
    }

    /// The role that a word of a plan names.
    #[must_use]
    pub(crate) fn of(word: &str) -> Option<Self> {
        const NAMED: &[Role] = &[
            Role::Period,
            Role::Indicator,
            Role::Value,
            Role::Region,
            Role::Unit,
            Role::Scale,
            Role::Vintage,
            Role::Flag,
            Role::Basis,
            Role::From,
            Role::Until,
        ];
        NAMED.iter().copied().find(|role| role.word() == word)
    }
}

/// The role of a column by its heading.
fn role_by(heading: Heading) -> Option<Role> {
    Some(match heading {
        Heading::Period | Heading::Date | Heading::Year | Heading::Part => Role::Period,
        Heading::Indicator | Heading::Title => Role::Indicator,
        Heading::Value => Role::Value,
        Heading::Region => Role::Region,
        Heading::Unit => Role::Unit,
        Heading::Scale => Role::Scale,
        Heading::Vintage => Role::Vintage,
        Heading::Flag => Role::Flag,
        Heading::Basis => Role::Basis,
        Heading::Action => Role::Action,
        Heading::Flow => Role::Flow,
        Heading::Note
        | Heading::Actual
        | Heading::Currency
        | Heading::Frequency
        | Heading::Caption
        | Heading::Start
        | Heading::End => return None,
    })
}

/// The words of headers with their roles, those that are preferred first.
pub(crate) fn headers() -> impl Iterator<Item = (&'static str, Role)> {
    let rows = HEADINGS.rows();
    rows.filter_map(|(word, heading)| Some((word, role_by(heading)?)))
}

/// Whether a header names a column of regions.
pub(crate) fn says_region(header: &str) -> bool {
    HEADINGS.sense(fold(header).as_str()) == Some(Heading::Region)
}

/// Whether a header names a year column.
pub(crate) fn is_year(header: &Folded) -> bool {
    HEADINGS.sense(header.as_str()) == Some(Heading::Year)
}

/// Whether a header names a column of months or quarters.
pub(crate) fn is_part_of_year(header: &Folded) -> bool {
    HEADINGS.sense(header.as_str()) == Some(Heading::Part)
}

/// What numbers below a header count that names a part of years: months, where it does not say.
pub(crate) fn counted(header: &Folded) -> Frequency {
    let text = header.as_str();
    let word = [&HAN, &LATIN].iter().find_map(|words| words.sense(text));
    match (FREQUENCIES.sense(text), word) {
        (Some(3), _) | (_, Some(Word::Quarter | Word::Q)) => Frequency::Quarter,
        (Some(6), _) | (_, Some(Word::Half)) => Frequency::HalfYear,
        _ => Frequency::Month,
    }
}

/// Whether a header names where runs begin, and whether it is where they end.
pub(crate) fn ends_runs(header: &Folded) -> Option<bool> {
    match HEADINGS.sense(header.as_str()) {
        Some(Heading::Start) => Some(false),
        Some(Heading::End) => Some(true),
        _ => None,
    }
}

/// Whether a header names notes or other texts that tell no rows apart.
pub(crate) fn is_note(header: &Folded) -> bool {
    let text = header.as_str();
    matches!(HEADINGS.sense(text), Some(Heading::Note | Heading::Actual))
        || NOTE_STARTS.iter().any(|start| text.starts_with(start))
        || NOTE_ENDS.iter().any(|end| text.ends_with(end))
}

/// Whether a header text names a role.
pub(crate) fn role_of(header: &str) -> Option<Role> {
    let full = HEADINGS.sense(fold(header).as_str()).and_then(role_by);
    full.or_else(|| HEADINGS.sense(plain(header).as_str()).and_then(role_by))
}

/// A header text, folded, of two languages (`项目 Item`) the Chinese one, without what only says that it is a label.
pub(crate) fn plain(header: &str) -> Folded {
    let header = header.trim();
    let chinese = chinese(header).unwrap_or(header);
    fold(chinese.strip_suffix(".label").unwrap_or(chinese))
}

/// The Chinese half of a text in two languages: `北 京` of `北 京 Beijing`; not of `人均 GDP`.
pub(crate) fn chinese(text: &str) -> Option<&str> {
    let starts = |c: char| c.is_ascii_alphabetic();
    let at = text
        .char_indices()
        .zip(text.char_indices().skip(1))
        .find(|((_, blank), (_, letter))| blank.is_whitespace() && starts(*letter))
        .map(|(_, (at, _))| at)?;
    let (chinese, latin) = text.split_at_checked(at)?;
    let name = latin.contains(|c: char| c.is_ascii_lowercase());
    (latin.is_ascii() && name && chinese.contains(is_han)).then(|| chinese.trim_end())
}

/// The stem of a header that names codes or labels (`行业` of `行业代码`), and whether it names codes.
pub(crate) fn stem(header: &str) -> Option<(String, bool)> {
    let folded = fold(header);
    let text = folded.as_str().replace('_', " ");
    // `seriescode` is one word.
    let cut = |(word, naming)| Some((text.strip_suffix(word)?, naming));
    let (stem, naming) = NAMINGS.rows().filter_map(cut).min_by_key(|(stem, _)| stem.len())?;
    Some((stem.trim().to_owned(), naming == Naming::Code))
}

/// Whether a header names one unit a row, and whether it does so by codes.
pub(crate) fn names_members(header: &str) -> Option<bool> {
    let folded = fold(header);
    MEMBERS.at_end(folded.as_str())?;
    let naming = NAMINGS.at_end(folded.as_str());
    Some(naming.is_some_and(|(naming, _)| naming == Naming::Code))
}

/// Whether a dimension's value stands for all of them: blank, `合计`, `全区合计`, `合计（2家）`.
pub(crate) fn is_total(value: &str) -> bool {
    let folded = fold(value);
    let text = match remarked(folded.as_str()) {
        Some((text, remark)) if is_count(remark) => text,
        _ => folded.as_str(),
    };
    let of_all = || TOTALS.at_end(text).is_some_and(|(_, whose)| says_all(whose));
    folded.as_str().is_empty() || TOTALS.sense(text).is_some() || of_all()
}

/// Of what kind figures are that are made of others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Made {
    /// A total, by a word that beside the names of members may be a value like others.
    Total,
    /// A total by name: `合计`, `工业小计`.
    Sum,
    /// A mean.
    Mean,
}

/// What a dimension's value says of figures that are made of those of others, without what stands behind it: `合计（女）`,
/// `Total, all ages`.
pub(crate) fn made_of_others(value: &str) -> Option<Made> {
    let folded = fold(value);
    let text = folded.as_str().trim_end_matches(':');
    let head = [", ", " - "].iter().find_map(|joint| text.split_once(joint));
    let head = head.and_then(|(head, _)| TOTALS.sense(head));
    let unremarked = remarked(text).and_then(|(text, _)| made(text));
    made(text).or(unremarked).or(head.map(|_| Made::Total))
}

fn made(text: &str) -> Option<Made> {
    let ends = |total| total == Total::Ending;
    if TOTALS.ending(text, ends).is_some() {
        Some(Made::Sum)
    } else if MEANS.at_end(text).is_some() {
        Some(Made::Mean)
    } else {
        TOTALS.sense(text).map(|_| Made::Total)
    }
}

/// What stands before a bracket at the end of a text, and what in it.
fn remarked(text: &str) -> Option<(&str, &str)> {
    let (text, remark) = text.strip_suffix(')')?.rsplit_once('(')?;
    Some((text.trim_end(), remark))
}

/// Whether a remark says how many there are: `共12家`.
fn is_count(remark: &str) -> bool {
    let counted = remark.trim_start_matches('共');
    counted.starts_with(|c: char| c.is_ascii_digit())
        && counted.chars().all(|c| c.is_ascii_digit() || is_han(c))
}

/// Whether a text names a region by itself.
pub(crate) fn is_region(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    REGIONS.sense(text).is_some()
        || ((2..=12).contains(&text.chars().count()) && REGION_ENDS.at_end(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_in_other_languages() {
        for text in ["Insgesamt", "Ensemble", "Ogółem", "Total anual", "年计"] {
            assert!(is_total(text), "{text}");
        }
        assert!(!is_total("Gesamtschule"));
    }

    #[test]
    fn roles_are_found_in_any_case() {
        assert_eq!(role_of("OBS_VALUE"), Some(Role::Value));
        assert_eq!(role_of(" 时间 "), Some(Role::Period));
        assert_eq!(role_of("Country Name"), Some(Role::Region));
        assert_eq!(role_of("项目 Item"), Some(Role::Indicator));
        assert_eq!(role_of("年　份\nYear"), Some(Role::Period));
        assert_eq!(role_of("ref_area.label"), Some(Role::Region));
        assert_eq!(role_of("行业名称"), None);
    }

    #[test]
    fn totals_and_means_are_made_of_others() {
        use Made::{Mean, Sum, Total};
        // Whether a value stands for all, and how it is made of others.
        for (value, all, made) in [
            ("合 计", true, Some(Sum)),
            ("全区合计", true, Some(Sum)),
            ("合计（2家）", true, Some(Sum)),
            ("Grand Total", true, Some(Sum)),
            ("_T", true, Some(Total)),
            ("", true, None),
            ("合计（女）", false, Some(Sum)),
            ("以上合计：", false, Some(Sum)),
            ("工业企业小计", false, Some(Sum)),
            ("工业（规上）小计", false, Some(Sum)),
            ("Manufacturing subtotal", false, Some(Sum)),
            ("Total, all ages", false, Some(Total)),
            ("全区平均", false, Some(Mean)),
            ("EU average", false, Some(Mean)),
            ("合计科技有限公司", false, None),
            ("合计（北京）科技有限公司", false, None),
            ("统计局", false, None),
            ("全部投产", false, None),
            ("Total Energies", false, None),
            ("全椒县", false, None),
        ] {
            let found = (is_total(value), made_of_others(value));
            assert_eq!(found, (all, made), "{value}");
        }
    }

    #[test]
    fn a_code_and_its_label_have_one_stem() {
        assert_eq!(stem("行业代码"), Some(("行业".to_owned(), true)));
        assert_eq!(stem("行业名称"), Some(("行业".to_owned(), false)));
        assert_eq!(stem("Country Code"), Some(("country".to_owned(), true)));
        assert_eq!(stem("规模"), None);
    }
}
