import { useSearchParams } from "react-router";

import { DeliveryListDocument, DeliveryReplayDocument } from "@/api/generated/deliveries";
import { useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

import { type DeliveryFilter, filterInput, readFilter, writeFilter } from "./filter";
import { useReplay } from "./use-replay";

const PAGE_SIZE = 20;

export function useDeliveryList() {
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params);
  const pages = usePages();
  const query = useQuery(DeliveryListDocument, { filter: filterInput(filter), first: PAGE_SIZE, after: pages.after });
  const mutation = useMutation(DeliveryReplayDocument, "deliveryReplay");
  const deliveries = query.data?.postSaleDeliveries ?? null;
  const shown = (deliveries?.edges ?? []).map(({ node }) => node.id);
  const replay = useReplay(shown, (ids) => mutation.run({ input: { ids } }), query.reload);

  const setFilter = (next: DeliveryFilter) => {
    setParams(writeFilter(next), { replace: true });
  };

  const { problem, isLoading, reload } = query;
  return { deliveries, filter, setFilter, pages, problem, isLoading, reload, replay, isReplaying: mutation.isRunning };
}

export type DeliveryList = ReturnType<typeof useDeliveryList>;
export type ListedDelivery = NonNullable<DeliveryList["deliveries"]>["edges"][number]["node"];
