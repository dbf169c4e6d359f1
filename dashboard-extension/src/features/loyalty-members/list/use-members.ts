import { useSearchParams } from "react-router";

import { PointsMembersDocument } from "@/api/generated/loyalty-members";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

import { filterOf, type Shown, shownOf } from "./filter";

const PAGE_SIZE = 25;

export function useMembers() {
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const shown = shownOf(params.get("show"));
  const pages = usePages();
  const { data, problem, isLoading, reload } = useQuery(PointsMembersDocument, {
    filter: filterOf(search, shown),
    first: PAGE_SIZE,
    after: pages.after,
  });

  const show = (next: { search: string; shown: Shown }) => {
    const wanted = { search: next.search.trim(), show: next.shown === "all" ? "" : next.shown };
    setParams(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== "")), { replace: true });
  };

  return {
    members: data?.pointsMembers ?? null,
    permissions: data?.postSaleViewer.permissions ?? [],
    search,
    shown,
    show,
    pages,
    problem,
    isLoading,
    reload,
  };
}

export type MemberList = ReturnType<typeof useMembers>;
export type ListedMember = NonNullable<MemberList["members"]>["edges"][number]["node"];
