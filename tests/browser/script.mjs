// What the pages' own script adds, tried out as somebody would.

const phone = { width: 390, height: 800 };

/** What is wrong with the tooltip: absent, empty, beyond the window, or the page widened by it. */
function seen() {
  const tip = document.querySelector(".tip");
  const box = tip?.getBoundingClientRect();
  if (!tip?.classList.contains("on") || !tip.textContent.trim()) return "shows nothing";
  const { clientWidth, scrollWidth } = document.documentElement;
  if (box.left < 0 || box.right > clientWidth || box.top < 0 || box.bottom > innerHeight) return "leaves the window";
  return scrollWidth > clientWidth ? "widens the page" : "";
}

/** Every chart answers to pointer, keys and Escape with its table's words. */
async function tooltips(tab, fault) {
  for (const figure of await tab.locator("figure:has(svg[data-stops])").all()) {
    const svg = figure.locator("svg[data-stops]").first();
    if (!await svg.isVisible()) continue;
    const id = await figure.getAttribute("id");
    const wrong = async (way) => {
      const what = await tab.evaluate(seen);
      if (what) fault(`the tooltip of ${id}, by ${way}, ${what}`);
      const tip = await tab.locator(".tip").textContent();
      const rows = await figure.locator("tbody tr").allTextContents();
      const known = await figure.locator("tbody tr > :nth-child(2)").allTextContents();
      if (rows.length > 0 && !known.some((words) => tip.includes(words.trim()))) {
        fault(`the tooltip of ${id} is not of its table: “${tip.slice(0, 60)}”`);
      }
    };
    await svg.scrollIntoViewIfNeeded();
    // Scrolling closes it, and is told a frame later.
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const box = await svg.boundingBox();
    for (const part of [0.15, 0.95]) {
      await tab.mouse.move(box.x + box.width * part, box.y + box.height / 2);
      await wrong("pointer");
    }
    await tab.mouse.move(0, 0);
    await svg.focus();
    await tab.keyboard.press("ArrowLeft");
    await wrong("key");
    await tab.keyboard.press("Escape");
    if (await tab.locator(".tip.on").count()) fault(`Escape does not close the tooltip of ${id}`);
  }
}

/** Every table sorts by each of its columns, and back to how it was. */
async function sorting(tab, fault) {
  await tab.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
  const found = await tab.evaluate(() => {
    const faults = [];
    let sorted = 0;
    for (const table of document.querySelectorAll("table[data-sorts]")) {
      const id = table.getAttribute("aria-labelledby");
      const rows = () => [...table.tBodies[0].rows];
      const were = rows();
      const buttons = [...table.tHead.querySelectorAll("th > button")];
      if (buttons.length === 0 && !table.closest(".triangles")) faults.push(`${id} has no buttons`);
      buttons.forEach((button, column) => {
        const head = button.parentElement;
        for (const turn of [1, 2]) {
          button.click();
          const way = head.getAttribute("aria-sort");
          const cells = rows().map((row) => row.cells[column]).filter((cell) => cell && !cell.matches(".none"));
          const values = cells.map((cell) => cell.dataset.sort ?? cell.textContent.trim());
          const numbers = values.every((value) => value !== "" && !isNaN(value));
          for (let at = 1; at < values.length; at++) {
            const [one, other] = way === "ascending" ? [values[at - 1], values[at]] : [values[at], values[at - 1]];
            const order = numbers ? one - other : one.localeCompare(other, document.documentElement.lang, { numeric: true });
            if (order > 0) {
              faults.push(`${id} is not sorted by column ${column}, ${way}, click ${turn}: ${one} before ${other}`);
              break;
            }
          }
          if (!way) faults.push(`${id} does not say how it is sorted by column ${column}`);
          sorted += rows().some((row, at) => row !== were[at]);
        }
        button.click();
        if (head.hasAttribute("aria-sort") || rows().some((row, at) => row !== were[at])) {
          faults.push(`${id} is not as it was after three clicks`);
        }
      });
    }
    return { faults, sorted };
  });
  found.faults.forEach(fault);
  return found.sorted;
}

/** Of the triangles exactly the chosen one is seen, with a script or without. */
async function switching(tab, fault) {
  const shown = () => tab.locator(".switched .panel:visible").evaluateAll((panels) => panels.map((it) => it.dataset.picks));
  for (const measure of ["orders", "revenue", "customers"]) {
    for (const unit of ["amount", "share"]) {
      await tab.locator(`.pick-${measure}`).check();
      await tab.locator(`.pick-${unit}`).check();
      const seen = await shown();
      if (seen.length !== 1 || seen[0] !== `${measure} ${unit}`) fault(`${measure} by ${unit} shows ${seen.join(", ") || "nothing"}`);
    }
  }
}

/** Tries out what a page has. Gives how often rows changed their order; null without a script. */
export async function tried(tab, url, scripts, fault) {
  await tab.setViewportSize(phone);
  await tab.goto(url);
  if (await tab.locator(".switched").count()) await switching(tab, fault);
  // The file for a mail has none.
  if (!scripts || !await tab.locator("script").count()) {
    if (await tab.locator("th > button, .tip").count()) fault("has buttons that nothing is behind");
    return null;
  }
  if (!await tab.locator(".tip").count()) fault("its script does not run");
  await tooltips(tab, fault);
  const off = await tab.evaluate(() => {
    const here = document.querySelector(".pages [aria-current]")?.getBoundingClientRect();
    return here && (here.left < 0 || here.right > document.documentElement.clientWidth);
  });
  if (off) fault("the navigation does not show the page that it is on");
  const sorted = await sorting(tab, fault);
  if (await tab.locator(".panel #cohort-revenue").count()) {
    await tab.goto(`${url}#cohort-revenue`);
    await tab.reload();
    if (!await tab.locator("#cohort-revenue").isVisible()) fault("a link to a hidden triangle does not show it");
  }
  return sorted;
}
