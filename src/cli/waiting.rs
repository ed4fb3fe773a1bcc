//! How far work has come that takes longer than a second, on a terminal that somebody looks at.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use super::environment;
use crate::language::Language;
use crate::progress::Progress;
use crate::say;

/// Work that is done by then is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar moves.
const TICK: Duration = Duration::from_millis(100);

/// Does a piece of work; standard error tells how far it is for as long as it goes on.
pub(super) fn told<T>(l: Language, progress: &Progress, work: impl FnOnce() -> T) -> T {
    if !environment::is_watched() {
        return work();
    }
    let began = Instant::now();
    let (done, waiting) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let goes_on = |time| waiting.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            if !goes_on(PATIENCE) {
                return;
            }
            let bar = ProgressBar::no_length().with_elapsed(PATIENCE);
            while goes_on(TICK) {
                show(&bar, progress, began, l);
            }
            bar.finish_and_clear();
        });
        let result = work();
        drop(done);
        result
    })
}

/// Shows the share that is read, and how many bytes a second; where no share is known, that it goes on.
fn show(bar: &ProgressBar, progress: &Progress, began: Instant, l: Language) {
    let (template, read) = match progress.reading() {
        Some((read @ 1.., expected @ 1..)) => (
            l.pick(
                "正在读取 [{bar:24}] {percent:>3}% {msg}",
                "reading [{bar:24}] {percent:>3}% {msg}",
            ),
            Some((read, expected)),
        ),
        // What they are is found out before they are read.
        Some(_) => (
            l.pick("{spinner} 正在查看文件 {elapsed}", "{spinner} looking at the files {elapsed}"),
            None,
        ),
        None => (l.pick("{spinner} 正在评估 {elapsed}", "{spinner} assessing {elapsed}"), None),
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
    if let Some((read, expected)) = read {
        let seconds = began.elapsed().as_secs().max(1);
        let [all, rate] = [expected, read / seconds].map(HumanBytes);
        bar.set_length(expected);
        bar.set_position(read.min(expected));
        bar.set_message(say!(l, "共 {all}，每秒 {rate}", "of {all}, {rate} a second"));
    }
    bar.tick();
}
