//! Messages: each is one row, with its code, its sentence and its way out in both languages.

use std::any::Any;
use std::fmt::Debug;

use super::Code;
use crate::language::Language;

/// One message of a room: its code and its words in every language. Declared by [`messages!`](crate::messages).
pub trait Message: Any + Debug + Send + Sync {
    /// The stable word scripts may depend on.
    fn code(&self) -> Code;
    /// What is wrong, in one sentence that names the thing and the value.
    fn text(&self, language: Language) -> String;
    /// What stands under the caret: usually what was expected.
    fn label(&self, _language: Language) -> Option<String> {
        None
    }
    /// The way out.
    fn help(&self, _language: Language) -> Option<String> {
        None
    }
    /// Whether another message says the same.
    fn says_same(&self, other: &dyn Message) -> bool {
        format!("{self:?}") == format!("{other:?}")
    }
}

/// Declares the messages of a room as an enum, one row a message: its fields, its code, its sentence, and, where there are, what stands
/// under the caret (`label`) and the way out (`help`). Each text is the Chinese and the English one, `"…" / "…"`, with the fields in
/// braces, or `= ` an expression: of type `String` for the sentence, `Option<String>` for label and help. `with { … }` holds bindings
/// for all texts of a row; the language of the run has the name given behind the enum's. A code that depends on the fields is an
/// expression in brackets.
///
/// ```ignore
/// messages! {
///     /// What can be wrong with a file.
///     pub(super) enum FileMessage, language {
///         /// A line that is too long.
///         TooLong { line: u32, length: usize } => BadStructure,
///             with { let length = thousands(*length); },
///             "第{line}行有{length}个字符" / "line {line} has {length} characters",
///             help "分成几行" / "break the line";
///     }
/// }
/// ```
#[macro_export]
macro_rules! messages {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident, $language:ident {
            $(
                $(#[$about:meta])*
                $variant:ident $({ $($field:ident: $type:ty),* $(,)? })? => $code:tt,
                    $(with { $($with:tt)* },)?
                    $($zh:literal / $en:literal)? $(= $text:expr)?
                    $(, label $($label_zh:literal / $label_en:literal)? $(= $label:expr)?)?
                    $(, help $($help_zh:literal / $help_en:literal)? $(= $help:expr)?)?
            );* $(;)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "the fields are what the sentence names")]
        $visibility enum $name { $($(#[$about])* $variant $({ $($field: $type),* })?),* }

        #[allow(unused_variables, reason = "a text names the fields that it needs")]
        impl $crate::diagnostic::Message for $name {
            fn code(&self) -> $crate::diagnostic::Code {
                match self {
                    $(Self::$variant $({ $($field),* })? => $crate::messages!(@code $code),)*
                }
            }

            fn text(&self, $language: $crate::language::Language) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($($with)*)?
                        $($crate::say!($language, $zh, $en))? $($text)?
                    })*
                }
            }

            fn label(&self, $language: $crate::language::Language) -> Option<String> {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($($with)*)?
                        $crate::messages!(@optional $language $($([$label_zh, $label_en])? $([= $label])?)?)
                    })*
                }
            }

            fn help(&self, $language: $crate::language::Language) -> Option<String> {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        $($($with)*)?
                        $crate::messages!(@optional $language $($([$help_zh, $help_en])? $([= $help])?)?)
                    })*
                }
            }

            fn says_same(&self, other: &dyn $crate::diagnostic::Message) -> bool {
                let other: &dyn std::any::Any = other;
                other.downcast_ref() == Some(self)
            }
        }
    };
    (@code ($code:expr)) => { $code };
    (@code $code:ident) => { $crate::diagnostic::Code::$code };
    (@optional $language:ident) => { None };
    (@optional $language:ident [$zh:literal, $en:literal]) => { Some($crate::say!($language, $zh, $en)) };
    (@optional $language:ident [= $text:expr]) => { $text };
}
