// @ts-check
// What the pages need beyond HTML. Everything works without it.

document.documentElement.classList.add("berskrip");

/** A form is sent once, however often its button is pressed. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (form.dataset.terkirim) event.preventDefault();
  form.dataset.terkirim = "1";
});

/** What htmx has answered, and a page that comes back by the browser's Back, can send its forms anew. */
function renew() {
  for (const form of document.querySelectorAll("form[data-terkirim]")) {
    if (form instanceof HTMLFormElement) delete form.dataset.terkirim;
  }
}
addEventListener("pageshow", renew);
document.addEventListener("htmx:afterRequest", renew);

/** Filters that ask for nothing are left out of the address. */
document.addEventListener("htmx:configRequest", (event) => {
  if (!(event instanceof CustomEvent) || event.detail.verb !== "get") return;
  const parameters = event.detail.parameters;
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === "") delete parameters[name];
  }
});

/** Whoever was logged out in the meantime, and whatever failed, is shown as a page of its own. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!(event instanceof CustomEvent)) return;
  const answered = new URL(event.detail.xhr.responseURL || location.href, location.href);
  if (answered.pathname.startsWith("/masuk/")) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
document.addEventListener("htmx:responseError", () => location.reload());

/** An open menu closes by Escape, and when one does something elsewhere. */
const MENUS = "details.menu[open], details.simpan[open]";
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(MENUS)) {
    if (menu instanceof HTMLDetailsElement && event.target instanceof Node && !menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(MENUS)) {
    if (!(menu instanceof HTMLDetailsElement)) continue;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
