// @ts-check
// Small things that every part of the page uses: elements, words in both languages, icons, announcements.

export { said, t } from "./kata.js";

const root = /** @type {HTMLElement} */ (document.getElementById("penyunting"));

/**
 * An element by its id, of the kind that it is known to be.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/**
 * A new element. `on…` are listeners, `class` and `data-…` attributes, true an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") Object.assign(made, { [name]: value });
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false && child !== undefined).map((child) => /** @type {Node | string} */ (child)));
  return made;
}

/** An icon of the sprite. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "ikon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${root.dataset.ikon}#${name}`);
  svg.append(use);
  return svg;
}

let said_last = "";

/** Say something to those who listen instead of look. @param {string} words */
export function announce(words) {
  const place = byId("pengumuman");
  // The same words again are only said when the text changes.
  place.textContent = words === said_last ? `${words}\u00a0` : words;
  said_last = place.textContent;
}

/** Run at most once a frame. @param {() => void} work */
export function eachFrame(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}

/** Place a floating element below another, inside of the window. @param {HTMLElement} floating @param {Element} anchor */
export function placeBelow(floating, anchor) {
  const box = anchor.getBoundingClientRect();
  const [width, height] = [floating.offsetWidth, floating.offsetHeight];
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = box.bottom + 4 + height <= innerHeight || box.top < height;
  floating.style.left = `${left}px`;
  floating.style.top = `${Math.max(8, below ? Math.min(box.bottom + 4, innerHeight - height - 8) : box.top - height - 4)}px`;
}
