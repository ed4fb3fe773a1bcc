//! Files whose bytes cannot be split before they are decoded: UTF-16, and bars in GB18030.

use std::io::{self, Read};

use encoding_rs::Encoding;

const CHUNK: usize = 1 << 16;

/// Turns text in some encoding into UTF-8 while it is read.
pub(crate) struct Decoding<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    bytes: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    done: bool,
}

impl<R: Read> Decoding<R> {
    pub(crate) fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_without_bom_handling(),
            bytes: vec![0; CHUNK],
            text: Vec::new(),
            given: 0,
            done: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let read = self.inner.read(&mut self.bytes)?;
        self.done = read == 0;
        let bytes = self.bytes.get(..read).unwrap_or_default();
        let room = self.decoder.max_utf8_buffer_length(read);
        self.text.resize(room.unwrap_or(CHUNK * 4), 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, self.done);
        self.text.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.text.len() && !self.done {
            self.refill()?;
        }
        let ready = self.text.get(self.given..).unwrap_or_default();
        let count = ready.len().min(out.len());
        if let (Some(target), Some(ready)) = (out.get_mut(..count), ready.get(..count)) {
            target.copy_from_slice(ready);
        }
        self.given += count;
        Ok(count)
    }
}
