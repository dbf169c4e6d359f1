import { expect, it } from "vitest";

import { headline, type HomeData } from "./headline";

const WELL: HomeData = {
  level: "OK",
  lastDeliveryAt: "2026-11-22T10:00:00Z",
  ordersCount: 10,
  deliveries: { waiting: 0, failed: 0 },
  reactions: { waiting: 0, failed: 0 },
  messages: { waiting: 0, failed: 0 },
  deliveriesByDay: [],
  latestCatchUp: null,
};

const FAILED = { waiting: 0, failed: 2 };

it.each<[Partial<HomeData>, string, string]>([
  [{}, "well", "/overview"],
  [{ lastDeliveryAt: null }, "quiet", "/overview"],
  [{ level: "WARNING" }, "attention", "/health"],
  [{ deliveries: FAILED, level: "ERROR" }, "failed", "/deliveries?state=DEAD"],
  [{ reactions: FAILED }, "failed", "/deliveries/reactions"],
  [{ messages: FAILED }, "failed", "/mail?state=FAILED"],
  [
    { latestCatchUp: { id: "1", kind: "BACKFILL", state: "RUNNING", feeds: [{ name: "orders", read: 5, total: null }] } },
    "reading",
    "/overview",
  ],
])("%j: %s, leading to %s", (change, key, path) => {
  expect(headline({ ...WELL, ...change })).toMatchObject({ key, link: { path } });
});
