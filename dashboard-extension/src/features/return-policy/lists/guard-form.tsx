import { useState } from "react";

import { useClient } from "@/api/client-context";
import { GuardCustomersDocument, ReturnGuardAddDocument } from "@/api/generated/return-policy";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { FieldError as FieldErrorText, FieldGrid, FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { useSettled } from "@/ui/use-settled";
import { BLANK, type Entry, inputOf, SUBJECTS, type Wrong, wrongsOf } from "./guard-entry";
import css from "./lists.module.css";
import { listWords } from "./words";

type GuardFormProps = { timeZone: string; onDone: () => void };

export function GuardForm({ timeZone, onDone }: GuardFormProps) {
  const t = useWords(listWords);
  const bridge = useBridge();
  const { now } = useClient();
  const mutation = useMutation(ReturnGuardAddDocument, "returnGuardAdd");
  const [entry, setEntry] = useState<Entry>(BLANK);
  const [hasTried, setHasTried] = useState(false);
  const [refusals, setRefusals] = useState<FieldError[]>([]);
  const set = (change: Partial<Entry>) => setEntry((before) => ({ ...before, ...change }));
  const wrongs = wrongsOf(entry, timeZone, now());

  const add = async () => {
    setHasTried(true);
    if (wrongs.length > 0) return;
    const { isDone, errors } = await mutation.run({ input: inputOf(entry, timeZone) });
    setRefusals(errors);
    if (!isDone) return bridge.notify("error", t("notAdded"), errors[0]?.message);
    bridge.notify("success", t("added"));
    setEntry({ ...BLANK, isBlock: entry.isBlock, subject: entry.subject });
    setHasTried(false);
    onDone();
  };
  const told = (field: Wrong, api: string) => {
    if (hasTried && wrongs.includes(field)) return t(`${field}Wrong`);
    return refusals.find((refusal) => refusal.field === api)?.message ?? null;
  };

  return (
    <Card title={t("addTitle")} lead={t("addLead")}>
      <Form label={t("addTitle")} onSubmit={() => void add()}>
        <Stack>
          <FieldGrid>
            <SelectField
              label={t("kind")}
              value={entry.isBlock ? "block" : "allow"}
              options={[
                { value: "block", label: t("block") },
                { value: "allow", label: t("allow") },
              ]}
              onChange={(kind) => set({ isBlock: kind === "block" })}
            />
            <SelectField
              label={t("whom")}
              value={entry.subject}
              options={SUBJECTS.map((value) => ({ value, label: t(`subject${value}`) }))}
              onChange={(subject) => set({ subject, value: "" })}
            />
            {entry.subject === "CUSTOMER" ? null : (
              <TextField label={t(`value${entry.subject}`)} value={entry.value} onChange={(value) => set({ value })} error={told("value", "value")} />
            )}
            <TextField label={t("until")} type="date" value={entry.until} onChange={(until) => set({ until })} help={t("untilHelp")} error={told("until", "expiresAt")} />
          </FieldGrid>
          {entry.subject === "CUSTOMER" ? <CustomerField value={entry.value} onChoose={(value) => set({ value })} error={told("value", "value")} /> : null}
          <TextField label={t("reason")} value={entry.reason} onChange={(reason) => set({ reason })} help={t("reasonHelp")} error={told("reason", "reason")} />
          <div>
            <Button type="submit" variant="primary" isDisabled={mutation.isRunning}>
              {t("add")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}

type CustomerFieldProps = { value: string; onChoose: (id: string) => void; error: string | null };

/** A customer is found by an order, a name or an address, and chosen. */
function CustomerField({ value, onChoose, error }: CustomerFieldProps) {
  const t = useWords(listWords);
  const [search, setSearch] = useState("");
  const settled = useSettled(search.trim(), 400);
  const state = useQuery(GuardCustomersDocument, { search: settled }, { isPaused: settled === "" });
  const people = new Map(
    (settled === "" ? [] : (state.data?.postSaleOrders?.edges ?? [])).flatMap(({ node: { customer } }) =>
      customer === null ? [] : [[customer.id, customer.name ?? customer.email ?? customer.id] as const],
    ),
  );
  return (
    <div>
      <TextField label={t("customerSearch")} type="search" value={search} onChange={setSearch} help={t("customerHelp")} />
      {settled !== "" && !state.isLoading && people.size === 0 ? <EmptyState>{t("noCustomer")}</EmptyState> : null}
      {people.size === 0 ? null : (
        <div className={css.people} role="radiogroup" aria-label={t("customers")}>
          <FieldRow>
            {[...people].map(([id, name]) => (
              <label key={id} className={css.person}>
                <input type="radio" name="customer" checked={value === id} onChange={() => onChoose(id)} />
                {name}
              </label>
            ))}
          </FieldRow>
        </div>
      )}
      {error === null ? null : <FieldErrorText>{error}</FieldErrorText>}
    </div>
  );
}
