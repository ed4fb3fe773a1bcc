//! `init`: a first plan, written from a table of indicators, from data files, or as an example.

use std::path::{Path, PathBuf};

use super::arguments::InitArguments;
use super::environment::{self, Languages, is_standard};
use super::message::{FileTrouble, Refusal};
use super::{output, run};
use crate::draft::{self, Draft, Wishes};
use crate::language::{Language, plural};
use crate::say;

/// Writes the plan that is asked for.
pub(super) fn execute(
    arguments: &InitArguments,
    asked: Option<Language>,
    spoken: Languages,
) -> anyhow::Result<()> {
    let l = spoken.messages;
    let plan = arguments.output.as_path();
    let draft = match &arguments.from {
        Some(table) => from_table(arguments, table, asked, l)?,
        None if arguments.data.is_empty() => return example(plan, spoken),
        None => {
            let paths = arguments.data.iter().map(PathBuf::as_path);
            let files: Vec<(String, &Path)> = paths.map(|path| (named(path, plan), path)).collect();
            draft::from_data(&files, spoken.results).map_err(Refusal)?
        }
    };
    output::create(draft.text.as_bytes(), environment::file(Some(&arguments.output)), l)?;
    told(&draft, plan, l);
    Ok(())
}

fn from_table(
    arguments: &InitArguments,
    table: &Path,
    asked: Option<Language>,
    l: Language,
) -> anyhow::Result<Draft> {
    let piped = environment::piped(&arguments.from, l)?;
    let period = |option, written: Option<&str>| {
        written
            .map(|written| run::period(option, written, &["2020、2025", "2020 or 2025"]))
            .transpose()
    };
    let wishes = Wishes {
        baseline: period("--baseline", arguments.baseline.as_deref())?,
        deadline: period("--deadline", arguments.deadline.as_deref())?,
        files: arguments.data.iter().map(|path| named(path, &arguments.output)).collect(),
        language: asked,
    };
    Ok(draft::from_table(table, piped.as_ref(), &wishes).map_err(Refusal)?)
}

/// The example and its data.
fn example(plan: &Path, spoken: Languages) -> anyhow::Result<()> {
    let l = spoken.messages;
    let [(_, text), (name, data)] = draft::example(spoken.results);
    if is_standard(plan) {
        return output::create(text.as_bytes(), None, l);
    }
    let beside = plan.with_file_name(name);
    output::refuse_existing(&beside, FileTrouble::IsThereBeside)?;
    output::create(text.as_bytes(), Some(plan), l)?;
    output::create(data.as_bytes(), Some(&beside), l)?;
    let (plan, data) = (plan.display(), beside.display());
    environment::complain(&say!(
        l,
        "已写入例子：{plan}，数据 {data}\n",
        "written: {plan}, an example, and its data, {data}\n"
    ));
    Ok(())
}

fn told(draft: &Draft, plan: &Path, l: Language) {
    if is_standard(plan) {
        return;
    }
    let (plan, targets, open) = (plan.display(), draft.targets, draft.open);
    let (wanted, places) = (plural(targets, "target"), plural(open, "place"));
    environment::complain(&say!(
        l,
        "已写入 {plan}：{targets} 个目标，{open} 处待定（见注释）\n",
        "written: {plan} with {wanted}, {places} left open (see the comments)\n"
    ));
}

/// A data file as a plan names it: from the plan's folder.
fn named(file: &Path, plan: &Path) -> String {
    let folder = plan.parent().unwrap_or(Path::new(""));
    let inside = file.strip_prefix(folder).ok().filter(|_| !folder.as_os_str().is_empty());
    let path = match inside {
        Some(inside) => inside.to_owned(),
        None if folder.as_os_str().is_empty() => file.to_owned(),
        None => file.canonicalize().unwrap_or_else(|_| file.to_owned()),
    };
    path.to_string_lossy().replace('\\', "/")
}
