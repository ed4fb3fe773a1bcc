//! The keys of `[[targets]]`.

use std::ops::Range;

use toml::de::DeTable;

use super::keys::{Key, entry, in_order};
use super::levels::{self, Milestone};
use super::message::PlanMessage;
use super::reader::{Reader, Value};
use super::wanted::Wanted;
use crate::plan::formula::{Expr, Node};
use crate::plan::goal::Goal;
use crate::plan::{Formula, Plan, Target, formula, goal};
use crate::quantity::{Period, Unit};

/// A target as far as it has been read.
pub(super) struct Draft {
    target: Target,
    name: Option<(String, Range<usize>)>,
    formula: Option<Formula>,
    /// Whether the formula is there and has errors.
    broken: bool,
    /// Where its goals stand.
    goals: Vec<(Goal, Range<usize>)>,
    milestones: Vec<Milestone>,
}

/// The keys of a target.
pub(super) const KEYS: &[Key<Draft>] = &[
    // Read before the others: it must be known even of a target with errors.
    Key("id", |_, _, _| ()),
    Key("name", |draft, read, value| {
        draft.name = read.text(value).map(|name| {
            let length = name.len();
            (name, read.within(value, 0..length))
        });
    }),
    Key("group", |draft, read, value| {
        draft.target.group = read.text(value);
    }),
    Key("owner", |draft, read, value| {
        draft.target.owner = read.texts(value);
    }),
    Key("binding", |draft, read, value| {
        draft.target.binding = binding(read, value);
    }),
    Key("formula", read_formula),
    Key("goal", |draft, read, value| {
        draft.target.goal_span = Some(value.span());
        draft.target.goal = read_goal(draft, read, value);
    }),
    Key("words", |draft, read, value| {
        draft.target.words = read.text(value);
    }),
    Key("direction", |draft, read, value| {
        draft.target.direction = read.choice(value);
    }),
    Key("tolerance", |draft, read, value| {
        let tolerance = levels::tolerance(read, value);
        // Per cent is of the goal, whatever it measures.
        let of_goal = |unit: &Unit| unit.is_ratio() && !unit.is_points();
        let amount = tolerance
            .clone()
            .filter(|stated| !of_goal(&stated.quantity.unit));
        draft.target.stated.extend(amount);
        draft.target.tolerance = tolerance.map(|stated| stated.quantity);
    }),
    Key("on_schedule_within", |draft, read, value| {
        draft.target.on_schedule_within = read.share(value);
    }),
    Key("baseline", |draft, read, value| {
        draft.target.baseline = levels::baseline(read, value);
    }),
    Key("deadline", |draft, read, value| {
        draft.target.deadline = read.period(value);
    }),
    Key("milestones", |draft, read, value| {
        draft.milestones = levels::milestones(read, value);
    }),
    Key("path", |draft, read, value| {
        draft.target.path = read.choice(value);
    }),
    Key("goals", |draft, read, value| {
        let example = (
            "goals = { \"黑山镇\" = \"500万人次\" }",
            "goals = { Springfield = \"5 million visitors\" }",
        );
        let Some(table) = read.table(value, example) else {
            return;
        };
        for (region, value) in in_order(table) {
            if let Some(goal) = read_goal(draft, read, value) {
                let region = region.get_ref().as_ref().to_owned();
                draft.target.goals.push((region, goal));
            }
        }
    }),
    Key("method", |draft, read, value| {
        draft.target.method = read.choice(value);
    }),
    Key("limit", |draft, read, value| {
        let limit = levels::stated(read, value);
        draft.target.stated.extend(limit.clone());
        draft.target.limit = limit.map(|stated| stated.quantity);
    }),
    Key("bounds", |draft, read, value| {
        if let Some((worst, best)) = levels::bounds(read, value) {
            draft.target.bounds = Some((worst.quantity.clone(), best.quantity.clone()));
            draft.target.stated.extend([worst, best]);
        }
    }),
    Key("window", |draft, read, value| {
        draft.target.window = read.choice(value);
    }),
    Key("decimals", |draft, read, value| {
        draft.target.decimals = read.whole(value, 0, 12);
    }),
];

/// The id of a target, given or by its number, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Id {
    pub(super) text: String,
    pub(super) given: bool,
    pub(super) span: Range<usize>,
    block: Range<usize>,
}

/// Reads the id of a target.
pub(super) fn id(
    read: &mut Reader<'_>,
    table: &DeTable<'_>,
    block: Range<usize>,
    number: usize,
) -> Id {
    let value = entry(table, "id");
    let given = value.and_then(|value| read.text_or_number(value));
    Id {
        given: given.is_some(),
        text: given.unwrap_or_else(|| format!("T{number:02}")),
        span: value.map_or(block.clone(), Value::span),
        block,
    }
}

