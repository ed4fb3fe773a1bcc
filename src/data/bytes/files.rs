//! Which files a plan or `--data` names, and where their bytes come from.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::bytes::content::Content;
use crate::data::message::Problem;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, nearest_file};
use crate::plan::{Plan, Request, Source};

/// Where the bytes of a file come from.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// The path as it is shown.
    pub shown: Arc<str>,
    origin: Origin,
}

#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    Bytes(Arc<[u8]>),
}

impl Input {
    /// The file of a path; `-` is standard input, where its bytes are given.
    pub(crate) fn of(path: &Path, stdin: Option<&Arc<[u8]>>) -> Self {
        let (shown, origin) = match stdin {
            Some(bytes) if path.as_os_str() == "-" => {
                ("-".to_owned(), Origin::Bytes(Arc::clone(bytes)))
            }
            _ => (shown(path), Origin::Path(path.to_owned())),
        };
        Self {
            shown: shown.into(),
            origin,
        }
    }

    /// The same for two ways to write one path.
    fn identity(&self) -> PathBuf {
        match &self.origin {
            Origin::Path(path) => fs::canonicalize(path).unwrap_or_else(|_| path.clone()),
            Origin::Bytes(_) => PathBuf::from("-"),
        }
    }

    /// How many bytes it holds; 0 where the system does not know.
    pub(crate) fn length(&self) -> u64 {
        match &self.origin {
            Origin::Path(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Origin::Bytes(bytes) => bytes.len() as u64,
        }
    }

    /// Opens it.
    pub(crate) fn open(&self) -> io::Result<Content> {
        match &self.origin {
            Origin::Path(path) => Content::open(path),
            Origin::Bytes(bytes) => Ok(Content::of(Arc::clone(bytes))),
        }
    }
}

/// A file to read, and the block that says what it does not say itself.
#[derive(Clone, Debug)]
pub(crate) struct Task<'a> {
    /// Its rank among the files: 1 for the first.
    pub order: u32,
    pub input: Input,
    pub source: &'a Source,
}

/// A path with `/` on every system and without a leading `./`.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut rest = text.as_str();
    while let Some(after) = rest.strip_prefix("./") {
        rest = after;
    }
    rest.to_owned()
}

/// The files to read, in their order: blocks, patterns, matches; each once, by the block that names it most exactly.
pub(crate) fn tasks<'a>(
    plan: &'a Plan,
    options: &Request,
    unsaid: &'a Source,
    diagnostics: &mut Diagnostics,
) -> Vec<Task<'a>> {
    let named: Vec<(Input, &Source, usize)> = match &options.files {
        Some(files) => {
            let stdin = options.standard_input.as_ref();
            let given = |path: &PathBuf| (Input::of(path, stdin), block_for(plan, path, unsaid), 0);
            files.iter().map(given).collect()
        }
        None => planned(plan, diagnostics),
    };
    let mut exact: HashMap<PathBuf, (usize, &Source)> = HashMap::new();
    for (input, source, exactness) in &named {
        let best = exact
            .entry(input.identity())
            .or_insert((*exactness, source));
        if *exactness > best.0 {
            *best = (*exactness, source);
        }
    }
    let mut read_by = |input: &Input| exact.remove(&input.identity());
    let inputs = named.into_iter().map(|(input, ..)| input);
    let read = inputs.filter_map(|input| Some((read_by(&input)?.1, input)));
    (1..)
        .zip(read)
        .map(|(order, (source, input))| Task {
            order,
            input,
            source,
        })
        .collect()
}

/// The files that the plan names, each with its block and how exactly that names it: a longer pattern before a shorter, a name before
/// any pattern.
fn planned<'a>(plan: &'a Plan, diagnostics: &mut Diagnostics) -> Vec<(Input, &'a Source, usize)> {
    let mut named = Vec::new();
    for source in &plan.sources {
        for (pattern, span) in &source.files {
            let paths = matches(plan, pattern, span, diagnostics);
            let is_name = matches!(paths.as_slice(), [only] if *only == plan.folder.join(pattern));
            let exactness = if is_name { usize::MAX } else { pattern.len() };
            let read = |path: &PathBuf| (Input::of(path, None), source, exactness);
            named.extend(paths.iter().map(read));
        }
    }
    if plan.sources.iter().all(|source| source.files.is_empty()) {
        let block = plan
            .sources
            .first()
            .map(|source| plan.place(source.span.clone()));
        let place = block.unwrap_or_else(|| Place::file(0, &plan.text.path));
        diagnostics.push(Diagnostic::error(place, Problem::NoData));
    }
    named
}

/// The block whose settings apply to a file given with `--data`: the only one, else the first one of whose patterns ends in the
/// file's name.
fn block_for<'a>(plan: &'a Plan, path: &Path, unsaid: &'a Source) -> &'a Source {
    if let [only] = plan.sources.as_slice() {
        return only;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    plan.sources
        .iter()
        .find(|source| {
            source
                .files
                .iter()
                .any(|(pattern, _)| names(pattern, &name))
        })
        .unwrap_or(unsaid)
}

/// Whether the last part of a pattern is, or matches, a file's name.
fn names(pattern: &str, name: &str) -> bool {
    let last = pattern.rsplit(['/', '\\']).next().unwrap_or(pattern);
    last == name || glob::Pattern::new(last).is_ok_and(|pattern| pattern.matches(name))
}

/// The files a pattern matches, sorted by the bytes of their path.
fn matches(
    plan: &Plan,
    pattern: &str,
    span: &Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Vec<PathBuf> {
    let literal = plan.folder.join(pattern);
    if literal.exists() {
        return vec![literal];
    }
    let folder = glob::Pattern::escape(&plan.folder.to_string_lossy());
    let whole = if Path::new(pattern).is_absolute() || folder.is_empty() {
        pattern.to_owned()
    } else {
        format!("{folder}/{pattern}")
    };
    let place = plan.place(span.clone());
    let found = match glob::glob(&whole) {
        Ok(found) => found,
        Err(error) => {
            diagnostics.push(Diagnostic::error(
                place,
                Problem::BadPattern {
                    pattern: pattern.to_owned(),
                    reason: error.msg.to_owned(),
                },
            ));
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = found.flatten().filter(|path| !path.is_dir()).collect();
    paths.sort_by(|a, b| {
        a.as_os_str()
            .as_encoded_bytes()
            .cmp(b.as_os_str().as_encoded_bytes())
    });
    if paths.is_empty() {
        diagnostics.push(Diagnostic::error(
            place,
            Problem::NoFiles {
                pattern: pattern.to_owned(),
                folder: shown(&plan.folder),
                near: nearest_file(&plan.folder.join(pattern))
                    .and_then(|near| {
                        Some(Path::new(pattern).with_file_name(Path::new(&near).file_name()?))
                    })
                    .map(|near| shown(&near)),
            },
        ));
    }
    paths
}
