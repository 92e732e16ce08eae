// @ts-check
// The list of exports goes on by itself while one is under way. Without this one loads the page again.

const EVERY = 2000; // milliseconds

async function refresh() {
  const shown = document.getElementById("pekerjaan");
  if (!shown || !("berjalan" in shown.dataset)) return;
  if (document.visibilityState === "visible" && !shown.contains(document.activeElement)) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("pekerjaan");
      if (answer.ok && fresh) shown.replaceWith(document.adoptNode(fresh));
    } catch {
      // The server is away for a moment; ask again.
    }
  }
  setTimeout(refresh, EVERY);
}

setTimeout(refresh, EVERY);
