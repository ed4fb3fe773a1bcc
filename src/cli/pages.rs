//! Where pages go and how they look: in every format, to standard output or a file.

use std::path::{Path, PathBuf};

use super::arguments::{Appearance, CompareArguments, Output};
use super::environment::{self, Languages};
use super::message::CliMessage;
use super::{output, run};
use crate::language::Language;
use crate::quantity::Rounding;
use crate::report::brief::BriefFormat;
use crate::report::{self, CsvStyle, Format, Sheet, Style, Written};

/// Where a page goes and how it looks.
pub(super) struct Paper<'a> {
    output: &'a Output,
    pub(super) format: Format,
    pub(super) style: Style,
    spoken: Languages,
}

impl<'a> Paper<'a> {
    /// The paper that the options ask for.
    pub(super) fn new(
        output: &'a Output,
        appearance: &Appearance,
        rounding: Rounding,
        spoken: Languages,
    ) -> anyhow::Result<Self> {
        let file = environment::file(output.file.as_ref());
        let format = format(output.format, file, &Format::ALL)?;
        if output.labels && format != Format::Csv {
            let format = format.word();
            return Err(CliMessage::LabelsOf { format }.into());
        }
        environment::refuse_bytes(format == Format::Xlsx, format.word(), file)?;
        let style = environment::style(appearance, file.is_some(), spoken.results, rounding);
        Ok(Self { output, format, style, spoken })
    }

    /// Writes a page; never over the files that were read.
    pub(super) fn write<'f>(
        &self,
        sheet: &Sheet,
        read: impl IntoIterator<Item = &'f Path>,
    ) -> anyhow::Result<()> {
        let file = environment::file(self.output.file.as_ref());
        // Spreadsheets open the files of a Chinese run.
        let usual = file.is_some() && self.spoken.results == Language::Zh;
        let csv = CsvStyle {
            bom: self.output.bom || (usual && !self.output.no_bom),
            labels: self.output.labels,
        };
        let bytes = sheet.render(self.format, &self.style, csv);
        output::write(&bytes.map_err(CliMessage::from)?, file, read, self.spoken.messages)
    }
}

/// The format asked for, else that of the file's name, one of those that a command has; an ending that means none is an error,
/// rather than tables in a workbook.
pub(super) fn format<F: Written>(
    asked: Option<F>,
    file: Option<&Path>,
    offered: &[F],
) -> Result<F, CliMessage> {
    if let Some(format) = asked {
        return Ok(format);
    }
    let Some(ending) = file.and_then(Path::extension) else {
        return Ok(F::default());
    };
    let ending = ending.to_string_lossy();
    let format = F::of_ending(&ending).filter(|format| offered.contains(format));
    format.ok_or_else(|| {
        let known = offered.iter().flat_map(|format| format.endings());
        CliMessage::UnknownEnding {
            ending: ending.into_owned(),
            known: known.map(|ending| (*ending).to_owned()).collect(),
        }
    })
}

/// Refuses the name of a file that asks for a format of others: a page of text is written as it is, whatever its file is called.
pub(super) fn refuse_ending(file: Option<&Path>, own: &[&str]) -> Result<(), CliMessage> {
    let Some(ending) = file.and_then(Path::extension) else {
        return Ok(());
    };
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    let is_format = Format::of_ending(&ending).is_some_and(|format| format != Format::Table)
        || BriefFormat::of_ending(&ending).is_some();
    if !is_format || own.contains(&&*ending) {
        return Ok(());
    }
    let known = own.iter().map(|ending| (*ending).to_owned()).collect();
    Err(CliMessage::UnknownEnding { ending, known })
}

/// `compare`: two saved runs beside each other, in the language of the later one unless another is asked for.
pub(super) fn compare(arguments: &CompareArguments, asked: Option<Language>) -> anyhow::Result<()> {
    let (output, appearance) = (&arguments.output, &arguments.appearance);
    let [before, now] = [&arguments.before, &arguments.now];
    let (was, is) = (run::earlier("compare", before)?, run::earlier("compare", now)?);
    let spoken = Languages::of(asked, is.language);
    let paper = Paper::new(output, appearance, Rounding::default(), spoken)?;
    let sheet = report::compare::sheet(&was, &is, &paper.style);
    paper.write(&sheet, [before, now].map(PathBuf::as_path))
}
