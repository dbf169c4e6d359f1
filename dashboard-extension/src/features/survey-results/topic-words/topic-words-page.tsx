import { useState } from "react";

import { TopicWordsDocument } from "@/api/generated/survey-results";
import { useQuery } from "@/api/use-query";
import { SelectField } from "@/ui/controls/fields";
import { Page, PageHeader, Stack } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { TopicCard } from "./topic-card";
import { WordForm } from "./word-form";
import { topicWordsWords } from "./words";

export type WordLanguage = "es" | "en";

export function TopicWordsPage() {
  const t = useWords(topicWordsWords);
  const [language, setLanguage] = useState<WordLanguage>("es");
  const state = useQuery(TopicWordsDocument, { language });
  const topics = state.data?.topicWords ?? null;
  const gate = useQueryGate(state, topics, { need: "orders" });
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      {gate}
      {topics === null ? null : (
        <Stack>
          <SelectField
            label={t("language")}
            value={language}
            options={(["es", "en"] as const).map((value) => ({ value, label: t(value) }))}
            onChange={setLanguage}
          />
          <WordForm language={language} topics={topics} onDone={state.reload} />
          {topics.map((topic) => (
            <TopicCard key={topic.topic} topic={topic} onChanged={state.reload} />
          ))}
        </Stack>
      )}
    </Page>
  );
}
