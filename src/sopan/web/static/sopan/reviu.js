// @ts-check
// Comment on a cell, a symbol or an arrow of the drawing: by a click, or by arrow keys and Enter. What is commented
// is told by the data attributes of the SVG. Without scripts each step of the list has its own form.

const CELLS = ["kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan"];

/** @returns {HTMLDialogElement | null} */
function box() {
  const found = document.getElementById("kotak-komentar");
  return found instanceof HTMLDialogElement ? found : null;
}

/**
 * The place that a comment on this part is about, as the server writes it.
 * @param {Element} part
 * @returns {string}
 */
function anchor(part) {
  const arrow = part.closest("[data-panah]");
  if (arrow instanceof SVGElement) {
    const [step, answer] = (arrow.dataset.panah ?? "").split("-");
    return `langkah.${step}.${answer ? "keputusan" : "lanjut"}`;
  }
  const symbol = part.closest(".symbol[data-langkah]");
  if (symbol instanceof SVGElement) return `langkah.${symbol.dataset.langkah}.pelaksana`;
  const cell = part.closest("[data-sel]");
  if (!(cell instanceof SVGElement)) return "";
  const { sel = "", langkah, pelaksana } = cell.dataset;
  if (langkah) return `langkah.${langkah}.${sel === "no" ? "kegiatan" : sel}`;
  if (sel.startsWith("kepala:pelaksana:")) return `pelaksana.${pelaksana}`;
  if (sel.startsWith("kepala:")) return "";
  return `identitas.${sel.replace("identitas:", "").split(":")[0]}`;
}

/**
 * The place in words, with the words of the page's language.
 * @param {string} path
 * @param {DOMStringMap} words
 */
function spoken(path, words) {
  const [head, first = "", part] = path.split(".");
  if (head === "langkah") return `${words.langkah} ${first}${part ? `, ${part}` : ""}`;
  if (head === "pelaksana") return `${words.kolom} ${first}`;
  return `${words.identitas}, ${first.replaceAll("_", " ")}`;
}

/**
 * Open the box beside a part of the drawing.
 * @param {Element} part
 */
function ask(part) {
  const dialog = box();
  const path = anchor(part);
  if (!dialog || !path) return;
  const field = dialog.querySelector('input[name="jalur"]');
  const place = dialog.querySelector("[data-tempat]");
  if (field instanceof HTMLInputElement) field.value = path;
  if (place instanceof HTMLElement) place.textContent = spoken(path, place.dataset);
  if (dialog.open) dialog.close();
  dialog.show();
  const at = part.getBoundingClientRect();
  const within = (dialog.offsetParent ?? document.body).getBoundingClientRect();
  const left = Math.min(at.left, document.documentElement.clientWidth - dialog.offsetWidth - 16);
  const below = at.bottom + dialog.offsetHeight + 16 < innerHeight;
  dialog.style.left = `${Math.max(left, 16) - within.left}px`;
  dialog.style.top = `${(below ? at.bottom + 8 : Math.max(at.top - dialog.offsetHeight - 8, 8)) - within.top}px`;
  const text = dialog.querySelector("textarea");
  text?.focus({ preventScroll: true });
}

/** The cell that the arrow keys stand on, in each sheet. @type {WeakMap<Element, Element>} */
const stood = new WeakMap();
/** Where to go back when the box closes. @type {HTMLElement | null} */
let back = null;

/** @param {Element} sheet @returns {SVGElement[]} the cells of the steps, and of the identity, in reading order */
function cells(sheet) {
  return Array.from(sheet.querySelectorAll("rect.sel")).filter(
    /** @returns {one is SVGElement} */ (one) =>
      one instanceof SVGElement && (one.dataset.langkah ? CELLS.includes(one.dataset.sel ?? "") : Boolean(anchor(one))),
  );
}

/**
 * The cell nearest in a direction, by the middle of the boxes.
 * @param {SVGElement[]} all
 * @param {Element} from
 * @param {string} key
 */
function next(all, from, key) {
  const here = from.getBoundingClientRect();
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  let best = from;
  let least = Infinity;
  for (const one of all) {
    const there = one.getBoundingClientRect();
    const x = there.left + there.width / 2 - here.left - here.width / 2;
    const y = there.top + there.height / 2 - here.top - here.height / 2;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 1 && ahead + 3 * aside < least) [best, least] = [one, ahead + 3 * aside];
  }
  return best;
}

/**
 * @param {Element} sheet
 * @param {Element} cell
 */
function stand(sheet, cell) {
  stood.get(sheet)?.classList.remove("terpilih");
  cell.classList.add("terpilih");
  stood.set(sheet, cell);
  const told = document.querySelector("[data-tempat]");
  if (told instanceof HTMLElement) say(spoken(anchor(cell), told.dataset));
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Tell a screen reader. @param {string} words */
function say(words) {
  let live = document.getElementById("suara");
  if (!live) {
    live = document.createElement("p");
    live.id = "suara";
    live.className = "sr";
    live.setAttribute("role", "status");
    document.getElementById("isi")?.append(live);
  }
  live.textContent = words;
}

document.addEventListener("click", (event) => {
  const at = event.target;
  if (!(at instanceof Element)) return;
  if (at.closest("[data-tutup]")) return box()?.close();
  if (at.closest("[data-komentari] .lembar") && !at.closest("a")) {
    const sheet = at.closest(".lembar");
    back = sheet instanceof HTMLElement ? sheet : null;
    ask(at);
  }
});

document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.key === "Escape" && box()?.open) {
    box()?.close();
    back?.focus({ preventScroll: true });
  }
  if (!(at instanceof HTMLElement) || !at.matches("[data-komentari] .lembar")) return;
  const all = cells(at);
  const here = stood.get(at);
  if (event.key.startsWith("Arrow") && all.length) {
    event.preventDefault();
    stand(at, here?.isConnected ? next(all, here, event.key) : all[0]);
  } else if (event.key === "Enter" && here?.isConnected) {
    event.preventDefault();
    back = at;
    ask(here);
  }
});

/** What was sent is empty again, and one goes on where one was. */
document.addEventListener("htmx:afterRequest", (event) => {
  const dialog = box();
  if (!(event instanceof CustomEvent) || !dialog?.contains(event.detail.elt) || !event.detail.successful) return;
  dialog.querySelector("form")?.reset();
  dialog.close();
  document.querySelector("#diskusi h2")?.scrollIntoView({ block: "nearest" });
});
