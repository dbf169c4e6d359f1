import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, Form, TextField } from "@/ui/controls/fields";
import { Stack } from "@/ui/layout";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useWords } from "@/words/locale-context";

import { type Segment, useConditionForm, useCount, type useSegments, useSegmentForm } from "./use-segments";
import { segmentWords } from "./words";

type Schema = NonNullable<ReturnType<typeof useSegments>["schema"]>;
type SegmentFormProps = { segment: Segment | null; schema: Schema; languages: string[]; onSaved: () => void; onRefused: () => void; onCancel: () => void };

export function SegmentForm({ segment, schema, languages, onSaved, onRefused, onCancel }: SegmentFormProps) {
  const t = useWords(segmentWords);
  const form = useSegmentForm(segment, onSaved, onRefused);
  const { root, of, kindLabel } = useConditionForm(schema);
  const { draft, set, errorOf } = form;
  const count = useCount(draft.conditions);
  return (
    <Form label={segment === null ? t("newTitle") : t("changeTitle", { segment: segment.title })} onSubmit={() => void form.save()}>
      <Stack>
        <FieldGrid>
          <TextField label={t("titleOf")} value={draft.title} onChange={(title) => set({ title })} error={errorOf("title")} />
          {segment === null ? (
            <TextField label={t("code")} value={draft.code} onChange={(code) => set({ code })} help={t("codeHelp")} error={errorOf("code")} />
          ) : null}
        </FieldGrid>
        <SchemaForm
          {...{ root, languages, kindLabel }}
          currencies={[]}
          wrongAt={(path) => count.problems.find((each) => each.path === path)?.message ?? null}
          schema={{ properties: { conditions: { ...of, title: t("conditions"), description: t("conditionsHelp") } } }}
          path=""
          value={{ conditions: draft.conditions }}
          onChange={(next) => set({ conditions: next.conditions as unknown[] })}
        />
        <Count {...count} />
        <FieldRow>
          <Button type="submit" variant="primary" isDisabled={form.isBusy || (segment === null && draft.code.trim() === "")}>
            {t(segment === null ? "create" : "save")}
          </Button>
          <Button onClick={onCancel}>{t("cancel")}</Button>
        </FieldRow>
      </Stack>
    </Form>
  );
}

function Count({ count, isCounting }: ReturnType<typeof useCount>) {
  const t = useWords(segmentWords);
  const said = isCounting ? t("counting") : count === null ? t("notCounted") : t("fits", { count });
  return (
    <p role="status">
      <strong>{said}</strong>
    </p>
  );
}
