import { LinkButton } from "@/ui/plain-button";
import { useLanguage, useWords } from "@/words/locale-context";

import { ruleIndexOf } from "../document/findings";
import css from "./editor.module.css";
import { useSayFinding } from "./findings-context";
import type { Editor } from "./use-editor";
import { editorWords } from "./words";

/** Everything that has to be mended, each with the way to the rule where it stands. */
export function FindingList({ editor, onShowRule }: { editor: Editor; onShowRule: (id: string) => void }) {
  const t = useWords(editorWords);
  const language = useLanguage();
  const say = useSayFinding();
  return (
    <ul className={css.findings}>
      {editor.check.findings.map((finding) => {
        const index = ruleIndexOf(finding.path);
        const rule = index === null ? undefined : editor.policy.rules[index];
        return (
          <li key={`${finding.path} ${finding.message}`}>
            {rule === undefined ? null : (
              <>
                <LinkButton onClick={() => onShowRule(rule.id)}>
                  {t("inRule", { name: rule.names[language] || t("nameless") })}
                </LinkButton>{" "}
              </>
            )}
            {say(finding)}
          </li>
        );
      })}
    </ul>
  );
}
