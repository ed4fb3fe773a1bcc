//! The keys of `[[targets]]`.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::head;
use super::message::PlanMessage;
use super::reader::{Key, Reader, Value, in_order};
use crate::plan::formula::{Expr, Node};
use crate::plan::goal::{Direction, Goal};
use crate::plan::{Baseline, Formula, PathLaw, Target, Window, formula, goal};
use crate::quantity::Quantity;

/// A target as far as it has been read.
struct Draft {
    target: Target,
    name: Option<(String, Range<usize>)>,
    formula: Option<Formula>,
    broken: bool,
}

const KEYS: &[Key<Draft>] = &[
    Key {
        name: "id",
        set: |draft, read, value| {
            if let Some(id) = read.scalar(value) {
                draft.target.id = id;
            }
        },
    },
    Key {
        name: "name",
        set: |draft, read, value| {
            draft.name = read.string(value).map(|name| {
                let length = name.len();
                (name, read.within(value, 0..length))
            });
        },
    },
    Key {
        name: "group",
        set: |draft, read, value| draft.target.group = read.string(value),
    },
    Key {
        name: "owner",
        set: |draft, read, value| draft.target.owner = read.texts(value),
    },
    Key {
        name: "binding",
        set: |draft, read, value| draft.target.binding = binding(read, value),
    },
    Key {
        name: "formula",
        set: |draft, read, value| read_formula(draft, read, value),
    },
    Key {
        name: "goal",
        set: |draft, read, value| {
            draft.target.goal_span = Some(value.span());
            draft.target.goal = read_goal(read, value);
        },
    },
    Key {
        name: "words",
        set: |draft, read, value| draft.target.words = read.string(value),
    },
    Key {
        name: "direction",
        set: |draft, read, value| {
            let of = |word: &str| match word {
                "increase" => Some(Direction::Increase),
                "decrease" => Some(Direction::Decrease),
                _ => None,
            };
            draft.target.direction = read.choice(value, &["increase", "decrease"], of);
        },
    },
    Key {
        name: "tolerance",
        set: |draft, read, value| draft.target.tolerance = read.quantity(value),
    },
    Key {
        name: "on_schedule_within",
        set: |draft, read, value| draft.target.on_schedule_within = read.share(value),
    },
    Key {
        name: "baseline",
        set: |draft, read, value| draft.target.baseline = baseline(read, value),
    },
    Key {
        name: "deadline",
        set: |draft, read, value| draft.target.deadline = read.period(value),
    },
    Key {
        name: "milestones",
        set: |draft, read, value| draft.target.milestones = milestones(read, value),
    },
    Key {
        name: "path",
        set: |draft, read, value| {
            let of = |word: &str| match word {
                "linear" => Some(PathLaw::Linear),
                "compound" => Some(PathLaw::Compound),
                _ => None,
            };
            draft.target.path = read.choice(value, &["linear", "compound"], of);
        },
    },
    Key {
        name: "goals",
        set: |draft, read, value| {
            let Some(table) = read.table(value, "goals = { \"黑山镇\" = \"500万人次\" }")
            else {
                return;
            };
            for (region, value) in in_order(table) {
                if let Some(goal) = read_goal(read, value) {
                    let region = region.get_ref().as_ref().to_owned();
                    draft.target.goals.push((region, goal));
                }
            }
        },
    },
    Key {
        name: "method",
        set: |draft, read, value| draft.target.method = head::method(read, value),
    },
    Key {
        name: "limit",
        set: |draft, read, value| draft.target.limit = read.quantity(value),
    },
    Key {
        name: "bounds",
        set: |draft, read, value| draft.target.bounds = bounds(read, value),
    },
    Key {
        name: "window",
        set: |draft, read, value| {
            let of = |word: &str| match word {
                "year" => Some(Window::Year),
                "trailing-year" => Some(Window::TrailingYear),
                "ytd" => Some(Window::YearToDate),
                _ => None,
            };
            draft.target.window = read.choice(value, &["year", "trailing-year", "ytd"], of);
        },
    },
    Key {
        name: "decimals",
        set: |draft, read, value| {
            let decimals = read.whole(value, 0..13);
            draft.target.decimals = decimals.and_then(|decimals| u32::try_from(decimals).ok());
        },
    },
];

/// Reads one target; none where it has errors, which are reported.
pub(super) fn read(
    read: &mut Reader<'_>,
    table: &DeTable<'_>,
    span: Range<usize>,
    number: usize,
) -> Option<Target> {
    let mut draft = Draft {
        target: blank(number, span.clone()),
        name: None,
        formula: None,
        broken: false,
    };
    read.walk(table, "[[targets]]", KEYS, &mut draft);
    let Some((name, name_span)) = draft.name else {
        if !table.keys().any(|key| key.get_ref() == "name") {
            let example = "name = \"接待国内外游客\"";
            read.error(
                span,
                PlanMessage::MissingKey {
                    key: "name",
                    example,
                },
            );
        }
        return None;
    };
    if draft.broken {
        return None;
    }
    let mut target = draft.target;
    target.formula = draft.formula.unwrap_or_else(|| verbatim(&name, name_span));
    target.name = name;
    check_direction(read, &target);
    Some(target)
}

