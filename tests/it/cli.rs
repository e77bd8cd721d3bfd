//! The program as people run it.

use std::io::Write as _;
use std::path::Path;

use clap::CommandFactory as _;
use perennial::cmd::Cli;

use crate::shop::{Folder, Ran, csv, ran, repository, tree};

/// Two months that are over, and one that is not.
const ROWS: [&str; 6] = [
    "1,ada@example.com,2024-01-05,10",
    "2,ben@example.com,2024-01-20,20",
    "3,ada@example.com,2024-02-02,30",
    "4,cyd@example.com,2024-02-29,40",
    "5,ben@example.com,2024-03-01,50",
    "6,dee@example.com,2024-03-02,60",
];

const SHOPIFY: &str = "tests/fixtures/shopify/orders_export.csv";

#[test]
fn help_names_every_command_and_flag() {
    let folder = Folder::new();
    let program = Cli::command();
    let help = |args: &[&str]| {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.out
    };
    let all = help(&["--help"]);
    for command in program.get_subcommands() {
        assert!(all.contains(command.get_name()), "{all}");
        let text = help(&[command.get_name(), "--help"]);
        for flag in command.get_arguments() {
            let place = || flag.get_id().as_str().to_uppercase();
            let name = flag.get_long().map_or_else(place, |long| format!("--{long}"));
            assert!(text.contains(&name), "{name} is not in {text}");
            assert!(flag.get_help().is_some(), "{name} is not explained");
        }
    }
    for flag in ["--config", "--format", "--as-of", "--out", "--strict"] {
        assert!(help(&["build", "--help"]).contains(flag), "{flag}");
    }
    assert!(tree(&folder.at("")).is_empty());
}

#[test]
fn without_a_project_the_sample_shop_is_built() {
    let folder = Folder::new();
    let ran = folder.run(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("no perennial.toml here and no files named: "), "{}", ran.out);
    assert!(ran.out.ends_with("open      site/index.html\n"), "{}", ran.out);
    let report = folder.json("site/2026-10/report.json");
    assert_eq!(report["shop"]["name"], "Fernhill Tea (simulated)");
}

#[test]
fn a_file_is_enough_when_its_header_is_known() {
    let folder = Folder::new();
    folder.put("export.csv", std::fs::read(repository(SHOPIFY)).unwrap());
    let ran = folder.build(&["export.csv"]);
    for said in ["14 rows", "11 orders", "4 customers", "1 cancelled", "2 orders after 2024-03-31"]
    {
        assert!(ran.out.contains(said), "{}", ran.out);
    }
    let report = folder.json("site/2024-03/report.json");
    assert_eq!(report["data"]["files"][0]["format"], "shopify");
}

#[test]
fn a_project_is_enough_without_arguments_and_from_anywhere() {
    let folder = Folder::of_rows(&ROWS);
    assert_eq!(folder.run(&[]).code, Some(0));
    let here = tree(&folder.at("site"));
    assert!(here.contains_key("2024-02/report.json"), "{:?}", here.keys());

    let config = folder.at("perennial.toml");
    std::fs::remove_dir_all(folder.at("site")).unwrap();
    let elsewhere = Folder::new();
    elsewhere.build(&["--config", config.to_str().unwrap()]);
    assert!(tree(&elsewhere.at("")).is_empty());
    assert!(tree(&folder.at("site")) == here);
}

#[test]
fn own_templates_take_the_place_of_the_embedded_file_by_file() {
    let folder = Folder::of_rows(&ROWS);
    folder.build(&["--out", "before"]);
    let base = std::fs::read_to_string(repository("templates/base.html")).unwrap();
    assert_eq!(base.matches("<body").count(), 1);
    folder.put("templates/base.html", base.replace("<body", "<body data-own=\"yes\""));
    folder.build(&["--out", "after"]);
    let (before, after) = (tree(&folder.at("before")), tree(&folder.at("after")));
    assert!(before.keys().eq(after.keys()));
    for (name, bytes) in after {
        let text = String::from_utf8(bytes).unwrap();
        let own = text.contains("<body data-own=\"yes\"");
        assert_eq!(own, name.starts_with("2024-02/") && name.ends_with(".html"), "{name}");
        assert!(text.replace(" data-own=\"yes\"", "").as_bytes() == before[&name], "{name}");
    }
}

