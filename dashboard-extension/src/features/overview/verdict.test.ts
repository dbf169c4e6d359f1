import { describe, expect, it } from "vitest";

import { historyAction, type OverviewData, overviewVerdict } from "./verdict";

const WELL: OverviewData = {
  shopName: "Norte",
  lastDeliveryAt: "2026-11-22T10:00:00Z",
  level: "OK",
  hooksOff: 0,
  ordersCount: 10,
  deliveries: { waiting: 0, done: 10, failed: 0 },
  reactions: { waiting: 0, done: 10, failed: 0 },
  messages: { waiting: 0, done: 10, failed: 0 },
  deliveriesByDay: [],
  latestCatchUp: null,
};

const run = (overrides: Partial<NonNullable<OverviewData["latestCatchUp"]>>): NonNullable<OverviewData["latestCatchUp"]> => ({
  id: "1",
  kind: "BACKFILL",
  state: "FINISHED",
  startedAt: "2026-11-22T09:00:00Z",
  finishedAt: null,
  error: null,
  feeds: [],
  ...overrides,
});

const failed = (count: number) => ({ waiting: 0, done: 0, failed: count });

describe("overviewVerdict", () => {
  it.each<[string, Partial<OverviewData>, string, string]>([
    ["all well", {}, "success", "wellTitle"],
    ["nothing yet", { lastDeliveryAt: null }, "info", "quietTitle"],
    ["reading the history", { latestCatchUp: run({ state: "RUNNING" }) }, "info", "readingTitle"],
    ["a regular check is no news", { latestCatchUp: run({ state: "RUNNING", kind: "RECONCILE" }) }, "success", "wellTitle"],
    ["reading stopped", { latestCatchUp: run({ state: "FAILED" }) }, "warning", "catchUpFailedTitle"],
    ["mails failed", { messages: failed(2) }, "warning", "mailFailedTitle"],
    ["another system is told nothing", { hooksOff: 1, level: "WARNING" }, "warning", "hooksOffTitle"],
    ["an error comes before that", { hooksOff: 1, level: "ERROR" }, "danger", "attentionTitle"],
    ["doctor warns", { level: "WARNING" }, "warning", "attentionTitle"],
    ["doctor finds an error", { level: "ERROR" }, "danger", "attentionTitle"],
    ["what failed comes before all else", { deliveries: failed(1), messages: failed(2), level: "ERROR" }, "danger", "failedTitle"],
  ])("%s", (_name, change, tone, title) => {
    expect(overviewVerdict({ ...WELL, ...change })).toMatchObject({ tone, title });
  });

  it("counts webhooks and tasks together, and leads to where they are", () => {
    expect(overviewVerdict({ ...WELL, deliveries: failed(2), reactions: failed(1) })).toMatchObject({
      count: 3,
      link: { to: "/deliveries?state=DEAD" },
    });
    expect(overviewVerdict({ ...WELL, reactions: failed(1) }).link?.to).toBe("/deliveries/reactions");
  });
});

describe("historyAction", () => {
  it.each([
    [null, "startHistory"],
    [run({ state: "RUNNING" }), null],
    [run({ state: "FAILED" }), "resumeHistory"],
    [run({ state: "FINISHED" }), "againHistory"],
    [run({ state: "FINISHED", kind: "RECONCILE" }), "startHistory"],
  ])("%j offers %s", (latest, key) => {
    expect(historyAction(latest)).toBe(key);
  });
});
