import { CheckField, FieldGrid, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Button } from "@/ui/controls/button";
import { Card, Stack } from "@/ui/layout";
import { useFormats, useLanguage, useWords } from "@/words/locale-context";
import { translate } from "@/words/words";

import { type WindowTerms, wholeNumber } from "../document/document";
import { added, marketParts, marketRules, newRule } from "../document/rules";
import { sayRule } from "../document/sentences";
import { sentenceWords } from "../document/words";
import css from "./editor.module.css";
import { useWrongAt } from "./findings-context";
import type { Editor } from "./use-editor";
import { editorWords } from "./words";

/** How long, from when, and for which countries otherwise. */
export function WindowCard({ editor, onShowRule }: { editor: Editor; onShowRule: (id: string) => void }) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const terms = editor.policy.window;
  const set = (change: Partial<WindowTerms>) => editor.set({ window: { ...terms, ...change } });
  return (
    <Card title={t("windowTitle")} lead={t("windowLead")}>
      <Stack>
        <FieldGrid>
          <TextField
            label={t("windowDays")}
            type="number"
            min="1"
            value={String(terms.days)}
            onChange={(text) => set({ days: wholeNumber(text) })}
            error={wrongAt("window.days")}
          />
          <PickField
            label={t("windowAnchor")}
            value={terms.anchor}
            options={editor.catalogue.anchors}
            onChange={(anchor) => set({ anchor })}
            error={wrongAt("window.anchor")}
          />
          <TextField
            label={t("transitDays")}
            type="number"
            min="0"
            value={String(terms.transit_days)}
            onChange={(text) => set({ transit_days: wholeNumber(text) })}
            help={t("transitHelp")}
            error={wrongAt("window.transit_days")}
          />
          <CheckField
            label={t("extendToWorkingDay")}
            isChecked={terms.extend_to_working_day}
            onChange={(extend_to_working_day) => set({ extend_to_working_day })}
          />
        </FieldGrid>
        <Markets editor={editor} onShowRule={onShowRule} />
      </Stack>
    </Card>
  );
}

function Markets({ editor, onShowRule }: { editor: Editor; onShowRule: (id: string) => void }) {
  const t = useWords(editorWords);
  const say = useWords(sentenceWords);
  const formats = useFormats();
  const language = useLanguage();
  const markets = marketRules(editor.policy);
  const add = () => {
    const days = Number(editor.policy.window.days) || 30;
    const rule = newRule(editor.policy.rules, editor.catalogue.languages, {
      ...marketParts(days),
      names: Object.fromEntries(editor.catalogue.languages.map((each) => [each, translate(editorWords, each, "marketName")])),
    });
    editor.setRules((rules) => added(rules, rule));
    onShowRule(rule.id);
  };
  return (
    <div>
      {markets.length === 0 ? null : (
        <ul className={css.plainList} aria-label={t("markets")}>
          {markets.map((rule) => (
            <li key={rule.id}>
              <span>{sayRule(rule, editor.catalogue, { t: say, formats, language })}</span>
              <Button onClick={() => onShowRule(rule.id)} label={t("editRule", { name: rule.names[language] ?? rule.id })}>
                {t("edit")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {editor.canChange ? <Button onClick={add}>{t("addMarket")}</Button> : null}
    </div>
  );
}
