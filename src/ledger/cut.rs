//! Which observations exist for a run.

use crate::quantity::{Decimal, Month};

/// What a run leaves out of the data, and what it finds remarkable.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The first month that no longer exists: `--as-of 2024-06` is July 2024.
    pub as_of: Option<Month>,
    /// The newest version that counts: later ones do not exist.
    pub vintage: Option<String>,
    /// The factor that counts as a jump; none: the tool's own, told as information only.
    pub jump: Option<Decimal>,
}
