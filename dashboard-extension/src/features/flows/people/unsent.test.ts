import { expect, it } from "vitest";

import type { JourneyRowFragment } from "@/api/generated/flows";

import { unsentOf } from "./unsent";

type Passages = JourneyRowFragment["passages"];

it("tells the steps whose mail never reached them, not those that wait or were sent", () => {
  const states = ["SENT", "CANCELLED", "WAITING", "BOUNCED", null, "FAILED", "UNCERTAIN"];
  const passages = states.map((state, place) => ({ step: `s${place}`, mail: state === null ? null : { state } })) as Passages;
  expect(unsentOf({ passages }).map(({ step, mail }) => [step, mail.state])).toEqual([
    ["s1", "CANCELLED"],
    ["s3", "BOUNCED"],
    ["s5", "FAILED"],
  ]);
});
