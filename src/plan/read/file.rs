//! The text of a plan's file.

use std::io::ErrorKind;
use std::path::Path;

use crate::{messages, say};

messages! {
    /// Why a plan's file cannot be read.
    pub(super) enum FileMessage, l {
        /// The system does not give it, for a reason.
        Unreadable { path: String, kind: ErrorKind, reason: String } => Unreadable,
            = match kind {
                ErrorKind::NotFound => say!(l, "没有 {path} 这个计划文件", "there is no plan {path}"),
                ErrorKind::PermissionDenied => say!(l, "没有权限读取计划文件 {path}", "no permission to read the plan {path}"),
                _ => say!(l, "计划文件 {path} 读不出来：{reason}", "cannot read the plan {path}: {reason}"),
            },
            help "用 `-t 文件` 指明计划文件，缺省是当前文件夹里的 targets.toml" / "name the plan with `-t FILE`; the default is targets.toml in this folder";
        /// It is a folder.
        Directory { path: String } => Unreadable,
            "{path} 是文件夹，不是计划文件" / "{path} is a folder, not a plan",
            help "用 `-t 文件` 指明计划文件，缺省是当前文件夹里的 targets.toml" / "name the plan with `-t FILE`; the default is targets.toml in this folder";
        /// It is not UTF-8: the encoding that it seems to be in, and the first line that is not.
        NotUtf8 { encoding: Option<&'static str>, line: usize } => Unreadable,
            = match encoding {
                Some(encoding) => say!(l, "计划文件是 {encoding} 编码，应是 UTF-8", "the plan is encoded in {encoding} instead of UTF-8"),
                None => say!(l, "第 {line} 行起不是 UTF-8 文字", "line {line} is not UTF-8 text"),
            },
            help "请把计划文件另存为 UTF-8" / "save the plan as UTF-8";
    }
}

/// Reads a plan's file, which is UTF-8; a mark at its beginning is left out.
pub(super) fn read(path: &Path, shown: &str) -> Result<String, FileMessage> {
    let path_shown = shown.to_owned();
    if path.is_dir() {
        return Err(FileMessage::Directory { path: path_shown });
    }
    let bytes = std::fs::read(path).map_err(|error| FileMessage::Unreadable {
        path: path_shown,
        kind: error.kind(),
        reason: error.to_string(),
    })?;
    decode(&bytes)
}

fn decode(bytes: &[u8]) -> Result<String, FileMessage> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let foreign = |valid: &[u8]| {
        Err(FileMessage::NotUtf8 {
            encoding: encoding(bytes),
            line: valid.split(|byte| *byte == b'\n').count(),
        })
    };
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.to_owned()),
        Ok(text) => foreign(text.split('\0').next().unwrap_or_default().as_bytes()),
        Err(error) => foreign(bytes.get(..error.valid_up_to()).unwrap_or_default()),
    }
}

/// The encoding that text which is not UTF-8 seems to be in.
fn encoding(bytes: &[u8]) -> Option<&'static str> {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let nuls = |parity| {
        let places = bytes.iter().skip(parity).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    if marked || even.max(odd) * 8 > bytes.len() && even.min(odd) * 8 < even.max(odd) {
        return Some("UTF-16");
    }
    let chinese = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    (even + odd == 0 && chinese.is_some()).then_some("GB18030 (GBK)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_encodings_are_named() {
        let text = "[plan]\ntitle = \"高质量发展\"\n";
        let (chinese, _, _) = encoding_rs::GB18030.encode(text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, found) in [
            (chinese.to_vec(), Some(("GB18030 (GBK)", 2))),
            (wide, Some(("UTF-16", 2))),
            (text.as_bytes().to_vec(), None),
            (b"\xef\xbb\xbf[plan]".to_vec(), None),
        ] {
            let error = decode(&bytes).err().map(|message| match message {
                FileMessage::NotUtf8 { encoding, line } => (encoding.unwrap(), line),
                other => panic!("{other:?}"),
            });
            assert_eq!(error, found);
        }
    }
}
