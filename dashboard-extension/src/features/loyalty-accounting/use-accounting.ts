import { useState } from "react";

import { PointsAccountingDocument, type PointsAccountingQuery, type PostSaleBooksPeriod } from "@/api/generated/points-accounting";
import { useQuery } from "@/api/use-query";

export type Books = NonNullable<PointsAccountingQuery["pointsAccounting"]>;
export type BookRow = Books["rows"][number];

export function useAccounting() {
  const [period, setPeriod] = useState<PostSaleBooksPeriod>("MONTH");
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const [currency, setCurrency] = useState<string | null>(null);
  const { data, problem, isLoading, reload } = useQuery(PointsAccountingDocument, {
    period,
    since: since === "" ? null : since,
    until: until === "" ? null : until,
    currency,
  });
  const choosePeriod = (chosen: PostSaleBooksPeriod) => {
    setPeriod(chosen);
    // A year of months is no month of days: each kind has a time of its own until one is chosen.
    setSince("");
    setUntil("");
  };
  return {
    books: data?.pointsAccounting ?? null,
    period,
    choosePeriod,
    since,
    setSince,
    until,
    setUntil,
    setCurrency,
    problem,
    isLoading,
    reload,
  };
}

export type AccountingState = ReturnType<typeof useAccounting>;
