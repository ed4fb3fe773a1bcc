//! Labels of periods: gathered as they occur in a column, understood together.

use crate::quantity::notation::{self, Label, LabelError};
use crate::quantity::{Frequency, Number};

/// Whether a header text or cell reads as a period, or as a span that is refused by name.
pub(super) fn looks_like(text: &str) -> bool {
    let tidy = tidy(text);
    let text = tidy.as_str();
    if text.is_empty()
        || !text.chars().any(|c| {
            c.is_ascii_digit()
                || ('０'..='９').contains(&c)
                || "〇零一二三四五六七八九十".contains(c)
        })
    {
        return false;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return match text.len() {
            4 => year(text).is_some(),
            6 => notation::parse(text).is_ok() && text.get(..4).and_then(year).is_some(),
            _ => false,
        };
    }
    // A number with a fraction is a value unless it begins with a year.
    if Number::parse(text).is_ok() && text.split('.').next().and_then(year).is_none() {
        return false;
    }
    !matches!(
        notation::parse(text),
        Err(LabelError::NotAPeriod { .. } | LabelError::NoYear { .. })
    )
}

fn year(text: &str) -> Option<u32> {
    (text.len() == 4)
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1700..=2200).contains(year))
}

/// A label without what some exporters put around it: `Y2024年`, `X2019`, `2019 [YR2019]`, trailing blanks.
pub(super) fn tidy(text: &str) -> String {
    let text = text.trim().trim_matches(['\u{feff}', '\u{a0}']);
    let text = match text.split_once(" [YR") {
        Some((before, _)) => before,
        None => text,
    };
    let bare = ["YR", "Y", "X"].iter().find_map(|prefix| {
        let after = text.strip_prefix(prefix)?;
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        (digits == 4).then_some(after)
    });
    let text = bare.unwrap_or(text).trim();
    // Programs that hold years as numbers write 2020.0.
    let year = text
        .strip_suffix(".0")
        .filter(|before| year(before).is_some());
    year.unwrap_or(text).to_owned()
}

/// A label as it stands: in one column, or a year in one and a part of it in another.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Written {
    pub text: String,
    pub part: Option<String>,
}

impl Written {
    /// A label that stands in one column.
    pub(super) fn whole(text: &str) -> Self {
        Self {
            text: tidy(text),
            part: None,
        }
    }

    /// As it stands.
    pub(super) fn shown(&self) -> String {
        match &self.part {
            None => self.text.clone(),
            Some(part) => format!("{} {part}", self.text),
        }
    }
}

/// Understands the labels of a column together; `quarters`: numbers beside a year are quarters.
pub(super) fn understand(
    labels: &[Written],
    frequency: Option<Frequency>,
    quarters: bool,
) -> Vec<Result<Label, LabelError>> {
    let whole: Vec<&str> = labels.iter().map(|label| label.text.as_str()).collect();
    let beside = if quarters {
        Some(Frequency::Quarter)
    } else {
        frequency
    };
    let understood = notation::understand(&whole, frequency);
    labels
        .iter()
        .zip(understood)
        .map(|(label, whole)| match &label.part {
            None => whole,
            Some(part) => notation::combine(&label.text, part, beside),
        })
        .collect()
}

/// Whether a text is a month or quarter that only lacks its year.
pub(super) fn lacks_year(text: &str) -> bool {
    !text.trim().chars().all(|c| c.is_ascii_digit())
        && matches!(notation::parse(text), Err(LabelError::NoYear { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_exporters_put_around_labels_is_cut() {
        assert_eq!(tidy("Y2024年"), "2024年");
        assert_eq!(tidy("2019 [YR2019]"), "2019");
        assert_eq!(tidy("2019 "), "2019");
        assert_eq!(tidy("2019.0"), "2019");
        assert_eq!(tidy("2019.10"), "2019.10");
        assert_eq!(tidy("Year"), "Year");
    }

    #[test]
    fn numbers_are_no_periods_unless_they_are_years() {
        for text in [
            "2023",
            "2023年",
            "Y2024年",
            "2016.01",
            "2017-18",
            "2023Q1",
            "2013 Q1",
            "2001/2002",
            "202306",
            "1993 01",
        ] {
            assert!(looks_like(text), "{text}");
        }
        for text in ["14092", "0814", "12.5", "9247.66", "北京", "", "T01", "3月"] {
            assert!(!looks_like(text), "{text}");
        }
        assert!(lacks_year("3月") && lacks_year("一季度") && !lacks_year("3"));
    }
}
