import { useState } from "react";

import { TopicWordKeepDocument } from "@/api/generated/survey-results";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { FieldGrid, Form, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { topicWordsWords } from "./words";

const OWN = "";
type WordFormProps = { language: string; topics: { topic: string; label: string }[]; onDone: () => void };

export function WordForm({ language, topics, onDone }: WordFormProps) {
  const t = useWords(topicWordsWords);
  const bridge = useBridge();
  const mutation = useMutation(TopicWordKeepDocument, "topicWordKeep");
  const [topic, setTopic] = useState(topics[0]?.topic ?? OWN);
  const [name, setName] = useState("");
  const [phrase, setPhrase] = useState("");
  const [isOff, setIsOff] = useState(false);
  const [refusals, setRefusals] = useState<FieldError[]>([]);
  const told = (field: string) => refusals.find((refusal) => refusal.field === field)?.message ?? null;

  const keep = async () => {
    const { isDone, errors } = await mutation.run({ input: { language, topic: topic === OWN ? name : topic, phrase, isOff } });
    setRefusals(errors);
    if (!isDone) return bridge.notify("error", t("notSaved"), errors[0]?.message);
    bridge.notify("success", t("saved"));
    setPhrase("");
    onDone();
  };

  return (
    <Card title={t("addTitle")} lead={t("addLead")}>
      <Form label={t("addTitle")} onSubmit={() => void keep()}>
        <Stack>
          <FieldGrid>
            <TextField label={t("phrase")} value={phrase} onChange={setPhrase} error={told("phrase")} />
            <SelectField
              label={t("meaning")}
              value={isOff ? "off" : "on"}
              options={[
                { value: "on", label: t("means") },
                { value: "off", label: t("meansNot") },
              ]}
              onChange={(value) => setIsOff(value === "off")}
            />
            <SelectField
              label={t("topic")}
              value={topic}
              options={[...topics.map(({ topic: value, label }) => ({ value, label })), { value: OWN, label: t("newTopic") }]}
              onChange={setTopic}
            />
            {topic === OWN ? <TextField label={t("newName")} value={name} onChange={setName} error={told("topic")} /> : null}
          </FieldGrid>
          <div>
            <Button type="submit" variant="primary" isDisabled={mutation.isRunning}>
              {t("save")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}
