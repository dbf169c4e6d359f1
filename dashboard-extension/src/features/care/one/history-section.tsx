import { Card } from "@/ui/layout";
import { Timeline } from "@/ui/timeline";
import { useWords } from "@/words/locale-context";

import { historyOf } from "./history";
import type { CaseData } from "./use-case";
import { oneWords } from "./words";

export function HistorySection({ one }: { one: CaseData }) {
  const t = useWords(oneWords);
  const events = historyOf(one.transitions ?? []).map(({ key, owner, outcome, note, ...event }) => {
    const sentence = t(key, { owner, outcome: outcome === null ? "" : t(`outcome${outcome}`) });
    return { ...event, sentence: note === null ? sentence : t("withNote", { sentence, note }) };
  });
  return (
    <Card title={t("historyTitle")}>
      <Timeline events={events} />
    </Card>
  );
}