#[test]
fn own_content_is_added_to_the_embedded() {
    let folder = Folder::of_rows(&ROWS);
    folder.build(&["--out", "before"]);
    folder.put(
        "content/playbooks/call-everybody.md",
        "+++\nid = \"call-everybody\"\ntitle = \"Call them all\"\naudience = \"everyone\"\n\
         effort_hours = 4\nlead_days = 2\n[when]\n\
         all = [{ metric = \"customers\", op = \">\", value = 0 }]\n\
         [measure]\nmetric = \"customers\"\nafter_days = 30\n+++\nBy telephone.\n",
    );
    folder.build(&["--out", "after"]);
    let playbooks = |site: &str| {
        let report = folder.json(&format!("{site}/2024-02/report.json"));
        report["playbooks"].as_array().unwrap().clone()
    };
    let own = |all: &[serde_json::Value]| all.iter().any(|one| one["id"] == "call-everybody");
    assert!(!own(&playbooks("before")) && own(&playbooks("after")));
    assert_eq!(playbooks("before").len() + 1, playbooks("after").len());
    assert!(folder.text("after/2024-02/strategy.html").contains("Call them all"));
    let page = folder.text("after/2024-02/playbooks/call-everybody.html");
    assert!(page.contains("<h1>Call them all</h1>") && page.contains("By telephone."));
}

/// 2 March is a day too, but not the one that the project says it is.
#[test]
fn the_form_of_dates_that_a_project_names_is_the_one_that_counts() {
    let folder = Folder::of_rows(&["1,ada@example.com,2024-03-02,10"]);
    let config = folder.text("perennial.toml");
    folder.put("perennial.toml", config + "[orders.rules]\ndate_format = \"%Y-%d-%m\"\n");
    let ran = folder.build(&[]);
    assert!(ran.out.contains("site/2024-02"), "{}", ran.out);
}

/// Trades are many, and content names its own.
#[test]
fn own_benchmarks_may_be_of_any_trade() {
    let folder = Folder::of_rows(&ROWS);
    folder.put(
        "content/benchmarks/own.toml",
        "[source]\ntitle = \"Our fair\"\npublisher = \"Chairs Today\"\nyear = 2024\nprimary = true\n\
         [[benchmark]]\nid = \"chairs\"\nmetric = \"repeat_purchase_rate_ever\"\ngrade = \"C\"\n\
         vertical = \"furniture\"\nvalue = 0.1\nunit = \"share\"\nwindow = \"ever\"\n\
         population = \"customers\"\ndefinition = \"Bought twice.\"\n",
    );
    folder.build(&[]);
    assert!(folder.text("site/2024-02/benchmarks.html").contains("furniture"));
}

#[test]
fn under_strict_a_month_that_is_not_over_is_a_warning_and_exit_1() {
    let folder = Folder::of_rows(&ROWS);
    assert_eq!(folder.build(&["--strict"]).code, Some(0));
    let args = ["build", "--as-of", "2024-03", "--out", "march"];
    let lenient = folder.run(&args);
    let strict = folder.run(&[&args[..], &["--strict"]].concat());
    assert_eq!((lenient.code, strict.code), (Some(0), Some(1)));
    let said = "warning   2024-03 is not over: the last order is on 2024-03-02\n";
    assert!(lenient.out.contains(said), "{}", lenient.out);
    assert_eq!(Ran { code: Some(0), ..strict }, lenient);
    assert_eq!(folder.json("march/2024-03/report.json")["data"]["warnings"][0], "month_not_over");
}

