import { Card } from "@/ui/layout";
import { Timeline } from "@/ui/timeline";
import { useWords } from "@/words/locale-context";

import { historyOf } from "./history";
import type { ReturnData } from "./use-return";
import { oneWords } from "./words";

export function HistorySection({ ret }: { ret: ReturnData }) {
  const t = useWords(oneWords);
  const events = historyOf(ret).map(({ key, values, reason, ...event }) => ({
    ...event,
    sentence: reason == null || reason === "" ? t(key, values) : t("withReason", { sentence: t(key, values), reason }),
  }));
  return (
    <Card title={t("historyTitle")}>
      <Timeline events={events} />
    </Card>
  );
}
