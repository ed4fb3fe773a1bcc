//! Numbers and numerals of cells and goals: what is left over is an end of what was given.
#![no_main]

use indicalc::quantity::{Number, numeral};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok((_, rest)) = Number::scan(text) {
        assert!(text.ends_with(rest) && rest.len() < text.len());
    }
    if let Ok((_, rest)) = numeral::scan(text) {
        assert!(text.ends_with(rest));
    }
});
