//! The exit status; everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    indicalc::cli::main(std::env::args_os())
}
