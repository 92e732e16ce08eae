// Answers questions of the tests, one a line: what the scripts of the editor make of an operation.

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, table] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(`${folder}/operasi/${name}.js`).href);
const [{ useSchema }, { applyAll }, { applyWithInverse }, { rebaseAll }] = await Promise.all(
  ["skema", "terapkan", "balik", "alas"].map(from),
);
useSchema(JSON.parse(table));

const ANSWERS = {
  /** The SOP after operations; null where one is refused. */
  apply: ({ sop, ops }) => {
    try {
      return applyAll(sop, ops);
    } catch (error) {
      if (error.constructor.name !== "Ditolak") throw error;
      return null;
    }
  },
  /** The SOP after operations, and after they are taken back. */
  undo: ({ sop, ops }) => {
    const done = applyWithInverse(sop, ops);
    return { after: done.sop, back: applyAll(done.sop, done.balik) };
  },
  /** What of `ops` is done after `over`, and where that leads. */
  rebase: ({ sop, ops, over }) => {
    const answer = rebaseAll(ops, over, sop);
    return {
      after: applyAll(applyAll(sop, over), answer.operasi),
      conflicts: answer.bentur.length,
      other: answer.bentur.length ? null : applyAll(applyAll(sop, ops), answer.lain),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(ANSWERS[question.ask](question))}\n`);
}
