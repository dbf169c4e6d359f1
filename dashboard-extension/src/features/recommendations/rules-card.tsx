import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Pager, Table } from "@/ui/table";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { hasFactor, isReady, KINDS, needsOther, type Rule } from "./draft";
import { ProductPicker } from "./product-picker";
import { type Rules, useProductChoices, useRules } from "./use-rules";
import { recommendationWords } from "./words";

/** What the team says of products; it goes before every model. */
export function RulesCard({ onChanged }: { onChanged: () => void }) {
  const t = useWords(recommendationWords);
  const state = useRules(onChanged);
  const gate = useQueryGate(state.query, state.found);
  return (
    <Card title={t("rules")} lead={t("rulesLead")}>
      <Stack>
        {state.canChange ? <RuleForm state={state} /> : null}
        <TextField label={t("rulesSearch")} type="search" value={state.search} onChange={state.setSearch} />
        {state.found === null ? gate : <RuleList state={state} found={state.found} />}
      </Stack>
    </Card>
  );
}

function RuleForm({ state }: { state: Rules }) {
  const t = useWords(recommendationWords);
  const { draft, set } = state;
  const { channels } = useProductChoices("", "");
  return (
    <Form label={t("newRule")} onSubmit={() => void state.keep()}>
      <Stack>
        <SelectField label={t("kind")} value={draft.kind} options={KINDS.map((value) => ({ value, label: t(`kind${value}`) }))} onChange={(kind) => set({ kind })} />
        <FieldGrid>
          <ProductPicker searchLabel={t("productSearch")} label={t("product")} value={draft.productId} error={state.errorAt("productId")} onChange={(productId) => set({ productId })} />
        </FieldGrid>
        <FieldGrid>
          <ProductPicker
            searchLabel={t("besideSearch")}
            label={t("beside")}
            value={draft.besideId}
            emptyLabel={needsOther(draft.kind) ? undefined : t("everywhere")}
            error={state.errorAt("besideId")}
            onChange={(besideId) => set({ besideId })}
          />
        </FieldGrid>
        <FieldGrid>
          {draft.kind === "PIN" ? <TextField label={t("position")} type="number" min="1" value={draft.position} help={t("positionHelp")} error={state.errorAt("position")} onChange={(position) => set({ position })} /> : null}
          {hasFactor(draft.kind) ? <TextField label={t("factor")} value={draft.factor} help={t("factorHelp")} error={state.errorAt("factor")} onChange={(factor) => set({ factor })} /> : null}
          <PickField label={t("channel")} value={draft.channel} options={channels} emptyLabel={t("everyChannel")} error={state.errorAt("channel")} onChange={(channel) => set({ channel })} />
          <TextField label={t("note")} value={draft.note} help={t("noteHelp")} error={state.errorAt("note")} onChange={(note) => set({ note })} />
        </FieldGrid>
        <FieldRow>
          <Button type="submit" variant="primary" isDisabled={state.isBusy || !isReady(draft)}>
            {t("keep")}
          </Button>
        </FieldRow>
      </Stack>
    </Form>
  );
}

function RuleList({ state, found }: { state: Rules; found: NonNullable<Rules["found"]> }) {
  const t = useWords(recommendationWords);
  const columns = useColumns(state);
  if (found.edges.length === 0) return <EmptyState>{t("noRules")}</EmptyState>;
  return (
    <>
      <Table label={t("rules")} columns={columns} rows={found.edges.map(({ node }) => node)} keyOf={({ id }) => id} isStacked />
      <Pager pages={state.pages} totalCount={found.totalCount} pageInfo={found.pageInfo} />
    </>
  );
}

function useColumns(state: Rules): Column<Rule>[] {
  const t = useWords(recommendationWords);
  const columns: Column<Rule>[] = [
    { head: t("product"), isMain: true, cell: ({ product }) => product.name },
    {
      head: t("kind"),
      cell: ({ kindLabel, factor, position }) =>
        [capital(kindLabel), factor == null ? null : t("times", { factor: String(factor) }), position == null ? null : t("place", { position })].filter(Boolean).join(", "),
    },
    { head: t("beside"), isNamed: true, cell: ({ beside }) => beside?.name ?? t("everywhere") },
    { head: t("channel"), isNamed: true, cell: ({ channel }) => channel ?? t("everyChannel") },
    { head: t("note"), cell: ({ note }) => note ?? "" },
  ];
  if (state.canChange) {
    columns.push({
      head: t("act"),
      isEnd: true,
      cell: ({ id, product, kindLabel }) => (
        <Button onClick={() => void state.drop(id)} isDisabled={state.isBusy} label={t("dropNamed", { kind: kindLabel, name: product.name })}>
          {t("drop")}
        </Button>
      ),
    });
  }
  return columns;
}
