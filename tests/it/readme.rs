//! README.md is true.

use std::fs;
use std::path::Path;

use perennial::benchmarks::{Library, targets};
use perennial::config::{Config, Detail, Role, StageLines};
use perennial::playbooks;
use perennial::report::annotations;

use crate::shop::{CONTENT, repository};

fn readme() -> String {
    fs::read_to_string(repository("README.md")).unwrap()
}

/// The text between a fence that opens with `language` and the next fence.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let after = text.split(&fence).skip(1);
    after.map(|rest| rest.split("```").next().unwrap().to_string()).collect()
}

#[test]
fn the_configuration_in_it_is_understood() {
    let text = readme();
    let mut blocks = blocks(&text, "toml");
    let others = ["[[benchmark]]", "[[annotation]]", "[when]"];
    blocks.retain(|block| !others.iter().any(|other| block.contains(other)));
    assert_eq!(blocks.len(), 1);
    let config = Config::from_text(&blocks[0], Path::new("README.md")).unwrap();
    assert_eq!(config.shop.stage, StageLines::default());
    assert_eq!(targets::read(&config.targets).unwrap().len(), 2);
    let columns = &config.orders[0].columns;
    for role in Role::ALL {
        assert!(columns.contains_key(&role), "{} is not in it", role.id());
    }
    let contacts = &config.orders[0].contacts;
    for detail in Detail::ALL {
        // These two are roles in the same file.
        let is_role = matches!(detail, Detail::Phone | Detail::Country);
        assert!(is_role || contacts.contains_key(&detail), "{} is not in it", detail.id());
    }
    let sections = ["email", "phone", "customer_id", "aliases", "rates"];
    assert!(!config.identity.is_empty() && config.currency.rates.is_some());
    for key in sections {
        assert!(blocks[0].lines().any(|line| line.starts_with(key)), "{key} is not in it");
    }
    for key in [
        "sheet",
        "encoding",
        "zone",
        "decimal",
        "amount_per",
        "guest",
        "footer",
        "date_format",
        "months",
        "name",
        "refunded",
    ] {
        assert!(blocks[0].lines().any(|line| line.starts_with(key)), "{key} is not in it");
    }
}

#[test]
fn the_playbook_in_it_is_understood() {
    let blocks = blocks(&readme(), "toml");
    let front = blocks.iter().find(|block| block.contains("[when]")).unwrap();
    let text = format!("+++\n{front}+++\nWhy.\n");
    let file = [("call-the-lapsed.md", text.as_str())].into_iter();
    let read = playbooks::parse(file, &CONTENT.benchmarks, &CONTENT.claims).unwrap();
    assert_eq!(read[0].when.conditions.len(), 4);
}

#[test]
fn the_peers_in_it_are_understood() {
    let blocks = blocks(&readme(), "toml");
    let peers = blocks.iter().find(|block| block.contains("[[benchmark]]")).unwrap();
    let library = Library::parse([("README.md", peers.as_str())].into_iter()).unwrap();
    assert!(library.get("circle-repeat").unwrap().median.is_some());
}

#[test]
fn the_annotation_in_it_is_understood() {
    let blocks = blocks(&readme(), "toml");
    let block = blocks.iter().find(|block| block.contains("[[annotation]]")).unwrap();
    let all = annotations::parse([("README.md", block.as_str())].into_iter()).unwrap();
    assert_eq!(all[0].text("fa"), "Spring campaign");
}

#[test]
fn every_format_is_named_in_it() {
    let text = readme();
    for entry in fs::read_dir(repository("content/formats")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(text.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_platform_and_every_audience_is_named_in_it() {
    let text = readme();
    for entry in fs::read_dir(repository("content/platforms")).unwrap() {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(text.contains(&format!("`{name}`")), "{name}");
    }
    for id in perennial::segments::audience_ids() {
        assert!(text.contains(&format!("`{id}`")), "{id}");
    }
}

#[test]
fn what_it_links_to_is_there() {
    let text = readme();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for target in targets.filter(|target| !target.contains("://")) {
        assert!(repository(target).exists(), "{target}");
    }
}
