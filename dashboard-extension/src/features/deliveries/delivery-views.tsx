import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { deliveryWords } from "./words";

export function DeliveryViews() {
  const t = useWords(deliveryWords);
  return (
    <ViewTabs
      label={t("views")}
      views={[
        { to: "/deliveries", label: t("viewAll") },
        { to: "/deliveries/reactions", label: t("viewReactions") },
      ]}
    />
  );
}
