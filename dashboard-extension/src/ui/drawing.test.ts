import { describe, expect, it } from "vitest";

import { daysPerLabel, isLabelled, layOutBars } from "./bar-layout";
import { shareDone } from "./chart";
import { problemKeys } from "./problem-keys";
import { actorNote } from "./timeline";

describe("layOutBars", () => {
  const days = [
    { day: "2026-11-20", count: 10 },
    { day: "2026-11-21", count: 0 },
    { day: "2026-11-22", count: 5 },
  ];

  it("gives the most the whole height and the rest their share", () => {
    const { bars } = layOutBars(days, 300, 134);
    expect(bars.map(({ height }) => height)).toEqual([100, 2, 50]);
    expect(bars.every(({ x, width }) => x >= 0 && x + width <= 300)).toBe(true);
  });

  it("draws slivers where nothing ever came", () => {
    const { bars } = layOutBars([{ day: "2026-11-22", count: 0 }], 300, 134);
    expect(bars[0]?.height).toBe(2);
    expect(layOutBars([], 300, 134).bars).toEqual([]);
  });

  it("labels the last day and as many before as fit", () => {
    expect(daysPerLabel(80)).toBe(1);
    expect(daysPerLabel(20)).toBe(3);
    expect([0, 1, 2, 3].filter((index) => isLabelled(index, 4, 2))).toEqual([1, 3]);
  });
});

describe("shareDone", () => {
  it.each([
    [0, null, false, null],
    [5, 0, false, null],
    [50, 200, false, 25],
    [200, 200, false, 99],
    [210, 200, false, 99],
    [0, 0, true, 100],
  ])("%s of %s, finished %s: %s", (read, total, isFinished, share) => {
    expect(shareDone(read, total, isFinished)).toBe(share);
  });
});

describe("problemKeys", () => {
  it("asks to reopen a popup, and nothing else", () => {
    expect(problemKeys("expired", "popup")).toMatchObject({ advice: "expiredAdvicePopup", canRetry: false });
    expect(problemKeys("expired", "page")).toMatchObject({ advice: "expiredAdvicePage", canRetry: true });
  });

  it("names the permission to ask for", () => {
    expect(problemKeys("denied", "page", "settings").advice).toBe("deniedAdviceSettings");
    expect(problemKeys("denied", "widget")).toMatchObject({ advice: "deniedAdvice", canRetry: false });
  });
});

it("names who acted, and not the system", () => {
  const t = (key: string, values?: Record<string, unknown>) => `${key}:${String(values?.name ?? "")}`;
  expect(actorNote({ actorKind: "STAFF", actorLabel: "Marta" }, t)).toBe("byStaff:Marta");
  expect(actorNote({ actorKind: "APP", actorLabel: "Facturas" }, t)).toBe("byApp:Facturas");
  expect(actorNote({ actorKind: "SHOPPER", actorLabel: "lucia@example.com" }, t)).toBe("byShopper:");
  expect(actorNote({ actorKind: "SYSTEM", actorLabel: "sweep" }, t)).toBeNull();
  expect(actorNote({ actorKind: "STAFF", actorLabel: null }, t)).toBeNull();
});
