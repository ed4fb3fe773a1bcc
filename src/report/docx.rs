//! A brief as a Word file, set as official documents are: title in bold, text in 仿宋 of 16 points with lines of 28 and two characters of
//! indent, margins of GB/T 9704.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Run, RunFonts,
    SpecialIndentType,
};

use crate::diagnostic::clean;
use crate::language::Language;

use super::NotWritten;
use super::document::Brief;

/// A4 in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);
/// Half points of the title and of the text.
const SIZES: (usize, usize) = (44, 32);
/// Twentieths of a point between lines.
const LINE: i32 = 560;

/// A brief as a Word file.
pub(super) fn render(brief: &Brief) -> Result<Vec<u8>, NotWritten> {
    let (heading, body) = match brief.language {
        Language::Zh => ("黑体", "仿宋"),
        Language::En => ("Arial", "Times New Roman"),
    };
    let fonts = |name: &str| {
        let latin = if brief.language == Language::Zh { "Times New Roman" } else { name };
        RunFonts::new().ascii(latin).hi_ansi(latin).east_asia(name)
    };
    let run = |words: &str, name: &str, size| {
        Run::new().add_text(clean(words)).size(size).fonts(fonts(name))
    };
    let margin = PageMargin::new().top(2098).bottom(1984).left(1587).right(1474);
    let mut docx = Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin);
    if let Some(title) = &brief.title {
        let title = Paragraph::new()
            .align(AlignmentType::Center)
            .line_spacing(LineSpacing::new().after(400))
            .add_run(run(title, heading, SIZES.0).bold());
        docx = docx.add_paragraph(title);
    }
    let indent = SpecialIndentType::FirstLine(640);
    let spacing = LineSpacing::new().line(LINE).line_rule(LineSpacingType::Exact);
    let text = Paragraph::new()
        .align(AlignmentType::Both)
        .indent(None, Some(indent), None, None)
        .line_spacing(spacing)
        .add_run(run(&brief.paragraph(), body, SIZES.1));
    let mut bytes = Cursor::new(Vec::new());
    let packed = docx.add_paragraph(text).build().pack(&mut bytes);
    packed.map_err(|error| NotWritten(error.to_string()))?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_file_is_the_same_every_time() {
        let brief = Brief {
            language: Language::Zh,
            title: Some("规划目标 <w:t>&".into()),
            sentences: vec!["截至2024年6月，9项指标中，\u{1b}提前实现1项。".into()],
        };
        let bytes = render(&brief).unwrap();
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, render(&brief).unwrap());
    }
}
