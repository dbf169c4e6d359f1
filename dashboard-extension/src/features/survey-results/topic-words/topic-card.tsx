import { TopicWordDropDocument, type TopicWordsQuery } from "@/api/generated/survey-results";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { topicWordsWords } from "./words";

type Topic = NonNullable<TopicWordsQuery["topicWords"]>[number];
type Word = Topic["own"][number];

export function TopicCard({ topic, onChanged }: { topic: Topic; onChanged: () => void }) {
  const t = useWords(topicWordsWords);
  const { own, off, shipped } = topic;
  return (
    <Card title={topic.label}>
      <Stack>
        {own.length === 0 && off.length === 0 ? <p>{t("nothing")}</p> : null}
        <WordList title={t("own")} words={own} onChanged={onChanged} />
        <WordList title={t("off")} words={off} onChanged={onChanged} />
        {shipped.length === 0 ? null : (
          <details>
            <summary>{t("shipped", { n: shipped.length })}</summary>
            <p>{shipped.join(", ")}</p>
          </details>
        )}
      </Stack>
    </Card>
  );
}

function WordList({ title, words, onChanged }: { title: string; words: Word[]; onChanged: () => void }) {
  const t = useWords(topicWordsWords);
  const bridge = useBridge();
  const mutation = useMutation(TopicWordDropDocument, "topicWordDrop");
  const drop = async (word: Word) => {
    const { isDone, errors } = await mutation.run({ input: { id: word.id } });
    if (!isDone) return bridge.notify("error", t("notDropped"), errors[0]?.message);
    bridge.notify("success", t("dropped"));
    onChanged();
  };
  if (words.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {words.map((word) => (
          <li key={word.id}>
            {word.phrase}{" "}
            <Button label={`${t("drop")}: ${word.phrase}`} onClick={() => void drop(word)} isDisabled={mutation.isRunning}>
              {t("drop")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
