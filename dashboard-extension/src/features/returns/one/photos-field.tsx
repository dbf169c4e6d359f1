import { useId, useState } from "react";

import { FieldError } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import type { FoundPhoto } from "./findings";
import css from "./one.module.css";
import { upload } from "@/api/upload";
import { oneWords } from "./words";

type PhotosFieldProps = {
  path: string;
  photos: FoundPhoto[];
  onAdd: (photo: FoundPhoto) => void;
  onRemove: (id: string) => void;
  onBusy: (isBusy: boolean) => void;
};

/** Each photo is uploaded as soon as it is chosen; it belongs to the check once that is noted. */
export function PhotosField({ path, photos, onAdd, onRemove, onBusy }: PhotosFieldProps) {
  const t = useWords(oneWords);
  const helpId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [errors, setErrors] = useState<string[]>([]);

  const take = async (files: File[]) => {
    setErrors([]);
    setIsBusy(true);
    onBusy(true);
    for (const file of files) {
      const taken = await upload(path, file).catch(() => ({ id: null, error: t("uploadFailed") }));
      if (taken.id === null) setErrors((before) => [...before, t("photoRefused", { name: file.name, error: taken.error })]);
      else onAdd({ id: taken.id, name: file.name });
    }
    setIsBusy(false);
    onBusy(false);
  };
  return (
    <div>
      <label className={css.file}>
        <span>{t("photosOfCheck")}</span>
        <input
          type="file"
          multiple
          accept="image/jpeg,image/png,image/webp"
          aria-describedby={helpId}
          disabled={isBusy}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = "";
            void take(files);
          }}
        />
      </label>
      <p className={css.note} id={helpId} aria-live="polite">
        {t(isBusy ? "photosUploading" : "photosHelp")}
      </p>
      {errors.map((error) => (
        <FieldError key={error}>{error}</FieldError>
      ))}
      {photos.length === 0 ? null : (
        <ul className={css.taken} aria-label={t("photosTaken")}>
          {photos.map(({ id, name }) => (
            <li key={id}>
              <span className={css.note}>{name}</span>
              <PlainButton onClick={() => onRemove(id)}>{t("photoRemove", { name })}</PlainButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
