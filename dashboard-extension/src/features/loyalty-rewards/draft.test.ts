import { expect, test } from "vitest";

import { rewards } from "../../../mock/rewards";
import { type Draft, draftOf, EMPTY, inputOf, type Reward } from "./draft";

const ZONE = "Europe/Madrid";

test.each(rewards("en").map(({ reward }) => [reward.name, reward as unknown as Reward] as const))("%s is sent as it was read", (_name, reward) => {
  const input = inputOf(draftOf(reward, ZONE), ZONE);
  expect(input.points).toBe(reward.points ?? 0);
  expect(input.pointsPerUnit).toBe(reward.pointsPerUnit);
  expect(input.value).toBe(reward.amount?.amount ?? reward.percent ?? null);
  expect(input.stock).toBe(reward.left === null ? null : reward.left + (reward.taken ?? 0));
  expect(input.names).toEqual(reward.names.map(({ language, text }) => ({ language: language.toLowerCase(), text })));
});

test("what another kind needed is left out", () => {
  const draft: Draft = { ...EMPTY, kind: "PERCENT", isAnyAmount: true, points: "100", value: "10", pointsPerUnit: "20", step: "5", productSaleorId: "UDox" };
  expect(inputOf(draft, ZONE)).toMatchObject({ points: 100, value: "10", currency: "", pointsPerUnit: null, step: null, productSaleorId: "" });
});

test("any amount has no price of its own", () => {
  const draft: Draft = { ...EMPTY, isAnyAmount: true, points: "100", value: "5", pointsPerUnit: "20", step: "5", currency: " eur " };
  expect(inputOf(draft, ZONE)).toMatchObject({ points: 0, value: null, currency: "EUR", pointsPerUnit: 20, step: "5" });
});

test("times are those of the shop's clocks", () => {
  expect(inputOf({ ...EMPTY, startsAt: "2026-12-01T10:00" }, ZONE)).toMatchObject({ startsAt: "2026-12-01T09:00:00.000Z", endsAt: null });
});
