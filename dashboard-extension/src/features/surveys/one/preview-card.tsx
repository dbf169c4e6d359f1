import { useRef } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useLanguage, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import type { Document } from "./document";
import { givenOf } from "./given";
import css from "./survey.module.css";
import { usePreview } from "./use-preview";
import { surveyWords } from "./words";

/** Answered here as by whoever is asked, question by question. */
export function PreviewCard({ document }: { document: Document }) {
  const t = useWords(surveyWords);
  const names = new Intl.DisplayNames([useLanguage()], { type: "language" });
  const frame = useRef<HTMLIFrameElement>(null);
  const { language, setLanguage, preview, setGiven } = usePreview(document);
  const goOn = () => {
    const shown = frame.current?.contentDocument;
    if (shown != null) setGiven(givenOf(shown));
  };
  return (
    <Card title={t("previewTitle")} lead={t("previewLead")}>
      <Stack>
        <SelectField label={t("language")} value={language} options={document.languages.map((value) => ({ value, label: capital(names.of(value) ?? value) }))} onChange={setLanguage} />
        {preview === null ? (
          <p>{t("previewNone")}</p>
        ) : (
          <>
            {/* No scripts and no forms run in it; that we may read its fields is all that it is let. */}
            <iframe className={css.preview} title={t("previewTitle")} sandbox="allow-same-origin" srcDoc={pageOf(preview)} ref={frame} />
            <FieldRow>
              <Button onClick={goOn} isDisabled={preview.isOver}>
                {t("goOn")}
              </Button>
              <Button onClick={() => setGiven([])}>{t("startAgain")}</Button>
            </FieldRow>
          </>
        )}
      </Stack>
    </Card>
  );
}

type Shown = NonNullable<ReturnType<typeof usePreview>["preview"]>;

/** As on the shop's own page. The fields come escaped from the shop; what is plain text is escaped here. */
function pageOf({ language, direction, head, steps, isOver, thanks }: Shown): string {
  const asked = steps.map(({ html, problem }) => `${problem === "" ? "" : `<p><strong>${escaped(problem)}</strong></p>`}${html}`);
  const end = isOver ? `<p>${escaped(thanks)}</p>` : "";
  return `<!doctype html><html lang="${language}" dir="${direction}"><head>${head}</head><body><main style="padding-block: 1rem">${asked.join("")}${end}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
