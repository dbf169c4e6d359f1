import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { orderWords } from "./words";

export function OrderSearch({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useWords(orderWords);
  const [draft, setDraft] = useState(search);
  return (
    <Form label={t("searchButton")} onSubmit={() => onSearch(draft)}>
      <FieldRow>
        <TextField label={t("search")} type="search" value={draft} onChange={setDraft} isWide />
        <Button type="submit">{t("searchButton")}</Button>
      </FieldRow>
    </Form>
  );
}
