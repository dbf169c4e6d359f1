import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

import type { Plugin } from "vite";

import { createMockApi } from "./api.ts";
import { NOW } from "./data.ts";

type Next = (error?: unknown) => void;

/** `npm run preview:mock`: the built panel, a stand-in Dashboard at `/` and the mock API, on one port. */
export function mockDashboard(): Plugin {
  const api = createMockApi();
  const here = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
  return {
    name: "mock-dashboard",
    configurePreviewServer(server) {
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: Next) => {
        const path = (request.url ?? "/").split("?")[0] ?? "/";
        if (path === "/") return send(response, "text/html", here("./dashboard.html"));
        if (path.startsWith("/dashboard/")) return send(response, "text/html", here("../dist/index.html"));
        if (path !== "/graphql/") return next();
        void readBody(request).then(async (body) => {
          const language = request.headers["accept-language"]?.startsWith("es") === true ? "es" : "en";
          const answer = await api.execute(JSON.parse(body) as { query: string }, language);
          // The mock shop stands still at its own moment.
          response.setHeader("Postventa-Now", NOW.toISOString());
          send(response, "application/json", JSON.stringify(answer));
        }, next);
      });
    },
  };
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
