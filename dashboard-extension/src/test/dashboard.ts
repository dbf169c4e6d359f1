import { vi } from "vitest";

export type Message = { type: string; payload: Record<string, unknown> };

export const DASHBOARD_ORIGIN = "http://127.0.0.1:9000";
export const CONTEXT = "domain=127.0.0.1&saleorApiUrl=http%3A%2F%2F127.0.0.1%3A8000%2Fgraphql%2F&id=QXBwOjY%3D";

export function makeToken(claims: Record<string, unknown> = {}): string {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replace(/=+$/, "");
  const all = { email: "marta@norte.example", permissions: ["MANAGE_ORDERS"], user_permissions: ["MANAGE_ORDERS"], ...claims };
  return `${part({ alg: "RS256" })}.${part(all)}.signature`;
}

export type StandInDashboard = {
  /** What the frame sent, in order. */
  heard: Message[];
  heardOf: (type: string) => Record<string, unknown>[];
  say: (type: string, payload: Record<string, unknown>, origin?: string) => void;
  /** Answers an action as the Dashboard would. */
  greet: (options?: { token?: string; locale?: string; theme?: string }) => void;
};

/** Stands where the Dashboard would: it is the frame's parent, and its address is the referrer. */
export function openDashboard(options: { answers?: boolean } = {}): StandInDashboard {
  const heard: Message[] = [];
  const say = (type: string, payload: Record<string, unknown>, origin = DASHBOARD_ORIGIN) => {
    window.dispatchEvent(new MessageEvent("message", { origin, data: { type, payload } }));
  };
  const parent = {
    postMessage: (message: Message) => {
      heard.push(message);
      if (options.answers !== false) {
        setTimeout(() => say("response", { actionId: message.payload.actionId, ok: true }), 0);
      }
    },
  };
  vi.spyOn(window, "parent", "get").mockReturnValue(parent as unknown as Window);
  vi.spyOn(document, "referrer", "get").mockReturnValue(`${DASHBOARD_ORIGIN}/`);
  return {
    heard,
    heardOf: (type) => heard.filter((message) => message.type === type).map(({ payload }) => payload),
    say,
    greet: ({ token = makeToken(), locale = "en", theme = "light" } = {}) => {
      say("handshake", { token, version: 1, saleorVersion: "", dashboardVersion: "v3.23.27" });
      say("localeChanged", { locale });
      say("theme", { theme });
      say("redirect", { path: "/dashboard/extensions/app/QXBwOjY%3D" });
      say("handshake", { token, version: 1, saleorVersion: "", dashboardVersion: "v3.23.27" });
    },
  };
}
