import { useSearchParams } from "react-router";

import { CaseFrameDocument, CasesDocument } from "@/api/generated/care";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

import { filterOf, paramsOf, sortOf, type Wanted, wantedOf } from "./filter";

const PAGE_SIZE = 25;

export function useCases() {
  const [params, setParams] = useSearchParams();
  const wanted = wantedOf(params);
  const pages = usePages();
  const frame = useQuery(CaseFrameDocument, {});
  const { data, problem, isLoading, reload } = useQuery(CasesDocument, {
    filter: filterOf(wanted),
    sort: sortOf(wanted.shown),
    first: PAGE_SIZE,
    after: pages.after,
  });

  const show = (next: Wanted) => {
    pages.restart();
    setParams(paramsOf(next), { replace: true });
  };

  return {
    cases: data?.postSaleCases ?? null,
    counts: frame.data?.postSaleCaseCounts ?? null,
    owners: frame.data?.postSaleCaseOwners ?? [],
    wanted,
    show,
    pages,
    problem,
    isLoading,
    reload,
  };
}

export type CaseList = ReturnType<typeof useCases>;
export type ListedCase = NonNullable<CaseList["cases"]>["edges"][number]["node"];
export type Owner = CaseList["owners"][number];
