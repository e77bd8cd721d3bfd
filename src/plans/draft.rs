//! A new plan, as text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::playbooks::Playbook;
use crate::units::Day;
use crate::units::Month;

/// What was decided when a playbook was adopted.
#[derive(Clone, Debug)]
pub struct Adopted {
    /// The month of the report it was decided by.
    pub month: Month,
    /// Who sees to it.
    pub owner: String,
    /// The last day on which it is in time.
    pub due: Day,
    /// The number it is to be measured by, as that report has it in JSON; a null
    /// where it was undefined.
    pub before: serde_json::Value,
}

/// A plan file that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The stem of its file.
    pub name: String,
    /// The file.
    pub text: String,
}

impl Draft {
    /// The plan by which a playbook is carried out. Title and steps are those of
    /// `title` and `body`, the playbook in the language of the shop; a playbook
    /// without a task list is one step.
    pub fn new(playbook: &Playbook, (title, body): (&str, &str), adopted: &Adopted) -> Draft {
        let Adopted { month, owner, due, before } = adopted;
        let text = |text: &str| toml::Value::String(text.into()).to_string();
        let measure = &playbook.measure;
        let mut lines = vec![
            "+++".into(),
            format!("playbook = {}", text(&playbook.id)),
            format!("month = {}", text(&month.to_string())),
            format!("owner = {}", text(owner)),
            format!("due = {due}"),
            format!("audience = {}", text(&playbook.audience)),
            "[measure]".into(),
            format!("metric = {}", text(&measure.metric)),
            format!("after_days = {}", measure.after_days),
        ];
        match before {
            serde_json::Value::Null => {}
            serde_json::Value::String(amount) => lines.push(format!("before = {}", text(amount))),
            number => lines.push(format!("before = {number}")),
        }
        lines.extend(["+++".into(), String::new(), format!("# {title}"), String::new()]);
        lines.push(task_lists(body).unwrap_or_else(|| format!("- [ ] {title}")));
        Draft { name: format!("{month}-{}", playbook.id), text: lines.join("\n") + "\n" }
    }
}

/// The lists of a text that have boxes, as they are written.
fn task_lists(body: &str) -> Option<String> {
    let (mut lists, mut depth, mut list, mut has_boxes) = (Vec::new(), 0_usize, 0..0, false);
    for (event, at) in Parser::new_ext(body, Options::ENABLE_TASKLISTS).into_offset_iter() {
        match event {
            Event::Start(Tag::List(_)) => {
                if depth == 0 {
                    (list, has_boxes) = (at, false);
                }
                depth += 1;
            }
            Event::TaskListMarker(_) => has_boxes = true,
            Event::End(TagEnd::List(_)) => {
                depth -= 1;
                if depth == 0 && has_boxes {
                    lists.push(body[list.clone()].trim_end());
                }
            }
            _ => {}
        }
    }
    (!lists.is_empty()).then(|| lists.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_the_lists_with_boxes() {
        let body =
            "Why.\n\n- no step\n\n## Steps\n- [ ] One\n  - [ ] Part\n- [ ] Two\n\n## Not\n- x\n";
        assert_eq!(task_lists(body).unwrap(), "- [ ] One\n  - [ ] Part\n- [ ] Two");
        assert_eq!(task_lists("By telephone.\n"), None);
    }
}
