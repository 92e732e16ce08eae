// What the tests of the scripts work on: an SOP and the table of fields, given by test_skrip.py.

import { useSchema } from "#editor/operasi/skema.js";

const given = JSON.parse(process.env.SOPAN_TEST_DATA);
useSchema(given.skema);

export const plainSop = () => structuredClone(given.sop);
export const blankSop = () => structuredClone(given.kosong);
export const { spellings } = given;
