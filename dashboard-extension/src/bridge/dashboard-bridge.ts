import { actions, AppBridge, type NotificationPayload } from "@saleor/app-sdk/app-bridge";

import { appPagePath, type FrameContext, type Theme } from "./frame-context";

export type BridgePhase =
  | "connecting"
  | "ready"
  /** The Dashboard shook hands without a token: this person lacks the extension's permission. */
  | "denied"
  /** The Dashboard has not answered. */
  | "silent";

export type BridgeState = {
  phase: BridgePhase;
  theme: Theme;
  /** The full tag, `es-CO`. */
  locale: string;
  /** False while `locale` is only the browser's. */
  isLocaleKnown: boolean;
};

export const SILENCE_MS = 10_000;

/** The one place that speaks App Bridge. A store for `useSyncExternalStore`, and the verbs we send. */
export class DashboardBridge {
  readonly sdk: AppBridge;
  private state: BridgeState;
  private listeners = new Set<() => void>();

  constructor(
    readonly frame: FrameContext,
    browserLocale: string,
  ) {
    this.state = { phase: "connecting", theme: frame.theme, locale: browserLocale, isLocaleKnown: false };
    this.applyTheme();
    // Before the SDK's own listener: that one throws on a token it cannot decode and would wait forever.
    window.addEventListener("message", this.guardHandshake);
    this.sdk = new AppBridge({
      saleorApiUrl: frame.saleorApiUrl,
      initialTheme: frame.theme,
      autoNotifyReady: false,
    });
    this.sdk.subscribe("handshake", () => this.set({ phase: "ready" }));
    this.sdk.subscribe("theme", ({ theme }) => this.set({ theme: theme === "dark" ? "dark" : "light" }));
    this.sdk.subscribe("localeChanged", ({ locale }) => this.set({ locale, isLocaleKnown: true }));
    void this.dispatch(actions.NotifyReady());
    window.setTimeout(() => {
      if (this.state.phase === "connecting") this.set({ phase: "silent" });
    }, SILENCE_MS);
  }

  getState = (): BridgeState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Read at call time: the SDK's React state does not follow `tokenRefresh`. */
  token(): string {
    return this.sdk.getState().token ?? "";
  }

  /** Resolves with true when a token other than `stale` is there, with false when none came in time. */
  waitForToken(stale: string, timeoutMs: number): Promise<boolean> {
    const isFresh = () => this.token() !== "" && this.token() !== stale;
    if (isFresh()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const check = () => {
        if (isFresh()) finish(true);
      };
      const finish = (isThere: boolean) => {
        window.clearTimeout(timer);
        stopRefresh();
        stopHandshake();
        resolve(isThere);
      };
      const stopRefresh = this.sdk.subscribe("tokenRefresh", check);
      const stopHandshake = this.sdk.subscribe("handshake", check);
      const timer = window.setTimeout(() => finish(false), timeoutMs);
    });
  }

  notify(status: NonNullable<NotificationPayload["status"]>, title: string, text?: string): void {
    void this.dispatch(actions.Notification({ status, title, text }));
  }

  /** A page of the Dashboard itself, without its `/dashboard` prefix: `/orders/T3J...`. */
  openDashboardPage(path: string): void {
    void this.dispatch(actions.Redirect({ to: path }));
    // A redirect leaves the popup open over the new page.
    if (this.frame.kind === "popup") void this.dispatch(actions.PopupClose());
  }

  /** A page of ours, from a widget or popup. */
  openAppPage(path: string): void {
    this.openDashboardPage(appPagePath(this.frame.appId, path));
  }

  /** Keeps the Dashboard's address bar in step; from a widget it would rewrite the order page's address. */
  reportRoute(path: string): void {
    if (this.frame.kind === "page") void this.dispatch(actions.UpdateRouting({ newRoute: path }));
  }

  /** Lets the Dashboard read the order it shows again. Unknown before 3.23, where nothing happens. */
  refreshShownEntity(): void {
    if (this.frame.kind !== "page") void this.dispatch(actions.RefreshEntity());
  }

  /** True when the Dashboard carried it out. Older Dashboards do not answer what they do not know. */
  private dispatch(action: Parameters<AppBridge["dispatch"]>[0]): Promise<boolean> {
    return this.sdk.dispatch(action).then(
      () => true,
      () => false,
    );
  }

  private guardHandshake = (event: MessageEvent): void => {
    const message = event.data as { type?: unknown; payload?: { token?: unknown } } | null;
    if (typeof message !== "object" || message?.type !== "handshake") return;
    if (document.referrer === "" || event.origin !== new URL(document.referrer).origin) return;
    if (isReadableToken(message.payload?.token)) return;
    event.stopImmediatePropagation();
    this.set({ phase: "denied" });
  };

  private set(change: Partial<BridgeState>): void {
    const next = { ...this.state, ...change };
    const isSame = (Object.keys(next) as (keyof BridgeState)[]).every((key) => next[key] === this.state[key]);
    if (isSame) return;
    this.state = next;
    this.applyTheme();
    this.listeners.forEach((listener) => listener());
  }

  private applyTheme(): void {
    document.documentElement.dataset.theme = this.state.theme;
    document.documentElement.style.colorScheme = this.state.theme;
  }
}

function isReadableToken(token: unknown): boolean {
  if (typeof token !== "string") return false;
  try {
    const body = token.split(".")[1] ?? "";
    return typeof JSON.parse(atob(body.replace(/-/g, "+").replace(/_/g, "/"))) === "object";
  } catch {
    return false;
  }
}
