// @ts-check
// Arithmetic of places in a list under edits, as sopan.model.operations.places has it. Positions from 0.

/** @typedef {{ jenis: "sisip", di: number }} Sisip */
/** @typedef {{ jenis: "buang", di: number }} Buang */
/** @typedef {{ jenis: "geser", dari: number, ke: number }} Geser */
/** @typedef {Sisip | Buang | Geser} Suntingan */

/** @param {number} di @returns {Sisip} */
export const insertion = (di) => ({ jenis: "sisip", di });
/** @param {number} di @returns {Buang} */
export const removal = (di) => ({ jenis: "buang", di });
/** @param {number} dari @param {number} ke @returns {Geser} */
export const move = (dari, ke) => ({ jenis: "geser", dari, ke });

/**
 * Where the item at `di` is after the edit; null where it was taken out.
 * @param {Suntingan} edit
 * @param {number} di
 * @returns {number | null}
 */
export function after(edit, di) {
  if (edit.jenis === "sisip") return di < edit.di ? di : di + 1;
  if (edit.jenis === "buang") return di === edit.di ? null : di - Number(di > edit.di);
  if (di === edit.dari) return edit.ke;
  const other = di - Number(di > edit.dari);
  return other + Number(other >= edit.ke);
}

/**
 * The edit as it is done after `over`, both being made for the same list; null where there is no such edit.
 * `first` says which of two items that come to the same place stands before the other.
 * @param {Suntingan} edit
 * @param {Suntingan} over
 * @param {boolean | null} [first]
 * @returns {Suntingan | null}
 */
export function transform(edit, over, first = null) {
  if (edit.jenis === "buang") {
    const di = after(over, edit.di);
    return di === null ? null : removal(di);
  }
  if (edit.jenis === "sisip") {
    if (over.jenis === "sisip") {
      if (edit.di === over.di && first === null) return null;
      return insertion(edit.di < over.di || (edit.di === over.di && first) ? edit.di : edit.di + 1);
    }
    if (over.jenis === "buang") return insertion(edit.di - Number(edit.di > over.di));
    const gap = edit.di - Number(edit.di > over.dari);
    return insertion(gap + Number(gap >= over.ke));
  }
  return moved(edit, over, first);
}

/**
 * @param {Geser} edit
 * @param {Suntingan} over
 * @param {boolean | null} first
 * @returns {Geser | null}
 */
function moved(edit, over, first) {
  const dari = after(over, edit.dari);
  if (dari === null) return null;
  if (over.jenis === "sisip") {
    const gap = over.di - Number(over.di > edit.dari);
    return move(dari, edit.ke + Number(gap < edit.ke));
  }
  if (over.jenis === "buang") {
    const other = over.di - Number(over.di > edit.dari);
    return move(dari, edit.ke - Number(edit.ke > other));
  }
  if (edit.dari === over.dari) return null;
  // Both gaps, in the list without either item.
  const mine = edit.ke - Number(edit.ke > over.dari - Number(over.dari > edit.dari));
  const theirs = over.ke - Number(over.ke > edit.dari - Number(edit.dari > over.dari));
  if (mine === theirs && first === null) return null;
  return move(dari, mine < theirs || (mine === theirs && first) ? mine : mine + 1);
}
