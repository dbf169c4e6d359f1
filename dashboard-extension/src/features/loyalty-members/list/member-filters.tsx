import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { memberWords } from "../words";
import { SHOWN, type Shown } from "./filter";

type MemberFiltersProps = { search: string; shown: Shown; onShow: (next: { search: string; shown: Shown }) => void };

export function MemberFilters({ search, shown, onShow }: MemberFiltersProps) {
  const t = useWords(memberWords);
  const [draft, setDraft] = useState(search);
  const options = SHOWN.map((value) => ({ value, label: t(value) }));
  return (
    <Form label={t("searchButton")} onSubmit={() => onShow({ search: draft, shown })}>
      <FieldRow>
        <TextField label={t("search")} type="search" value={draft} onChange={setDraft} isWide />
        <SelectField label={t("show")} value={shown} options={options} onChange={(next) => onShow({ search: draft, shown: next })} />
        <Button type="submit">{t("searchButton")}</Button>
      </FieldRow>
    </Form>
  );
}
