//! Which encoding a file is in, and why: BOM, UTF-16 by its NUL bytes, strict UTF-8, else what its characters tell, mostly GB18030.
//! The whole file is looked at.

use crate::data::bytes::charset;
use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::data::bytes::content::Content;
use crate::data::bytes::grouping;
use crate::data::message::Problem;
use crate::parallel;

/// The encoding of a file.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub encoding: &'static Encoding,
    /// Bytes of the byte order mark at the start.
    pub bom: usize,
    pub why: EncodingReason,
    /// Lines end with a bare carriage return.
    pub bare_returns: bool,
}

/// Why a file is taken to be in an encoding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EncodingReason {
    /// The plan says so.
    Stated,
    /// A byte order mark stands at the start.
    Mark,
    /// NUL bytes stand at every other place.
    Nulls,
    /// Only ASCII characters occur.
    Ascii,
    /// The whole file is valid UTF-8.
    Valid,
    /// It is not valid UTF-8: the first bad byte, counted from 0, and its line.
    NotUtf8 {
        /// Bytes before it.
        offset: u64,
        /// 1-based.
        line: u32,
    },
    /// It is not valid UTF-8, and no text in GB18030: the line that tells the former.
    Characters {
        /// 1-based.
        line: u32,
    },
}

impl Found {
    /// The text of a sheet, which is made of its cells.
    pub(crate) fn of_sheet() -> Self {
        Self { encoding: UTF_8, bom: 0, why: EncodingReason::Valid, bare_returns: false }
    }

    /// The word of the machine output: `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `gb18030`.
    pub(crate) fn word(&self) -> String {
        if self.encoding == UTF_8 && self.bom > 0 {
            return "utf-8-bom".to_owned();
        }
        self.encoding.name().to_lowercase()
    }

    /// Whether the bytes must be decoded before they are split.
    pub(crate) fn is_wide(&self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }
}

const HEAD: usize = 1 << 16;
/// So many characters beyond ASCII that are valid UTF-8 are no accident.
const MANY_CHARACTERS: u64 = 8;

/// Finds the encoding of a file, or takes the one stated.
pub(crate) fn find(content: &Content, stated: Option<&str>) -> Result<Found, Problem> {
    let unreadable = |error: io::Error| Problem::unreadable(&error);
    let survey = Survey::of(content).map_err(unreadable)?;
    if survey.length == 0 {
        return Err(Problem::EmptyFile);
    }
    if let Some(kind) = other_kind(&survey.head) {
        return Err(Problem::OtherKind { kind });
    }
    let mark = Encoding::for_bom(&survey.head);
    // What a query made of a file is in the encoding of the query's engine.
    let mut found = match stated.filter(|_| !grouping::begins(&survey.head)) {
        Some(label) => self::stated(label, mark, &survey)?,
        None => guess(mark, &survey, content)?,
    };
    found.bare_returns = survey.returns && !survey.feeds;
    if !found.is_wide()
        && let Some(offset) = survey.nul
    {
        return Err(Problem::NulByte { line: line_at(content, offset) });
    }
    check(content, &found, &survey)?;
    Ok(found)
}

