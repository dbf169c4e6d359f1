import { useFormats, useWords } from "@/words/locale-context";

import type { DeliveryState } from "./delivery-state";
import { orderWords } from "./words";

/** The delivery state as a sentence. */
export function useStateLine(): (state: DeliveryState) => string {
  const t = useWords(orderWords);
  const formats = useFormats();
  return (state) => {
    switch (state.kind) {
      case "cancelled":
        return t("cancelledLine");
      case "cameBack":
        return t("cameBackLine");
      case "unshipped":
        return t("unshippedLine");
      case "onTheWay":
        return t("onTheWayLine", { date: formats.date(state.since) });
      case "partly":
        return t("partlyLine", { arrived: state.arrived, parcels: state.parcels });
      case "delivered":
        return t(state.isEstimate ? "estimatedLine" : "deliveredLine", { date: formats.date(state.on) });
    }
  };
}

/** The same in two words, for a table. */
export function useDeliveryLabel(): (state: DeliveryState) => string {
  const t = useWords(orderWords);
  const formats = useFormats();
  return (state) => {
    switch (state.kind) {
      case "cancelled":
        return t("deliveryCancelled");
      case "cameBack":
        return t("deliveryCameBack");
      case "unshipped":
        return t("deliveryUnshipped");
      case "onTheWay":
        return t("deliveryOnTheWay");
      case "partly":
        return t("deliveryPartly");
      case "delivered":
        return t("deliveryDelivered", { date: formats.shortDate(state.on) });
    }
  };
}
