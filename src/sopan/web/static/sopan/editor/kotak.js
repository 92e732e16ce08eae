// @ts-check
// Small windows beside what they are about: where a step leads, what an actor is called.

import { placeBelow } from "./umum.js";

/** @type {{ close: () => void } | null} */
let open = null;

/**
 * Show a form beside an element until it is sent or left. Only one is open.
 * @param {Element} anchor
 * @param {HTMLFormElement} form
 * @param {() => void} done what happens when it is sent
 * @param {() => void} back where the focus goes afterwards
 */
export function beside(anchor, form, done, back) {
  open?.close();
  form.classList.add("kotak-isian");
  form.setAttribute("role", "dialog");
  document.body.append(form);
  placeBelow(form, anchor);
  let closed = false;
  const close = () => {
    if (closed) return;
    closed = true;
    open = null;
    document.removeEventListener("pointerdown", outside, true);
    form.remove();
  };
  const outside = (/** @type {PointerEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    if (form.contains(target) || target.closest(".saran")) return;
    close();
    done();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    done();
    back();
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) {
      close();
      back();
    }
    if (event.key === "Tab") trap(form, event);
  });
  document.addEventListener("pointerdown", outside, true);
  open = { close };
  form.querySelector("select, input, button")?.dispatchEvent(new Event("ready"));
  /** @type {HTMLElement | null} */ (form.querySelector("[data-awal], select, input, button"))?.focus();
  return close;
}

/** Keep Tab inside of a window. @param {HTMLElement} box @param {KeyboardEvent} event */
export function trap(box, event) {
  const all = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("a[href], button:not([disabled]), input:not([disabled]), select, textarea")]).filter((one) => one.offsetParent !== null);
  const [first, last] = [all[0], all[all.length - 1]];
  if (event.shiftKey ? document.activeElement === first : document.activeElement === last) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
