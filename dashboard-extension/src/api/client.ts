import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";

import { type Outcome, readOutcome, type ResponseBody } from "./outcome";

export type Operation<Data, Variables> = DocumentTypeDecoration<Data, Variables> & { toString: () => string };

export type Client = {
  execute: <Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ) => Promise<Outcome<Data>>;
  /** The app's time, as its latest answer told it: a demo's clock may be ahead of the reader's. */
  now: () => Date;
};

/** What the client needs of the Dashboard, and of the language the person reads. */
export type Session = {
  saleorApiUrl: string;
  token: () => string;
  locale: () => string;
  /** Popups never get a fresh token, so there is nothing to wait for. */
  canRefresh: boolean;
  waitForToken: (stale: string, timeoutMs: number) => Promise<boolean>;
};

const REFRESH_PATIENCE_MS = 10_000;

export function createClient(session: Session, fetchJson: typeof fetch = (...args) => fetch(...args)): Client {
  let aheadMs = 0;

  function noteTime(response: Response): void {
    const told = Date.parse(response.headers.get("Postventa-Now") ?? "");
    if (!Number.isNaN(told)) aheadMs = told - Date.now();
  }

  async function send(body: string, token: string, signal?: AbortSignal): Promise<Response> {
    return fetchJson("/graphql/", {
      method: "POST",
      body,
      signal,
      credentials: "omit",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Bearer ${token}`,
        "Saleor-Api-Url": session.saleorApiUrl,
        "Accept-Language": session.locale(),
      },
    });
  }

  async function execute<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Outcome<Data>> {
    const body = JSON.stringify({ query: operation.toString(), variables });
    const token = session.token();
    if (token === "") return { data: null, problem: "denied" };
    try {
      let response = await send(body, token, signal);
      if (response.status === 401 && session.canRefresh && (await session.waitForToken(token, REFRESH_PATIENCE_MS))) {
        response = await send(body, session.token(), signal);
      }
      noteTime(response);
      return readOutcome<Data>(response.status, await readBody(response));
    } catch (error) {
      if (signal?.aborted === true) throw error;
      return { data: null, problem: "unreachable" };
    }
  }

  return { execute, now: () => new Date(Date.now() + aheadMs) };
}

async function readBody(response: Response): Promise<ResponseBody | null> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}
