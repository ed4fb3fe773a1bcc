//! Which files a plan or `--data` names, and where their bytes come from.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::bytes::content::Content;
use crate::data::bytes::workbook::{self, Sheet};
use crate::data::message::Problem;
use crate::diagnostic::{Diagnostic, Diagnostics, Document, Place, nearest_file};
use crate::plan::{Plan, Request, Source};

/// Where the bytes of a file, or of a sheet of a workbook, come from.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// How it is shown.
    pub document: Document,
    /// The sheet.
    pub sheet: Option<Arc<Sheet>>,
    origin: Origin,
}

#[derive(Clone, Debug)]
enum Origin {
    Path(PathBuf),
    Bytes(Arc<[u8]>),
    /// A workbook that is not read.
    Refused(Problem),
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
        Self { document: Document { path: shown.into(), sheet: None }, sheet: None, origin }
    }

    /// The sheets of a workbook, each to be read like a file, as the block chooses them; of those that hold notes alone only with `every`.
    /// What is no workbook is left as it is.
    pub(crate) fn unfolded(self, source: &Source, every: bool, books: &mut Books) -> Vec<Self> {
        let bytes = || match &self.origin {
            Origin::Path(path) => Content::open(path).and_then(|content| content.all()),
            Origin::Bytes(bytes) => Ok(Arc::clone(bytes)),
            Origin::Refused(_) => Err(std::io::ErrorKind::Unsupported.into()),
        };
        let may_be = match &self.origin {
            Origin::Path(path) => {
                workbook::may_be(&self.document.path) || workbook::begins_in(path)
            }
            Origin::Bytes(_) => true,
            Origin::Refused(_) => false,
        };
        if !may_be {
            return vec![self];
        }
        let decimal = source.decimal_point();
        let key = (self.identity().0, decimal);
        if !books.0.contains_key(&key) {
            // What cannot be read is told by who opens it.
            let Ok(bytes) = bytes() else {
                return vec![self];
            };
            if !workbook::is(&bytes) {
                let origin = Origin::Bytes(bytes);
                return vec![Self { origin, ..self }];
            }
            let sheets = workbook::sheets(&bytes, decimal);
            books.0.insert(key.clone(), sheets);
        }
        let sheets = books.0.get(&key).cloned();
        let sheets = sheets.unwrap_or(Err(Problem::EmptyFile));
        match sheets.and_then(|sheets| chosen(sheets, source.sheet.as_deref(), every)) {
            Ok(sheets) => sheets.into_iter().map(|sheet| self.on(sheet)).collect(),
            Err(problem) => {
                let origin = Origin::Refused(problem);
                vec![Self { origin, ..self }]
            }
        }
    }

    /// One sheet of it.
    fn on(&self, sheet: Sheet) -> Self {
        let sheet = Arc::new(sheet);
        Self {
            document: Document {
                path: Arc::clone(&self.document.path),
                sheet: Some(Arc::clone(&sheet.name)),
            },
            origin: Origin::Bytes(Arc::clone(&sheet.text)),
            sheet: Some(sheet),
        }
    }

    /// The same for two ways to write one path.
    fn identity(&self) -> Identity {
        let path = match (&self.origin, self.document.path.as_ref()) {
            (Origin::Path(path), _) => path.clone(),
            (_, path) => PathBuf::from(path),
        };
        let path = fs::canonicalize(&path).unwrap_or(path);
        (path, self.document.sheet.clone())
    }

    /// Whether it is a sheet without any figure.
    pub(crate) fn holds_notes_alone(&self) -> bool {
        self.sheet.as_ref().is_some_and(|sheet| !sheet.figures)
    }

    /// How many bytes it holds; 0 where the system does not know.
    pub(crate) fn length(&self) -> u64 {
        match &self.origin {
            Origin::Path(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Origin::Bytes(bytes) => bytes.len() as u64,
            Origin::Refused(_) => 0,
        }
    }

    /// Opens it.
    pub(crate) fn open(&self) -> Result<Content, Problem> {
        let path = &self.document.path;
        match &self.origin {
            Origin::Path(file) => {
                Content::open(file).map_err(|error| Problem::unreadable_at(&error, path))
            }
            Origin::Bytes(bytes) => Ok(Content::of(Arc::clone(bytes))),
            Origin::Refused(problem) => Err(problem.clone()),
        }
    }
}