/// Reads one target; none where it has errors, which are reported.
pub(super) fn read(
    read: &mut Reader<'_>,
    table: &DeTable<'_>,
    id: &Id,
    plan: &Plan,
) -> Option<Target> {
    let mut draft = Draft {
        target: blank(id),
        name: None,
        formula: None,
        broken: false,
        goals: Vec::new(),
        milestones: Vec::new(),
    };
    read.walk(table, "[[targets]]", KEYS, &mut draft);
    let example = ("name = \"接待国内外游客\"", "name = \"Visitors\"");
    read.require(table, id.block.clone(), "name", example);
    draft.check_words(read);
    let own = entry(table, "deadline").or_else(|| entry(table, "baseline"));
    draft.check_periods(read, plan, own.map(Value::span));
    let (name, span) = draft.name?;
    if draft.broken {
        return None;
    }
    let mut target = draft.target;
    for Milestone { period, level, .. } in draft.milestones {
        target
            .milestones
            .extend(level.as_ref().map(|level| (period, level.quantity.clone())));
        target.stated.extend(level);
    }
    target.milestones.sort_by_key(|(period, _)| period.end());
    target.formula = draft.formula.unwrap_or_else(|| verbatim(&name, span));
    target.name = name;
    Some(target)
}

impl Draft {
    /// The words of a goal may not contradict the direction and the deadline declared.
    fn check_words(&self, read: &mut Reader<'_>) {
        for (goal, span) in &self.goals {
            let words = goal.text.clone();
            let said = goal.direction().zip(self.target.direction);
            if said.is_some_and(|(said, declared)| said != declared) {
                let words = words.clone();
                read.error(span.clone(), PlanMessage::Direction { words });
            }
            let deadlines = goal.by.zip(self.target.deadline);
            if let Some((by, deadline)) = deadlines.filter(|(by, own)| by.end() != own.end()) {
                let message = PlanMessage::TwoDeadlines {
                    words,
                    by: by.to_string(),
                    deadline: deadline.to_string(),
                };
                read.error(span.clone(), message);
            }
        }
    }

    /// A deadline comes after its baseline; milestones lie between the two. `own` is where the target states one of the two.
    fn check_periods(&self, read: &mut Reader<'_>, plan: &Plan, own: Option<Range<usize>>) {
        let baseline = self.target.baseline.as_ref().map(|b| b.period);
        let baseline = baseline.or(plan.baseline);
        let by = self.target.goal.as_ref().and_then(|goal| goal.by);
        let deadline = by.or(self.target.deadline).or(plan.deadline);
        let own = by.and(self.target.goal_span.clone()).or(own);
        if let (Some(baseline), Some(deadline)) = (baseline, deadline)
            && deadline.end() <= baseline.end()
        {
            // Where both are the plan's it is told there.
            if let Some(span) = own {
                let message = PlanMessage::DeadlineFirst {
                    baseline: baseline.to_string(),
                    deadline: deadline.to_string(),
                };
                read.error(span, message);
            }
            return;
        }
        let mut seen: Vec<Period> = Vec::new();
        for Milestone { period, span, .. } in &self.milestones {
            let early = baseline.is_some_and(|baseline| period.end() <= baseline.end());
            let late = deadline.is_some_and(|deadline| period.end() >= deadline.end());
            if early || late {
                let message = PlanMessage::Outside {
                    period: period.to_string(),
                    baseline: baseline.map(|period| period.to_string()),
                    deadline: deadline.map(|period| period.to_string()),
                };
                read.error(span.clone(), message);
            } else if seen.iter().any(|other| other.end() == period.end()) {
                let period = period.to_string();
                read.error(span.clone(), PlanMessage::SamePeriod { period });
            }
            seen.push(*period);
        }
    }
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

fn read_goal(draft: &mut Draft, read: &mut Reader<'_>, value: &Value<'_>) -> Option<Goal> {
    let text = read.typed(value, Wanted::TextOrNumber)?;
    match goal::parse(&text, &read.units) {
        Ok(goal) => {
            for quantity in goal.value.iter().chain(&goal.upper) {
                read.units.know_unit(&quantity.unit);
            }
            draft.goals.push((goal.clone(), value.span()));
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
    draft.broken = true;
    let Some(text) = read.typed(value, Wanted::Text) else {
        return;
    };
    match formula::parse(&text, &read.units) {
        Ok(expr) => {
            let length = text.len();
            let span = read.within(value, 0..length);
            draft.formula = Some(Formula { text, expr, span });
            draft.broken = false;
        }
        Err(errors) => {
            for error in errors {
                let span = read.within(value, error.span.clone());
                read.error(span, error.message);
            }
        }
    }
}

/// `true` or `"约束性"`, `false` or `"预期性"`.
fn binding(read: &mut Reader<'_>, value: &Value<'_>) -> Option<bool> {
    const WORDS: &[(&str, bool)] = &[("约束性", true), ("预期性", false)];
    if value.get_ref().is_str() {
        return read.choice_of(value, WORDS);
    }
    read.truth(value)
}

fn blank(id: &Id) -> Target {
    Target {
        id: id.text.clone(),
        name: String::new(),
        group: None,
        owner: Vec::new(),
        binding: None,
        formula: verbatim("", id.block.clone()),
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
        stated: Vec::new(),
        span: id.block.clone(),
        goal_span: None,
    }
}
