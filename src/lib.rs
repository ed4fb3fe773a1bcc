//! `indicalc`: policy targets held against statistical data.
pub mod assess;
pub mod data;
pub mod diagnostic;
pub mod language;
pub mod ledger;
pub mod plan;
pub mod quantity;
pub mod report;
pub mod series;
