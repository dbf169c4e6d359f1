import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Card, Facts, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { verbsOf } from "../states";
import type { Editor } from "./use-flow";
import { flowWords } from "./words";

/** Whether it runs, since when, and what can be done about it. */
export function StateCard({ editor }: { editor: Editor }) {
  const t = useWords(flowWords);
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const { flow, verbs, canChange, isBusy } = editor;
  const { current, draft } = flow;
  const facts = [
    { label: t("since"), value: formats.dateTime(flow.stateSince) },
    { label: t("code"), value: flow.code },
    { label: t("version"), value: current === null ? t("unpublished") : formats.number(current.number ?? 0) },
    { label: t("draft"), value: draft === null ? t("noDraft") : formats.dateTime(draft.changedAt) },
  ];
  const end = () => {
    setAsking(false);
    void verbs.run("end");
  };
  return (
    <Card title={capital(flow.stateLabel)}>
      <Stack>
        <Facts facts={facts} />
        {isAsking ? (
          <Callout tone="warning" title={t("endQuestion")} isAlert>
            <FieldRow>
              <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
              <Button variant="error" onClick={end}>
                {t("endIt")}
              </Button>
            </FieldRow>
          </Callout>
        ) : canChange ? (
          <FieldRow>
            {verbsOf(flow.state).map((verb) => (
              <Button key={verb} onClick={() => (verb === "end" ? setAsking(true) : void verbs.run(verb))} isDisabled={isBusy}>
                {t(verb)}
              </Button>
            ))}
          </FieldRow>
        ) : null}
      </Stack>
    </Card>
  );
}
