import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { useLanguage, useWords } from "@/words/locale-context";

import { returnWords } from "../words";
import { AGES, isNarrowed, NO_FILTER, OUTCOMES, type QueueFilter, SORTS, WAITING_FOR } from "./filter";
import css from "./queue.module.css";
import type { Queue, QueueFrame } from "./use-queue";
import { queueWords } from "./words";

export function QueueFilters({ queue }: { queue: Queue }) {
  const t = useWords(queueWords);
  const { filter, setFilter, frame } = queue;
  const [search, setSearch] = useState(filter.search);
  const isFine = ["waiting", "reason", "outcome", "method", "country", "age"].some((name) => filter[name as keyof QueueFilter] !== "");
  const [isOpen, setIsOpen] = useState(isFine);
  const change = (more: Partial<QueueFilter>) => setFilter({ ...filter, search: search.trim(), ...more });
  return (
    <Form label={t("filter")} onSubmit={() => change({})}>
      <div className={css.filters}>
        <FieldRow>
          <TextField label={t("search")} type="search" value={search} onChange={setSearch} isWide />
          <Button type="submit">{t("searchButton")}</Button>
          <SelectField
            label={t("sort")}
            value={filter.sort}
            options={SORTS.map((value) => ({ value, label: t(`sort_${value}`) }))}
            onChange={(sort) => change({ sort })}
          />
          <PlainButton onClick={() => setIsOpen(!isOpen)}>{t(isOpen ? "fewerFilters" : "moreFilters")}</PlainButton>
          {isNarrowed(filter) ? (
            <PlainButton
              onClick={() => {
                setSearch("");
                setFilter({ ...NO_FILTER, sort: filter.sort });
              }}
            >
              {t("clear")}
            </PlainButton>
          ) : null}
        </FieldRow>
        {isOpen ? <FineFilters filter={filter} frame={frame} change={change} /> : null}
      </div>
    </Form>
  );
}

type FineProps = { filter: QueueFilter; frame: QueueFrame | null; change: (more: Partial<QueueFilter>) => void };

function FineFilters({ filter, frame, change }: FineProps) {
  const t = useWords(queueWords);
  const words = useWords(returnWords);
  const language = useLanguage();
  const countryNames = new Intl.DisplayNames([language], { type: "region" });
  const any = { value: "" as const, label: t("any") };
  const countries = withChosen(frame?.postSaleReturnCounts?.countries ?? [], filter.country);
  return (
    <FieldRow>
      <SelectField
        label={t("waiting")}
        value={filter.waiting}
        options={[any, ...WAITING_FOR.map((value) => ({ value, label: t(`waiting_${value}`) }))]}
        onChange={(waiting) => change({ waiting })}
      />
      <SelectField label={t("reason")} value={filter.reason} options={[any, ...reasonsOf(frame)]} onChange={(reason) => change({ reason })} />
      <SelectField
        label={t("wanted")}
        value={filter.outcome}
        options={[any, ...OUTCOMES.map((value) => ({ value, label: words(`outcome${value}`) }))]}
        onChange={(outcome) => change({ outcome })}
      />
      <SelectField
        label={t("method")}
        value={filter.method}
        options={[any, ...(frame?.returnPolicySchema?.methods ?? []).map(({ code, label }) => ({ value: code, label }))]}
        onChange={(method) => change({ method })}
      />
      <SelectField
        label={t("country")}
        value={filter.country}
        options={[any, ...countries.map((value) => ({ value, label: countryNames.of(value) ?? value }))]}
        onChange={(country) => change({ country })}
      />
      <SelectField
        label={t("olderThan")}
        value={filter.age}
        options={[any, ...AGES.map((value) => ({ value, label: t("days", { days: Number(value) }) }))]}
        onChange={(age) => change({ age })}
      />
    </FieldRow>
  );
}

function reasonsOf(frame: QueueFrame | null): { value: string; label: string }[] {
  return (frame?.returnReasons ?? []).flatMap(({ reason, children }) => [
    { value: reason.code, label: reason.name },
    ...children.map(({ code, name }) => ({ value: code, label: `– ${name}` })),
  ]);
}

function withChosen(known: readonly string[], chosen: string): string[] {
  return chosen === "" || known.includes(chosen) ? [...known] : [...known, chosen];
}
