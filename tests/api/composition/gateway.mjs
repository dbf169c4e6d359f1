// A gateway for one request: reads {supergraph, query, variables, headers} as JSON from its input, asks the subgraphs
// at the addresses that the supergraph names, and prints the answer.
import { readFileSync } from "node:fs";
import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { execute, parse, print } from "graphql";

const { supergraph, query, variables, headers } = JSON.parse(readFileSync(0, "utf8"));

const ask = (endpoint) => async ({ document, variables: given }) => {
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ query: print(document), variables: given }),
  });
  return answer.json();
};
const schema = getStitchedSchemaFromSupergraphSdl({
  supergraphSdl: supergraph,
  onSubschemaConfig: (subschema) => {
    subschema.executor = ask(subschema.endpoint);
  },
});
const result = await execute({ schema, document: parse(query), variableValues: variables });
process.stdout.write(JSON.stringify(result));
