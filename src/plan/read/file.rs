//! The text of a plan's file.

use std::io::{ErrorKind, Read};
use std::path::Path;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::nearest_file;
use crate::{messages, pipe, say};

messages! {
    /// Why a plan's file cannot be read.
    pub(super) enum FileMessage, l {
        /// The system does not give it, for a reason; the file that is probably meant.
        Unreadable { path: String, kind: ErrorKind, reason: String, near: Option<String> } => Unreadable,
            = say! { l, kind;
                ErrorKind::NotFound => "没有 {path} 这个计划文件" / "there is no plan {path}",
                ErrorKind::PermissionDenied => "没有权限读取计划文件 {path}" / "no permission to read the plan {path}",
                ErrorKind::TimedOut => "没有程序往管道 {path} 里写计划" / "nobody writes a plan to the pipe {path}",
                _ => "计划文件 {path} 读不出来：{reason}" / "cannot read the plan {path}: {reason}",
            },
            help = Some(say! { l, near;
                Some(near) => "是不是 {near}？" / "did you mean {near}?",
                None => "用 `-t 文件` 指明计划文件，缺省是当前文件夹里的 targets.toml" / "name the plan with `-t FILE`; the default is targets.toml in this folder",
            });
        /// It is longer than a plan can be.
        TooLong { path: String } => Unreadable,
            "{path} 超过 {MOST_MIB} MiB，不像计划文件" / "{path} is longer than {MOST_MIB} MiB, and no plan",
            help "用 `-t 文件` 指明计划文件；数据文件用 --data" / "name the plan with `-t FILE`; data files go behind --data";
        /// It is a folder.
        Directory { path: String } => Unreadable,
            "{path} 是文件夹，不是计划文件" / "{path} is a folder, not a plan",
            help "用 `-t 文件` 指明计划文件，缺省是当前文件夹里的 targets.toml" / "name the plan with `-t FILE`; the default is targets.toml in this folder";
        /// It is in no encoding that is known: the first line that is not UTF-8.
        NoText { line: usize } => Unreadable,
            "第 {line} 行起不是 UTF-8、GBK 或 UTF-16 文字" / "line {line} is not text in UTF-8, GBK or UTF-16",
            help "请把计划文件另存为 UTF-8" / "save the plan as UTF-8";
    }
}

/// How long a plan can be.
const MOST_MIB: usize = 16;

/// Reads a plan's file: UTF-8, or as editors of Chinese systems save it, GBK or UTF-16.
pub(super) fn read(path: &Path, shown: &str) -> Result<String, FileMessage> {
    let path_shown = shown.to_owned();
    if path.is_dir() {
        return Err(FileMessage::Directory { path: path_shown });
    }
    let bytes = first_bytes(path).map_err(|error| FileMessage::Unreadable {
        near: Some(error.kind())
            .filter(|kind| *kind == ErrorKind::NotFound)
            .and_then(|_| nearest_file(path)),
        path: shown.to_owned(),
        kind: error.kind(),
        reason: error.to_string(),
    })?;
    if bytes.len() > MOST_MIB << 20 {
        return Err(FileMessage::TooLong { path: path_shown });
    }
    decode(&bytes)
}

/// The bytes of a file, not many more than a plan can have: a device never ends.
fn first_bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    pipe::open(path)?.take((MOST_MIB as u64) << 20 | 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of bytes: by their mark, else as UTF-16 where NUL bytes stand at every other place, else UTF-8, else GB18030.
fn decode(bytes: &[u8]) -> Result<String, FileMessage> {
    let (encoding, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (unmarked(bytes), 0),
    };
    let text = bytes.get(marked..).unwrap_or_default();
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(text);
    match decoded.filter(|text| !text.contains('\0')) {
        Some(text) => Ok(text.into_owned()),
        None => Err(FileMessage::NoText { line: first_foreign(text) }),
    }
}

fn unmarked(bytes: &[u8]) -> &'static Encoding {
    let nuls = |parity| {
        let places = bytes.iter().skip(parity).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    if even.max(odd) * 8 > bytes.len() && even.min(odd) * 8 < even.max(odd) {
        if even > odd { UTF_16BE } else { UTF_16LE }
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        GB18030
    }
}

/// The line on which the first byte stands that is no UTF-8, or NUL.
fn first_foreign(bytes: &[u8]) -> usize {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let before = bytes.iter().take(valid).take_while(|byte| **byte != 0);
    before.filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_as_editors_save_it() {
        let text = "[plan]\ntitle = \"高质量发展\"\n";
        let (chinese, _, _) = GB18030.encode(text);
        let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            chinese.to_vec(),
            wide(u16::to_be_bytes),
            wide(u16::to_le_bytes),
            marked(b"\xff\xfe", &wide(u16::to_le_bytes)),
            marked(b"\xfe\xff", &wide(u16::to_be_bytes)),
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
        ] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_no_text_is_told_by_its_line() {
        for (bytes, line) in
            [(&b"a\nb\xff\n"[..], 2), (b"[plan]\ntitle = 1\n\0 = 2\n", 3), (b"\xff\xff", 1)]
        {
            match decode(bytes) {
                Err(FileMessage::NoText { line: found }) => assert_eq!(found, line),
                other => panic!("{other:?}"),
            }
        }
    }
}
