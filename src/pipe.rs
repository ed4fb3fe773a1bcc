//! Pipes with a name, in the file system: read as they come, but nobody is waited for without end.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Opens a file, or a pipe without waiting for who writes to it.
///
/// # Errors
/// What the system says.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn io::Read>> {
    #[cfg(unix)]
    if unix::is_pipe(&fs::metadata(path)?) {
        return Ok(Box::new(unix::Pipe::open(path)?));
    }
    Ok(Box::new(File::open(path)?))
}

/// Whether a file is a pipe, or a device, which may never end.
pub(crate) fn kind(metadata: &fs::Metadata) -> Kind {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_char_device() || kind.is_block_device() {
            return Kind::Device;
        }
        if unix::is_pipe(metadata) {
            return Kind::Pipe;
        }
    }
    if metadata.is_dir() { Kind::Folder } else { Kind::File }
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    File,
    Folder,
    Pipe,
    Device,
}

#[cfg(unix)]
mod unix {
    use std::fs::{File, Metadata, OpenOptions};
    use std::io::{self, ErrorKind, Read};
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    use std::path::Path;
    use std::thread;
    use std::time::{Duration, Instant};

    /// How long somebody has to open the other end.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// How long to wait before one looks again.
    const PAUSE: Duration = Duration::from_millis(1);

    pub(super) fn is_pipe(metadata: &Metadata) -> bool {
        metadata.file_type().is_fifo()
    }

    /// A pipe that is read.
    pub(super) struct Pipe {
        file: File,
        /// Until when somebody may begin to write; none as soon as somebody does.
        until: Option<Instant>,
    }

    impl Pipe {
        pub(super) fn open(path: &Path) -> io::Result<Self> {
            // To what a shell opens (`<(…)` is `/dev/fd/63`) somebody writes already, or did.
            let is_open = path.starts_with("/dev") || path.starts_with("/proc");
            let file = OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(path)?;
            Ok(Self { file, until: (!is_open).then(|| Instant::now() + PATIENCE) })
        }
    }

    impl Read for Pipe {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            loop {
                match (self.file.read(into), self.until) {
                    (Ok(0), Some(until)) if Instant::now() < until => {}
                    (Ok(0), Some(_)) => return Err(ErrorKind::TimedOut.into()),
                    (Err(error), _) if error.kind() == ErrorKind::WouldBlock => self.until = None,
                    (read, _) => {
                        self.until = None;
                        return read;
                    }
                }
                thread::sleep(PAUSE);
            }
        }
    }
}
