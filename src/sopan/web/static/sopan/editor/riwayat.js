// @ts-check
// Undo and redo without limit, by inverse operations that are kept in step with what others do.

import { applyWithInverse } from "./operasi/balik.js";
import { rebaseAll } from "./operasi/alas.js";
import { applyAll } from "./operasi/terapkan.js";

/** @typedef {import("./jenis.js").Sop} Sop */
/** @typedef {import("./jenis.js").Operasi} Operasi */
/** @typedef {{ ops: Operasi[], di: any }} Langkah operations, and where the cursor was */

export class Riwayat {
  constructor() {
    /** @type {Langkah[]} */
    this.undo = [];
    /** @type {Langkah[]} */
    this.redo = [];
  }

  /** Remember what was done. @param {Operasi[]} balik what takes it back @param {any} di */
  record(balik, di) {
    this.undo.push({ ops: balik, di });
    this.redo = [];
  }

  /**
   * The operations that take the last edit back (or do it again), to be done now; null where there are none.
   * @param {Sop} sop
   * @param {"undo" | "redo"} which
   * @returns {Langkah | null}
   */
  take(sop, which) {
    const [from, to] = which === "undo" ? [this.undo, this.redo] : [this.redo, this.undo];
    for (let one = from.pop(); one; one = from.pop()) {
      if (!one.ops.length) continue; // somebody else undid it
      try {
        to.push({ ops: applyWithInverse(sop, one.ops).balik, di: one.di });
        return one;
      } catch {
        continue; // what it would bring back hangs on what others took away
      }
    }
    return null;
  }

  /** Bring all past operations of others. @param {Operasi[]} others @param {Sop} sop the SOP before them */
  carry(others, sop) {
    for (const stack of [this.undo, this.redo]) {
      let [now, lain] = [sop, others];
      for (let at = stack.length - 1; at >= 0 && lain.length; at -= 1) {
        const { ops } = stack[at];
        try {
          const brought = rebaseAll(ops, lain, now);
          stack[at] = { ...stack[at], ops: brought.operasi };
          if (brought.bentur.length) {
            stack.splice(0, at); // what lies below was made for what is no longer so
            break;
          }
          now = applyAll(now, ops);
          lain = brought.lain;
        } catch {
          stack.splice(0, at + 1);
          break;
        }
      }
    }
  }

  clear() {
    this.undo = [];
    this.redo = [];
  }
}