#[test]
fn a_month_that_is_not_over_has_no_cells_and_no_month_numbers() {
    let folder = Folder::of_rows(&ROWS);
    // Its cohorts are of one and two.
    folder.put(
        "perennial.toml",
        folder.text("perennial.toml").replace("threshold = 2", "threshold = 1"),
    );
    folder.build(&["--as-of", "2024-03"]);
    let report = folder.json("site/2024-03/report.json");
    assert_eq!(report["period"]["over"], false);
    assert_eq!(report["period"]["as_of"], "2024-03-02");
    let rows = report["cohorts"]["rows"].as_array().unwrap();
    let customers: Vec<String> = rows.iter().map(|row| row["customers"].to_string()).collect();
    assert_eq!(customers, ["[2,1,null]", "[1,null]", "[null]"]);
    for (id, metric) in report["metrics"].as_object().unwrap() {
        if metric["window"] == "month" {
            assert!(metric["value"].is_null(), "{id}");
            assert_eq!(metric["why"], "month_not_over", "{id}");
        }
    }
    assert_eq!(report["metrics"]["customers"]["value"], 4);
}

#[test]
fn a_folder_of_someone_else_is_refused() {
    let folder = Folder::of_rows(&ROWS);
    folder.put("thesis/chapter-1.txt", "Once upon a time");
    let ran = folder.run(&["build", "--out", "thesis"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "error: thesis: has files but no perennial.json, so it is not a site\n  \
         hint: choose a new folder with --out, or empty this one\n"
    );
    assert_eq!(tree(&folder.at("thesis")).len(), 1);
}

#[test]
fn other_months_stay_and_the_archive_lists_them_all() {
    let folder = Folder::of_rows(&ROWS);
    folder.build(&["--as-of", "2024-01"]);
    let january = tree(&folder.at("site/2024-01"));
    folder.build(&["--as-of", "2024-02"]);
    assert!(tree(&folder.at("site/2024-01")) == january);
    for file in ["index.html", "feed.xml"] {
        let page = folder.text(&format!("site/{file}"));
        for month in ["2024-01", "2024-02"] {
            assert!(page.contains(&format!("{month}/index.html")), "{month} is not in {file}");
        }
    }
    let mark = folder.json("site/perennial.json");
    assert_eq!(mark["months"], serde_json::json!(["2024-01", "2024-02"]));
}

#[test]
fn a_packed_file_is_the_same_file() {
    let folder = Folder::of_rows(&ROWS);
    let plain = csv(&ROWS);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    folder.put("orders.csv.gz", gzip.finish().unwrap());
    folder.put("orders.csv.zst", zstd::encode_all(plain.as_bytes(), 3).unwrap());
    let report = |file: &str| {
        folder.build(&[file, "--out", &format!("of-{file}")]);
        let mut report = folder.json(&format!("of-{file}/2024-02/report.json"));
        let files = report["data"].as_object_mut().unwrap().remove("files").unwrap();
        assert_eq!(files[0]["name"], file);
        (report, files[0]["blake3"].clone())
    };
    let (plain, gz, zst) =
        (report("orders.csv"), report("orders.csv.gz"), report("orders.csv.zst"));
    assert!(plain.0 == gz.0 && plain.0 == zst.0);
    assert!(plain.1 != gz.1 && plain.1 != zst.1);
}

#[test]
fn the_same_inputs_give_the_same_bytes_wherever_and_whenever() {
    let folder = Folder::of_rows(&ROWS);
    let site = |name: &str, place: &Path, settings: &[(&str, &str)]| {
        let (config, out) = (folder.at("perennial.toml"), folder.at(name));
        let mut program = folder.program();
        program.current_dir(place).envs(settings.iter().copied());
        program.args(["build", "--config"]).arg(config).arg("--out").arg(&out);
        assert_eq!(ran(&mut program).code, Some(0));
        tree(&out)
    };
    let here = folder.at("");
    let first = site("first", &here, &[("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C")]);
    let far = [("TZ", "Pacific/Kiritimati"), ("LANG", "fa_IR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")];
    assert!(site("again", &here, &[]) == first);
    assert!(site("again", &here, &[]) == first, "a second time into the same folder");
    assert!(site("elsewhere", Path::new("/"), &far) == first);
    assert!(site("thin", &here, &[("RAYON_NUM_THREADS", "1"), ("COLUMNS", "20")]) == first);
}
