// @ts-check
// Words in the language of the page; both stand in the code.

const ENGLISH = globalThis.document?.documentElement.lang === "en";

/** The words in the language of the page. @param {string} id @param {string} en */
export function t(id, en) {
  return ENGLISH ? en : id;
}

/** Of words in both languages, those of the page. @param {[string, string]} pair */
export function said(pair) {
  return ENGLISH ? pair[1] : pair[0];
}
