//! What comes with the program and reads neither plan nor data: `codes`, `schema`, `completions`, `man`.

use clap::CommandFactory;

use super::arguments::{Arguments, Command, Shell};
use super::environment::Languages;
use super::message::CliMessage;
use super::{environment, help, output};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::report::{codes, schema};

/// Writes the page that a command asks for; none where it is another command.
pub(super) fn execute(command: &Command, spoken: Languages) -> Option<anyhow::Result<()>> {
    let l = spoken.results;
    let (bytes, page) = match command {
        Command::Codes(a) => (Ok(codes(a.code, l).into_bytes()), &a.page),
        Command::Schema(a) => (Ok(schema::render(l)), &a.page),
        Command::Completions(a) => (Ok(completions(a.shell, l)), &a.page),
        Command::Man(a) => (man(a.command.as_deref(), l), &a.page),
        Command::Help(a) => (Ok(Vec::new()), &a.page),
        _ => return None,
    };
    let file = environment::file(page.output.as_ref());
    let write = |bytes: Vec<u8>| output::write(&bytes, file, [], spoken.messages);
    Some(bytes.map_err(anyhow::Error::from).and_then(write))
}

/// All codes, or one at length.
fn codes(code: Option<Code>, l: Language) -> String {
    code.map_or_else(|| codes::list(l), |code| codes::entry(code, l))
}

/// The script by which a shell completes command lines.
fn completions(shell: Shell, l: Language) -> Vec<u8> {
    let shell = match shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
        Shell::Power => clap_complete::Shell::PowerShell,
        Shell::Elvish => clap_complete::Shell::Elvish,
    };
    let mut command = translated(l);
    let names = command.get_subcommands().map(|c| c.get_name().to_owned());
    let names: Vec<String> = names.collect();
    for of in ["help", "man"] {
        let names = names.clone();
        let of_commands =
            |command: clap::Command| command.mut_arg("command", |word| word.value_parser(names));
        command = command.mut_subcommand(of, of_commands);
    }
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    script
}

/// The manual page of the program, or of one command.
fn man(name: Option<&str>, l: Language) -> Result<Vec<u8>, CliMessage> {
    let mut command = translated(l);
    if let Some(name) = name {
        let Some(found) = command.find_subcommand(name).cloned() else {
            let names = command.get_subcommands().map(clap::Command::get_name);
            return Err(CliMessage::UnknownCommand {
                written: name.to_owned(),
                names: names.map(str::to_owned).collect(),
            });
        };
        let title = format!("{}-{name}", command.get_name());
        command = found.name(title).version(env!("CARGO_PKG_VERSION"));
    }
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = clap_mangen::Man::new(command).render(&mut page);
    Ok(page)
}

/// The command line with its words.
fn translated(l: Language) -> clap::Command {
    help::translate(Arguments::command(), l)
}
