import { useState } from "react";

import { CustomerPageDocument } from "@/api/generated/customers";
import { useQuery } from "@/api/use-query";

const FIRST_EVENTS = 20;

export function useCustomer(key: { id: string | null; saleorId: string | null }) {
  const [timelineFirst, setTimelineFirst] = useState(FIRST_EVENTS);
  const { data, problem, isLoading, reload } = useQuery(CustomerPageDocument, { ...key, timelineFirst });
  return {
    customer: data?.postSaleCustomer ?? null,
    canKeepPersons: data?.postSaleViewer.permissions.includes("MANAGE_USERS") ?? false,
    problem,
    isLoading,
    reload,
    showMoreEvents: () => setTimelineFirst((before) => before + FIRST_EVENTS),
  };
}

export type CustomerState = ReturnType<typeof useCustomer>;
export type CustomerData = NonNullable<CustomerState["customer"]>;
