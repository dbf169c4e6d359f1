import { useCallback, useEffect, useState } from "react";

import { ReturnPageDocument } from "@/api/generated/returns";
import { useQuery } from "@/api/use-query";

import { isUnderWay } from "./steps";

const LOOK_AGAIN_MS = 4_000;

export type Notice = { kind: "stale" | "failed"; message: string };

/** One return, read again while something of it is being carried out in Saleor. */
export function useReturn(key: { id: string | null; number: string | null }) {
  const { data, problem, isLoading, reload } = useQuery(ReturnPageDocument, key);
  const [notice, setNotice] = useState<Notice | null>(null);
  const ret = data?.postSaleReturn ?? null;
  const mustLookAgain = ret !== null && isUnderWay(ret);

  useEffect(() => {
    if (!mustLookAgain) return;
    const timer = window.setInterval(reload, LOOK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [mustLookAgain, reload]);

  const tell = useCallback(
    (next: Notice | null) => {
      setNotice(next);
      reload();
    },
    [reload],
  );
  return {
    ret,
    canMoveMoney: data?.postSaleViewer.permissions.includes("HANDLE_PAYMENTS") ?? false,
    timeZone: data?.postSaleSettings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    problem,
    isLoading,
    reload,
    notice,
    /** What a step came to, where it was not as the page showed it; with null the page is just read again. */
    tell,
  };
}

export type ReturnState = ReturnType<typeof useReturn>;
export type ReturnData = NonNullable<ReturnState["ret"]>;
export type ReturnLineData = ReturnData["lines"][number];
export type SettlementData = ReturnData["settlements"][number];
export type GoodsMoveData = NonNullable<ReturnData["goodsMoves"]>[number];
