import { expect, it } from "vitest";

import { givenOf } from "./given";

it("reads a form as a browser would send it, with what was left empty", () => {
  const form = document.createElement("form");
  form.innerHTML = `
    <input type="radio" name="q-nps" value="8"><input type="radio" name="q-nps" value="9" checked>
    <input type="checkbox" name="q-why" value="a" checked><input type="checkbox" name="q-why" value="b" checked>
    <input type="radio" name="q-easy" value="1"><textarea name="q-words">Well</textarea><input value="no name">`;
  expect(givenOf(form)).toEqual([
    { name: "q-nps", values: ["9"] },
    { name: "q-why", values: ["a", "b"] },
    { name: "q-easy", values: [] },
    { name: "q-words", values: ["Well"] },
  ]);
});
