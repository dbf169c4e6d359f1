import { beforeEach, describe, expect, it, vi } from "vitest";

import { CONTEXT, makeToken, type Message, openDashboard, type StandInDashboard } from "@/test/dashboard";
import recorded from "@/test/recorded-bridge.json";

import { DashboardBridge, SILENCE_MS } from "./dashboard-bridge";
import { type FrameContext, readFrameContext } from "./frame-context";

type Conversation = { dir: string; data: Message }[];

const conversations = Object.entries(recorded.conversations as unknown as Record<string, Conversation>);

const FRAMES = {
  page: readFrameContext({ pathname: "/dashboard/overview", search: `?${CONTEXT}&theme=light` }),
  widget: readFrameContext({ pathname: "/dashboard/widgets/order", search: `?${CONTEXT}&orderId=T3J` }),
  popup: readFrameContext({ pathname: "/dashboard/popups/order", search: `?${CONTEXT}&orderId=T3J` }),
};

let dashboard: StandInDashboard;

beforeEach(() => {
  vi.useFakeTimers();
  dashboard = openDashboard();
});

const connect = (frame: FrameContext = FRAMES.page) => new DashboardBridge(frame, "en-GB");

function replay(conversation: Conversation) {
  for (const { dir, data } of conversation) {
    if (dir !== "dashboard->app") continue;
    const payload = data.payload.token === "<jwt>" ? { ...data.payload, token: makeToken() } : data.payload;
    dashboard.say(data.type, payload);
  }
}

describe("a recorded conversation", () => {
  it.each(conversations)("%s leaves the bridge ready, with theme and locale, however often hands are shaken", (_name, conversation) => {
    const bridge = connect();
    replay(conversation);
    expect(bridge.getState()).toEqual({ phase: "ready", theme: "light", locale: "en", isLocaleKnown: true });
    expect(bridge.token()).toBe(makeToken());
  });

  it("begins as the recorded app began: with notifyReady and an action id", () => {
    connect();
    const spoken = recorded.examples.find(({ dir, data }) => dir === "app->dashboard" && data.type === "notifyReady");
    expect(Object.keys(dashboard.heard[0]?.payload ?? {})).toEqual(Object.keys(spoken?.data.payload ?? {}));
    expect(dashboard.heard).toHaveLength(1);
  });

  it("sends every action in the recorded shape", async () => {
    const bridge = connect(FRAMES.widget);
    replay(conversations[0]?.[1] ?? []);
    bridge.notify("success", "Title", "Text");
    bridge.openDashboardPage("/customers/VXNlcjo0Ng%3D%3D");
    bridge.refreshShownEntity();
    await vi.advanceTimersByTimeAsync(10);
    for (const { type, payload } of dashboard.heard) {
      const shapes = recorded.examples.filter(({ dir, data }) => dir === "app->dashboard" && data.type === type);
      const keys = shapes.map(({ data }) => Object.keys(data.payload).sort().join());
      expect(keys).toContain(Object.keys(payload).sort().join());
    }
  });
});

describe("what the Dashboard says later", () => {
  it("changes theme and language live, in the document too", () => {
    const bridge = connect();
    dashboard.greet();
    dashboard.say("theme", { theme: "dark" });
    dashboard.say("localeChanged", { locale: "es-CO" });
    expect(bridge.getState()).toMatchObject({ theme: "dark", locale: "es-CO" });
    expect(document.documentElement.style.colorScheme).toBe("dark");
    expect(document.documentElement.dataset.theme).toBe("dark");
  });

  it("is not believed from another origin", () => {
    const bridge = connect();
    dashboard.say("handshake", { token: makeToken(), version: 1 }, "https://evil.example");
    expect(bridge.getState().phase).toBe("connecting");
  });

  it("gives a fresh token, read at call time", async () => {
    const bridge = connect();
    dashboard.greet();
    const stale = bridge.token();
    const waiting = bridge.waitForToken(stale, 10_000);
    const fresh = makeToken({ iat: 2 });
    dashboard.say("tokenRefresh", { token: fresh });
    await expect(waiting).resolves.toBe(true);
    expect(bridge.token()).toBe(fresh);
  });

  it("gives none in time: the wait ends", async () => {
    const bridge = connect();
    dashboard.greet();
    const waiting = bridge.waitForToken(bridge.token(), 10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(waiting).resolves.toBe(false);
  });
});

describe("where nothing will come", () => {
  it("a handshake without a token means no permission, not an endless wait", () => {
    const bridge = connect(FRAMES.widget);
    dashboard.say("handshake", { token: "", version: 1, saleorVersion: "", dashboardVersion: "v3.23.27" });
    expect(bridge.getState().phase).toBe("denied");
  });

  it("a Dashboard that stays silent is said to be silent", async () => {
    const bridge = connect();
    await vi.advanceTimersByTimeAsync(SILENCE_MS);
    expect(bridge.getState().phase).toBe("silent");
    dashboard.greet();
    expect(bridge.getState().phase).toBe("ready");
  });
});

describe("routes", () => {
  it("are reported from pages alone: from a widget the order's address would be rewritten", () => {
    connect(FRAMES.widget).reportRoute("/dashboard/orders");
    connect(FRAMES.popup).reportRoute("/dashboard/orders");
    expect(dashboard.heardOf("updateRouting")).toEqual([]);
    connect(FRAMES.page).reportRoute("/dashboard/orders");
    expect(dashboard.heardOf("updateRouting")).toEqual([expect.objectContaining({ newRoute: "/dashboard/orders" })]);
  });

  it("lead to our own pages by the encoded id, in the same tab", () => {
    connect(FRAMES.widget).openAppPage("/orders/T3J");
    expect(dashboard.heardOf("redirect")).toEqual([
      { to: "/extensions/app/QXBwOjY%3D/dashboard/orders/T3J", newContext: undefined, actionId: expect.any(String) },
    ]);
    expect(dashboard.heardOf("popupClose")).toEqual([]);
  });

  it("close the popup they lead out of", () => {
    connect(FRAMES.popup).openAppPage("/orders/T3J");
    expect(dashboard.heardOf("popupClose")).toHaveLength(1);
  });
});
