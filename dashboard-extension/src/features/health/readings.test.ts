import { describe, expect, it } from "vitest";

import { type CatchUpFeed, feedKey, tellingFeeds } from "./readings";

const feed = (more: Partial<CatchUpFeed>): CatchUpFeed => ({
  name: "orders",
  label: "Orders",
  read: 0,
  total: null,
  changed: 0,
  isFinished: true,
  ...more,
});

describe("feedKey", () => {
  it.each<[string, Partial<CatchUpFeed>, string]>([
    ["on its way, of so many", { read: 10, total: 20, isFinished: false }, "feedOf"],
    ["on its way, of who knows how many", { read: 10, isFinished: false }, "feedRead"],
    ["on its way, past what was expected", { read: 21, total: 20, isFinished: false }, "feedRead"],
    ["finished", { read: 20, total: 20 }, "feedRead"],
    ["finished with a part, as those that go round", { read: 10, total: 400 }, "feedRead"],
    ["not begun", { isFinished: false, total: 20 }, "feedNotYet"],
  ])("%s", (_name, more, key) => {
    expect(feedKey(feed(more))).toBe(key);
  });
});

describe("tellingFeeds", () => {
  const busy = feed({ name: "orders", read: 3 });
  const stuck = feed({ name: "products", isFinished: false });
  const silent = feed({ name: "customers" });

  it.each<[string, CatchUpFeed[], string[], string | null, number]>([
    ["all have something to tell", [busy, stuck], ["orders", "products"], null, 0],
    ["some found nothing", [busy, silent, silent], ["orders"], "feedsSilent", 2],
    ["none found anything", [silent, silent], [], "feedsAllSilent", 2],
    ["there was nothing that may be read", [], [], "feedsNone", 0],
  ])("%s", (_name, feeds, names, key, count) => {
    const { told, silence } = tellingFeeds({ feeds });
    expect(told.map(({ name }) => name)).toEqual(names);
    expect(silence).toEqual(key === null ? null : { key, count });
  });
});
