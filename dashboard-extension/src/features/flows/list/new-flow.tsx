import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, Form, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { type ReadyMade, useNewFlow } from "./use-flows";
import { flowsWords } from "./words";

type NewFlowProps = { readyMade: readonly ReadyMade[]; taken: readonly string[]; languages: readonly string[]; onCancel: () => void };

export function NewFlow({ onCancel, ...start }: NewFlowProps) {
  const t = useWords(flowsWords);
  const flow = useNewFlow(start);
  const options = start.readyMade.map(({ code, title }) => ({ code, label: title }));
  return (
    <Card title={t("newTitle")} lead={t("newLead")}>
      <Form label={t("newTitle")} onSubmit={() => void flow.create()}>
        <Stack>
          <PickField label={t("startFrom")} value={flow.from} options={options} emptyLabel={t("empty")} onChange={flow.setFrom} />
          <p>{flow.origin?.summary ?? t("emptySummary")}</p>
          <FieldGrid>
            <TextField label={t("titleOf")} value={flow.title} onChange={flow.setTitle} help={t("titleHelp")} error={flow.errorOf("title")} />
            <TextField label={t("code")} value={flow.code} onChange={flow.setCode} help={t("codeHelp")} error={flow.errorOf("code")} />
          </FieldGrid>
          <FieldRow>
            <Button type="submit" variant="primary" isDisabled={flow.isBusy || flow.code.trim() === ""}>
              {t("create")}
            </Button>
            <Button onClick={onCancel}>{t("cancel")}</Button>
          </FieldRow>
        </Stack>
      </Form>
    </Card>
  );
}
