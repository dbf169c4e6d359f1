import { HomeWidgetDocument } from "@/api/generated/home";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { BarChart } from "@/ui/chart";
import { LinkButton } from "@/ui/plain-button";
import { useQueryGate } from "@/ui/query-gate";
import { WidgetLinks, WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useWords } from "@/words/locale-context";

import { headline } from "./headline";
import { homeWords } from "./words";

export function HomeSection() {
  const t = useWords(homeWords);
  const bridge = useBridge();
  const query = useQuery(HomeWidgetDocument, {});
  const overview = query.data?.postSaleOverview ?? null;
  const gate = useQueryGate(query, overview);
  if (overview === null) return <>{gate}</>;
  const { key, values, link } = headline(overview);
  return (
    <WidgetSection>
      <WidgetState>{t(key, values)}</WidgetState>
      <WidgetNote>{t("waiting", { count: overview.messages.waiting })}</WidgetNote>
      <WidgetLinks>
        <LinkButton onClick={() => bridge.openAppPage(link.path)}>{t(link.key)}</LinkButton>
      </WidgetLinks>
      <BarChart
        label={t("chart")}
        dayHead={t("day")}
        countHead={t("count")}
        days={overview.deliveriesByDay}
        height={150}
      />
    </WidgetSection>
  );
}
