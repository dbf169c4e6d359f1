import { useSearchParams } from "react-router";

import { AuditCustomerDocument, AuditEventsDocument, AuditOrderDocument } from "@/api/generated/audit";
import { useGrowingList } from "@/api/use-growing-list";
import { useQuery } from "@/api/use-query";

import { type AuditFilter, filterInput, readFilter, writeFilter } from "./filter";

const PAGE_SIZE = 30;

export function useAudit() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const isOfOrder = filter.order !== "";
  // The log knows orders by id, people by number.
  const order = useQuery(AuditOrderDocument, { number: filter.order }, { isPaused: !isOfOrder });
  const orderId = isOfOrder && !order.isLoading ? (order.data?.postSaleOrder?.id ?? null) : null;
  const isPaused = isOfOrder && orderId === null;
  const customer = useQuery(AuditCustomerDocument, { id: filter.customer }, { isPaused: filter.customer === "" });
  const list = useGrowingList(
    AuditEventsDocument,
    { filter: filterInput(filter, orderId), first: PAGE_SIZE },
    (data) => data.postSaleEvents,
    { isPaused },
  );

  const setFilter = (next: AuditFilter) => setParams(writeFilter(next), { replace: true });
  const orderProblem = isOfOrder ? order.problem : null;
  return {
    ...list,
    // What stood there before was not of this order.
    rows: isPaused && !order.isLoading ? null : list.rows,
    filter,
    setFilter,
    customer: customer.data?.postSaleCustomer ?? null,
    /** The number asked for is none of ours. */
    isOrderMissing: isPaused && !order.isLoading && orderProblem === null,
    problem: orderProblem ?? list.problem,
    isLoading: list.isLoading || (isOfOrder && order.isLoading),
    reload: orderProblem === null ? list.reload : order.reload,
  };
}

export type Audit = ReturnType<typeof useAudit>;
