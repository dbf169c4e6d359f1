import { SelectField, TextField } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import { DISPOSITIONS, type Found, GRADES, withGrade } from "./findings";
import css from "./one.module.css";
import { PhotosField } from "./photos-field";
import type { ReturnLineData } from "./use-return";
import { oneWords } from "./words";

export type Place = { saleorId: string; name: string };

type FindingFieldsProps = {
  line: ReturnLineData;
  found: Found;
  /** To choose from; fewer than two are no choice. */
  places: Place[];
  photoPath: string | null;
  onChange: (next: (found: Found) => Found) => void;
  onBusy: (isBusy: boolean) => void;
  onRemove: (() => void) | null;
};

/** Some units of one line that turned out alike. */
export function FindingFields({ line, found, places, photoPath, onChange, onBusy, onRemove }: FindingFieldsProps) {
  const t = useWords(oneWords);
  const set = (more: Partial<Found>) => onChange((before) => ({ ...before, ...more }));
  return (
    <div className={css.finding}>
      <div className={css.findingFields}>
        <TextField
          label={t("units")}
          type="number"
          min="0"
          max={String(line.quantityUninspected)}
          value={found.quantity}
          onChange={(quantity) => set({ quantity })}
        />
        <SelectField
          label={t("grade")}
          value={found.grade}
          options={GRADES.map((value) => ({ value, label: t(`grade${value}`) }))}
          onChange={(grade) => onChange((before) => withGrade(before, grade))}
        />
        <SelectField
          label={t("disposition")}
          value={found.disposition}
          options={DISPOSITIONS.map((value) => ({ value, label: t(`disposition${value}`) }))}
          onChange={(disposition) => set({ disposition })}
        />
        {found.disposition === "RESTOCK" && places.length > 1 ? (
          <SelectField
            label={t("warehouse")}
            value={found.warehouse}
            options={[{ value: "", label: t("warehouseBefore") }, ...places.map(({ saleorId, name }) => ({ value: saleorId, label: name }))]}
            onChange={(warehouse) => set({ warehouse })}
          />
        ) : null}
        <TextField label={t("serial")} value={found.serial} onChange={(serial) => set({ serial })} />
        <TextField label={t("findingNote")} value={found.note} onChange={(note) => set({ note })} />
      </div>
      {photoPath === null ? null : (
        <PhotosField
          path={photoPath}
          photos={found.photos}
          onAdd={(photo) => onChange((before) => ({ ...before, photos: [...before.photos, photo] }))}
          onRemove={(id) => onChange((before) => ({ ...before, photos: before.photos.filter((each) => each.id !== id) }))}
          onBusy={onBusy}
        />
      )}
      {onRemove === null ? null : (
        <div>
          <PlainButton onClick={onRemove}>{t("removeFinding")}</PlainButton>
        </div>
      )}
    </div>
  );
}
