//! Plan and ledger make assessments: which value counts, the path from baseline to goal, progress, pace and status.

mod assessment;
mod reason;
mod trace;

pub use assessment::{
    AssessedGoal, Assessment, GoalKind, MethodResult, Pace, Point, Rates, Report, Status,
    YearVerdict,
};
pub use reason::Reason;
pub use trace::{CellTrace, Part, PartKind, Rule, Trace};