fn guess(
    mark: Option<(&'static Encoding, usize)>,
    survey: &Survey,
    content: &Content,
) -> Result<Found, Problem> {
    let found = |encoding, bom, why| Ok(Found { encoding, bom, why, bare_returns: false });
    if let Some((encoding, bom)) = mark {
        return found(encoding, bom, EncodingReason::Mark);
    }
    if survey.nul.is_some()
        && let Some(encoding) = wide(&survey.head)
    {
        return found(encoding, 0, EncodingReason::Nulls);
    }
    match survey.utf8 {
        Ok(()) if survey.ascii => found(UTF_8, 0, EncodingReason::Ascii),
        Ok(()) => found(UTF_8, 0, EncodingReason::Valid),
        // So much is no accident: a damaged file, of which the check tells the line.
        Err(_) if survey.wide_characters >= MANY_CHARACTERS => {
            found(UTF_8, 0, EncodingReason::Valid)
        }
        Err(offset) => {
            let line = line_at(content, offset);
            let piece = piece(survey, offset, content);
            let piece = piece.map_err(|error| Problem::unreadable(&error))?;
            match charset::guess(&piece) {
                Some(encoding) if encoding == GB18030 => {
                    found(GB18030, 0, EncodingReason::NotUtf8 { offset, line })
                }
                Some(encoding) => found(encoding, 0, EncodingReason::Characters { line }),
                None => Err(Problem::NoEncoding { line }),
            }
        }
    }
}

/// A piece of a file with the bytes around one of them; from the middle of a line on where it is far from the beginning.
fn piece<'s>(survey: &'s Survey, offset: u64, content: &Content) -> io::Result<Cow<'s, [u8]>> {
    if offset < HEAD as u64 / 2 {
        return Ok(Cow::Borrowed(&survey.head));
    }
    let mut bytes = Vec::new();
    let reading = content.read_from(offset);
    reading.take(HEAD as u64).read_to_end(&mut bytes)?;
    let line = bytes.iter().position(|byte| *byte == b'\n');
    Ok(Cow::Owned(bytes.split_off(line.unwrap_or_default())))
}

fn stated(
    label: &str,
    mark: Option<(&'static Encoding, usize)>,
    survey: &Survey,
) -> Result<Found, Problem> {
    let plain = label.trim().trim_end_matches("-bom").trim_end_matches("-sig");
    let Some(mut encoding) = Encoding::for_label(plain.as_bytes()) else {
        return Err(Problem::UnknownEncoding { label: label.to_owned() });
    };
    if encoding == encoding_rs::GBK {
        encoding = GB18030;
    }
    if let Some((marked, _)) = mark.filter(|(marked, _)| *marked != encoding) {
        return Err(Problem::WrongEncoding {
            stated: label.to_owned(),
            found: marked.name().to_lowercase(),
        });
    }
    // GB18030 reads nearly any bytes: a longer text that is valid UTF-8 is no GB18030.
    if encoding == GB18030 && survey.utf8.is_ok() && survey.wide_characters >= MANY_CHARACTERS {
        return Err(Problem::WrongEncoding { stated: label.to_owned(), found: "utf-8".to_owned() });
    }
    Ok(Found {
        encoding,
        bom: mark.map_or(0, |(_, length)| length),
        why: EncodingReason::Stated,
        bare_returns: false,
    })
}

/// Holds the whole file against the encoding.
fn check(content: &Content, found: &Found, survey: &Survey) -> Result<(), Problem> {
    let label = found.word();
    if found.encoding == UTF_8 {
        return survey.utf8.map_err(|offset| Problem::NotInEncoding {
            encoding: label,
            line: line_at(content, offset),
            stated: found.why == EncodingReason::Stated,
        });
    }
    let unreadable = |error: io::Error| Problem::unreadable(&error);
    let mut reading = content.read_from(found.bom as u64);
    match first_malformed(&mut reading, content.room(), found.encoding).map_err(unreadable)? {
        None => Ok(()),
        Some(line) => Err(Problem::NotInEncoding {
            encoding: label,
            // What broke UTF-8 later than GB18030 is where a file of UTF-8 was damaged.
            line: match found.why {
                EncodingReason::NotUtf8 { line: other, .. } => line.max(other),
                _ => line,
            },
            stated: found.why == EncodingReason::Stated,
        }),
    }
}

/// The line of the first byte sequence that the encoding does not have.
fn first_malformed(
    reader: &mut dyn Read,
    room: usize,
    encoding: &'static Encoding,
) -> io::Result<Option<u32>> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut bytes = vec![0; room];
    let mut text = vec![0; room * 3 + 16];
    let mut line: u32 = 1;
    loop {
        let read = reader.read(&mut bytes)?;
        let last = read == 0;
        let mut rest = bytes.get(..read).unwrap_or_default();
        loop {
            let (result, taken, written) =
                decoder.decode_to_utf8_without_replacement(rest, &mut text, last);
            line = line.saturating_add(feeds(text.get(..written).unwrap_or_default()));
            rest = rest.get(taken..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => return Ok(Some(line)),
            }
        }
        if last {
            return Ok(None);
        }
    }
}

