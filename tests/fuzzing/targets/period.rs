//! Labels of periods: what is shown of one reads back as the same run of months.
#![no_main]

use indicalc::quantity::notation;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(label) = notation::parse(text) {
        let again = notation::parse(&label.period.to_string());
        assert_eq!(again.map(|label| label.period).ok(), Some(label.period));
    }
});
