import { useSearchParams } from "react-router";

import { OrderListDocument } from "@/api/generated/orders";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

const PAGE_SIZE = 20;

export function useOrderList() {
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const pages = usePages();
  const { data, problem, isLoading, reload } = useQuery(OrderListDocument, {
    filter: search === "" ? null : { search },
    first: PAGE_SIZE,
    after: pages.after,
  });

  const setSearch = (next: string) => {
    setParams(next.trim() === "" ? {} : { search: next.trim() }, { replace: true });
  };

  return { orders: data?.postSaleOrders ?? null, search, setSearch, pages, problem, isLoading, reload };
}

export type OrderList = ReturnType<typeof useOrderList>;
export type ListedOrder = NonNullable<OrderList["orders"]>["edges"][number]["node"];
