//! One target with its whole chain.

use crate::assess::Assessment;
use crate::plan::Plan;

use super::Style;
use super::terminal::Page;

/// The chain of one assessment, for people.
#[must_use]
pub fn render(plan: &Plan, assessment: &Assessment, style: &Style) -> Vec<u8> {
    let _ = (plan, assessment);
    Page::new(style).bytes()
}
