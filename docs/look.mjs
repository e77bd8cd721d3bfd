// Photographs a site. Part of no test: it needs a browser.
//
//   node docs/look.mjs SITE FOLDER             every page, and index.html to see them side by side
//   node docs/look.mjs --picture SITE FILE     the latest summary page, down to its numbers
//
// NODE_PATH leads to playwright-core; CHROMIUM is the browser, if it is not in the usual place.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { chromium } = createRequire(import.meta.url)("playwright-core");

const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];
const PICTURE = { width: 1280, height: 1000 };

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const offline = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-lcd-text",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** HTML files of a site in all of its languages, but for those of earlier months. */
function pages(site) {
  const month = latest(site);
  const all = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"));
  const isNow = (name) => !/^\d{4}-\d{2}[\\/]/.test(name) || name.startsWith(month);
  return all.filter(isNow).sort().map((name) => join(site, name));
}

function latest(site) {
  const month = readdirSync(site).filter((name) => /^\d{4}-\d{2}$/.test(name)).sort().pop();
  if (!month) throw new Error(`${site}: no month in it`);
  return month;
}

async function open(browser, viewport, colorScheme) {
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
  return context.newPage();
}

async function look(browser, site, out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const rows = new Map();
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const page = await open(browser, { width, height: 900 }, scheme);
      for (const path of pages(site)) {
        const name = relative(site, path).replace(/\.html$/, "").replaceAll(/[\\/]/g, "-");
        await page.goto(pathToFileURL(resolve(path)).href);
        const needed = await page.evaluate(() => document.documentElement.scrollWidth);
        if (needed > width) console.log(`${name}: ${needed} pixels wide in a window of ${width}`);
        const file = `${name}-${width}-${scheme}.png`;
        await page.screenshot({ path: join(out, file), fullPage: true });
        rows.set(name, [...(rows.get(name) ?? []), file]);
      }
      await page.context().close();
    }
  }
  const image = (file) => `<a href="${file}"><img src="${file}" alt="${file}" width="300"></a>`;
  const row = ([name, files]) => `<h2>${name}</h2>\n${files.map(image).join("\n")}`;
  const sheet = ["<!doctype html>", '<meta charset="utf-8">', "<title>Contact sheet</title>"];
  writeFileSync(join(out, "index.html"), [...sheet, ...[...rows].map(row), ""].join("\n"));
  console.log(`open ${join(out, "index.html")}`);
}

async function picture(browser, site, file) {
  const page = await open(browser, PICTURE, "light");
  await page.goto(pathToFileURL(resolve(site, latest(site), "index.html")).href);
  const { y, height } = await page.locator("main > section").nth(1).boundingBox();
  const clip = { x: 0, y: 0, width: PICTURE.width, height: Math.ceil(y + height) + 24 };
  await page.screenshot({ path: file, clip, fullPage: true });
  console.log(`wrote ${file}`);
}

const args = process.argv.slice(2);
const one = args[0] === "--picture" && args.shift();
if (args.length !== 2) throw new Error("usage: look.mjs [--picture] SITE OUT");
const executablePath = process.env.CHROMIUM ?? usual.find(existsSync);
const browser = await chromium.launch({ executablePath, args: offline });
try {
  await (one ? picture : look)(browser, ...args);
} finally {
  await browser.close();
}
