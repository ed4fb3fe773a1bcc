//! The catalogue of a plan: every series that its targets need, declared or not.

use rustc_hash::FxHashMap;

use super::{Catalogue, Folded, Series, SeriesId, fold};
use crate::plan::formula::{Expr, Function, Node};
use crate::plan::goal::Subject;
use crate::plan::{Aggregate, Definition, Kind, Plan, Target};
use crate::quantity::Unit;

impl Catalogue {
    /// The series that the targets of a plan need: each name of a formula is the key or the name of a `[series]`, else a name in
    /// the data. Series in the order of their first use; growths and parts of a series right behind it.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let definitions = plan.definitions.iter();
        let mut draft = Draft {
            definitions: definitions.map(|one| (fold(&one.name), one)).collect(),
            series: Vec::new(),
            names: FxHashMap::default(),
        };
        for target in &plan.targets {
            draft.use_target(target);
        }
        let mut catalogue = Self::new(draft.series);
        // A formula may write a name in another way than its series.
        catalogue.names.extend(draft.names);
        catalogue
    }
}

struct Draft<'a> {
    /// The definitions of the plan, each with its name folded.
    definitions: Vec<(Folded, &'a Definition)>,
    series: Vec<Series>,
    names: FxHashMap<String, SeriesId>,
}

impl<'a> Draft<'a> {
    fn use_target(&mut self, target: &Target) {
        let goals = target
            .goal
            .iter()
            .chain(target.goals.iter().map(|(_, goal)| goal));
        let cumulative = goals
            .map(|goal| goal.subject)
            .any(|subject| matches!(subject, Subject::Added | Subject::RunningTotal));
        self.use_names(&target.formula.expr, cumulative);
    }

    /// Enters the names of a formula; below `cum` and `avg` they are cumulative.
    fn use_names(&mut self, expr: &Expr, cumulative: bool) {
        match &expr.node {
            Node::Number(_) | Node::Quantity(_) => {}
            Node::Name(name) => {
                let id = self.enter(name);
                if let Some(series) = self.series.get_mut(id.index()) {
                    series.cumulative |= cumulative;
                }
            }
            Node::Negative(inner) => self.use_names(inner, cumulative),
            Node::Binary(_, left, right) => {
                self.use_names(left, cumulative);
                self.use_names(right, cumulative);
            }
            Node::Call(function, arguments) => {
                let cumulative = cumulative || matches!(function, Function::Cum | Function::Avg);
                for argument in arguments {
                    self.use_names(argument, cumulative);
                }
            }
        }
    }

    /// The series of a name or key, entered if it was not yet.
    fn enter(&mut self, name: &str) -> SeriesId {
        if let Some(id) = self.names.get(name) {
            return *id;
        }
        let definition = self.definition(name);
        if let Some(id) = definition.and_then(|definition| self.names.get(&definition.name)) {
            let id = *id;
            self.names.insert(name.to_owned(), id);
            return id;
        }
        let id = SeriesId(u32::try_from(self.series.len()).unwrap_or(u32::MAX));
        self.names.insert(name.to_owned(), id);
        self.series
            .push(definition.map_or_else(|| Series::of_name(name), declared));
        if let Some(definition) = definition {
            self.names.insert(definition.name.clone(), id);
            self.names.entry(definition.key.clone()).or_insert(id);
            let growth = self.enter_growth(definition);
            let parts = definition
                .parts
                .iter()
                .map(|part| self.enter(part))
                .collect();
            if let Some(series) = self.series.get_mut(id.index()) {
                series.growth = growth;
                series.parts = parts;
            }
        }
        id
    }

    /// The series of published growth: a declared one, else one of its own that all the names feed.
    fn enter_growth(&mut self, of: &Definition) -> Option<SeriesId> {
        let first = of.growth.first()?;
        let id = self.enter(first);
        if self.definition(first).is_none()
            && let Some(series) = self.series.get_mut(id.index())
        {
            series.kind = series.kind.or(Some(Kind::Growth));
            series.unit = series.unit.take().or_else(|| Some(Unit::percent()));
            series.matches = of.growth.iter().map(|name| fold(name)).collect();
        }
        Some(id)
    }

    /// The definition with a key or, if there is none, with a name.
    fn definition(&self, name: &str) -> Option<&'a Definition> {
        let definitions = || self.definitions.iter();
        let found = definitions()
            .find(|(_, one)| one.key == name)
            .or_else(|| definitions().find(|(_, one)| one.name == name))
            .or_else(|| {
                let name = fold(name);
                definitions().find(|(folded, _)| *folded == name)
            });
        found.map(|(_, definition)| *definition)
    }
}

fn declared(definition: &Definition) -> Series {
    let mut names = definition.matches.clone();
    // A count over a register needs no name: its rows are units, not figures.
    if names.is_empty() && definition.aggregate != Some(Aggregate::Count) {
        names.push(definition.name.clone());
    }
    Series {
        key: Some(definition.key.clone()),
        unit: definition.unit.clone(),
        kind: definition.kind,
        basis: definition.basis,
        over: definition.over,
        filters: definition.filters.clone(),
        aggregate: definition.aggregate,
        breaks: definition.breaks.clone(),
        complete: definition.complete,
        matches: names.iter().map(|name| fold(name)).collect(),
        ..Series::of_name(&definition.name)
    }
}
