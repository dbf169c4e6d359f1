import { useState } from "react";
import { useSearchParams } from "react-router";

import { ReturnableOrderDocument, type ReturnableOrderQuery } from "@/api/generated/returns";
import { useQuery } from "@/api/use-query";
import { Button } from "@/ui/controls/button";
import { FieldError, FieldGrid, FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Columns, Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { returnWords } from "../words";
import { EstimateCard } from "./estimate-card";
import { ItemFields } from "./item-fields";
import { type CreateForm, useCreate } from "./use-create";
import type { ReturnableOrder } from "./wish";
import { createWords } from "./words";

export function CreatePage() {
  const t = useWords(createWords);
  const [params, setParams] = useSearchParams();
  const key = { id: params.get("order"), saleorId: params.get("saleorOrder"), number: params.get("number") };
  const isChosen = Object.values(key).some((each) => each !== null);
  const query = useQuery(ReturnableOrderDocument, key, { isPaused: !isChosen });
  const order = isChosen ? (query.data?.postSaleOrder ?? null) : null;
  const gate = useQueryGate(query, order, { missing: t("orderMissing") });
  return (
    <Page>
      <PageHeader
        back={order === null ? { to: "/returns", label: t("backToReturns") } : { to: `/orders/${encodeURIComponent(order.id)}`, label: t("backToOrder", { number: order.number }) }}
        title={order === null ? t("title") : t("titleOf", { number: order.number })}
        lead={order === null ? t("lead") : (order.customer?.name ?? order.customer?.email ?? undefined)}
      />
      {isChosen && order === null ? gate : null}
      {order === null ? <OrderField onChoose={(number) => setParams({ number })} /> : <CreateFields order={order} frame={query.data} reload={query.reload} key={order.id} />}
    </Page>
  );
}

function OrderField({ onChoose }: { onChoose: (number: string) => void }) {
  const t = useWords(createWords);
  const [number, setNumber] = useState("");
  const submit = () => {
    const bare = number.trim().replace(/^#/, "");
    if (bare !== "") onChoose(bare);
  };
  return (
    <Form label={t("orderNumber")} onSubmit={submit}>
      <FieldRow>
        <TextField label={t("orderNumber")} value={number} onChange={setNumber} />
        <Button type="submit" variant="primary">
          {t("chooseOrder")}
        </Button>
      </FieldRow>
    </Form>
  );
}

function CreateFields({ order, frame, reload }: { order: ReturnableOrder; frame: ReturnableOrderQuery | null; reload: () => void }) {
  const t = useWords(createWords);
  const form = useCreate(order);
  return (
    <Form label={t("title")} onSubmit={() => void form.create()}>
      <Columns
        main={
          <>
            <ItemFields
              form={form}
              reasons={frame?.returnReasons ?? []}
              timeZone={frame?.postSaleSettings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
              onExtended={reload}
            />
            <WishFields form={form} methods={frame?.returnPolicySchema?.methods ?? []} />
          </>
        }
        aside={
          <>
            <EstimateCard form={form} />
            {form.error === null ? null : <FieldError>{form.error}</FieldError>}
            <div>
              <Button type="submit" variant="primary" isDisabled={form.isCreating}>
                {t("create")}
              </Button>
            </div>
          </>
        }
      />
    </Form>
  );
}

function WishFields({ form, methods }: { form: CreateForm; methods: { code: string; label: string }[] }) {
  const t = useWords(createWords);
  const words = useWords(returnWords);
  return (
    <Card title={t("wishTitle")} lead={t("wishLead")}>
      <FieldGrid>
        <SelectField
          label={t("outcome")}
          value={form.wish.outcome}
          options={(["REFUND", "CREDIT", "EXCHANGE"] as const).map((value) => ({ value, label: words(`outcome${value}`) }))}
          onChange={(outcome) => form.change({ outcome })}
        />
        <SelectField
          label={t("method")}
          value={form.wish.method}
          options={methods.map(({ code, label }) => ({ value: code, label }))}
          onChange={(method) => form.change({ method })}
        />
        <TextField label={t("note")} value={form.wish.note} onChange={(note) => form.change({ note })} help={t("noteHelp")} />
      </FieldGrid>
    </Card>
  );
}
