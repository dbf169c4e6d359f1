import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import type { DeliveryFilter, StateFilter } from "./filter";
import { deliveryWords } from "./words";

const EXAMPLE_EVENT = "order_updated";

type DeliveryFiltersProps = { filter: DeliveryFilter; onChange: (filter: DeliveryFilter) => void };

export function DeliveryFilters({ filter, onChange }: DeliveryFiltersProps) {
  const t = useWords(deliveryWords);
  const [event, setEvent] = useState(filter.event);
  const options: { value: StateFilter; label: string }[] = [
    { value: "ANY", label: t("stateAny") },
    { value: "DEAD", label: t("stateDEAD") },
    { value: "WAITING", label: t("stateWAITING") },
    { value: "DONE", label: t("stateDONE") },
  ];
  return (
    <Form label={t("filter")} onSubmit={() => onChange({ ...filter, event })}>
      <FieldRow>
        <SelectField
          label={t("filterState")}
          value={filter.state}
          options={options}
          onChange={(state) => onChange({ state, event })}
        />
        <TextField label={t("filterEvent")} type="search" value={event} onChange={setEvent} placeholder={EXAMPLE_EVENT} />
        <Button type="submit">{t("filter")}</Button>
      </FieldRow>
    </Form>
  );
}
