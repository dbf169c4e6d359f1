import { expect, it, vi } from "vitest";

import { createClient, type Session } from "./client";

const OPERATION = { toString: () => "query Overview { postSaleOverview { level } }" };

function makeSession(overrides: Partial<Session> = {}): Session {
  return {
    saleorApiUrl: "https://norte.example/graphql/",
    token: () => "first",
    locale: () => "es-CO",
    canRefresh: true,
    waitForToken: vi.fn(async () => false),
    ...overrides,
  };
}

const answers = (...statuses: number[]) =>
  vi.fn(async () => {
    const status = statuses.shift() ?? 200;
    return new Response(status === 200 ? '{"data":{"postSaleOverview":{"level":"OK"}}}' : "no", { status });
  });

it("says which shop, who asks and in which language", async () => {
  const fetchJson = answers(200);
  await createClient(makeSession(), fetchJson).execute(OPERATION, {});
  expect(fetchJson).toHaveBeenCalledExactlyOnceWith(
    "/graphql/",
    expect.objectContaining({
      method: "POST",
      credentials: "omit",
      headers: {
        "Content-Type": "application/json",
        Authorization: "Bearer first",
        "Saleor-Api-Url": "https://norte.example/graphql/",
        "Accept-Language": "es-CO",
      },
    }),
  );
});

it("goes by the app's clock", async () => {
  const told = "2031-05-06T07:08:09.000Z";
  const client = createClient(makeSession(), async () => new Response("{}", { headers: { "Postventa-Now": told } }));
  expect(Math.abs(client.now().getTime() - Date.now())).toBeLessThan(1_000);
  await client.execute(OPERATION, {});
  expect(Math.abs(client.now().getTime() - Date.parse(told))).toBeLessThan(1_000);
});

it("waits for a fresh token after a 401 and tries once more", async () => {
  let token = "stale";
  const waitForToken = vi.fn(async () => {
    token = "fresh";
    return true;
  });
  const fetchJson = answers(401, 200);
  const outcome = await createClient(makeSession({ token: () => token, waitForToken }), fetchJson).execute(OPERATION, {});
  expect(outcome).toEqual({ data: { postSaleOverview: { level: "OK" } }, problem: null });
  expect(waitForToken).toHaveBeenCalledWith("stale", expect.any(Number));
  expect(fetchJson.mock.calls).toHaveLength(2);
});

it("does not try a third time", async () => {
  const fetchJson = answers(401, 401, 200);
  const outcome = await createClient(makeSession({ waitForToken: async () => true }), fetchJson).execute(OPERATION, {});
  expect(outcome.problem).toBe("expired");
  expect(fetchJson.mock.calls).toHaveLength(2);
});

it("does not wait in a popup, which never gets a fresh token", async () => {
  const session = makeSession({ canRefresh: false });
  const outcome = await createClient(session, answers(401)).execute(OPERATION, {});
  expect(outcome.problem).toBe("expired");
  expect(session.waitForToken).not.toHaveBeenCalled();
});

it("asks nothing without a token", async () => {
  const fetchJson = answers(200);
  const outcome = await createClient(makeSession({ token: () => "" }), fetchJson).execute(OPERATION, {});
  expect(outcome.problem).toBe("denied");
  expect(fetchJson).not.toHaveBeenCalled();
});

it("says so where the app cannot be reached", async () => {
  const fetchJson = vi.fn(async () => {
    throw new TypeError("Failed to fetch");
  });
  expect((await createClient(makeSession(), fetchJson).execute(OPERATION, {})).problem).toBe("unreachable");
});
