// @ts-check
// The library: pick many rows at once. Filters answer by htmx (see the template); without scripts by the button.

const host = document.getElementById("isi");

/** @returns {HTMLInputElement[]} the boxes of the rows shown */
function boxes() {
  return Array.from(document.querySelectorAll('input[name="pilih"]')).filter((one) => one instanceof HTMLInputElement);
}

/** @returns {HTMLInputElement | null} the box over all of them */
function every() {
  const found = document.getElementById("semua");
  return found instanceof HTMLInputElement ? found : null;
}

/** Say how many are picked, and show the box over all. */
function tell() {
  const all = every();
  if (!all) return;
  const rows = boxes();
  const picked = rows.filter((one) => one.checked).length;
  all.hidden = false;
  all.checked = picked > 0 && picked === rows.length;
  all.indeterminate = picked > 0 && picked < rows.length;
  const bar = document.querySelector(".alat");
  bar?.classList.toggle("ada", picked > 0);
  const many = bar?.querySelector(".banyaknya");
  const told = bar?.querySelector(".dipilih");
  if (many instanceof HTMLElement) many.hidden = picked > 0;
  if (told instanceof HTMLElement) told.hidden = picked === 0;
  const count = bar?.querySelector("[data-banyak]");
  if (count) count.textContent = String(picked);
}

/** The box that was set last, so that Shift picks all rows between it and the next. @type {HTMLInputElement | null} */
let last = null;

host?.addEventListener("click", (event) => {
  const at = event.target;
  if (at instanceof Element && at.closest("[data-batal]")) {
    for (const one of boxes()) one.checked = false;
    tell();
  }
  if (!(at instanceof HTMLInputElement) || at.name !== "pilih") return;
  if (event.shiftKey && last?.isConnected) {
    const rows = boxes();
    const [from, to] = [rows.indexOf(last), rows.indexOf(at)].sort((a, b) => a - b);
    for (const one of rows.slice(from, to + 1)) one.checked = at.checked;
  }
  last = at;
});

host?.addEventListener("change", (event) => {
  const at = event.target;
  if (at === every()) for (const one of boxes()) one.checked = every()?.checked ?? false;
  if (at instanceof HTMLInputElement && at.type === "checkbox") tell();
});

document.addEventListener("htmx:afterSettle", tell);
addEventListener("pageshow", tell);
tell();
