//! Texts that are longer than a message: the method page, and playbooks.

use std::collections::BTreeMap;

use crate::playbooks::Playbook;

use super::assets::titled;
use super::{Assets, Error, SOURCE};

/// A text in the language of a page, or in the one it was written in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a, T: ?Sized> {
    pub(super) text: &'a T,
    /// Whether it is in the language of the page.
    pub(super) is_translated: bool,
}

/// A playbook's words in the language of a page, or as they were written.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaybookTold<'a> {
    pub(super) title: &'a str,
    pub(super) body: &'a str,
    /// Whether they are in the language of the page.
    pub(super) is_translated: bool,
}

/// The texts of one language.
pub(super) struct Texts<'a> {
    assets: &'a Assets,
    language: &'a str,
    /// Title and body of the playbooks that are there in it, by id.
    playbooks: BTreeMap<&'a str, (&'a str, &'a str)>,
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
            let told = titled(text).ok_or_else(|| {
                let what = "does not begin with its title: # Title".into();
                Error::Words { path: path.into(), what }
            })?;
            playbooks.insert(path[folder.len()..].trim_end_matches(".md"), told);
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

    /// A playbook in this language, or as it was written.
    pub(super) fn playbook<'b>(&self, playbook: &'b Playbook) -> PlaybookTold<'b>
    where
        'a: 'b,
    {
        match self.playbooks.get(playbook.id.as_str()) {
            Some((title, body)) => PlaybookTold { title, body, is_translated: true },
            None => PlaybookTold {
                title: &playbook.title,
                body: &playbook.body,
                is_translated: self.language == SOURCE,
            },
        }
    }
}
