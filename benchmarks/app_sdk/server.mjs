// Webhooks taken in with @saleor/app-sdk, as its documentation shows: verified only, or kept in PostgreSQL as well.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { SaleorAsyncWebhook as LambdaWebhook } from "@saleor/app-sdk/handlers/aws-lambda";
import { SaleorAsyncWebhook as NextWebhook } from "@saleor/app-sdk/handlers/next";
import pg from "pg";

const { PORT, DATABASE_URL, AUTH_DATA, EVENTS } = process.env;
const PREFIX = "/api/webhooks/saleor/";
const authData = JSON.parse(AUTH_DATA);
const apl = {
  get: async (url) => (url === authData.saleorApiUrl ? authData : undefined),
  set: async () => {},
  delete: async () => {},
  getAll: async () => [authData],
};
const pool = DATABASE_URL ? new pg.Pool({ connectionString: DATABASE_URL, max: 16 }) : null;
const INSERT =
  "INSERT INTO app_sdk_delivery (api_url, event, key, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";

const configuration = (event) => ({
  name: event,
  event: event.toUpperCase(),
  webhookPath: `${PREFIX}${event}`,
  apl,
  query: `subscription { event { ... on Event { __typename } } }`,
});

const verifyOnly = (event) => new NextWebhook(configuration(event)).createHandler((_request, response) => {
  response.status(200).end();
});

const keep = (event) => new LambdaWebhook(configuration(event)).createHandler(async (request, _context, { authData: { saleorApiUrl } }) => {
  const body = Buffer.from(request.body);
  await pool.query(INSERT, [saleorApiUrl, event, createHash("sha256").update(event).update("\n").update(body).digest("hex"), body]);
  return { statusCode: 200, body: "kept" };
});

const handlers = Object.fromEntries(EVENTS.split(",").map((event) => [event, (pool ? keep : verifyOnly)(event)]));

// What Next adds to Node's response.
const asNext = (response) => {
  response.status = (code) => { response.statusCode = code; return response; };
  response.json = (body) => response.end(JSON.stringify(body));
  response.send = (body) => response.end(body);
  return response;
};

// What API Gateway makes of a request.
const asLambda = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
    requestContext: { http: { method: request.method }, stage: "$default" },
  };
};

const server = createServer(async (request, response) => {
  const handle = handlers[request.url.slice(PREFIX.length).replace(/\/$/, "")];
  if (!handle) return response.writeHead(404).end();
  try {
    if (!pool) return await handle(request, asNext(response));
    const answer = await handle(await asLambda(request), {});
    return response.writeHead(answer.statusCode, answer.headers).end(answer.body);
  } catch (error) {
    console.error(error);
    return response.writeHead(500).end();
  }
});
server.listen(Number(PORT), "127.0.0.1");
