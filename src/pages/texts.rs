//! Texts that are longer than a message: the method page, and playbooks.

use std::collections::BTreeMap;

use super::{Assets, Error, SOURCE};

/// A text in the language of a page, or in the one it was written in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a, T: ?Sized> {
    pub(super) text: &'a T,
    /// Whether it is in the language of the page.
    pub(super) is_translated: bool,
}

/// A playbook in another language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Playbook {
    pub(super) title: String,
    pub(super) body: String,
}

/// Title and body of a text that begins with `# Title`.
fn titled(text: &str) -> Option<(&str, &str)> {
    let (title, body) = text.strip_prefix("# ")?.split_once('\n')?;
    Some((title.trim(), body))
}

impl Assets {
    /// Title and body of a playbook as a language has it; `None` if it has not.
    pub fn playbook(&self, language: &str, id: &str) -> Option<(&str, &str)> {
        titled(self.0.get(&format!("content/locales/{language}/playbooks/{id}.md"))?)
    }
}

/// The texts of one language.
pub(super) struct Texts<'a> {
    assets: &'a Assets,
    language: &'a str,
    playbooks: BTreeMap<String, Playbook>,
}

impl<'a> Texts<'a> {
    /// Those in `content/locales/LANGUAGE`, and the ones they are of where there
    /// are none.
    ///
    /// # Errors
    ///
    /// [`Error::Words`] for a playbook that does not begin with its title.
    pub(super) fn new(assets: &'a Assets, language: &'a str) -> Result<Texts<'a>, Error> {
        let folder = format!("content/locales/{language}/playbooks/");
        let mut playbooks = BTreeMap::new();
        for (path, text) in assets.below(&folder, ".md") {
            let name = &path[folder.len()..];
            let Some((title, body)) = titled(text) else {
                let what = "does not begin with its title: # Title".into();
                return Err(Error::Words { path: path.into(), what });
            };
            let id = name.trim_end_matches(".md").to_string();
            playbooks.insert(id, Playbook { title: title.into(), body: body.into() });
        }
        Ok(Texts { assets, language, playbooks })
    }

    /// `method` or `limits`, as markdown.
    pub(super) fn page(&self, name: &str) -> Told<'a, str> {
        let own = self.assets.text(&format!("content/locales/{}/{name}.md", self.language));
        if own.is_empty() {
            let text = self.assets.text(&format!("content/{name}.md"));
            return Told { text, is_translated: self.language == SOURCE };
        }
        Told { text: own, is_translated: true }
    }

    /// A playbook, if it is there in this language.
    pub(super) fn playbook(&self, id: &str) -> Option<&Playbook> {
        self.playbooks.get(id)
    }

    /// Whether what people wrote once, in one language, is in that of the page.
    pub(super) fn is_source(&self) -> bool {
        self.language == SOURCE
    }
}
