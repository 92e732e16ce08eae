// @ts-check
// The import desk by keyboard: the place of a value in the original is shown, Enter confirms and goes on.
// Without this every value has its button, and the page comes back after each.

const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.nilai"));

/** @param {HTMLFormElement} form @returns {HTMLElement | null} */
const entry = (form) => form.querySelector("input[name=isi], select[name=isi], textarea[name=isi]");

/** Show where the value stands in the original. @param {HTMLFormElement} form */
function show(form) {
  for (const rect of document.querySelectorAll(".sorotan rect")) rect.setAttribute("width", "0");
  const box = (form.dataset.kotak ?? "").split(" ").map((part) => Number(part.replace(",", ".")));
  const page = document.querySelector(`.lembar-asli[data-halaman="${form.dataset.halaman}"]`);
  const rect = page?.querySelector("rect");
  if (!page || !rect || box.length !== 4 || box.some(Number.isNaN)) return;
  const [x, y, width, height] = box;
  rect.setAttribute("x", String(x - 0.004));
  rect.setAttribute("y", String(y - 0.004));
  rect.setAttribute("width", String(width + 0.008));
  rect.setAttribute("height", String(height + 0.008));
  const frame = page.closest(".asli");
  if (frame instanceof HTMLElement && page instanceof HTMLElement) {
    frame.scrollTop = page.offsetTop + page.offsetHeight * y - frame.clientHeight / 3;
  }
}

/** The next value that wants a look, after this one, round the end. @param {HTMLFormElement} form */
function next(form) {
  const all = [...forms];
  const at = all.indexOf(form);
  const found = [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.classList.contains("ragu"));
  const field = found && entry(found);
  if (!found || !field) return;
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** Send a value, and say what came of it. @param {HTMLFormElement} form */
async function confirmed(form) {
  const said = /** @type {HTMLElement} */ (form.querySelector(".galat-isian"));
  const data = new FormData(form);
  if (form.querySelector("select[multiple]")) data.append("ubah", "1");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
      redirect: "error",
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.salah ?? String(answer.status));
    said.hidden = true;
    form.classList.remove("ragu");
    form.classList.add("selesai");
    const left = document.querySelector("[data-sisa]");
    if (left) left.textContent = String(told.ragu);
    return true;
  } catch (error) {
    said.textContent = error instanceof Error ? error.message : String(error);
    said.hidden = false;
    delete form.dataset.terkirim;
    return false;
  }
}

for (const form of forms) {
  const field = entry(form);
  let before = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : "";
  form.addEventListener("focusin", () => show(form));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation(); // it is sent here, and may be sent again
    if (await confirmed(form)) {
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) before = field.value;
      next(form);
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape" && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
      field.value = before;
    }
  });
}

const first = document.querySelector("form.nilai.ragu");
if (first instanceof HTMLFormElement) entry(first)?.focus({ preventScroll: true });
