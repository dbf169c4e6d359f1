import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import css from "./policy.module.css";
import type { FileMistake } from "./policy-file";
import { policyWords } from "./words";

export function FileMistakes({ mistakes }: { mistakes: FileMistake[] }) {
  const t = useWords(policyWords);
  if (mistakes.length === 0) return null;
  const said = (mistake: FileMistake) => {
    if (mistake.kind === "notJson") return t("fileNotJson", { line: mistake.line });
    if (mistake.kind === "notAPolicy") return t("fileNotAPolicy");
    return mistake.path === "" ? mistake.message : t("fileProblem", { path: mistake.path, message: mistake.message });
  };
  return (
    <Callout tone="danger" title={t("notImported")} isAlert>
      <ul className={css.mistakes}>
        {mistakes.map((mistake, index) => (
          <li key={index}>{said(mistake)}</li>
        ))}
      </ul>
    </Callout>
  );
}
