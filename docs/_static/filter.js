// A box with data-filter="ID" hides the rows that do not hold all of its words: those of the table with this id, or of
// every table marked "filtered" where there is none.
"use strict";

for (const box of document.querySelectorAll("input.filter")) {
  const table = document.getElementById(box.dataset.filter);
  const scope = table && table.tBodies ? [table] : document.querySelectorAll("table.filtered");
  const rows = [...scope].flatMap((one) => [...one.tBodies[0].rows]);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
    });
  });
}

// A link to something that is folded away opens it.
function open_target() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
}
window.addEventListener("hashchange", open_target);
open_target();
