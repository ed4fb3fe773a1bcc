//! The catalogue of a plan: every series that its targets need, declared or not.

use rustc_hash::FxHashMap;

use super::{Catalogue, Folded, Series, SeriesId, fold};
use crate::plan::formula::{Expr, Node, named_region};
use crate::plan::{Definition, Kind, Plan, Spellings, Target};
use crate::quantity::Unit;
use crate::words::Name;

impl Catalogue {
    /// The series that the targets of a plan need: each name of a formula is the key or the name of a `[series]`, else a name in
    /// the data. Series in the order of their first use; growths and parts of a series right behind it.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let mut draft = Draft {
            regions: &plan.regions,
            declared: FxHashMap::default(),
            folded: FxHashMap::default(),
            series: Vec::new(),
            names: FxHashMap::default(),
        };
        // Of two that answer to one name the first counts, and a key before a name.
        for definition in &plan.definitions {
            draft.folded.entry(&definition.folded).or_insert(definition);
            draft.declared.entry(&definition.name).or_insert(definition);
        }
        let keys = plan.definitions.iter().rev();
        draft.declared.extend(keys.filter_map(|one| Some((one.key.as_deref()?, one))));
        for target in &plan.targets {
            draft.use_target(target);
        }
        let mut catalogue = Self::new(draft.series);
        // A formula may write a name in another way than its series.
        catalogue.names.extend(draft.names);
        catalogue.expect_growth();
        catalogue.expect_named_growth();
        catalogue
    }

    /// Lets nothing be said of what only targets need that are not asked for.
    pub(crate) fn hush(&mut self, plan: &Plan, is_asked: impl Fn(usize) -> bool) {
        let asked = (0..).zip(&plan.targets).filter(|(at, _)| is_asked(*at));
        let formulas = asked.flat_map(|(_, target)| {
            let others = target.reference.iter().chain(&target.beside);
            [&target.formula].into_iter().chain(others)
        });
        let names = formulas.flat_map(|formula| formula.expr.names());
        let mut needed: Vec<SeriesId> = names.filter_map(|(name, _)| self.named(name)).collect();
        let mut next = 0;
        while let Some(series) = needed.get(next).and_then(|id| self.get(*id)) {
            let others = series.growth.iter().chain(&series.parts);
            let others: Vec<SeriesId> = others.filter(|id| !needed.contains(id)).copied().collect();
            needed.extend(others);
            next += 1;
        }
        for (id, series) in (0..).map(SeriesId).zip(&mut self.series) {
            let level = series.beside.unwrap_or(id);
            series.silent = !needed.contains(&level);
        }
    }

    /// Enters a series for the growth that may stand beside each level.
    fn expect_growth(&mut self) {
        let levels = self.iter().filter(|(_, series)| series.may_have_growth_beside());
        // What the plan says of the level's months and prices, it says of the growth beside them.
        let of_level = |(id, series): (SeriesId, &Series)| {
            let Definition { basis, price, .. } = series.definition;
            let growth =
                Definition { kind: Some(Kind::Growth), basis, price, ..Definition::default() };
            (id, growth, series.region.clone(), series.stems())
        };
        let levels: Vec<_> = levels.map(of_level).collect();
        for (level, definition, region, stems) in levels {
            let id = SeriesId(u32::try_from(self.series.len()).unwrap_or(u32::MAX));
            self.series.push(Series {
                definition,
                beside: Some(level),
                region,
                ..Series::default()
            });
            for stem in stems {
                self.beside.entry(stem).or_default().push(id);
            }
        }
    }
}

impl Catalogue {
    /// Lets growth that the plan asks for by name alone, as 固定资产投资增速, be fed by the column of growth beside the level.
    fn expect_named_growth(&mut self) {
        let tied: Vec<SeriesId> = self.iter().filter_map(|(_, series)| series.growth).collect();
        let named = self.iter().filter(|(id, _)| !tied.contains(id));
        let named =
            named.filter_map(|(id, series)| Some((id, series.level_of_growth()?.to_owned())));
        let named: Vec<(SeriesId, String)> = named.collect();
        for (id, level) in named {
            self.beside.entry(level).or_default().push(id);
        }
    }
}

struct Draft<'a> {
    /// The spellings of regions.
    regions: &'a Spellings,
    /// The definitions of the plan by key and name, and by folded name.
    declared: FxHashMap<&'a str, &'a Definition>,
    folded: FxHashMap<&'a Folded, &'a Definition>,
    series: Vec<Series>,
    names: FxHashMap<String, SeriesId>,
}

