//! Units of measure, of which nothing may end the reading.
#![no_main]

use indicalc::quantity::{Unit, UnitTable};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = Unit::parse(text, &UnitTable::default());
});
