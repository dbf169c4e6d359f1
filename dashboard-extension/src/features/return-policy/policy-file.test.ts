import { expect, it } from "vitest";

import { versions } from "../../../mock/policy";
import { lineOfMistake, mistakesIn } from "./policy-file";

it("takes what was exported", () => {
  const read = mistakesIn(versions[0]!.file);
  expect(read.mistake).toBeNull();
  expect(read.policy).toHaveProperty("window");
});

it.each(['{"kind": "other", "policy": {}}', "[]", "null", '{"kind": "saleor_postventa.return_policy", "policy": []}'])(
  "%s is no policy",
  (text) => {
    expect(mistakesIn(text).mistake).toEqual({ kind: "notAPolicy" });
  },
);

it.each([
  ['{\n  "kind": "x",\n  "days": 30,,\n  "a": 1\n}', 3],
  ['{\n  "kind": x\n}', 2],
  ['{\n  "kind": "x"\n', 3],
  ["window: 30", 1],
])("%j is wrong in line %s", (text, line) => {
  expect(mistakesIn(text).mistake).toEqual({ kind: "notJson", line });
  expect(lineOfMistake(text)).toBe(line);
});
