import { describe, expect, it } from "vitest";

import { marksAt, waysOf } from "./ways";

const step = (code: string, ...leadsTo: string[]) => ({ code, leadsTo });

describe("the ways of a flow", () => {
  it("are one straight line where each step leads to the next", () => {
    const found = waysOf([step("a", "b"), step("b", "end")]);
    expect([...found.straight]).toEqual([0, 1, 2]);
    expect(found).toMatchObject({ lanes: [], width: 0 });
  });

  it("go beside the boxes where a split leads farther, and all that leads to one place goes together", () => {
    const found = waysOf([step("a", "b", "end"), step("b", "c", "d"), step("c", "end"), step("d", "end")]);
    // `c` leads on to the end, past `d`: no line leads from it to the box below.
    expect([...found.straight]).toEqual([0, 1, 2, 4]);
    expect(found.lanes).toEqual([
      { to: 4, from: [2], place: 0 },
      { to: 5, from: [1, 3], place: 1 },
    ]);
    expect(marksAt(3, found.lanes)).toEqual([
      { place: 0, part: "passes" },
      { place: 1, part: "joins" },
    ]);
    expect(marksAt(5, found.lanes)).toEqual([{ place: 1, part: "ends" }]);
  });

  it("use a lane again once it has ended", () => {
    const found = waysOf([step("a", "b", "c"), step("b", "c"), step("c", "d", "e"), step("d", "e"), step("e", "end")]);
    expect(found.width).toBe(1);
  });

  it("stay few with twelve steps and splits within splits", () => {
    const codes = Array.from({ length: 12 }, (_, place) => `s${place}`);
    const found = waysOf(codes.map((code, place) => step(code, codes[place + 1] ?? "end", ...(place % 3 === 0 ? [codes[place + 5] ?? "end"] : []))));
    expect(found.width).toBeLessThanOrEqual(3);
    for (const { to, from } of found.lanes) expect(Math.max(...from)).toBeLessThan(to);
  });

  it("draw nothing of what leads back, or nowhere", () => {
    expect(waysOf([step("a", "b"), step("b", "a", "gone")]).lanes).toEqual([]);
  });
});
