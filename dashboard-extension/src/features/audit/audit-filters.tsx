import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import css from "./audit.module.css";
import { useEventOptions } from "./event-names";
import type { Audit } from "./use-audit";
import { auditWords } from "./words";

const EXAMPLE_NUMBER = "4711";

type AuditFiltersProps = Pick<Audit, "filter" | "setFilter" | "customer">;

export function AuditFilters({ filter, setFilter, customer }: AuditFiltersProps) {
  const t = useWords(auditWords);
  const [order, setOrder] = useState(filter.order);
  const options = [{ value: "", label: t("anyEvent") }, ...useEventOptions(filter.event)];
  const isOfCustomer = filter.customer !== "";
  return (
    <Form label={t("filter")} onSubmit={() => setFilter({ ...filter, order })}>
      <FieldRow>
        <SelectField
          label={t("filterEvent")}
          value={filter.event}
          options={options}
          onChange={(event) => setFilter({ ...filter, event, order })}
        />
        <TextField
          label={t("filterOrder")}
          type="search"
          value={order}
          onChange={setOrder}
          placeholder={EXAMPLE_NUMBER}
        />
        <Button type="submit">{t("filter")}</Button>
      </FieldRow>
      {isOfCustomer ? (
        <p className={css.chosen}>
          <span>{t("filterCustomer", { name: customer?.name ?? customer?.email ?? t("thisCustomer") })}</span>
          <PlainButton onClick={() => setFilter({ ...filter, order, customer: "" })}>{t("clear")}</PlainButton>
        </p>
      ) : null}
    </Form>
  );
}