/// The sheets that are read: those that the plan names, by name or pattern, else all that hold figures.
fn chosen(sheets: Vec<Sheet>, named: Option<&str>, every: bool) -> Result<Vec<Sheet>, Problem> {
    if sheets.is_empty() {
        return Err(Problem::EmptyFile);
    }
    let all: Vec<String> = sheets.iter().map(|sheet| sheet.name.to_string()).collect();
    let Some(named) = named else {
        let hold = |sheet: &Sheet| every || sheet.figures;
        return if sheets.iter().any(hold) {
            Ok(sheets.into_iter().filter(hold).collect())
        } else {
            Err(Problem::NoSheet { sheets: all })
        };
    };
    let pattern = glob::Pattern::new(named.trim()).ok();
    let is = |sheet: &Sheet| {
        let name = sheet.name.trim();
        let fits = |pattern: &glob::Pattern| pattern.matches(name);
        name == named.trim() || pattern.as_ref().is_some_and(fits)
    };
    if sheets.iter().any(is) {
        Ok(sheets.into_iter().filter(is).collect())
    } else {
        let sheet = named.to_owned();
        Err(Problem::UnknownSheet { sheet, sheets: all })
    }
}

/// The path of a file in one way to write it, and the sheet.
type Identity = (PathBuf, Option<Arc<str>>);

/// The workbooks that were opened, each once, by path and by what stands before the decimals of its numbers.
#[derive(Default)]
pub(crate) struct Books(HashMap<(PathBuf, char), Result<Vec<Sheet>, Problem>>);

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
    let named = match &options.files {
        Some(files) => {
            let stdin = options.standard_input.as_ref();
            let mut given = Vec::new();
            for path in files {
                let own = own_blocks(plan, path);
                let blocks = if own.is_empty() {
                    vec![(block_for(plan, path, unsaid, diagnostics), (0, 0))]
                } else {
                    own
                };
                given.extend(blocks.into_iter().map(|(source, exactness)| Named {
                    input: Input::of(path, stdin),
                    source,
                    exactness,
                }));
            }
            given
        }
        None => planned(plan, diagnostics),
    };
    let mut places: HashMap<Identity, usize> = HashMap::new();
    let mut read: Vec<Named> = Vec::new();
    let mut books = Books::default();
    for one in named.into_iter().flat_map(|one| one.unfolded(&mut books)) {
        let at = *places.entry(one.input.identity()).or_insert(read.len());
        match read.get_mut(at) {
            Some(known) if one.exactness > known.exactness => *known = one,
            Some(_) => {}
            None => read.push(one),
        }
    }
    (1..)
        .zip(read)
        .map(|(order, one)| Task { order, input: one.input, source: one.source })
        .collect()
}

/// A file that is named, with the block that names it.
struct Named<'a> {
    input: Input,
    source: &'a Source,
    /// How exactly: a longer pattern before a shorter, a name before any pattern; then a sheet before a workbook as a whole.
    exactness: Exactness,
}

type Exactness = (usize, usize);

impl Named<'_> {
    fn unfolded(self, books: &mut Books) -> Vec<Self> {
        let Self { source, exactness, .. } = self;
        let sheets = self.input.unfolded(source, false, books).into_iter();
        let named = |input| Self { input, source, exactness };
        sheets.map(named).collect()
    }
}

/// The files that the plan names.
fn planned<'a>(plan: &'a Plan, diagnostics: &mut Diagnostics) -> Vec<Named<'a>> {
    let mut named = Vec::new();
    for source in &plan.sources {
        for (pattern, span) in &source.files {
            let paths = matches(plan, pattern, span, diagnostics);
            let is_name = matches!(paths.as_slice(), [only] if *only == plan.folder.join(pattern));
            let read = |path: &PathBuf| Named {
                input: Input::of(path, None),
                source,
                exactness: exactness(source, pattern, is_name),
            };
            named.extend(paths.iter().map(read));
        }
    }
    if plan.sources.iter().all(|source| source.files.is_empty()) {
        let block = plan.sources.first().map(|source| plan.place(source.span.clone()));
        let place = block.unwrap_or_else(|| Place::file(0, &plan.text.path));
        diagnostics.push(Diagnostic::error(place, Problem::NoData));
    }
    named
}

fn exactness(source: &Source, pattern: &str, is_name: bool) -> Exactness {
    let exactness = if is_name { usize::MAX } else { pattern.len() };
    (exactness, source.sheet.as_ref().map_or(0, String::len))
}

/// The block by which the plan reads a file: of several that name it the most exact.
pub(crate) fn block_of<'a>(plan: &'a Plan, path: &Path) -> Option<&'a Source> {
    let blocks = own_blocks(plan, path).into_iter().rev();
    let own = blocks.max_by_key(|(_, exactness)| *exactness);
    own.map(|(source, _)| source)
}

