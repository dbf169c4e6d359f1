import { useState } from "react";

import {
  PolicyTrialChoicesDocument,
  PolicyTrialDocument,
  PolicyTrialOrdersDocument,
  type PolicyTrialOrdersQuery,
  type PostSaleReturnOutcome,
} from "@/api/generated/return-policy";
import { useQuery } from "@/api/use-query";

import { useSettled } from "@/ui/use-settled";

export type TrialOrder = NonNullable<PolicyTrialOrdersQuery["postSaleOrders"]>["edges"][number]["node"];

const PATIENCE_MS = 400;

/** An order, one of its lines and what might be asked for, and what both policies say of it. */
export function useTrial(content: string) {
  const [search, setSearch] = useState("");
  const [order, setOrder] = useState<TrialOrder | null>(null);
  const [lineId, setLineId] = useState("");
  const [wish, setWish] = useState({ reason: "", outcome: "", method: "" });
  const settled = useSettled(content, PATIENCE_MS);

  const found = useQuery(PolicyTrialOrdersDocument, { search }, { isPaused: search === "" });
  const reasons = useQuery(PolicyTrialChoicesDocument, {}, { isPaused: order === null });
  const trial = useQuery(
    PolicyTrialDocument,
    {
      orderId: order?.id ?? "",
      content: settled,
      wish: { reason: wish.reason || null, method: wish.method || null, outcome: (wish.outcome || null) as PostSaleReturnOutcome | null },
    },
    { isPaused: order === null },
  );

  const choose = (chosen: TrialOrder) => {
    setOrder(chosen);
    setLineId(chosen.lines[0]?.id ?? "");
  };
  return {
    search: (text: string) => {
      setOrder(null);
      // The same again: an order may have come meanwhile.
      if (text.trim() === search) found.reload();
      setSearch(text.trim());
    },
    isSearching: found.isLoading,
    found: search === "" ? null : (found.data?.postSaleOrders?.edges.map(({ node }) => node) ?? null),
    order,
    choose,
    lineId,
    setLineId,
    wish,
    setWish: (change: Partial<typeof wish>) => setWish((before) => ({ ...before, ...change })),
    reasons: leavesOf(reasons.data?.returnReasons ?? []),
    live: trial.data?.live ?? null,
    draft: trial.data?.draft ?? null,
    isLoading: trial.isLoading,
    problem: trial.problem,
  };
}

type Tree = { reason: Leaf; children: Leaf[] }[];
type Leaf = { code: string; name: string; isOn: boolean };

/** Those that can be chosen: of a group, what stands below it. */
function leavesOf(tree: Tree): { code: string; label: string }[] {
  return tree
    .flatMap(({ reason, children }) => (children.some(({ isOn }) => isOn) ? children : [reason]))
    .filter(({ isOn }) => isOn)
    .map(({ code, name }) => ({ code, label: name }));
}
