//! Templates, words and texts, as files have them.

use std::collections::{BTreeMap, BTreeSet};

/// Templates, words and texts by path: `templates/base.html`,
/// `content/locales/en/pages.ftl`, `content/method.md`.
#[derive(Clone, Debug, Default)]
pub struct Assets(pub BTreeMap<String, String>);

impl Assets {
    /// Files below `folder` that end in `ending`, as (path, text), sorted.
    pub fn below<'a>(
        &'a self,
        folder: &str,
        ending: &str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        all.filter(move |(path, _)| path.starts_with(folder) && path.ends_with(ending))
    }

    /// The languages of which there are words.
    pub(super) fn languages(&self) -> BTreeSet<String> {
        let folder = "content/locales/";
        let names = self.below(folder, ".ftl").filter_map(|(path, _)| path.strip_prefix(folder));
        names.filter_map(|name| Some(name.split_once('/')?.0.to_string())).collect()
    }

    /// The text of a file; empty where there is none.
    pub(super) fn text(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    /// Title and body of a playbook as a language has it; `None` if it has not.
    pub fn playbook(&self, language: &str, id: &str) -> Option<(&str, &str)> {
        titled(self.0.get(&format!("content/locales/{language}/playbooks/{id}.md"))?)
    }
}

/// Title and body of a text that begins with `# Title`.
pub(super) fn titled(text: &str) -> Option<(&str, &str)> {
    let (title, body) = text.strip_prefix("# ")?.split_once('\n')?;
    Some((title.trim(), body))
}
