// What comes out on paper.

import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

/** Sheets in CSS pixels, less the margins of the style sheet: 16 mm above and below, 14 mm beside. */
const mm = (length) => (length * 96) / 25.4;
const SHEETS = [["A4", 210, 297], ["Letter", 215.9, 279.4]];
const MARGINS = { beside: 28, above: 32 };

/** The most sheets that a page of the usual shop may take. */
const MOST = { index: 3, cohorts: 9 };

/** What does not fit a sheet of this size, with the page laid out for it. */
function fits([width, height]) {
  const faults = [];
  for (const element of document.querySelectorAll("table, figure > svg, .tiles, .cards")) {
    const box = element.getBoundingClientRect();
    // Of more than five years no sheet has room; README says so.
    if (element.tHead?.rows[0].cells.length > 62) continue;
    if (box.width === 0 || !element.checkVisibility({ contentVisibilityAuto: true }) || element.closest("details:not([open])")) continue;
    const name = element.closest("[id]")?.id;
    if (box.right > width + 1 || box.left < -1) faults.push(`${name} is wider than the sheet by ${Math.round(box.right - width)}`);
    const whole = element.matches("svg") || element.closest(".triangles .panel");
    if (whole && box.height > height) faults.push(`${name} is higher than the sheet: ${Math.round(box.height)}`);
  }
  for (const row of document.querySelectorAll("tr")) {
    if (row.offsetHeight > 0 && getComputedStyle(row).breakInside !== "avoid") faults.push("a row may be cut");
  }
  if (document.querySelectorAll(".switched .panel").length > 0) {
    const seen = [...document.querySelectorAll(".switched .panel")].filter((it) => it.offsetHeight > 0);
    if (seen.length !== 1) faults.push(`${seen.length} triangles are printed in the place of one`);
  }
  return [...new Set(faults)];
}

/** How many sheets a page takes, and whether everything fits them. */
export async function printed(tab, path, fault) {
  const name = path.split(/[\\/]/).pop().replace(".html", "");
  await tab.goto(pathToFileURL(resolve(path)).href);
  await tab.emulateMedia({ media: "print" });
  for (const [format, across, down] of SHEETS) {
    const size = [mm(across - MARGINS.beside), mm(down - MARGINS.above)];
    await tab.setViewportSize({ width: Math.floor(size[0]), height: Math.floor(size[1]) });
    for (const what of await tab.evaluate(fits, size)) fault(`on ${format} ${what}`);
    if (!(name in MOST)) continue;
    const pdf = await tab.pdf({ format, preferCSSPageSize: false, printBackground: false });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (sheets < 1 || sheets > MOST[name]) fault(`takes ${sheets} sheets of ${format}, not at most ${MOST[name]}`);
  }
}
