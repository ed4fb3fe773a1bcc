//! The bytes of one file, which is opened once: a small one, and one that comes through a pipe, is kept; a large one is read as often as
//! it takes through the same handle, so that all readings see one file. What is packed is unpacked as it is read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use crate::data::bytes::packed::Packing;
use crate::pipe::{self, Kind};
use crate::progress::Progress;

/// So many bytes are kept rather than read again.
const SMALL: u64 = 1 << 20;
/// So many bytes of a large file are read at once.
const PIECE: usize = 1 << 16;

/// The bytes of one file.
pub(crate) struct Content {
    kept: Kept,
    /// How many there are, as they are stored.
    stored: u64,
    packing: Option<Packing>,
    /// Who is told how far it is read, and how far they were told.
    pub progress: Option<Progress>,
    reached: AtomicU64,
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
            stored: bytes.len() as u64,
            packing: Packing::of(&bytes),
            kept: Kept::Bytes(bytes),
            progress: None,
            reached: AtomicU64::new(0),
        }
    }

    /// Opens a file.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        match pipe::kind(&fs::metadata(path)?) {
            Kind::Device => return Err(io::ErrorKind::Unsupported.into()),
            Kind::Folder => return Err(io::ErrorKind::IsADirectory.into()),
            Kind::Pipe => {
                let mut bytes = Vec::new();
                pipe::open(path)?.read_to_end(&mut bytes)?;
                return Ok(Self::of(bytes.into()));
            }
            Kind::File => {}
        }
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.len() > SMALL {
            let changed = metadata.modified().ok();
            let mut head = [0; 4];
            let read = read_at(&file, &mut head, 0)?;
            return Ok(Self {
                packing: Packing::of(head.get(..read).unwrap_or_default()),
                kept: Kept::Handle { file, changed },
                stored: metadata.len(),
                progress: None,
                reached: AtomicU64::new(0),
            });
        }
        let room = usize::try_from(metadata.len()).unwrap_or_default();
        let mut bytes = Vec::with_capacity(room + 1);
        file.read_to_end(&mut bytes)?;
        Ok(Self::of(bytes.into()))
    }

    /// All its bytes.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn all(&self) -> io::Result<Arc<[u8]>> {
        if let Kept::Bytes(bytes) = &self.kept
            && self.packing.is_none()
        {
            return Ok(Arc::clone(bytes));
        }
        let mut bytes = Vec::new();
        self.read_from(0).read_to_end(&mut bytes)?;
        Ok(bytes.into())
    }

    /// Reads from a place on; the same bytes every time.
    pub(crate) fn read_from(&self, at: u64) -> Reading<'_> {
        let stored = |at| Stored { content: self, at };
        match self.packing {
            None => Reading::Stored(stored(at)),
            Some(packing) => Reading::Unpacked { bytes: packing.unpack(stored(0)), before: at },
        }
    }

    /// How many bytes there are to read; none of a packed file, which can be read from its beginning alone.
    pub(crate) fn length(&self) -> Option<u64> {
        self.packing.is_none().then_some(self.stored)
    }

    /// Bytes of a buffer to read it with.
    pub(crate) fn room(&self) -> usize {
        let length = self.length().and_then(|length| usize::try_from(length).ok());
        length.map_or(PIECE, |length| (length + 64).min(PIECE))
    }

    /// Tells of bytes that nobody came to before; a file is read more than once, and in parts.
    fn reach(&self, at: u64) {
        if let Some(progress) = &self.progress {
            let before = self.reached.fetch_max(at, Ordering::Relaxed);
            progress.advance(at.saturating_sub(before));
        }
    }

    /// Whether the file was written to since it was opened.
    pub(crate) fn has_changed(&self) -> bool {
        let Kept::Handle { file, changed } = &self.kept else {
            return false;
        };
        let now = file.metadata();
        now.is_ok_and(|now| now.len() != self.stored || now.modified().ok() != *changed)
    }
}

/// One reading of a file.
pub(crate) enum Reading<'a> {
    Stored(Stored<'a>),
    /// The bytes from the first on, and how many of them are not asked for.
    Unpacked {
        bytes: Box<dyn Read + Send + 'a>,
        before: u64,
    },
}

impl Read for Reading<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Stored(stored) => stored.read(into),
            Self::Unpacked { bytes, before } => {
                let left_out = std::mem::take(before);
                io::copy(&mut bytes.by_ref().take(left_out), &mut io::sink())?;
                bytes.read(into)
            }
        }
    }
}

/// The bytes of a file as they are stored.
pub(crate) struct Stored<'a> {
    content: &'a Content,
    at: u64,
}

impl Read for Stored<'_> {
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
        self.content.reach(self.at);
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
