// Adds to pages that are whole without it: a table's row beside its mark in a chart, a triangle's
// cell with what it is of, rows in another order. It has no words of its own, and asks for nothing.
"use strict";
(() => {
  const make = (name, words, from) => {
    const made = document.createElement(name);
    if (words !== undefined) made.textContent = words;
    if (from) made.className = from;
    return made;
  };
  const words = (element) => element?.textContent.trim() ?? "";

  // The navigation is scrolled to the page that it is of, where it is wider than the window.

  const here = document.querySelector(".pages [aria-current]");
  const bar = here?.closest("ul");
  if (bar) bar.scrollLeft += here.getBoundingClientRect().left - bar.getBoundingClientRect().left - bar.clientWidth / 3;

  // Tooltips.

  const tip = make("div", "", "tip");
  tip.setAttribute("role", "status");
  document.body.append(tip);
  let shown = null;

  const hide = () => {
    shown?.remove?.();
    shown = null;
    tip.replaceChildren();
    tip.classList.remove("on");
  };

  /** Shows lists of [name, value], each under a title if it has one, beside a place of the window. */
  const show = (lists, x, y) => {
    tip.replaceChildren(...lists.flatMap(([title, pairs]) => {
      const list = make("dl");
      for (const [name, value] of pairs) {
        const pair = make("div");
        pair.append(make("dt", name), make("dd", value));
        list.append(pair);
      }
      return title ? [make("p", title), list] : [list];
    }));
    tip.classList.add("on");
    const { width, height } = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const beside = x + 14 + width > room - 8 ? x - 14 - width : x + 14;
    tip.style.left = `${Math.max(8, Math.min(beside, room - width - 8))}px`;
    const above = y - height - 12;
    tip.style.top = `${above < 8 ? Math.min(y + 16, Math.max(8, innerHeight - height - 8)) : above}px`;
  };

  /** A chart: where its rows are, and the row that the pointer or an arrow key is at. */
  const chart = (svg) => {
    const figure = svg.closest("figure");
    const table = figure?.querySelector("table");
    if (!table) return;
    const names = [...table.tHead.rows[0].cells].map(words);
    // As they are before anybody sorts them.
    const rows = [...table.tBodies[0].rows];
    const numbers = (name) => svg.dataset[name].split(" ").map(Number);
    const [left, top, right, bottom] = numbers("plot");
    const stops = numbers("stops").slice(0, rows.length);
    const upright = svg.dataset.axis === "y";
    // Several rows can have one place: a row for each line there.
    const places = [...new Set(stops)].sort((one, other) => one - other);
    let at = null;

    const scale = () => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const stop = (place, pointer) => {
      hide();
      at = place;
      const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      line.setAttribute("class", "at");
      line.setAttribute("d", upright ? `M${left} ${place}H${right}` : `M${place} ${top}V${bottom}`);
      svg.append(line);
      const lists = rows.filter((_, row) => stops[row] === place).map((row) => {
        const [first, ...others] = [...row.cells].map(words);
        const title = isNaN(first) ? first : `${names[0]} ${first}`;
        return [title, others.map((value, cell) => [names[cell + 1], value])];
      });
      const box = svg.getBoundingClientRect();
      const middle = upright ? [(left + right) / 2, place] : [place, (top + bottom) / 3];
      const spot = middle.map((length) => length * scale());
      show(lists, pointer?.clientX ?? box.left + spot[0], pointer?.clientY ?? box.top + spot[1]);
      shown = line;
    };
    const nearest = (event) => {
      const box = svg.getBoundingClientRect();
      const place = (upright ? event.clientY - box.top : event.clientX - box.left) / scale();
      const off = (stop) => Math.abs(stop - place);
      stop(places.reduce((best, next) => (off(next) < off(best) ? next : best)), event);
    };
    svg.addEventListener("pointermove", nearest);
    svg.addEventListener("pointerdown", nearest);
    svg.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
    svg.tabIndex = 0;
    svg.addEventListener("focus", () => svg.matches(":focus-visible") && stop(at ?? places.at(-1)));
    svg.addEventListener("blur", hide);
    svg.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
      const now = places.indexOf(at);
      const to = { Home: 0, End: places.length - 1 }[event.key] ?? now + (steps[event.key] ?? NaN);
      if (isNaN(to)) return;
      event.preventDefault();
      stop(places[Math.max(0, Math.min(to, places.length - 1))]);
    });
  };
  document.querySelectorAll("svg[data-stops]").forEach(chart);

  /** A cell of a triangle, with its cohort, its size and its age. */
  const cell = (event) => {
    const at = event.target.closest?.(".triangles td");
    const table = at?.closest("table");
    if (!table || at.cellIndex < 2 || at.colSpan > 1) {
      if (!event.target.closest?.("svg")) hide();
      return;
    }
    const names = [...table.tHead.rows[0].cells].map(words);
    const [cohort, size] = [...at.parentNode.cells].map(words);
    const age = table.dataset.age;
    hide();
    show([["", [[names[0], cohort], [names[1], size], [age, names[at.cellIndex]]]],
      [words(document.getElementById(table.getAttribute("aria-labelledby"))), [["", words(at)]]]],
    event.clientX, event.clientY);
  };
  document.addEventListener("pointerover", cell);
  document.addEventListener("pointerdown", cell);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { passive: true, capture: true });

  // Sorting: the numbers of a column from the most, its words from the first; then the other way
  // round; then as they were.

  const sorted = (table) => {
    if (table.closest(".triangles")) return;
    const body = table.tBodies[0];
    const were = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const language = document.documentElement.lang;
    const of = (row, column) => row.cells[column]?.dataset.sort ?? words(row.cells[column]);
    heads.forEach((head, column) => {
      const known = were.filter((row) => row.cells[column] && !row.cells[column].matches(".none"));
      const numeric = known.every((row) => of(row, column) !== "" && !isNaN(of(row, column)));
      const compare = (one, other) => numeric ?
        of(one, column) - of(other, column) :
        of(one, column).localeCompare(of(other, column), language, { numeric: true });
      const ways = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
      const button = make("button", words(head));
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const way = ways[ways.indexOf(head.getAttribute("aria-sort")) + 1];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        const rest = were.filter((row) => !known.includes(row));
        if (way) head.setAttribute("aria-sort", way);
        const turn = way === "descending" ? -1 : 1;
        const order = [...known].sort((one, other) => turn * compare(one, other));
        body.append(...(way ? [...order, ...rest] : were));
      });
    });
  };
  document.querySelectorAll("table[data-sorts]").forEach(sorted);

  // What a link leads to is shown, if a switch or a fold hides it.

  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const to = id && document.getElementById(id);
    if (!to) return;
    for (let fold = to.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
    const picks = to.closest("[data-picks]")?.dataset.picks.split(" ") ?? [];
    for (const pick of picks) document.querySelector(`.pick-${pick}`)?.click();
    to.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
