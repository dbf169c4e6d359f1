import "@fontsource-variable/inter/wght.css";

import "./ui/tokens.css";

import { lazy, Suspense } from "react";
import { createRoot } from "react-dom/client";

import { createClient } from "./api/client";
import { Outside } from "./app/outside";
import { Providers } from "./app/providers";
import { WidgetFrame } from "./app/widget-frame";
import { DashboardBridge } from "./bridge/dashboard-bridge";
import { readFrameContext } from "./bridge/frame-context";

// The pages bring Macaw and the router along; a widget needs neither.
const AppPage = lazy(async () => ({ default: (await import("./app/app-page")).AppPage }));

function start(element: HTMLElement): void {
  const root = createRoot(element);
  const browserLocale = navigator.language;
  if (window.parent === window) {
    root.render(<Outside locale={browserLocale} />);
    return;
  }
  // The app's own address in the Dashboard is the host's root.
  if (!window.location.pathname.startsWith("/dashboard/")) {
    window.history.replaceState(null, "", `/dashboard/${window.location.search}`);
  }
  const frame = readFrameContext(window.location);
  const bridge = new DashboardBridge(frame, browserLocale);
  const client = createClient({
    saleorApiUrl: frame.saleorApiUrl,
    token: () => bridge.token(),
    locale: () => bridge.getState().locale,
    canRefresh: frame.kind !== "popup",
    waitForToken: (stale, timeoutMs) => bridge.waitForToken(stale, timeoutMs),
  });
  root.render(
    <Providers bridge={bridge} client={client}>
      <Suspense fallback={null}>{frame.kind === "page" ? <AppPage /> : <WidgetFrame />}</Suspense>
    </Providers>,
  );
}

const element = document.getElementById("root");
if (element !== null) start(element);
