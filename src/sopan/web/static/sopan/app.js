// @ts-check
// What the pages need beyond HTML. Everything works without it.

/** Filters of the library answer while one chooses; without this the button sends them. */
for (const form of document.querySelectorAll("form[data-segera]")) {
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && form instanceof HTMLFormElement) form.requestSubmit();
  });
}

/** A form is sent once, however often its button is pressed. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.terkirim) event.preventDefault();
  form.dataset.terkirim = "1";
});

/** A page that comes back by the browser's Back can send its forms anew. */
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-terkirim]")) {
    if (form instanceof HTMLFormElement) delete form.dataset.terkirim;
  }
});
