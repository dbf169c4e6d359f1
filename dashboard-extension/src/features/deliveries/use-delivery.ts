import { DeliveryDetailDocument, DeliveryReplayDocument } from "@/api/generated/deliveries";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";

import { useReplay } from "./use-replay";

export function useDelivery(id: string) {
  const { data, problem, isLoading, reload } = useQuery(DeliveryDetailDocument, { id });
  const mutation = useMutation(DeliveryReplayDocument, "deliveryReplay");
  const { replay } = useReplay([id], (ids) => mutation.run({ input: { ids } }), reload);
  return {
    delivery: data?.postSaleDelivery ?? null,
    problem,
    isLoading,
    reload,
    replay: () => replay([id]),
    isReplaying: mutation.isRunning,
  };
}
