import { act, render, type RenderResult } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { Suspense } from "react";
import { vi } from "vitest";

import { createClient } from "@/api/client";
import { AppPage } from "@/app/app-page";
import { Providers } from "@/app/providers";
import { WidgetFrame } from "@/app/widget-frame";
import { DashboardBridge } from "@/bridge/dashboard-bridge";
import { readFrameContext } from "@/bridge/frame-context";

import { createMockApi } from "../../mock/api";
import { CONTEXT, openDashboard, type StandInDashboard } from "./dashboard";

type Sent = { query: string; variables: Record<string, unknown>; headers: Record<string, string> };

export type Opened = RenderResult & {
  user: UserEvent;
  dashboard: StandInDashboard;
  bridge: DashboardBridge;
  /** Requests to the API. */
  sent: Sent[];
  /** Variables of the requests of one operation. */
  sentOf: (operation: string) => Record<string, unknown>[];
};

type Options = {
  locale?: string;
  theme?: string;
  /** Answers by root field; an Error is a refusal. */
  api?: Record<string, unknown>;
  /** HTTP states to answer with first. */
  statuses?: number[];
  token?: string;
};

/** Opens a framed address as the Dashboard would: real bridge, real client, the mock API behind `fetch`. */
export async function open(path: string, options: Options = {}): Promise<Opened> {
  const dashboard = openDashboard();
  window.history.replaceState(null, "", `${path}${path.includes("?") ? "&" : "?"}${CONTEXT}&theme=${options.theme ?? "light"}`);
  const frame = readFrameContext(window.location);
  const bridge = new DashboardBridge(frame, "en");
  const { sent, fetchJson } = fakeFetch(options);
  const client = createClient(
    {
      saleorApiUrl: frame.saleorApiUrl,
      token: () => bridge.token(),
      locale: () => bridge.getState().locale,
      canRefresh: frame.kind !== "popup",
      waitForToken: (stale, timeoutMs) => bridge.waitForToken(stale, timeoutMs),
    },
    fetchJson,
  );
  const view = render(
    <Providers bridge={bridge} client={client}>
      <Suspense fallback={null}>{frame.kind === "page" ? <AppPage /> : <WidgetFrame />}</Suspense>
    </Providers>,
  );
  await act(async () => {
    dashboard.greet({ locale: options.locale ?? "en", theme: options.theme ?? "light", token: options.token });
    await Promise.resolve();
  });
  const sentOf = (operation: string) =>
    sent.filter(({ query }) => new RegExp(`\\b${operation}\\b`).test(query)).map(({ variables }) => variables);
  return { ...view, user: userEvent.setup(), dashboard, bridge, sent, sentOf };
}

function fakeFetch(options: Options): { sent: Sent[]; fetchJson: typeof fetch } {
  const api = createMockApi(options.api);
  const statuses = [...(options.statuses ?? [])];
  const sent: Sent[] = [];
  const fetchJson = vi.fn(async (_url: RequestInfo | URL, init?: RequestInit) => {
    const headers = init?.headers as Record<string, string>;
    const request = JSON.parse(String(init?.body)) as Omit<Sent, "headers">;
    sent.push({ ...request, headers });
    const status = statuses.shift() ?? 200;
    if (status !== 200) return new Response("{}", { status });
    const answer = await api.execute(request, headers["Accept-Language"]?.startsWith("es") === true ? "es" : "en");
    return new Response(JSON.stringify(answer), { status });
  });
  return { sent, fetchJson: fetchJson as unknown as typeof fetch };
}

/** What the API answers where a person lacks a permission. */
export function denied(): Error {
  return Object.assign(new Error("You are not allowed to see or do this."), { extensions: { code: "PERMISSION_DENIED" } });
}
