//! Pages about the data of a plan, in every format.

use std::path::Path;

use super::arguments::{Appearance, Output};
use super::environment::Languages;
use super::message::CliMessage;
use super::{environment, output, report};
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::quantity::Rounding;
use crate::report::{CsvStyle, Format, Sheet, Style};

/// Where a page goes and how it looks.
pub(super) struct Paper<'a> {
    output: &'a Output,
    format: Format,
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
        let format = report::format(output.format, file, &Format::ALL)?;
        if output.labels && format != Format::Csv {
            let format = format.word();
            return Err(CliMessage::LabelsOf { format }.into());
        }
        environment::refuse_bytes(format == Format::Xlsx, format.word(), file)?;
        let style = environment::style(appearance, file.is_some(), spoken.results, rounding);
        Ok(Self {
            output,
            format,
            style,
            spoken,
        })
    }

    /// Writes a page of a plan; never over what was read.
    pub(super) fn write(&self, sheet: &Sheet, plan: &Plan, ledger: &Ledger) -> anyhow::Result<()> {
        let data = ledger
            .data()
            .files
            .iter()
            .map(|file| Path::new(&*file.path));
        self.write_beside(sheet, [Path::new(&*plan.text.path)].into_iter().chain(data))
    }

    /// Writes a page; never over these files.
    pub(super) fn write_beside<'f>(
        &self,
        sheet: &Sheet,
        inputs: impl IntoIterator<Item = &'f Path>,
    ) -> anyhow::Result<()> {
        let file = environment::file(self.output.file.as_ref());
        let csv = CsvStyle {
            bom: report::has_bom(self.output, file, self.spoken.results),
            labels: self.output.labels,
        };
        let bytes = sheet.render(self.format, &self.style, csv);
        let bytes = bytes.map_err(CliMessage::from)?;
        output::write(&bytes, file, inputs, self.spoken.messages)?;
        Ok(())
    }
}
