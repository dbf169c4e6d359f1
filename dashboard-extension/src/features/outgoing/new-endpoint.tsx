import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { CheckField, FieldError, Form, SelectableText, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import type { OutgoingState } from "./use-outgoing";
import { outgoingWords } from "./words";

export function NewEndpoint({ state }: { state: OutgoingState }) {
  const t = useWords(outgoingWords);
  if (state.secret === null) return <NewEndpointForm state={state} />;
  return (
    <Card title={t("secretTitle")} lead={t("secretLead")}>
      <Stack>
        <SelectableText label={t("secretLabel")}>{state.secret}</SelectableText>
        <div>
          <Button variant="primary" onClick={state.forgetSecret}>
            {t("secretDone")}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}

function NewEndpointForm({ state }: { state: OutgoingState }) {
  const t = useWords(outgoingWords);
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [topics, setTopics] = useState<string[]>([]);
  const [hasTried, setHasTried] = useState(false);
  const isNamed = name.trim() !== "";
  const isAddress = /^https?:\/\/[^\s/]+/.test(url.trim());

  const submit = () => {
    setHasTried(true);
    if (isNamed && isAddress && topics.length > 0) void state.create(name.trim(), url.trim(), topics);
  };
  const give = (code: string, isGiven: boolean) =>
    setTopics((before) => (isGiven ? [...before, code] : before.filter((known) => known !== code)));

  return (
    <Card title={t("createTitle")} lead={t("createLead")}>
      <Form label={t("createTitle")} onSubmit={submit}>
        <Stack>
          <TextField label={t("name")} value={name} onChange={setName} error={hasTried && !isNamed ? t("nameMissing") : null} />
          <TextField
            label={t("url")}
            type="url"
            value={url}
            onChange={setUrl}
            error={hasTried && !isAddress ? t("urlMissing") : null}
          />
          <div role="group" aria-label={t("topics")}>
            {state.topics.map(({ code, label }) => (
              <CheckField key={code} label={label} isChecked={topics.includes(code)} onChange={(isGiven) => give(code, isGiven)} />
            ))}
            {hasTried && topics.length === 0 ? <FieldError>{t("topicsMissing")}</FieldError> : null}
          </div>
          <div>
            <Button type="submit" variant="primary" isDisabled={state.isBusy}>
              {t("create")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}
