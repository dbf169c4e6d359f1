import { useState } from "react";

import { TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { useWords } from "@/words/locale-context";

import { useProductChoices } from "./use-rules";
import { recommendationWords } from "./words";

type ProductPickerProps = {
  searchLabel: string;
  label: string;
  value: string;
  onChange: (saleorId: string) => void;
  /** What it means that none is chosen. */
  emptyLabel?: string;
  error?: string | null;
};

/** Part of a name first, then one of those that are called so. */
export function ProductPicker({ searchLabel, label, value, onChange, emptyLabel, error }: ProductPickerProps) {
  const t = useWords(recommendationWords);
  const [search, setSearch] = useState("");
  const { products } = useProductChoices(search, value);
  return (
    <>
      <TextField label={searchLabel} type="search" value={search} help={t("searchHelp")} onChange={setSearch} />
      <PickField label={label} value={value} options={products} emptyLabel={emptyLabel ?? t("choose")} error={error} onChange={onChange} />
    </>
  );
}
