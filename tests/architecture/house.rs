//! The sources as they stand: their lines of code, what they use, the Chinese texts in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// All files of `src`.
pub(crate) struct House {
    pub(crate) files: Vec<File>,
}

/// One file of `src`.
pub(crate) struct File {
    /// Its path below `src`.
    pub(crate) path: String,
    /// The names of the modules that lead to it.
    pub(crate) module: Vec<String>,
    /// Lines without tests, documentation, comments and blanks.
    pub(crate) code: usize,
    /// What it uses of this crate, each as a path from the root; what it only hands on is not among them.
    pub(crate) uses: Vec<Vec<String>>,
    /// What it hands on by `pub use`: the name, and where it comes from.
    hands_on: Vec<(String, Vec<String>)>,
    /// Chinese texts that have no English one beside them.
    lone_texts: Vec<String>,
}

impl File {
    /// The folder below `src`, or the file itself.
    pub(crate) fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.trim_end_matches(".rs")
    }
}

impl House {
    pub(crate) fn read() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut paths = Vec::new();
        walk(&source, &mut paths);
        paths.sort();
        let files = paths.iter().filter_map(|path| {
            let relative = path.strip_prefix(&source).unwrap();
            let is_test = relative
                .components()
                .any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
            (!is_test).then(|| read_file(path, relative))
        });
        Self { files: files.collect() }
    }

    pub(crate) fn folders(&self) -> usize {
        let folder = |file: &File| file.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        self.files.iter().filter_map(folder).collect::<BTreeSet<_>>().len()
    }

    pub(crate) fn lone_texts(&self) -> Vec<(&str, &str)> {
        let outside = self.files.iter().filter(|file| file.room() != "words");
        outside
            .flat_map(|file| file.lone_texts.iter().map(|text| (file.path.as_str(), text.as_str())))
            .collect()
    }

    pub(crate) fn lone_texts_by_file(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (file, _) in self.lone_texts() {
            *counts.entry(file).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }

    /// Files that use each other, directly or through others: each circle once.
    pub(crate) fn circles(&self) -> Vec<Vec<&str>> {
        let by_module: HashMap<&[String], usize> =
            self.files.iter().enumerate().map(|(at, file)| (file.module.as_slice(), at)).collect();
        let edges: Vec<BTreeSet<usize>> = self
            .files
            .iter()
            .enumerate()
            .map(|(at, file)| {
                let uses = file.uses.iter().filter_map(|used| self.home(used, &by_module, 0));
                uses.filter(|to| *to != at).collect()
            })
            .collect();
        let reach: Vec<BTreeSet<usize>> =
            (0..edges.len()).map(|from| reachable(&edges, from)).collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for at in 0..edges.len() {
            if seen.contains(&at) || !reach[at].contains(&at) {
                continue;
            }
            let circle: Vec<usize> =
                reach[at].iter().copied().filter(|to| reach[*to].contains(&at)).collect();
            seen.extend(circle.iter().copied());
            circles.push(circle.into_iter().map(|at| self.files[at].path.as_str()).collect());
        }
        circles
    }

    /// The file that an item comes from: of what a `mod.rs` hands on, the file that it takes it from.
    fn home(
        &self,
        used: &[String],
        by_module: &HashMap<&[String], usize>,
        depth: usize,
    ) -> Option<usize> {
        let length =
            (1..=used.len()).rev().find(|length| by_module.contains_key(&used[..*length]))?;
        let at = by_module[&used[..length]];
        let file = &self.files[at];
        let item = used.get(length);
        let handed = item.and_then(|item| file.hands_on.iter().find(|(name, _)| name == item));
        match handed {
            Some((_, from)) if depth < 8 => self.home(from, by_module, depth + 1).or(Some(at)),
            _ => Some(at),
        }
    }
}

fn reachable(edges: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = edges[from].iter().copied().collect();
    while let Some(at) = open.pop() {
        if reached.insert(at) {
            open.extend(edges[at].iter().copied());
        }
    }
    reached
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn read_file(path: &Path, relative: &Path) -> File {
    let text = std::fs::read_to_string(path).unwrap();
    let mut module: Vec<String> = relative
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    let code = code_of(&text);
    let (uses, hands_on) = uses_of(&code, &module);
    File {
        path: relative.to_string_lossy().replace('\\', "/"),
        code: code.lines().filter(|line| !line.trim().is_empty()).count(),
        uses,
        hands_on,
        lone_texts: lone_texts_of(&code),
        module,
    }
}

/// A file without its tests, documentation and comments.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("#[cfg(test)]") {
            let indent = line.len() - trimmed.len();
            for inside in lines.by_ref() {
                let depth = inside.len() - inside.trim_start().len();
                let ends = inside.trim_end().ends_with(';') || inside.trim() == "}";
                if depth == indent && ends && !inside.trim_start().starts_with("#[") {
                    break;
                }
            }
            continue;
        }
        if trimmed.starts_with("//") {
            continue;
        }
        code.push_str(line);
        code.push('\n');
    }
    code
}

