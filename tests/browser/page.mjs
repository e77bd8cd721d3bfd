// What is asked of a page that is open. Each function runs in the page, and stands by itself.

/** What runs over: the page over its width, and words of a chart over each other or its edge. And which are too small. */
export function layout() {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.querySelectorAll("body *")].find((element) => {
      const box = element.getBoundingClientRect();
      return (box.right > width + 1 || box.left < -1) && box.width > 0 && !element.closest(".scroll, .skip");
    });
    faults.push(`scrolls sideways: ${wide?.tagName.toLowerCase()}.${wide?.className}#${wide?.id}`);
  }
  const within = (inner, outer) =>
    inner.left >= outer.left - 1 && inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  const overlap = (one, other) =>
    one.left < other.right - 1 && other.left < one.right - 1 &&
    one.top < other.bottom - 2 && other.top < one.bottom - 2;
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    for (const text of svg.querySelectorAll("text")) {
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
      if (size < 12) faults.push(`is written in ${size.toFixed(1)} pixels: “${text.textContent}”`);
    }
    const texts = [...svg.querySelectorAll("text")].map((text) => [text.getBoundingClientRect(), text.textContent]);
    for (const [box, words] of texts) {
      if (!within(box, frame)) faults.push(`leaves its chart: “${words}”`);
    }
    texts.forEach(([box, words], at) => {
      for (const [other, others] of texts.slice(at + 1)) {
        if (overlap(box, other)) faults.push(`“${words}” lies on “${others}”`);
      }
    });
  }
  // Text of the page that is cut off by its own box.
  for (const element of document.querySelectorAll("h1, h2, h3, p, dt, dd, li, figcaption, summary")) {
    if (element.closest(".scroll, .skip")) continue;
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible") {
      faults.push(`is cut off: “${element.textContent.trim().slice(0, 60)}”`);
    }
  }
  return faults;
}

/** Where a page leads, and what in it can be led to. */
export function links() {
  return {
    links: [...document.querySelectorAll("[href], [src]")].map((element) => element.href ?? element.src),
    ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  };
}
