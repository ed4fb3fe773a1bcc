//! What the bytes of a file say of themselves, found in one reading.

use std::io::{self, Read};

use encoding_rs::Encoding;

use crate::data::bytes::encoding::{HEAD, MANY_CHARACTERS};
use crate::data::bytes::input::Input;

/// What the bytes of a file say of themselves.
pub(crate) struct Survey {
    /// The first of them.
    pub(crate) head: Vec<u8>,
    /// Whether all are UTF-8; else how many stand before the first that is not.
    pub(crate) utf8: Result<(), u64>,
    pub(crate) ascii: bool,
    /// Characters of UTF-8 beyond ASCII, counted until there are many.
    pub(crate) wide_characters: u64,
    /// How many stand before the first NUL.
    pub(crate) nul: Option<u64>,
    /// Whether there are line feeds, and carriage returns before them.
    pub(crate) feeds: bool,
    pub(crate) returns: bool,
    pub(crate) length: u64,
}

impl Survey {
    /// Reads the whole file once.
    pub(crate) fn of(input: &Input) -> io::Result<Self> {
        let mut reader = input.open()?;
        let mut survey = Self {
            head: Vec::with_capacity(input.room().min(HEAD)),
            utf8: Ok(()),
            ascii: true,
            wide_characters: 0,
            nul: None,
            feeds: false,
            returns: false,
            length: 0,
        };
        let mut buffer = vec![0; input.room()];
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
            kept = if survey.utf8.is_ok() {
                survey.look(chunk, start, read == 0)
            } else {
                0
            };
            let tail = filled - kept;
            buffer.copy_within(tail..filled, 0);
            if read == 0 {
                return Ok(survey);
            }
        }
    }

    /// Holds one chunk against UTF-8; gives the bytes at its end that begin a character.
    fn look(&mut self, chunk: &[u8], start: u64, last: bool) -> usize {
        if chunk.is_ascii() {
            return 0;
        }
        self.ascii = false;
        let valid = Encoding::utf8_valid_up_to(chunk);
        let rest = chunk.get(valid..).unwrap_or_default();
        let error = std::str::from_utf8(rest)
            .err()
            .map(|error| error.error_len());
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
