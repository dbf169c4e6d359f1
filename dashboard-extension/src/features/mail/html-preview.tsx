import { useWords } from "@/words/locale-context";

import css from "./mail.module.css";
import { mailWords } from "./words";

/** No scripts, no same origin, no forms: the mail can only be looked at. */
export function HtmlPreview({ html }: { html: string }) {
  const t = useWords(mailWords);
  return <iframe className={css.preview} title={t("previewFrame")} sandbox="" srcDoc={html} />;
}
