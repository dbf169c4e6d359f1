import { useCallback, useState } from "react";

import type { Operation } from "./client";
import { useClient } from "./client-context";
import type { Problem } from "./outcome";

export type FieldError = { field: string | null; code: string; message: string };

export type Carried<Payload> =
  | { isDone: true; payload: Payload; errors: []; problem: null }
  /** Some payloads tell more of a refusal than its sentence. */
  | { isDone: false; payload: Payload | null; errors: FieldError[]; problem: Problem | null };

/** Runs a mutation whose payload stands under one field and carries `errors`, as all of ours do. */
export function useMutation<Payload extends { errors: FieldError[] }, Field extends string, Variables>(
  operation: Operation<{ [Key in Field]: Payload | null }, Variables>,
  field: Field,
): { run: (variables: Variables) => Promise<Carried<Payload>>; isRunning: boolean } {
  const client = useClient();
  const [isRunning, setIsRunning] = useState(false);

  const run = useCallback(
    async (variables: Variables): Promise<Carried<Payload>> => {
      setIsRunning(true);
      const { data, problem } = await client.execute(operation, variables);
      setIsRunning(false);
      const payload = data?.[field] ?? null;
      if (payload === null) return { isDone: false, payload: null, errors: [], problem: problem ?? "failed" };
      if (payload.errors.length > 0) return { isDone: false, payload, errors: payload.errors, problem: null };
      return { isDone: true, payload, errors: [], problem: null };
    },
    [client, operation, field],
  );

  return { run, isRunning };
}