/// The blocks that name a file under its own path.
fn own_blocks<'a>(plan: &'a Plan, path: &Path) -> Vec<(&'a Source, Exactness)> {
    let real = |path: &Path| {
        let path = if path == Path::new("") { Path::new(".") } else { path };
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    };
    let (folder, place) = (real(&plan.folder), real(path));
    let fits = |pattern: &str, (folder, path): (&Path, &Path)| {
        let whole = shown(Path::new(&whole(folder, pattern)));
        let whole = glob::Pattern::new(&whole);
        whole.is_ok_and(|whole| whole.matches_with(&shown(path), MATCHING))
    };
    let named = |source: &'a Source, pattern: &str| {
        let is_name = real(&plan.folder.join(pattern)) == place;
        let fits =
            is_name || fits(pattern, (&plan.folder, path)) || fits(pattern, (&folder, &place));
        fits.then(|| (source, exactness(source, pattern, is_name)))
    };
    let sources = plan.sources.iter();
    let files = sources.flat_map(|source| source.files.iter().map(move |(file, _)| (source, file)));
    files.filter_map(|(source, pattern)| named(source, pattern)).collect()
}

/// The block whose settings apply to another file given with `--data`: the only one, else the one whose pattern ends in the file's
/// name most exactly, of several the first.
fn block_for<'a>(
    plan: &'a Plan,
    path: &Path,
    unsaid: &'a Source,
    diagnostics: &mut Diagnostics,
) -> &'a Source {
    if let [only] = plan.sources.as_slice() {
        return only;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fitting = plan.sources.iter().filter_map(|source| {
        let patterns = source.files.iter().map(|(pattern, _)| pattern);
        let fitting = patterns.filter_map(|pattern| Some((ends_in(pattern, &name)?, pattern)));
        let (exactness, pattern) = fitting.max_by_key(|(exactness, _)| *exactness)?;
        Some((exactness, pattern, source))
    });
    let fitting: Vec<(usize, &String, &Source)> = fitting.collect();
    let most = fitting.iter().map(|(exactness, ..)| *exactness).max();
    let mut most = fitting.iter().filter(|(exactness, ..)| Some(*exactness) == most);
    let Some((_, taken, source)) = most.next() else {
        return unsaid;
    };
    let others: Vec<String> = most.map(|(_, pattern, _)| (*pattern).clone()).collect();
    if !others.is_empty() {
        let place = Place::file(0, &*shown(path));
        let message = Problem::SeveralBlocks { taken: (*taken).clone(), others };
        diagnostics.push(Diagnostic::finding(place, message));
    }
    source
}

/// How exactly the last part of a pattern names a file: a name before any pattern, a longer pattern before a shorter.
fn ends_in(pattern: &str, name: &str) -> Option<usize> {
    let last = pattern.rsplit(['/', '\\']).next().unwrap_or(pattern);
    if last == name {
        return Some(usize::MAX);
    }
    let fits = glob::Pattern::new(last).is_ok_and(|pattern| pattern.matches(name));
    fits.then_some(last.len())
}

/// Hidden files are named, or not meant, as by a shell.
const MATCHING: glob::MatchOptions = glob::MatchOptions {
    case_sensitive: true,
    require_literal_separator: true,
    require_literal_leading_dot: true,
};

/// What the name of a file begins with that Office keeps beside a workbook while it is open.
const OPENED: &str = "~$";

/// A pattern with the folder that it is relative to.
fn whole(folder: &Path, pattern: &str) -> String {
    let folder = glob::Pattern::escape(&folder.to_string_lossy());
    if Path::new(pattern).is_absolute() || folder.is_empty() {
        pattern.to_owned()
    } else {
        format!("{folder}/{pattern}")
    }
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
    let place = plan.place(span.clone());
    let found = match glob::glob_with(&whole(&plan.folder, pattern), MATCHING) {
        Ok(found) => found,
        Err(error) => {
            diagnostics.push(Diagnostic::error(
                place,
                Problem::BadPattern { pattern: pattern.to_owned(), reason: error.msg.to_owned() },
            ));
            return Vec::new();
        }
    };
    let is_data = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        !path.is_dir() && !name.as_encoded_bytes().starts_with(OPENED.as_bytes())
    };
    let mut paths: Vec<PathBuf> = found.flatten().filter(is_data).collect();
    paths.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
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
