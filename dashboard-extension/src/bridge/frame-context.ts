/** What the Dashboard tells a frame in its address. */
export type FrameContext = {
  kind: "page" | "widget" | "popup";
  /** `order`, `customer` ... of a widget or popup; null on a page. */
  subject: string | null;
  /** Saleor's id of that subject. */
  subjectId: string | null;
  appId: string;
  saleorApiUrl: string;
  theme: Theme;
};

export type Theme = "light" | "dark";

const SALEOR_ID = /^[A-Za-z0-9+/=_-]{1,200}$/;
const FRAME_PATH = /^\/dashboard\/(widgets|popups)\/([a-z-]+)\/?$/;

/** The Dashboard puts its own query first and repeats keys (seen in 3.23.27): the last value is the one meant. */
export function lastValue(search: URLSearchParams, key: string): string | null {
  return search.getAll(key).at(-1) ?? null;
}

export function readFrameContext(address: { pathname: string; search: string }): FrameContext {
  const search = new URLSearchParams(address.search);
  const frame = FRAME_PATH.exec(address.pathname);
  const subject = frame?.[2] ?? null;
  return {
    kind: frame === null ? "page" : frame[1] === "widgets" ? "widget" : "popup",
    subject,
    subjectId: subject === null ? null : readId(search, `${subject}Id`),
    appId: readId(search, "id") ?? "",
    saleorApiUrl: lastValue(search, "saleorApiUrl") ?? "",
    theme: lastValue(search, "theme") === "dark" ? "dark" : "light",
  };
}

const DASHBOARDS_OWN = /^(domain|saleorApiUrl|id|theme|featureFlags.*)$/;

/** What a page of ours keeps in its address, without what the Dashboard put there. */
export function ownSearch(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([key]) => !DASHBOARDS_OWN.test(key));
  const own = new URLSearchParams(Object.fromEntries(kept)).toString();
  return own === "" ? "" : `?${own}`;
}

function readId(search: URLSearchParams, key: string): string | null {
  const value = lastValue(search, key);
  return value !== null && SALEOR_ID.test(value) ? value : null;
}

/** Where the Dashboard shows a path of ours. With a raw `=` in the id the frame would load the wrong address. */
export function appPagePath(appId: string, path: string): string {
  return `/extensions/app/${encodeURIComponent(appId)}/dashboard${path}`;
}
