import { Button } from "@/ui/controls/button";
import { FieldRow, Form, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import css from "./orders.module.css";
import { useMarkDelivered } from "./use-mark-delivered";
import type { ParcelData } from "./use-order";
import { orderWords } from "./words";

type DeliveredFormProps = { parcel: ParcelData; timeZone: string; onDone: () => void; onCancel: () => void };

export function DeliveredForm({ parcel, timeZone, onDone, onCancel }: DeliveredFormProps) {
  const t = useWords(orderWords);
  const form = useMarkDelivered({ parcel, timeZone, onDone });
  return (
    <Form label={t("markDelivered")} onSubmit={() => void form.save()}>
      <FieldRow>
        <TextField
          label={t("deliveredDate")}
          type="date"
          value={form.day}
          max={form.latestDay}
          onChange={form.setDay}
          error={form.error}
        />
        <Button type="submit" variant="primary" isDisabled={form.isSaving}>
          {t("saveDate")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </FieldRow>
      <p className={css.advice}>{t("dateAdvice")}</p>
    </Form>
  );
}
