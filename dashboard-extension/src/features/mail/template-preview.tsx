import type { PostSaleLanguage } from "@/api/generated/mail";
import { FieldRow, SelectableText, SelectField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { HtmlPreview } from "./html-preview";
import css from "./mail.module.css";
import type { TemplatesState } from "./use-templates";
import { mailWords } from "./words";

export function TemplatePreview({ state }: { state: TemplatesState }) {
  const t = useWords(mailWords);
  const gate = useQueryGate(state.previewState, state.preview);
  const languages: PostSaleLanguage[] = ["ES", "EN"];
  return (
    <>
      <FieldRow>
        <SelectField
          label={t("chooseTemplate")}
          value={state.template ?? ""}
          options={(state.templates ?? []).map(({ code, label }) => ({ value: code, label }))}
          onChange={state.setTemplate}
        />
        <SelectField
          label={t("chooseLanguage")}
          value={state.language}
          options={languages.map((value) => ({ value, label: t(`language${value}`) }))}
          onChange={state.setLanguage}
        />
      </FieldRow>
      {gate ??
        (state.preview === null ? null : (
          <>
            <Card title={t("previewTitle")} lead={t("exampleNote")}>
              <p className={css.subject}>{state.preview.subject}</p>
              <HtmlPreview html={state.preview.html} />
            </Card>
            <Card title={t("textTitle")}>
              <SelectableText label={t("textTitle")}>{state.preview.text}</SelectableText>
            </Card>
          </>
        ))}
    </>
  );
}
