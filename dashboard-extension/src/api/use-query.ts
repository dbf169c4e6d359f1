import { useCallback, useEffect, useState } from "react";

import type { Operation } from "./client";
import { useClient } from "./client-context";
import type { Problem } from "./outcome";

export type QueryState<Data> = {
  /** The newest answer; it stays while the next one is on its way. */
  data: Data | null;
  problem: Problem | null;
  isLoading: boolean;
  reload: () => void;
};

/** `key` and `round` are what the answer belongs to. */
type Settled<Data> = { data: Data | null; problem: Problem | null; key: string | null; round: number };

export function useQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  options: { isPaused?: boolean } = {},
): QueryState<Data> {
  const client = useClient();
  const [settled, setSettled] = useState<Settled<Data>>({ data: null, problem: null, key: null, round: 0 });
  const [round, setRound] = useState(0);
  const isPaused = options.isPaused === true;
  const key = JSON.stringify(variables);

  useEffect(() => {
    if (isPaused) return;
    const abort = new AbortController();
    client
      .execute(operation, JSON.parse(key) as Variables, abort.signal)
      .then(({ data, problem }) => {
        if (abort.signal.aborted) return;
        // A hiccup while refreshing must not take away what is already shown; a refusal must.
        const isHiccup = (before: Settled<Data>) => problem === "unreachable" && before.key === key;
        setSettled((before) => ({ data: data ?? (isHiccup(before) ? before.data : null), problem, key, round }));
      })
      .catch(() => undefined);
    return () => abort.abort();
  }, [client, operation, key, round, isPaused]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  const isLoading = !isPaused && (settled.key !== key || settled.round !== round);
  return { data: settled.data, problem: settled.problem, isLoading, reload };
}
