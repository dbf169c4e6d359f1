import { useState } from "react";

import { OrderPageDocument } from "@/api/generated/orders";
import { useQuery } from "@/api/use-query";

const FIRST_EVENTS = 20;

export function useOrder(key: { id: string | null; saleorId: string | null }) {
  const [timelineFirst, setTimelineFirst] = useState(FIRST_EVENTS);
  const { data, problem, isLoading, reload } = useQuery(OrderPageDocument, { ...key, timelineFirst });
  return {
    order: data?.postSaleOrder ?? null,
    timeZone: data?.postSaleSettings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    problem,
    isLoading,
    reload,
    showMoreEvents: () => setTimelineFirst((before) => before + FIRST_EVENTS),
  };
}

export type OrderState = ReturnType<typeof useOrder>;
export type OrderData = NonNullable<OrderState["order"]>;
export type ParcelData = OrderData["parcels"][number];
