import { useState } from "react";

import type { Operation } from "./client";
import type { Problem } from "./outcome";
import { useQuery } from "./use-query";

type Connection<Node> = {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: Node }[];
};

export type GrowingList<Node> = {
  /** Null until the first answer. */
  rows: Node[] | null;
  hasMore: boolean;
  showMore: () => void;
  problem: Problem | null;
  isLoading: boolean;
  reload: () => void;
};

/** A connection that is read on and on: what was read stays above what comes next. Other variables begin anew. */
export function useGrowingList<Data, Variables extends { after?: string | null }, Node extends { id: string }>(
  operation: Operation<Data, Variables>,
  variables: Omit<Variables, "after">,
  connectionOf: (data: Data) => Connection<Node> | null | undefined,
  options: { isPaused?: boolean } = {},
): GrowingList<Node> {
  const key = JSON.stringify(variables);
  const start = { key, after: null as string | null, earlier: [] as Node[] };
  const [walk, setWalk] = useState(start);
  const { after, earlier } = walk.key === key ? walk : start;
  const { data, problem, isLoading, reload } = useQuery(operation, { ...variables, after } as Variables, options);

  const connection = data === null ? null : (connectionOf(data) ?? null);
  const rows = joined(earlier, connection?.edges.map(({ node }) => node) ?? []);
  const endCursor = connection?.pageInfo.endCursor ?? null;
  return {
    rows: connection === null && rows.length === 0 ? null : rows,
    hasMore: connection?.pageInfo.hasNextPage === true && endCursor !== null,
    showMore: () => setWalk({ key, after: endCursor, earlier: rows }),
    problem,
    isLoading,
    reload,
  };
}

/** Until the next page is there the answer is still the one before: it must not stand twice. */
export function joined<Node extends { id: string }>(earlier: readonly Node[], page: readonly Node[]): Node[] {
  const known = new Set(earlier.map(({ id }) => id));
  return [...earlier, ...page.filter(({ id }) => !known.has(id))];
}
