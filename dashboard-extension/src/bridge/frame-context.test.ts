import { describe, expect, it } from "vitest";

import recorded from "@/test/recorded-bridge.json";

import { appPagePath, lastValue, readFrameContext } from "./frame-context";

const at = (address: string) => readFrameContext(new URL(address, "https://app.example"));

describe("readFrameContext", () => {
  it("reads a widget and its order", () => {
    const frame = at("/dashboard/widgets/order?saleorApiUrl=https%3A%2F%2Fnorte.example%2Fgraphql%2F&id=QXBwOjY%3D&orderId=T3J&theme=dark");
    expect(frame).toEqual({
      kind: "widget",
      subject: "order",
      subjectId: "T3J",
      appId: "QXBwOjY=",
      saleorApiUrl: "https://norte.example/graphql/",
      theme: "dark",
    });
  });

  it("knows popups and pages apart", () => {
    expect(at("/dashboard/popups/customer?customerId=VXNlcjox")).toMatchObject({ kind: "popup", subject: "customer" });
    expect(at("/dashboard/overview")).toMatchObject({ kind: "page", subject: null, subjectId: null });
    expect(at("/dashboard/widgets/home/")).toMatchObject({ kind: "widget", subject: "home", subjectId: null });
  });

  it("takes the last of repeated keys: the Dashboard's own query comes first", () => {
    const frame = at("/dashboard/widgets/order?id=x&orderId=other&theme=light&id=QXBwOjY%3D&orderId=T3J&theme=dark");
    expect(frame).toMatchObject({ appId: "QXBwOjY=", subjectId: "T3J", theme: "dark" });
    expect(lastValue(new URLSearchParams("a=1&a=2"), "a")).toBe("2");
  });

  it("refuses ids that are none", () => {
    expect(at("/dashboard/widgets/order?orderId=%3Cscript%3E").subjectId).toBeNull();
    expect(at("/dashboard/widgets/order?orderId=").subjectId).toBeNull();
  });

  it("falls back to light without a theme, as on the first of two loads", () => {
    expect(at("/dashboard/widgets/order?orderId=T3J").theme).toBe("light");
  });

  it.each(Object.values(recorded.addresses))("reads the recorded address %s", (address) => {
    const search = new URL(address).search;
    expect(readFrameContext({ pathname: "/dashboard/overview", search })).toMatchObject({
      appId: "QXBwOjY=",
      saleorApiUrl: "http://127.0.0.1:8000/graphql/",
    });
  });
});

describe("appPagePath", () => {
  it("encodes the app's id, whose raw = would load a wrong address", () => {
    expect(appPagePath("QXBwOjY=", "/orders/T3J")).toBe("/extensions/app/QXBwOjY%3D/dashboard/orders/T3J");
  });
});
