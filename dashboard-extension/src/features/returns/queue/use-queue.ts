import { useSearchParams } from "react-router";

import { ReturnQueueDocument, ReturnQueueFrameDocument } from "@/api/generated/returns";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

import { filterInput, type QueueFilter, readFilter, writeFilter } from "./filter";

const PAGE_SIZE = 50;

export function useQueue() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const viewId = params.get("view");
  const pages = usePages();
  const list = useQuery(ReturnQueueDocument, {
    filter: filterInput(filter),
    sort: filter.sort,
    first: PAGE_SIZE,
    after: pages.after,
  });
  const frame = useQuery(ReturnQueueFrameDocument, {});

  /** Whatever is changed by hand is no longer the saved view. */
  const setFilter = (next: QueueFilter, view?: string) =>
    setParams({ ...writeFilter(next), ...(view === undefined ? {} : { view }) }, { replace: true });
  const reload = () => {
    list.reload();
    frame.reload();
  };
  return {
    returns: list.data?.postSaleReturns ?? null,
    frame: frame.data,
    filter,
    setFilter,
    viewId,
    pages,
    problem: list.problem,
    isLoading: list.isLoading,
    reload,
  };
}

export type Queue = ReturnType<typeof useQueue>;
export type QueueFrame = NonNullable<Queue["frame"]>;
export type SavedView = NonNullable<QueueFrame["returnViews"]>[number];
export type QueuedReturn = NonNullable<Queue["returns"]>["edges"][number]["node"];
