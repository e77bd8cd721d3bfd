// Opens every page of sites in a real browser, from file://, and says what is wrong.
//
//   node check.mjs SITE ...
//
// CHROMIUM is the browser, if it is not in the usual place. Exits with 1 when anything is wrong.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

import { layout, links } from "./page.mjs";
import { printed } from "./print.mjs";
import { tried } from "./script.mjs";

const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];
// Enough to mend something by; the rest is counted.
const TOLD = 40;

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const offline = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** By what is wrong, the pages on which it is; and those of the site that is looked at. */
const faults = new Map();
let here = { name: "", faults: 0 };
function fault(page, what) {
  const told = faults.get(what) ?? new Set();
  faults.set(what, told.add(`${here.name}: ${page}`));
  here.faults += 1;
}

/** Every HTML file below a folder. */
function pages(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith(".html") ? [path] : [];
  }).sort();
}

/** A tab in which whatever a page asks for beyond its site, or complains about, is a fault. */
async function open(browser, site, options) {
  const context = await browser.newContext({ deviceScaleFactor: 1, ...options });
  const inside = pathToFileURL(resolve(site)).href + "/";
  const tab = await context.newPage();
  const at = () => relative(site, fileURLToPath(tab.url()));
  tab.on("console", (message) => fault(at(), `console: ${message.text()}`));
  tab.on("pageerror", (error) => fault(at(), `script: ${error.message}`));
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(inside) && !url.startsWith("data:")) fault(at(), `asks for ${url}`);
  });
  tab.on("requestfailed", (request) => fault(at(), `cannot load ${request.url()}`));
  return tab;
}

/** What is wrong with how a page is laid out, whatever the width and the colours. */
async function looked(browser, site, paths) {
  const ways = WIDTHS.flatMap((width) => SCHEMES.flatMap((colorScheme) =>
    [true, false].map((javaScriptEnabled) => ({ width, colorScheme, javaScriptEnabled }))));
  await Promise.all(ways.map(async ({ width, colorScheme, javaScriptEnabled }) => {
    const viewport = { width, height: 900 };
    const tab = await open(browser, site, { viewport, colorScheme, javaScriptEnabled });
    for (const path of paths) {
      await tab.goto(pathToFileURL(resolve(path)).href);
      const name = `${relative(site, path)} (${width}, ${colorScheme})`;
      // The page's own scripts may be off; what is asked of it here is not of the page.
      for (const what of await tab.evaluate(layout)) fault(name, what);
    }
    await tab.context().close();
  }));
}

/** What keeps somebody from reading it. */
async function read(browser, site, paths) {
  await Promise.all(SCHEMES.map(async (colorScheme) => {
    // A page's policy lets no script in that is not its own: this one is of the test.
    const options = { viewport: { width: 1280, height: 900 }, colorScheme, bypassCSP: true };
    const tab = await open(browser, site, options);
    for (const path of paths) {
      await tab.goto(pathToFileURL(resolve(path)).href);
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => globalThis.axe.run(document, { preload: false }));
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 2).map((node) => node.target.join(" ")).join(", ");
        fault(`${relative(site, path)} (${colorScheme})`, `${id}: ${help}: ${where}`);
      }
    }
    await tab.context().close();
  }));
}

/** What leads nowhere. */
async function reached(browser, site, paths) {
  const ids = new Map();
  const wanted = [];
  const tab = await open(browser, site, {});
  for (const path of paths) {
    const url = pathToFileURL(resolve(path)).href;
    await tab.goto(url);
    const found = await tab.evaluate(links);
    ids.set(url, new Set(found.ids));
    wanted.push(...found.links.map((link) => [path, link]));
  }
  await tab.context().close();
  for (const [path, link] of wanted) {
    const [file, id] = link.split("#");
    if (!file.startsWith("file:")) continue;
    const name = relative(site, path);
    if (!existsSync(fileURLToPath(file))) fault(name, `leads nowhere: ${link}`);
    else if (id && !ids.get(file)?.has(decodeURIComponent(id))) fault(name, `no such place: ${link}`);
  }
}

/** What is wrong with what the script adds, and with the page where there are no scripts. */
async function used(browser, site, paths) {
  for (const javaScriptEnabled of [true, false]) {
    const tab = await open(browser, site, { javaScriptEnabled });
    let sorted = null;
    for (const path of paths) {
      const name = `${relative(site, path)} (${javaScriptEnabled ? "with" : "without"} scripts)`;
      const url = pathToFileURL(resolve(path)).href;
      const more = await tried(tab, url, javaScriptEnabled, (what) => fault(name, what));
      if (more !== null) sorted = (sorted ?? 0) + more;
    }
    if (sorted === 0) fault(site, "no table of it is ever sorted");
    await tab.context().close();
  }
}

/** What is wrong on paper. */
async function onPaper(browser, site, paths) {
  const tab = await open(browser, site, {});
  for (const path of paths) await printed(tab, path, (what) => fault(`${relative(site, path)} (printed)`, what));
  await tab.context().close();
}

/** What is wrong with the HTML itself. */
async function validated(site, paths) {
  const rules = resolve(fileURLToPath(import.meta.url), "..", "html.json");
  const loader = new FileSystemConfigLoader(JSON.parse(readFileSync(rules, "utf8")));
  const validator = new HtmlValidate(loader);
  for (const path of paths) {
    const report = await validator.validateFile(path);
    for (const message of report.results.flatMap((result) => result.messages)) {
      fault(`${relative(site, path)}:${message.line}`, `${message.ruleId}: ${message.message}`);
    }
  }
}

/** Whether a page is in the first language of its site: others are in folders of their own. */
function isInFirst(site, path) {
  return !relative(site, path).split(sep).slice(0, -1).some((folder) => folder !== "playbooks" && !/^\d{4}-\d{2}$/.test(folder));
}

/** Whether a page is that of a playbook. */
const isPlaybook = (path) => basename(dirname(path)) === "playbooks";

const sites = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? usual.find(existsSync);
if (sites.length === 0 || !executablePath) {
  console.error("usage: node check.mjs SITE ..., with Chromium installed or named by CHROMIUM");
  process.exit(2);
}
const browser = await chromium.launch({ executablePath, args: offline });
let count = 0;
for (const [at, site] of sites.entries()) {
  const paths = pages(site);
  // How pages read, act and print is the same in the languages of a shop, and for all playbooks: it is
  // asked of all pages of the first site, and of the others in their first language and of one playbook.
  const one = paths.find(isPlaybook);
  const isAsked = (path) => isInFirst(site, path) && (path === one || !isPlaybook(path));
  const some = at === 0 ? paths : paths.filter(isAsked);
  here = { name: site.split(sep).slice(-2).join("/"), faults: 0 };
  if (paths.length === 0) fault(site, "has no pages");
  await looked(browser, site, paths);
  await reached(browser, site, paths);
  await read(browser, site, some);
  await used(browser, site, some);
  await onPaper(browser, site, some);
  await validated(site, paths);
  count += paths.length;
  const found = here.faults === 0 ? "nothing wrong" : `${here.faults} FAULTS`;
  console.log(`${here.name}: ${paths.length} pages, ${found}`);
}
await browser.close();
for (const [what, where] of [...faults].slice(0, TOLD)) {
  const places = [...where];
  const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
  console.log(`${what}\n    ${places.slice(0, 3).join(", ")}${more}`);
}
if (faults.size > TOLD) console.log(`and ${faults.size - TOLD} more like these`);
console.log(`${count} pages of ${sites.length} sites, ${faults.size} faults`);
process.exit(faults.size > 0 ? 1 : 0);
