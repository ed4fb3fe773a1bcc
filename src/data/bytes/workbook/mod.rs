//! Workbooks: every sheet becomes text that is read like a file, a line a row and a field a column, so that one reader reads all. What a
//! sheet says beside its texts — merged cells, per cent, dates, hidden rows, formulas that were never calculated — is put into the text
//! or told (`grid`). The values are those that `calamine` finds; what it leaves out is read beside it (`xlsx`, `xls`, `ods`).

mod format;
mod grid;
mod ods;
mod xls;
mod xlsx;

use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use crate::data::bytes::workbook::grid::Sheet;
use crate::data::message::Problem;

/// A workbook larger than this is no table of statistics, or a trap.
const MOST_BYTES: u64 = 1 << 28;

/// What a workbook is written by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Format {
    Xlsx,
    Xls,
    Ods,
}

/// Whether a file of this name may be a workbook; what it holds decides.
pub(crate) fn may_be(path: &str) -> bool {
    const ENDS: &[&str] = &[".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et", ".ods"];
    let path = path.to_ascii_lowercase();
    ENDS.iter().any(|end| path.ends_with(end))
}

/// Whether a file of another name begins as a workbook does.
pub(crate) fn begins_in(path: &Path) -> bool {
    const PARTS: [&[u8]; 5] = [b"[Content_Types]", b"_rels/", b"docProps/", b"xl/", b"mimetypeapp"];
    let mut head = [0; 200];
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let read = is_file.then(|| File::open(path).and_then(|mut file| file.read(&mut head)));
    let head = head.get(..read.and_then(Result::ok).unwrap_or(0)).unwrap_or_default();
    match Format::of(head) {
        Some(Format::Xlsx) => {
            let name = head.get(30..).unwrap_or_default();
            PARTS.iter().any(|part| name.starts_with(part))
        }
        format => format.is_some(),
    }
}

/// Whether bytes are those of a workbook.
pub(crate) fn is(bytes: &[u8]) -> bool {
    Format::of(bytes).is_some()
}

impl Format {
    fn of(bytes: &[u8]) -> Option<Self> {
        const OLD: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
        let head = bytes.get(..200).unwrap_or(bytes);
        if head.starts_with(OLD) {
            return Some(Self::Xls);
        }
        if !head.starts_with(b"PK\x03\x04") {
            return None;
        }
        let is_ods = head.windows(ODS.len()).any(|part| part == ODS);
        Some(if is_ods { Self::Ods } else { Self::Xlsx })
    }
}

/// Reads all sheets of a workbook that hold anything, in their order; `decimal`: what is to stand before the decimals of numbers.
pub(crate) fn sheets(bytes: &[u8], decimal: char) -> Result<Vec<Sheet>, Problem> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Problem::LargeWorkbook);
    }
    let grids = guarded(|| match Format::of(bytes) {
        Some(Format::Xlsx) => xlsx::read(bytes),
        Some(Format::Xls) => xls::read(bytes),
        Some(Format::Ods) => ods::read(bytes),
        None => Err(Trouble::Broken("zip".to_owned())),
    })?;
    let names: Arc<[Arc<str>]> = grids.iter().map(|grid| grid.name.as_str().into()).collect();
    let sheets = grids.into_iter().map(|grid| grid.sheet(&names, decimal));
    Ok(sheets.filter(|sheet| !sheet.text.is_empty()).collect())
}

/// Reads with libraries that panic at some broken workbooks, such as one with a row of eleven digits. One at a time: the hook that
/// would print the panic is the process's.
fn guarded<T>(read: impl FnOnce() -> Result<T, Trouble>) -> Result<T, Trouble> {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    panic::set_hook(hook);
    read.unwrap_or_else(|_| Err(Trouble::Broken("xml".to_owned())))
}

/// Why a workbook is not read.
#[derive(Debug)]
enum Trouble {
    Password,
    /// A text with tables, and no workbook.
    Text,
    Broken(String),
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Password => Self::LockedWorkbook,
            Trouble::Text => Self::OtherKind { kind: "Word" },
            Trouble::Broken(reason) => Self::BrokenWorkbook { reason },
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<quick_xml::Error> for Trouble {
    fn from(error: quick_xml::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<zip::result::ZipError> for Trouble {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Broken(error.to_string())
    }
}
