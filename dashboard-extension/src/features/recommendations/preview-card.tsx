import { useState } from "react";

import { RecommendationPreviewDocument, type RecommendationPreviewQuery } from "@/api/generated/recommendations";
import { useQuery } from "@/api/use-query";
import { FieldGrid, SelectField, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Table } from "@/ui/table";
import { useSettled } from "@/ui/use-settled";
import { useFormats, useWords } from "@/words/locale-context";

import { ProductPicker } from "./product-picker";
import { useProductChoices } from "./use-rules";
import { recommendationWords } from "./words";

const PARTS = ["NEW", "AGAIN", "ANY"] as const;
const PATIENCE_MS = 500;

type Asked = { productId: string; customerId: string; channel: string; kind: (typeof PARTS)[number] };

/** What a customer is shown, or a guest beside a product: asked as the storefront asks, anew after each change of a rule. */
export function PreviewCard({ round }: { round: number }) {
  const t = useWords(recommendationWords);
  const [asked, setAsked] = useState<Asked>({ productId: "", customerId: "", channel: "", kind: "NEW" });
  const set = (change: Partial<Asked>) => setAsked((before) => ({ ...before, ...change }));
  const { channels } = useProductChoices("", "");
  const channel = asked.channel || channels[0]?.code || "";
  return (
    <Card title={t("preview")} lead={t("previewLead")}>
      <Stack>
        <FieldGrid>
          <ProductPicker searchLabel={t("previewSearch")} label={t("previewProduct")} value={asked.productId} emptyLabel={t("noProduct")} onChange={(productId) => set({ productId })} />
          <TextField label={t("customer")} type="email" value={asked.customerId} help={t("customerHelp")} onChange={(customerId) => set({ customerId })} />
          <PickField label={t("channel")} value={channel} options={channels} onChange={(code) => set({ channel: code })} />
          <SelectField label={t("part")} value={asked.kind} options={PARTS.map((value) => ({ value, label: t(`part${value}`) }))} onChange={(kind) => set({ kind })} />
        </FieldGrid>
        {channel === "" ? null : <Shown asked={{ ...asked, channel }} key={round} />}
      </Stack>
    </Card>
  );
}

function Shown({ asked }: { asked: Asked }) {
  const t = useWords(recommendationWords);
  const customerId = useSettled(asked.customerId.trim(), PATIENCE_MS) || null;
  const query = useQuery(RecommendationPreviewDocument, { ...asked, customerId, productId: asked.productId || null });
  const found = query.data?.recommendations ?? null;
  const gate = useQueryGate(query, found, { missing: t("noCustomer") });
  const columns = useColumns();
  if (found === null) return <>{gate}</>;
  if (found.length === 0) return <EmptyState>{t("nothing")}</EmptyState>;
  return <Table label={t("preview")} columns={columns} rows={found} keyOf={({ productId }) => productId} isStacked />;
}

type Row = NonNullable<RecommendationPreviewQuery["recommendations"]>[number];

function useColumns(): Column<Row>[] {
  const t = useWords(recommendationWords);
  const formats = useFormats();
  return [
    { head: t("product"), isMain: true, cell: ({ name }) => name },
    { head: t("why"), cell: ({ why }) => why },
    { head: t("price"), isEnd: true, cell: ({ price }) => formats.money(price) },
  ];
}
