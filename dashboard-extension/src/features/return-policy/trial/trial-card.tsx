import { useState } from "react";
import { Link } from "react-router";

import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, Form, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import type { Catalogue } from "../document/catalogue";
import type { Rule } from "../document/document";
import { decisionOf, isSameForCustomer } from "./decision-facts";
import { DecisionView } from "./decision-view";
import css from "./trial.module.css";
import { useTrial } from "./use-trial";
import { trialWords } from "./words";

type TrialCardProps = { content: string; catalogue: Catalogue; rules: Rule[] };
type State = ReturnType<typeof useTrial>;

/** The draft on a real order, beside what holds for that order today. Nothing is kept. */
export function TrialCard({ content, catalogue, rules }: TrialCardProps) {
  const t = useWords(trialWords);
  const state = useTrial(content);
  return (
    <Card title={t("title")} lead={t("lead")}>
      <Stack>
        <OrderChooser state={state} />
        {state.order === null ? null : (
          <>
            <WishFields state={state} catalogue={catalogue} />
            <Answers state={state} catalogue={catalogue} rules={rules} />
          </>
        )}
      </Stack>
    </Card>
  );
}

/** For who writes the policy without seeing orders. */
export function TrialNeedsOrders() {
  const t = useWords(trialWords);
  return (
    <Card title={t("title")} lead={t("lead")}>
      <Callout tone="info" title={t("needsOrders")}>
        <Link to="/policy/simulator">{t("simulatorInstead")}</Link>
      </Callout>
    </Card>
  );
}

function OrderChooser({ state }: { state: State }) {
  const t = useWords(trialWords);
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const found = state.order === null ? state.found : null;
  return (
    <div>
      <Form label={t("search")} onSubmit={() => state.search(typed)}>
        <FieldRow>
          <TextField label={t("orderNumber")} type="search" value={typed} onChange={setTyped} isWide />
          <Button type="submit">{t("search")}</Button>
        </FieldRow>
      </Form>
      {found !== null && found.length === 0 && !state.isSearching ? (
        <div className={css.found}>
          <EmptyState>{t("noOrder")}</EmptyState>
        </div>
      ) : null}
      {found === null || found.length === 0 ? null : (
        <ul className={css.found} aria-label={t("found")}>
          {found.map((order) => (
            <li key={order.id}>
              <Button onClick={() => state.choose(order)}>
                {t("orderOf", {
                  number: order.number,
                  name: order.customer?.name ?? t("guest"),
                  day: order.placedAt === null ? "" : formats.date(order.placedAt),
                })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function WishFields({ state, catalogue }: { state: State; catalogue: Catalogue }) {
  const t = useWords(trialWords);
  const { order, wish } = state;
  if (order === null) return null;
  const anything = t("notChosen");
  return (
    <div>
      <h3 className={css.chosen}>{t("chosen", { number: order.number })}</h3>
      <FieldGrid>
        <PickField
          label={t("item")}
          value={state.lineId}
          options={order.lines.map((line) => ({
            code: line.id,
            label: [line.productName, line.variantName].filter((part) => part !== "").join(", ") + ` × ${line.quantity}`,
          }))}
          onChange={state.setLineId}
        />
        <PickField
          label={t("reason")}
          value={wish.reason}
          options={state.reasons}
          emptyLabel={anything}
          onChange={(reason) => state.setWish({ reason })}
        />
        <PickField
          label={t("outcome")}
          value={wish.outcome}
          options={catalogue.outcomes.map(({ code, label }) => ({ code: code.toUpperCase(), label }))}
          emptyLabel={anything}
          onChange={(outcome) => state.setWish({ outcome })}
        />
        <PickField
          label={t("method")}
          value={wish.method}
          options={catalogue.methods}
          emptyLabel={anything}
          onChange={(method) => state.setWish({ method })}
        />
      </FieldGrid>
    </div>
  );
}

function Answers({ state, catalogue, rules }: { state: State; catalogue: Catalogue; rules: Rule[] }) {
  const t = useWords(trialWords);
  const live = decisionOf(state.live, state.lineId);
  const draft = decisionOf(state.draft, state.lineId);
  if (state.problem !== null) return <Callout tone="danger" title={t("notTried")} />;
  const problems = state.draft?.problems.length ?? 0;
  return (
    <div aria-live="polite" className={state.isLoading ? css.isLoading : undefined}>
      {live !== null && draft !== null ? (
        <p className={css.verdict}>{t(isSameForCustomer(live, draft) ? "same" : "differs")}</p>
      ) : null}
      <div className={css.sides}>
        {live === null ? null : <DecisionView title={t("live")} decision={live} catalogue={catalogue} rules={[]} />}
        {draft === null ? null : <DecisionView title={t("draft")} decision={draft} catalogue={catalogue} rules={rules} />}
        {problems > 0 ? <Callout tone="warning" title={t("mendFirst", { count: problems })} /> : null}
      </div>
    </div>
  );
}
