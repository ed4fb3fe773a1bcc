//! Where results go: standard output, or a file that is replaced as a whole or left as it was.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::message::{CliMessage, FileTrouble, shown};
use crate::language::Language;
use crate::say;

/// Links that are followed one after the other; more are taken for a circle, as the system does.
const LINKS: usize = 40;

/// Writes results to standard output, or to a file. A closed pipe is no error. No file is overwritten that the run read: `inputs`.
pub(super) fn write<'a>(
    bytes: &[u8],
    file: Option<&Path>,
    inputs: impl IntoIterator<Item = &'a Path>,
    l: Language,
) -> anyhow::Result<()> {
    if let Some(file) = file {
        return replace(bytes, file, inputs).map_err(|why| {
            let path = shown(file);
            CliMessage::Unwritable { path, why }.into()
        });
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error)
            .with_context(|| say!(l, "标准输出写不出去", "standard output cannot be written")),
        _ => Ok(()),
    }
}

/// Writes results to standard output, or to a file that is not there yet.
pub(super) fn create(bytes: &[u8], file: Option<&Path>, l: Language) -> anyhow::Result<()> {
    if let Some(file) = file {
        refuse_existing(file, FileTrouble::IsThere)?;
    }
    write(bytes, file, [], l)
}

/// Refuses a file that is there already.
pub(super) fn refuse_existing(file: &Path, why: FileTrouble) -> anyhow::Result<()> {
    if fs::symlink_metadata(file).is_err() {
        return Ok(());
    }
    let path = shown(file);
    Err(CliMessage::Unwritable { path, why }.into())
}

/// Puts a draft in the place of a file: that which a link leads to, with the permissions that it has.
fn replace<'a>(
    bytes: &[u8],
    file: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), FileTrouble> {
    let file = followed(file)?;
    let there = fs::metadata(&file).ok();
    if let Some(there) = &there {
        if there.is_dir() {
            return Err(FileTrouble::IsFolder);
        } else if !there.is_file() {
            return Err(FileTrouble::IsSpecial);
        } else if inputs.into_iter().any(|input| is_same(input, &file)) {
            return Err(FileTrouble::IsInput);
        } else if there.permissions().readonly() {
            return Err(FileTrouble::NotPermitted);
        }
    }
    let permissions = there.map(|there| there.permissions());
    let write = || -> std::io::Result<()> {
        let folder = file.parent();
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let mut draft = draft(folder.unwrap_or(Path::new(".")))?;
        draft.write_all(bytes)?;
        if let Some(permissions) = permissions {
            draft.as_file().set_permissions(permissions)?;
        }
        // A disk that is full says so here at the latest.
        draft.as_file().sync_all()?;
        draft.persist(&file)?;
        Ok(())
    };
    write().map_err(|error| FileTrouble::writing(&error))
}

/// The file that a path leads to over links, whether it is there already or not.
fn followed(file: &Path) -> Result<PathBuf, FileTrouble> {
    let mut file = file.to_owned();
    for _ in 0..=LINKS {
        let Ok(next) = fs::read_link(&file) else {
            return Ok(file);
        };
        // What a process has open, such as `/dev/stdout`, cannot be replaced: others write to it too.
        if next.starts_with("/proc") {
            return Err(FileTrouble::IsSpecial);
        }
        file = file.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(FileTrouble::IsCircle)
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other || is_same_inode(&one, &other),
        _ => false,
    }
}

#[cfg(unix)]
fn is_same_inode(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let inode = |path: &Path| fs::metadata(path).ok().map(|there| (there.dev(), there.ino()));
    inode(one).is_some_and(|inode_of_one| Some(inode_of_one) == inode(other))
}

#[cfg(not(unix))]
fn is_same_inode(_: &Path, _: &Path) -> bool {
    false
}

/// A draft beside the file that it will replace, as readable as any new file.
#[cfg(unix)]
fn draft(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let any_new_file = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(any_new_file).tempfile_in(folder)
}

#[cfg(not(unix))]
fn draft(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(file: &Path, inputs: &[&Path]) -> Result<(), FileTrouble> {
        replace(b"new", file, inputs.iter().copied())
    }

    #[test]
    fn an_input_a_folder_and_what_is_read_only_are_left_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.csv");
        fs::write(&file, "old").unwrap();
        let around = folder.path().join(".").join("a.csv");
        assert_eq!(written(&around, &[&file]), Err(FileTrouble::IsInput));
        assert_eq!(written(folder.path(), &[]), Err(FileTrouble::IsFolder));
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        assert_eq!(written(&file, &[]), Err(FileTrouble::NotPermitted));
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        let nowhere = folder.path().join("none").join("a.csv");
        assert_eq!(written(&nowhere, &[]), Err(FileTrouble::NoFolder));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_permissions_kept() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("real.csv"), "old").unwrap();
        fs::set_permissions(path("real.csv"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.csv", path("link.csv")).unwrap();
        symlink(path("link.csv"), path("second.csv")).unwrap();
        symlink("later.csv", path("dangling.csv")).unwrap();
        let inputs = [&*path("second.csv")];
        assert_eq!(written(&path("real.csv"), &inputs), Err(FileTrouble::IsInput));
        fs::hard_link(path("real.csv"), path("hard.csv")).unwrap();
        assert_eq!(written(&path("hard.csv"), &inputs), Err(FileTrouble::IsInput));
        written(&path("second.csv"), &[]).unwrap();
        written(&path("dangling.csv"), &[]).unwrap();
        for name in ["link.csv", "second.csv", "dangling.csv"] {
            assert!(fs::symlink_metadata(path(name)).unwrap().is_symlink());
        }
        assert_eq!(fs::read_to_string(path("real.csv")).unwrap(), "new");
        assert_eq!(fs::read_to_string(path("later.csv")).unwrap(), "new");
        let mode = fs::metadata(path("real.csv")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_no_files() {
        for device in ["/dev/null", "/dev/stdout"] {
            let refused = written(Path::new(device), &[]);
            assert_eq!(refused, Err(FileTrouble::IsSpecial), "{device}");
        }
    }
}