fn feeds(bytes: &[u8]) -> u32 {
    let count = bytes.split(|byte| *byte == b'\n').count() - 1;
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// UTF-16 without a mark: NUL bytes at one of two places only.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let nuls = |parity: usize| {
        let places = head.iter().skip(parity).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    let enough = (head.len() / 20).max(2);
    match (even, odd) {
        (0, odd) if odd >= enough => Some(UTF_16LE),
        (even, 0) if even >= enough => Some(UTF_16BE),
        _ => None,
    }
}

/// Files that are no tables of text.
fn other_kind(head: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[(b"PK\x03\x04", "zip"), (b"%PDF", "PDF")];
    const MARKUP: &[(&[u8], &str)] =
        &[(b"<html", "HTML"), (b"<!doctype html", "HTML"), (b"<table", "HTML"), (b"<?xml", "XML")];
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let text = text.trim_ascii_start();
    let begins = |magic: &[u8]| {
        let start = text.get(..magic.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(magic))
    };
    let binary = KINDS.iter().find(|(magic, _)| head.starts_with(magic));
    let markup = || MARKUP.iter().find(|(magic, _)| begins(magic));
    binary.or_else(markup).map(|(_, kind)| *kind)
}

/// The 1-based line of a byte.
fn line_at(content: &Content, offset: u64) -> u32 {
    let mut line: u32 = 1;
    let mut reader = content.read_from(0).take(offset);
    let mut buffer = vec![0; content.room()];
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        line = line.saturating_add(feeds(buffer.get(..read).unwrap_or_default()));
    }
    line
}

/// The text of a cell; marks where a byte sequence is none of the encoding's.
pub(crate) fn decode<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && (encoding == UTF_8 || text.is_ascii())
    {
        return Cow::Borrowed(text);
    }
    encoding.decode_without_bom_handling(bytes).0
}

/// Bytes of a piece of a long file.
const PIECE: u64 = 1 << 18;
/// A file of so many bytes is looked at on all cores.
const LONG: u64 = 1 << 22;
/// The longest character has so many bytes.
const CHARACTER: usize = 4;

/// What a piece of a file in UTF-8 without NUL holds.
struct Piece {
    is_ascii: bool,
    /// Characters beyond ASCII, counted until there are many.
    wide_characters: u64,
}

impl Piece {
    /// Looks at a piece, from its first character on to the first of the next; none where it is no such text.
    fn of(content: &Content, start: u64, buffer: &mut Vec<u8>) -> Option<Self> {
        let size = usize::try_from(PIECE).ok()?;
        buffer.clear();
        let reading = content.read_from(start);
        let more = CHARACTER as u64;
        reading.take(PIECE + more).read_to_end(buffer).ok()?;
        let first = |at: usize| {
            let rest = buffer.get(at..).unwrap_or_default();
            let inside = rest.iter().take(CHARACTER).take_while(|byte| **byte & 0xC0 == 0x80);
            at + inside.count()
        };
        let from = if start == 0 { 0 } else { first(0) };
        let text = buffer.get(from..first(size.min(buffer.len())))?;
        if memchr::memchr(0, text).is_some() || simdutf8::basic::from_utf8(text).is_err() {
            return None;
        }
        let wide = text.iter().filter(|byte| **byte >= 0xC0);
        Some(Self {
            is_ascii: text.is_ascii(),
            wide_characters: (1..=MANY_CHARACTERS).zip(wide).count() as u64,
        })
    }
}

