//! What is wrong when pages cannot be made.

/// Pages that could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A template is at fault; tera names the file, the line and the column.
    #[error("a template is at fault")]
    Template(#[from] tera::Error),
    /// A language is asked for of which there are no words.
    #[error("locales names {language:?}, of which there are no words")]
    NoLanguage {
        /// The language.
        language: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// A file of messages is at fault.
    #[error("{path}: {what}")]
    Words {
        /// The file, or the language.
        path: String,
        /// What is wrong.
        what: String,
    },
    /// Messages are missing, or lack a value.
    #[error("the words are incomplete: {}", .0.join("; "))]
    Messages(Vec<String>),
}

impl Error {
    /// What the user can do next, if it is not plain from the message.
    pub fn hint(&self) -> Option<String> {
        match self {
            Error::NoLanguage { language, known } => {
                let known = known.join(", ");
                let own = format!("or write content/locales/{language} as CONTRIBUTING.md says");
                Some(format!("there are {known}; choose among them, {own}"))
            }
            Error::Words { .. } => Some(
                "messages are changed in a file of the same name as the built-in one, which it replaces"
                    .into(),
            ),
            _ => None,
        }
    }
}
