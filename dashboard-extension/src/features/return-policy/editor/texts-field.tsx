import { TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { withField } from "../document/value-form";
import { useWrongAt } from "./findings-context";
import { editorWords, type EditorKey } from "./words";

type TextsFieldProps = {
  label: string;
  texts: Record<string, string>;
  languages: string[];
  place: string;
  onChange: (texts: Record<string, string>) => void;
};

/** The same text in each language of the shop. */
export function TextsField({ label, texts, languages, place, onChange }: TextsFieldProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const shown = [...new Set([...languages, ...Object.keys(texts)])];
  const nameOf = (language: string) => (language === "es" || language === "en" ? t(`language_${language}` as EditorKey) : language);
  return (
    <>
      {shown.map((language, index) => (
        <TextField
          key={language}
          label={t("inLanguage", { label, language: nameOf(language) })}
          value={texts[language] ?? ""}
          error={wrongAt(`${place}.${language}`) ?? (index === 0 ? wrongAt(place) : null)}
          onChange={(text) => onChange(withField(texts, language, text) as Record<string, string>)}
        />
      ))}
    </>
  );
}