impl<'a> Draft<'a> {
    fn use_target(&mut self, target: &Target) {
        self.use_names(&target.formula.expr);
        for other in target.reference.iter().chain(&target.beside) {
            self.use_names(&other.expr);
        }
    }

    /// Enters the names of a formula.
    fn use_names(&mut self, expr: &Expr) {
        match &expr.node {
            Node::Number(_) | Node::Quantity(_) => {}
            Node::Name(name) => _ = self.enter(name),
            Node::Negative(inner) => self.use_names(inner),
            Node::Binary(_, left, right) => {
                self.use_names(left);
                self.use_names(right);
            }
            Node::Call(_, arguments) => arguments.iter().for_each(|one| self.use_names(one)),
        }
    }

    /// The series of a name or key, entered if it was not yet.
    fn enter(&mut self, name: &str) -> SeriesId {
        if let Some(id) = self.names.get(name) {
            return *id;
        }
        let definition = self.definition(name);
        if definition.is_none()
            && let Some((own, region)) = named_region(name)
        {
            return self.enter_of_region(name, own, region);
        }
        if let Some(id) = definition.and_then(|definition| self.names.get(&definition.name)) {
            let id = *id;
            self.names.insert(name.to_owned(), id);
            return id;
        }
        let id = SeriesId(u32::try_from(self.series.len()).unwrap_or(u32::MAX));
        self.names.insert(name.to_owned(), id);
        let declared = definition.cloned();
        self.series.push(declared.unwrap_or_else(|| Definition::of_name(name)).into());
        if let Some(definition) = definition {
            self.names.insert(definition.name.clone(), id);
            if let Some(key) = &definition.key {
                self.names.entry(key.clone()).or_insert(id);
            }
            let growth = self.enter_growth(definition, &str::to_owned);
            let parts = definition.parts.iter().map(|part| self.enter(part)).collect();
            if let Some(series) = self.series.get_mut(id.index()) {
                series.growth = growth;
                series.parts = parts;
            }
        }
        id
    }

    /// The series of a name in one region, whichever is assessed: what the plan says of it holds there too.
    fn enter_of_region(&mut self, name: &str, own: &str, region: &str) -> SeriesId {
        let region = Name::new(self.regions.name(region));
        let in_region = |other: &str| format!("{other}@{}", region.written);
        let definition = self.definition(own);
        let definition = definition.map_or_else(|| Definition::of_name(own), Clone::clone);
        let whole = in_region(&definition.name);
        let known = self.names.get(&whole).copied();
        let id =
            known.unwrap_or_else(|| SeriesId(u32::try_from(self.series.len()).unwrap_or(u32::MAX)));
        self.names.insert(name.to_owned(), id);
        if known.is_some() {
            return id;
        }
        self.names.insert(whole.clone(), id);
        self.series.push(Series {
            region: Some(region.clone()),
            ..Definition { key: None, name: whole, ..definition.clone() }.into()
        });
        let growth = self.enter_growth(&definition, &in_region);
        let parts = definition.parts.iter().map(|part| self.enter(&in_region(part)));
        let parts = parts.collect();
        if let Some(series) = self.series.get_mut(id.index()) {
            series.growth = growth;
            series.parts = parts;
        }
        id
    }

    /// The series of published growth: a declared one, else one of its own that all the names feed.
    fn enter_growth(
        &mut self,
        of: &Definition,
        whose: &dyn Fn(&str) -> String,
    ) -> Option<SeriesId> {
        let first = of.growth.first()?;
        let id = self.enter(&whose(first));
        if self.definition(first).is_none()
            && let Some(series) = self.series.get_mut(id.index())
        {
            series.kind = series.kind.or(Some(Kind::Growth));
            series.basis = series.basis.or(of.basis);
            series.price = series.price.or(of.price);
            series.unit = series.unit.take().or_else(|| Some(Unit::percent()));
            series.matches = of.growth.iter().map(|name| Name::new(name)).collect();
        }
        Some(id)
    }

    /// The definition with a key or, if there is none, with a name.
    fn definition(&self, name: &str) -> Option<&'a Definition> {
        let declared = self.declared.get(name).copied();
        declared.or_else(|| self.folded.get(&fold(name)).copied())
    }
}
