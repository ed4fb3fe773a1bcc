//! A folder with a plan and data, and the command run in it.

#![allow(dead_code, clippy::unwrap_used)]

use std::process::{Command, Output};

use serde_json::Value;

/// A folder that is gone at the end of a test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    /// Runs a command line in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_indicalc"))
            .args(arguments)
            .current_dir(self.0.path())
            .env("SOURCE_DATE_EPOCH", "1788134400")
            .output()
            .unwrap()
    }

    /// What a command line prints; it must succeed.
    pub(crate) fn printed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command line that must fail complains of.
    pub(crate) fn complaint(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    }

    /// The whole report as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        let arguments = [&["report", "--format", "json"], arguments].concat();
        serde_json::from_str(&self.printed(&arguments)).unwrap()
    }

    /// The assessments of the report.
    pub(crate) fn assessments(&self, arguments: &[&str]) -> Vec<Value> {
        self.json(arguments)["assessments"].as_array().unwrap().clone()
    }
}
