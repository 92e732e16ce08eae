// @ts-check
// Drawing by pointing at the pages: cells, symbols, and ends of arrows that are dragged to another step.

import { announce, t } from "./umum.js";

/**
 * @typedef {{
 *   sel: (row: number, kolom: string, pelaksana: string | null, ubah: boolean) => void,
 *   simbol: (row: number, pelaksana: string, aktif: boolean) => void,
 *   tujuan: (langkah: number, jalan: string, ke: number) => void,
 *   panah: (row: number, anchor: Element) => void,
 *   identitas: (bidang: string) => void,
 *   aktif: () => { row: number, pelaksana: string | null },
 * }} Luar
 */

/** Listen on the pages. @param {HTMLElement} place @param {Luar} luar */
export function pointing(place, luar) {
  /** @type {{ row: number, pelaksana: string | null } | null} */
  let before = null;
  place.addEventListener("pointerdown", (event) => {
    before = luar.aktif();
    const end = event.target instanceof Element ? event.target.closest("circle.ujung") : null;
    if (end && event.button === 0) drag(event, end, luar);
  });
  place.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest("circle.ujung")) return;
    const data = found(target, event);
    if (!data) return;
    const { sel, langkah, pelaksana } = data;
    const arrow = target.closest(".arrow[data-dari]");
    if (arrow instanceof SVGElement && event.detail > 1) {
      luar.panah(Number(arrow.dataset.dari) - 1, arrow);
      return;
    }
    if (langkah && pelaksana) {
      const row = Number(langkah) - 1;
      luar.simbol(row, pelaksana.split(" ")[0], before?.row === row && before?.pelaksana === pelaksana.split(" ")[0]);
    } else if (langkah && sel) {
      luar.sel(Number(langkah) - 1, sel, null, event.detail > 1);
    } else if (sel) {
      luar.identitas(sel);
    }
  });
}

/** What lies at a point: a cell, else a symbol. @param {Element} target @param {MouseEvent} event @returns {DOMStringMap | null} */
function found(target, event) {
  // A symbol and an arrow lie over the cell that is meant; a joint step's wide box lies over several.
  const cell = target.closest("[data-sel]") ?? document.elementsFromPoint(event.clientX, event.clientY).find((one) => one.matches("rect.sel"));
  if (cell instanceof SVGElement) return cell.dataset;
  const symbol = target.closest(".symbol");
  return symbol instanceof SVGElement ? symbol.dataset : null;
}

/** Drag an arrow's end to another step. @param {PointerEvent} event @param {Element} end @param {Luar} luar */
function drag(event, end, luar) {
  const svg = /** @type {SVGSVGElement | null} */ (end.closest("svg"));
  const { panah = "", ujung } = /** @type {SVGElement} */ (end).dataset;
  if (!svg || ujung !== "ke" || !panah) return;
  event.preventDefault();
  end.setPointerCapture?.(event.pointerId);
  const [langkah, jalan = "lanjut"] = panah.split("-");
  const start = pointIn(svg, end.getBoundingClientRect());
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  line.setAttribute("class", "tarikan");
  for (const [name, value] of Object.entries({ x1: start.x, y1: start.y, x2: start.x, y2: start.y })) line.setAttribute(name, String(value));
  svg.append(line);
  /** @type {number | null} */
  let over = null;
  const show = (/** @type {number | null} */ step) => {
    for (const old of document.querySelectorAll("rect.sel.sasaran-tarik")) old.classList.remove("sasaran-tarik");
    over = step;
    if (step) for (const cell of document.querySelectorAll(`rect.sel[data-langkah="${step}"]`)) cell.classList.add("sasaran-tarik");
  };
  const move = (/** @type {PointerEvent} */ now) => {
    const to = pointIn(svg, new DOMRect(now.clientX, now.clientY, 0, 0));
    line.setAttribute("x2", String(to.x));
    line.setAttribute("y2", String(to.y));
    const cell = document.elementsFromPoint(now.clientX, now.clientY).find((one) => one.matches("rect.sel[data-langkah]"));
    show(cell instanceof SVGElement ? Number(cell.dataset.langkah) : null);
  };
  const up = (/** @type {PointerEvent} */ now) => {
    removeEventListener("pointermove", move);
    removeEventListener("keydown", escape);
    line.remove();
    const to = over;
    show(null);
    if (now.type === "pointerup" && to) luar.tujuan(Number(langkah), jalan, to);
  };
  const escape = (/** @type {KeyboardEvent} */ key) => {
    if (key.key !== "Escape") return;
    over = null;
    removeEventListener("pointerup", up);
    up(new PointerEvent("pointercancel"));
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up, { once: true });
  addEventListener("pointercancel", up, { once: true });
  addEventListener("keydown", escape);
  announce(t("Tarik ke langkah yang dituju", "Drag to the step that it leads to"));
}

/** The middle of a box of the screen, in the points of a page. @param {SVGSVGElement} svg @param {DOMRect} box */
function pointIn(svg, box) {
  const matrix = svg.getScreenCTM()?.inverse();
  return new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(matrix);
}