/// The formula of a target that gives none: the series of its own name.
fn verbatim(name: &str, span: Range<usize>) -> Formula {
    Formula {
        text: name.to_owned(),
        expr: Expr {
            node: Node::Name(name.to_owned()),
            span: 0..name.len(),
        },
        span,
    }
}

fn check_direction(read: &mut Reader<'_>, target: &Target) {
    if let (Some(goal), Some(declared), Some(span)) =
        (&target.goal, target.direction, target.goal_span.clone())
        && goal.direction().is_some_and(|said| said != declared)
    {
        let words = goal.text.clone();
        read.error(span, PlanMessage::Direction { words });
    }
}

fn read_goal(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Goal> {
    let text = read.scalar(value)?;
    match goal::parse(&text, &read.units) {
        Ok(goal) => {
            for quantity in goal.value.iter().chain(&goal.upper) {
                read.units.know_unit(&quantity.unit);
            }
            Some(goal)
        }
        Err(error) => {
            let span = read.within(value, error.span.clone());
            read.error(span, error.message);
            None
        }
    }
}

fn read_formula(draft: &mut Draft, read: &mut Reader<'_>, value: &Value<'_>) {
    let Some(text) = read.string(value) else {
        draft.broken = true;
        return;
    };
    match formula::parse(&text, &read.units) {
        Ok(expr) => {
            let length = text.len();
            let span = read.within(value, 0..length);
            draft.formula = Some(Formula { text, expr, span });
        }
        Err(errors) => {
            draft.broken = true;
            for error in errors {
                let span = read.within(value, error.span.clone());
                read.error(span, error.message);
            }
        }
    }
}

/// `true` or `"约束性"`, `false` or `"预期性"`.
fn binding(read: &mut Reader<'_>, value: &Value<'_>) -> Option<bool> {
    if let DeValue::String(_) = value.get_ref() {
        let of = |word: &str| match word {
            "约束性" => Some(true),
            "预期性" => Some(false),
            _ => None,
        };
        return read.choice(value, &["true", "false", "约束性", "预期性"], of);
    }
    read.boolean(value)
}

/// A period, or `{ period = "2020", value = "46.2%" }`.
fn baseline(read: &mut Reader<'_>, value: &Value<'_>) -> Option<Baseline> {
    #[derive(Default)]
    struct Stated {
        period: Option<crate::quantity::Period>,
        value: Option<Quantity>,
    }
    const KEYS: &[Key<Stated>] = &[
        Key {
            name: "period",
            set: |stated, read, value| stated.period = read.period(value),
        },
        Key {
            name: "value",
            set: |stated, read, value| stated.value = read.quantity(value),
        },
    ];
    let DeValue::Table(table) = value.get_ref() else {
        return read.period(value).map(|period| Baseline {
            period,
            value: None,
        });
    };
    let mut stated = Stated::default();
    read.walk(table, "baseline", KEYS, &mut stated);
    if !table.keys().any(|key| key.get_ref() == "period") {
        let example = "baseline = { period = \"2020\", value = \"46.2%\" }";
        read.error(
            value.span(),
            PlanMessage::MissingKey {
                key: "period",
                example,
            },
        );
    }
    let value = stated.value;
    stated.period.map(|period| Baseline { period, value })
}

fn milestones(
    read: &mut Reader<'_>,
    value: &Value<'_>,
) -> Vec<(crate::quantity::Period, Quantity)> {
    let example = "milestones = { 2022 = \"50%\", 2024 = \"53%\" }";
    let Some(table) = read.table(value, example) else {
        return Vec::new();
    };
    let mut milestones: Vec<_> = in_order(table)
        .into_iter()
        .filter_map(|(key, value)| {
            let period = read.period_text(key.get_ref(), key.span());
            let level = read.quantity(value);
            Some((period?, level?))
        })
        .collect();
    milestones.sort_by_key(|(period, _)| period.end());
    milestones
}

fn bounds(read: &mut Reader<'_>, value: &Value<'_>) -> Option<(Quantity, Quantity)> {
    #[derive(Default)]
    struct Bounds {
        worst: Option<Quantity>,
        best: Option<Quantity>,
    }
    const KEYS: &[Key<Bounds>] = &[
        Key {
            name: "worst",
            set: |bounds, read, value| bounds.worst = read.quantity(value),
        },
        Key {
            name: "best",
            set: |bounds, read, value| bounds.best = read.quantity(value),
        },
    ];
    let example = "bounds = { worst = \"0%\", best = \"30%\" }";
    let table = read.table(value, example)?;
    let mut bounds = Bounds::default();
    read.walk(table, "bounds", KEYS, &mut bounds);
    for key in ["worst", "best"] {
        if !table.keys().any(|written| written.get_ref() == key) {
            read.error(value.span(), PlanMessage::MissingKey { key, example });
        }
    }
    bounds.worst.zip(bounds.best)
}

fn blank(number: usize, span: Range<usize>) -> Target {
    Target {
        id: format!("T{number:02}"),
        name: String::new(),
        group: None,
        owner: Vec::new(),
        binding: None,
        formula: verbatim("", span.clone()),
        goal: None,
        words: None,
        direction: None,
        tolerance: None,
        on_schedule_within: None,
        baseline: None,
        deadline: None,
        milestones: Vec::new(),
        path: None,
        goals: Vec::new(),
        method: None,
        limit: None,
        bounds: None,
        window: None,
        decimals: None,
        span,
        goal_span: None,
    }
}
