import { FieldGrid, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { choicesFor, useChoiceLabel } from "../exchange-choices";
import css from "./create.module.css";
import { MoreTime } from "./more-time";
import type { CreateForm } from "./use-create";
import { choosable, type Item, mostOf, NO_LINE, type ReasonGroup } from "./wish";
import { createWords } from "./words";

type ItemFieldsProps = { form: CreateForm; reasons: ReasonGroup[]; timeZone: string; onExtended: () => void };

export function ItemFields(props: ItemFieldsProps) {
  const t = useWords(createWords);
  return (
    <Card title={t("itemsTitle")} lead={t("itemsLead")}>
      {props.form.items.length === 0 ? <EmptyState>{t("itemsNone")}</EmptyState> : null}
      <Stack>
        {props.form.items.map((item) => (
          <ItemRow {...props} item={item} key={item.orderLine.id} />
        ))}
      </Stack>
    </Card>
  );
}

function ItemRow(props: ItemFieldsProps & { item: Item }) {
  const { item, form } = props;
  const t = useWords(createWords);
  const formats = useFormats();
  const { orderLine } = item;
  const line = form.wish.lines[orderLine.id] ?? NO_LINE;
  const most = mostOf(item);
  return (
    <div className={css.item} role="group" aria-label={orderLine.productName}>
      <h3>
        {orderLine.productName}
        <span className={css.note}>
          {[orderLine.variantName, orderLine.sku, formats.money(orderLine.unitPrice)].filter(Boolean).join(" · ")}
        </span>
      </h3>
      <p className={css.said}>
        {item.isReturnable || most === 0 ? null : <Pill tone="warning">{t("policyNo")}</Pill>} {item.sentence}
      </p>
      {most === 0 ? null : (
        <FieldGrid>
          <TextField
            label={t("quantity", { count: most })}
            type="number"
            min="0"
            max={String(most)}
            value={line.quantity}
            onChange={(quantity) => form.changeLine(orderLine.id, { quantity })}
          />
          {Number(line.quantity) > 0 ? <WishOfLine {...props} /> : null}
        </FieldGrid>
      )}
      {most === 0 ? null : <MoreTime item={item} timeZone={props.timeZone} onDone={props.onExtended} />}
    </div>
  );
}

function WishOfLine({ item, form, reasons }: ItemFieldsProps & { item: Item }) {
  const t = useWords(createWords);
  const label = useChoiceLabel();
  const id = item.orderLine.id;
  const line = form.wish.lines[id] ?? NO_LINE;
  const known = choosable(reasons);
  const question = known.find(({ code }) => code === line.reason)?.question ?? null;
  return (
    <>
      <SelectField
        label={t("reason")}
        value={line.reason}
        options={[{ value: "", label: t("choose") }, ...known.map(({ code, name }) => ({ value: code, label: name }))]}
        onChange={(reason) => form.changeLine(id, { reason })}
      />
      {question === null ? null : (
        <TextField label={question} value={line.details} onChange={(details) => form.changeLine(id, { details })} />
      )}
      {form.wish.outcome === "EXCHANGE" ? (
        <SelectField
          label={t("variant")}
          value={line.variant}
          options={[
            { value: "", label: t("choose") },
            ...choicesFor(form.choices, id).map((choice) => ({ value: choice.variantSaleorId, label: label(choice) })),
          ]}
          onChange={(variant) => form.changeLine(id, { variant })}
        />
      ) : null}
    </>
  );
}
