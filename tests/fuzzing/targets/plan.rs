//! Plans, their formulas with them: what is refused has an error to print.
#![no_main]

use std::sync::Arc;

use indicalc::plan::Plan;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let text: Arc<str> = text.into();
    if let Err(errors) = Plan::parse(&"targets.toml".into(), &text) {
        assert!(errors.has_errors());
    }
});
