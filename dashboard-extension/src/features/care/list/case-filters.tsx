import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { careWords } from "../words";
import { ANYBODY, NOBODY, SHOWN } from "./filter";
import type { CaseList } from "./use-cases";

export function CaseFilters({ list: { wanted, owners, show } }: { list: CaseList }) {
  const t = useWords(careWords);
  const [draft, setDraft] = useState(wanted.search);
  const shown = SHOWN.map((value) => ({ value, label: t(value) }));
  const people = [
    { value: ANYBODY, label: t("ownerAnybody") },
    { value: NOBODY, label: t("ownerNobody") },
    ...owners.map(({ id, label, isViewer }) => ({ value: id, label: isViewer ? t("ownerMe") : label })),
  ];
  return (
    <Form label={t("searchButton")} onSubmit={() => show({ ...wanted, search: draft })}>
      <FieldRow>
        <TextField label={t("search")} type="search" value={draft} onChange={setDraft} isWide />
        <SelectField label={t("show")} value={wanted.shown} options={shown} onChange={(next) => show({ ...wanted, search: draft, shown: next })} />
        <SelectField label={t("owner")} value={wanted.owner} options={people} onChange={(owner) => show({ ...wanted, search: draft, owner })} />
        <Button type="submit">{t("searchButton")}</Button>
      </FieldRow>
    </Form>
  );
}
