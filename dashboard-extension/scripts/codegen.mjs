// Types and documents for the panel's operations: one file per domain, so that a widget loads its own and no other.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { codegen } from "@graphql-codegen/core";
import * as typedDocuments from "@graphql-codegen/typed-document-node";
import * as operations from "@graphql-codegen/typescript-operations";
import { parse } from "graphql";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const documentsFolder = join(root, "../graphql/dashboard");
const target = join(root, "src/api/generated");

const config = {
  documentMode: "string",
  pureMagicComment: true,
  useTypeImports: true,
  skipTypename: true,
  enumsAsTypes: true,
  defaultScalarType: "unknown",
  scalars: {
    DateTime: "string",
    Date: "string",
    Time: "string",
    BigInt: "number",
    Decimal: { input: "string", output: "string | number" },
    JSONString: "string",
  },
};

const schema = parse(readFileSync(join(root, "../graphql/api/schema.graphql"), "utf8"));

function documentsOf(domain) {
  const folder = join(documentsFolder, domain);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .sort()
    .map((name) => ({ location: join(folder, name), document: parse(readFileSync(join(folder, name), "utf8")) }));
}

const domains = readdirSync(documentsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

mkdirSync(target, { recursive: true });
for (const domain of domains) {
  const filename = join(target, `${domain}.ts`);
  const text = await codegen({
    filename,
    schema,
    documents: documentsOf(domain),
    config,
    plugins: [{ operations: {} }, { typedDocuments: {} }],
    pluginMap: { operations, typedDocuments },
  });
  writeFileSync(filename, `${text.trim()}\n`);
}
