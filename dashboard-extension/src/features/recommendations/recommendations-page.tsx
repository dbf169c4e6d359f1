import { useState } from "react";

import { Page, PageHeader } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { ModelCard } from "./model-card";
import { PreviewCard } from "./preview-card";
import { RulesCard } from "./rules-card";
import { recommendationWords } from "./words";

export function RecommendationsPage() {
  const t = useWords(recommendationWords);
  const [round, setRound] = useState(0);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ModelCard />
      <RulesCard onChanged={() => setRound((before) => before + 1)} />
      <PreviewCard round={round} />
    </Page>
  );
}
