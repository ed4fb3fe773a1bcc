//! The bytes of one file, which is opened once: a small one, and one that comes through a pipe, is kept; a large one is read as often as
//! it takes through the same handle, so that all readings see one file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// So many bytes are kept rather than read again.
const SMALL: u64 = 1 << 20;
/// So many bytes of a large file are read at once.
const PIECE: usize = 1 << 16;

/// The bytes of one file.
pub(crate) struct Content {
    kept: Kept,
    /// How many there are.
    pub(crate) length: u64,
}

enum Kept {
    Bytes(Arc<[u8]>),
    Handle {
        file: File,
        /// When it was changed last, as it was opened.
        changed: Option<SystemTime>,
    },
}

impl Content {
    /// What standard input or the like gave.
    pub(crate) fn of(bytes: Arc<[u8]>) -> Self {
        Self {
            length: bytes.len() as u64,
            kept: Kept::Bytes(bytes),
        }
    }

    /// Opens a file.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if metadata.is_file() && metadata.len() > SMALL {
            let changed = metadata.modified().ok();
            return Ok(Self {
                kept: Kept::Handle { file, changed },
                length: metadata.len(),
            });
        }
        let room = usize::try_from(metadata.len()).unwrap_or_default();
        let mut bytes = Vec::with_capacity(room + 1);
        file.read_to_end(&mut bytes)?;
        Ok(Self::of(bytes.into()))
    }

    /// Reads from a place on; the same bytes every time.
    pub(crate) fn read_from(&self, at: u64) -> Reading<'_> {
        Reading { content: self, at }
    }

    /// Bytes of a buffer to read it with.
    pub(crate) fn room(&self) -> usize {
        usize::try_from(self.length).map_or(PIECE, |length| (length + 64).min(PIECE))
    }

    /// Whether the file was written to since it was opened.
    pub(crate) fn has_changed(&self) -> bool {
        let Kept::Handle { file, changed } = &self.kept else {
            return false;
        };
        let now = file.metadata();
        now.is_ok_and(|now| now.len() != self.length || now.modified().ok() != *changed)
    }
}

/// One reading of a file.
pub(crate) struct Reading<'a> {
    content: &'a Content,
    at: u64,
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match &self.content.kept {
            Kept::Bytes(bytes) => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                let mut rest = bytes.get(at..).unwrap_or_default();
                rest.read(into)?
            }
            Kept::Handle { file, .. } => read_at(file, into, self.at)?,
        };
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

#[cfg(windows)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}
