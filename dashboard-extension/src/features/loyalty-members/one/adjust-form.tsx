import { Button } from "@/ui/controls/button";
import { Form, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import css from "../members.module.css";
import { REASONS, useAdjust } from "./use-adjust";
import { oneWords } from "./words";

type AdjustFormProps = { customerId: string; canAdjust: boolean; onDone: () => void };

export function AdjustForm({ customerId, canAdjust, onDone }: AdjustFormProps) {
  const t = useWords(oneWords);
  const form = useAdjust(customerId, onDone);
  if (!canAdjust) return <Card title={t("adjustTitle")}><p className={css.quiet}>{t("adjustNot")}</p></Card>;
  return (
    <Card title={t("adjustTitle")} lead={t("adjustLead")}>
      <Form label={t("adjustTitle")} onSubmit={() => void form.book()}>
        <Stack>
          <TextField
            label={t("points")}
            value={form.draft.points}
            onChange={(points) => form.set({ points })}
            help={t("pointsHelp")}
            error={form.isPointsWrong ? t("pointsWrong") : null}
          />
          <SelectField
            label={t("reason")}
            value={form.draft.reason}
            options={REASONS.map((value) => ({ value, label: t(value) }))}
            onChange={(reason) => form.set({ reason })}
          />
          <TextField
            label={t("note")}
            type="lines"
            value={form.draft.note}
            onChange={(note) => form.set({ note })}
            help={t("noteHelp")}
            error={form.isNoteMissing ? t("noteWrong") : null}
          />
          <div>
            <Button type="submit" variant="primary" isDisabled={form.isBusy}>
              {t("adjust")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}