type Uses = (Vec<Vec<String>>, Vec<(String, Vec<String>)>);

/// What a file uses and hands on, as paths from the root of the crate.
fn uses_of(code: &str, module: &[String]) -> Uses {
    let (mut uses, mut hands_on) = (Vec::new(), Vec::new());
    let mut rest = code;
    let mut plain = String::new();
    while let Some((statement, hands, before, after)) = next_use(rest) {
        plain.push_str(before);
        for path in expand(&statement) {
            let Some(path) = absolute(&path, module, code) else {
                continue;
            };
            let name = path.last().cloned().unwrap_or_default();
            if hands {
                hands_on.push((name, path));
            } else {
                uses.push(path);
            }
        }
        rest = after;
    }
    plain.push_str(rest);
    // Paths written out in the code itself.
    for start in ["crate::", "super::"] {
        for (at, _) in plain.match_indices(start) {
            // How far an item is seen is no use of that place.
            if plain[..at].ends_with("(in ") {
                continue;
            }
            let before = plain[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let end = plain[at..]
                .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .map_or(plain.len(), |end| at + end);
            let path: Vec<String> =
                plain[at..end].trim_end_matches(':').split("::").map(str::to_owned).collect();
            uses.extend(absolute(&path, module, code));
        }
    }
    (uses, hands_on)
}

/// The next `use`: its tree, whether it hands on, and the code before and behind it.
fn next_use(code: &str) -> Option<(String, bool, &str, &str)> {
    let mut from = 0;
    while let Some(found) = code[from..].find("use ") {
        let at = from + found;
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let lead = code[line..at].trim();
        let hands = lead.starts_with("pub");
        if lead.is_empty() || (hands && (lead == "pub" || lead.ends_with(')'))) {
            let end = at + code[at..].find(';')?;
            let tree = code[at + 4..end].replace(['\n', ' '], "");
            return Some((tree, hands, &code[..line], &code[end + 1..]));
        }
        from = at + 4;
    }
    None
}

/// The paths of a `use` tree.
fn expand(tree: &str) -> Vec<Vec<String>> {
    let Some(open) = tree.find('{') else {
        let path = tree
            .split_once("as")
            .filter(|(path, name)| path.contains("::") && name.starts_with(char::is_uppercase))
            .map_or(tree, |(path, _)| path);
        return vec![path.split("::").map(str::to_owned).collect()];
    };
    let head: Vec<String> = tree[..open]
        .trim_end_matches("::")
        .split("::")
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let inside = &tree[open + 1..tree.rfind('}').unwrap()];
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts
        .flat_map(expand)
        .map(|path| {
            [head.clone(), path.into_iter().filter(|part| part != "self").collect()].concat()
        })
        .collect()
}

/// A path from the root of the crate; none for other crates.
fn absolute(path: &[String], module: &[String], code: &str) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([module, rest].concat()),
        "super" => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            let base = &module[..module.len().checked_sub(ups)?];
            Some([base, &path[ups..]].concat())
        }
        name if code.contains(&format!("mod {name};")) => Some([module, path].concat()),
        _ => None,
    }
}

/// Chinese texts without an English one right behind them: words, not messages.
fn lone_texts_of(code: &str) -> Vec<String> {
    let texts = literals(code);
    let mut lone = Vec::new();
    for (at, (text, end)) in texts.iter().enumerate() {
        if !text.chars().any(is_han) {
            continue;
        }
        let beside = texts.get(at + 1).filter(|(next, start)| {
            let between = &code[*end..start.saturating_sub(next.len() + 2).max(*end)];
            !next.chars().any(is_han)
                && between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '/'))
        });
        let behind = at
            .checked_sub(1)
            .and_then(|before| texts.get(before))
            .is_some_and(|(before, _)| before.chars().any(is_han));
        if beside.is_none() && !(behind && text.contains('{')) {
            lone.push(text.clone());
        }
    }
    lone
}

/// The texts of a file, each with where it ends.
fn literals(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let bytes = code.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\'' if bytes.get(at + 1) == Some(&b'"') => at += 3,
            b'"' => {
                let start = at + 1;
                at = start;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                found.push((code[start..at.min(code.len())].to_owned(), at + 1));
                at += 1;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            _ => at += 1,
        }
    }
    found
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
