import { BarChart } from "@/ui/chart";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import type { OverviewData } from "./verdict";
import { overviewWords } from "./words";

export function ArrivedSection({ days }: { days: OverviewData["deliveriesByDay"] }) {
  const t = useWords(overviewWords);
  return (
    <Card title={t("arrivedTitle")} lead={t("arrivedLead")}>
      <BarChart label={t("arrivedLead")} dayHead={t("day")} countHead={t("count")} days={days} />
    </Card>
  );
}
