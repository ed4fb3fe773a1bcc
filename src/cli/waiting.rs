//! A sign of life on a terminal where work takes longer than a second.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::language::Language;

/// Work that is done by then is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the sign moves.
const TICK: Duration = Duration::from_millis(100);

/// Does a piece of work; standard error tells for how long it goes on, where it is a terminal.
pub(super) fn told<T>(l: Language, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let goes_on = |time| waiting.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            if !goes_on(PATIENCE) {
                return;
            }
            let sign = ProgressBar::new_spinner().with_elapsed(PATIENCE);
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                sign.set_style(style);
            }
            sign.set_message(l.pick("正在读取和评估", "reading and assessing"));
            while goes_on(TICK) {
                sign.tick();
            }
            sign.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}
