//! Every notation of periods, with the errors beside the successes.

mod columns;
mod labels;

use super::*;

/// The canonical spelling of what a label alone says, `!` and the error's name otherwise.
fn read(text: &str) -> String {
    shown(&parse(text))
}

fn shown(label: &Result<Label, LabelError>) -> String {
    match label {
        Ok(label) => {
            let mut shown = label.period.to_string();
            if label.cumulative {
                shown.push('+');
            }
            if label.bare {
                shown.push('.');
            }
            shown
        }
        Err(error) => {
            let name = format!("{:?}", error.why);
            format!("!{}", name.split([' ', '{']).next().unwrap_or_default())
        }
    }
}

fn column(labels: &[&str], frequency: Option<Frequency>) -> Vec<String> {
    let conventions = Conventions { frequency, ..Conventions::default() };
    column_by(labels, conventions)
}

fn column_by(labels: &[&str], conventions: Conventions) -> Vec<String> {
    understand(labels, conventions).iter().map(shown).collect()
}
