// @ts-check
/** Keeps the ticks of a checklist on this device, for this very revision of the service. Nothing is sent. */

const form = document.querySelector("form[data-centang]");
if (form instanceof HTMLFormElement) {
  const key = `sopan-centang-${form.dataset.centang ?? ""}`;
  const boxes = [...form.querySelectorAll("input")];

  /** @returns {string[]} the names of the boxes that were ticked; none where nothing may be kept */
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.map(String) : [];
    } catch {
      return [];
    }
  };

  const write = () => {
    try {
      const ticked = boxes.filter((box) => box.checked).map((box) => box.name);
      if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
      else localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing still lets one tick.
    }
  };

  const before = new Set(read());
  for (const box of boxes) {
    box.checked = before.has(box.name);
    box.addEventListener("change", () => {
      write();
      document.querySelector("[data-catatan]")?.removeAttribute("hidden");
    });
  }
}
