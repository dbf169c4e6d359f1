// Composes the subgraphs given as `<name>=<file>=<address>` and prints the outcome as JSON.
import { readFileSync } from "node:fs";
import { composeServices, compositionHasErrors } from "@theguild/federation-composition";
import { parse } from "graphql";

const services = process.argv.slice(2).map((argument) => {
  const [name, path, url] = argument.split("=");
  return { name, url, typeDefs: parse(readFileSync(path, "utf8")) };
});
const result = composeServices(services);
const errors = compositionHasErrors(result)
  ? result.errors.map((error) => ({ code: error.extensions?.code ?? "", message: error.message }))
  : [];
process.stdout.write(JSON.stringify({ errors, supergraph: result.supergraphSdl ?? "" }));