/// What the bytes of a file say of themselves.
struct Survey {
    /// The first of them.
    head: Vec<u8>,
    /// Whether all are UTF-8; else how many stand before the first that is not.
    utf8: Result<(), u64>,
    ascii: bool,
    /// Characters of UTF-8 beyond ASCII, counted until there are many.
    wide_characters: u64,
    /// How many stand before the first NUL.
    nul: Option<u64>,
    /// Whether there are line feeds, and carriage returns before them.
    feeds: bool,
    returns: bool,
    length: u64,
}

impl Survey {
    /// Reads the whole file once.
    fn of(content: &Content) -> io::Result<Self> {
        let mut reader = content.read_from(0);
        let mut survey = Self {
            head: Vec::with_capacity(content.room().min(HEAD)),
            utf8: Ok(()),
            ascii: true,
            wide_characters: 0,
            nul: None,
            feeds: false,
            returns: false,
            length: 0,
        };
        let mut buffer = vec![0; content.room()];
        // Bytes of a character that the previous chunk began.
        let mut kept = 0;
        loop {
            let read = reader.read(buffer.get_mut(kept..).unwrap_or_default())?;
            let filled = kept + read;
            let chunk = buffer.get(..filled).unwrap_or_default();
            let fresh = chunk.get(kept..).unwrap_or_default();
            if survey.head.len() < HEAD {
                survey.head.extend_from_slice(fresh);
            }
            if survey.nul.is_none() && fresh.contains(&0) {
                let at = fresh.iter().position(|byte| *byte == 0);
                survey.nul = at.map(|at| survey.length + at as u64);
            }
            survey.feeds = survey.feeds || fresh.contains(&b'\n');
            survey.returns = survey.returns || (!survey.feeds && fresh.contains(&b'\r'));
            let start = survey.length - kept as u64;
            survey.length += read as u64;
            kept = if survey.utf8.is_ok() { survey.look(chunk, start, read == 0) } else { 0 };
            let tail = filled - kept;
            buffer.copy_within(tail..filled, 0);
            if read == 0 || (start == 0 && survey.goes_on_so(content)) {
                return Ok(survey);
            }
        }
    }

    /// Whether a long file of which the beginning is text in UTF-8 is so to its end, as most are: all cores look at it.
    fn goes_on_so(&mut self, content: &Content) -> bool {
        let usual = self.utf8.is_ok() && self.nul.is_none() && self.feeds;
        let Some(length) = content.length().filter(|length| usual && *length >= LONG) else {
            return false;
        };
        let starts = (0..length.div_ceil(PIECE)).map(|number| number * PIECE);
        let starts: Vec<u64> = starts.collect();
        let mut buffers = vec![Vec::new(); parallel::cores()];
        let pieces = parallel::map_with(&mut buffers, &starts, |buffer, start| {
            Piece::of(content, *start, buffer)
        });
        let Some(pieces) = pieces.into_iter().collect::<Option<Vec<Piece>>>() else {
            return false;
        };
        self.ascii = pieces.iter().all(|piece| piece.is_ascii);
        let wide: u64 = pieces.iter().map(|piece| piece.wide_characters).sum();
        self.wide_characters = wide.min(MANY_CHARACTERS);
        self.length = length;
        true
    }

    /// Holds one chunk against UTF-8; gives the bytes at its end that begin a character.
    fn look(&mut self, chunk: &[u8], start: u64, last: bool) -> usize {
        if chunk.is_ascii() {
            return 0;
        }
        self.ascii = false;
        let valid = Encoding::utf8_valid_up_to(chunk);
        let rest = chunk.get(valid..).unwrap_or_default();
        let error = std::str::from_utf8(rest).err().map(|error| error.error_len());
        if self.wide_characters < MANY_CHARACTERS {
            let text = chunk.get(..valid).unwrap_or_default();
            let wide = text.iter().filter(|byte| **byte >= 0xC0);
            self.wide_characters += (1..=MANY_CHARACTERS).zip(wide).count() as u64;
        }
        match error {
            None => 0,
            Some(None) if !last => chunk.len() - valid,
            Some(_) => {
                self.utf8 = Err(start + valid as u64);
                0
            }
        }
    }
}
