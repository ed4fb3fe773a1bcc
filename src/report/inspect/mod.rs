//! What the reader sees in files: a page for people (`page`, its words in `words`), one JSON object for scripts (`json`).

mod json;
mod page;
mod words;

pub use json::render as json;
pub use page::render as page;
