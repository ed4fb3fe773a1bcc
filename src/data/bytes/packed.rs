//! Files packed by gzip or Zstandard: their bytes are unpacked while they are read, as often as it takes, and kept nowhere.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

/// What a file is packed by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Packing {
    Gzip,
    Zstandard,
}

impl Packing {
    /// What a file with such first bytes is packed by, if it is.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1F, 0x8B, ..] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }

    /// The bytes as they were before they were packed.
    pub(crate) fn unpack<'r>(self, packed: impl Read + Send + 'r) -> Box<dyn Read + Send + 'r> {
        let packed = BufReader::new(packed);
        match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstandard => Box::new(Frames::Between(packed)),
        }
    }
}

/// The frames of Zstandard, of which one file may hold several.
enum Frames<R: BufRead> {
    Between(R),
    Within(Box<StreamingDecoder<R, FrameDecoder>>),
    /// An error ended them, or their end.
    Over,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Self::Over) {
                Self::Over => return Ok(0),
                Self::Between(mut packed) => {
                    if packed.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let frame = StreamingDecoder::new(packed).map_err(io::Error::other)?;
                    *self = Self::Within(Box::new(frame));
                }
                Self::Within(mut frame) => {
                    let read = frame.read(into)?;
                    if read > 0 || into.is_empty() {
                        *self = Self::Within(frame);
                        return Ok(read);
                    }
                    let (packed, decoder) = frame.into_parts();
                    let stated = decoder.get_checksum_from_data();
                    if stated.is_some() && stated != decoder.get_calculated_checksum() {
                        return Err(io::ErrorKind::InvalidData.into());
                    }
                    *self = Self::Between(packed);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstandard(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn unpacked(packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        let packing = Packing::of(packed).unwrap();
        packing.unpack(packed).read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn what_was_packed_comes_out_and_what_is_cut_is_an_error() {
        let text = "时期,指标,数值\n2024,收入,1\n".repeat(20_000);
        let (first, second) = text.split_at(text.len() / 3);
        for pack in [gzip, zstandard] {
            let mut packed = pack(first.as_bytes());
            packed.extend(pack(second.as_bytes()));
            assert_eq!(unpacked(&packed).unwrap(), text.as_bytes());
            packed.truncate(packed.len() - 9);
            assert!(unpacked(&packed).is_err());
        }
        assert_eq!(Packing::of(b"PK"), None);
    }
}
