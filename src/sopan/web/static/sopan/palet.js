// @ts-check
// The command palette: Ctrl+K (or Cmd+K) finds SOPs, units, people and actions. Without scripts its button is a link
// to a page that does the same.

/**
 * @typedef {{jenis: string, judul: string, apa: string, alamat: string, ikon: string}} Temuan
 */

const opener = document.querySelector("a[data-palet]");

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {HTMLInputElement} */
let field;
/** @type {HTMLUListElement} */
let list;
/** @type {HTMLElement} */
let told;
let chosen = 0;
let asked = 0;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** @param {string} name @returns {SVGElement} an icon of the page's sprite */
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ikon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  const sprite = opener?.querySelector("use")?.getAttribute("href") ?? "";
  use.setAttribute("href", sprite.replace(/#.*$/, `#${name}`));
  svg.append(use);
  return svg;
}

/** @param {HTMLElement} link */
function build(link) {
  const hint = link.dataset.saran ?? "";
  field = make("input", {
    type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "palet-daftar",
    "aria-label": hint, placeholder: hint, autocomplete: "off", spellcheck: "false",
  });
  list = make("ul", { id: "palet-daftar", role: "listbox", "aria-label": hint });
  told = make("p", { class: "sr", role: "status" });
  dialog = make("dialog", { class: "palet", "aria-label": hint }, make("div", { class: "palet-cari" }, icon("search"), field, make("kbd", {}, "Esc")), list, told);
  document.body.append(dialog);
  field.addEventListener("input", () => void ask());
  field.addEventListener("keydown", keys);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog?.close();
  });
}

function open() {
  if (!(opener instanceof HTMLElement)) return;
  if (!dialog) build(opener);
  if (dialog?.open) return;
  field.value = "";
  dialog?.showModal();
  void ask();
}

async function ask() {
  const number = ++asked;
  const address = new URL("/cari/", location.href);
  address.searchParams.set("q", field.value);
  await new Promise((resolve) => setTimeout(resolve, field.value ? 120 : 0));
  if (number !== asked) return;
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    /** @type {{temuan: Temuan[]}} */
    const found = await answer.json();
    if (number === asked) show(found.temuan);
  } catch {
    if (number !== asked) return;
    list.replaceChildren();
    tell(opener instanceof HTMLElement ? opener.dataset.gagal ?? "" : "");
  }
}

/** @param {string} words that stand in the list's place, and are spoken */
function tell(words) {
  told.textContent = words;
  told.className = list.childElementCount ? "sr" : "redup";
}

/** @param {Temuan[]} found */
function show(found) {
  let kind = "";
  list.replaceChildren();
  found.forEach((one, index) => {
    if (one.jenis !== kind) list.append(make("li", { role: "presentation", class: "palet-jenis" }, one.jenis));
    kind = one.jenis;
    const words = make("span", {}, make("strong", {}, one.judul), make("small", {}, one.apa));
    const row = make("li", { role: "option", id: `palet-${index}`, "aria-selected": "false" }, icon(one.ikon), words);
    row.addEventListener("pointermove", () => choose(index));
    row.addEventListener("click", () => location.assign(one.alamat));
    list.append(row);
  });
  choose(0);
  const none = opener instanceof HTMLElement ? opener.dataset.kosong ?? "" : "";
  tell(found.length ? `${found.length}` : none);
}

/** @returns {HTMLElement[]} */
function rows() {
  return Array.from(list.querySelectorAll('[role="option"]')).filter((one) => one instanceof HTMLElement);
}

/** @param {number} index */
function choose(index) {
  const all = rows();
  chosen = all.length ? (index + all.length) % all.length : 0;
  all.forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
  const row = all[chosen];
  if (row) field.setAttribute("aria-activedescendant", row.id);
  else field.removeAttribute("aria-activedescendant");
  row?.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function keys(event) {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen - 1);
  else if (event.key === "Escape") dialog?.close(); // a search field would only be emptied by it
  else if (event.key === "Enter") rows()[chosen]?.click();
  else return;
  event.preventDefault();
}

opener?.addEventListener("click", (event) => {
  event.preventDefault();
  open();
});
opener?.querySelector("kbd")?.removeAttribute("hidden");
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
