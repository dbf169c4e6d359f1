import { useRef, useState } from "react";

import { Button } from "@/ui/controls/button";
import { CheckField, FieldRow } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useFormats, useLanguage, useWords } from "@/words/locale-context";

import type { Rule } from "../document/document";
import { under } from "../document/findings";
import { added, changed, copied, moved, newRule, removed } from "../document/rules";
import { sayRule } from "../document/sentences";
import { sentenceWords } from "../document/words";
import css from "./editor.module.css";
import { RuleEditor } from "./rule-editor";
import type { Editor } from "./use-editor";
import { editorWords } from "./words";

type RulesCardProps = { editor: Editor; openId: string | null; onOpen: (id: string | null) => void };

/** The exceptions, the first one wins. */
export function RulesCard({ editor, openId, onOpen }: RulesCardProps) {
  const t = useWords(editorWords);
  const { rules } = editor.policy;
  const [told, setTold] = useState("");
  const list = useRef<HTMLOListElement>(null);

  const add = () => {
    const rule = newRule(rules, editor.catalogue.languages);
    editor.setRules((before) => added(before, rule));
    onOpen(rule.id);
  };
  const move = (rule: Rule, by: -1 | 1, place: number) => {
    editor.setRules((before) => moved(before, rule.id, by));
    setTold(t("movedTo", { place: place + by + 1, count: rules.length }));
    // The row was moved in the page, and a browser lets go of what is moved.
    requestAnimationFrame(() => focusMover(list.current, rule.id, by));
  };

  return (
    <Card
      title={t("rulesTitle")}
      lead={t("rulesLead")}
      actions={editor.canChange ? <Button onClick={add}>{t("addRule")}</Button> : undefined}
    >
      {rules.length === 0 ? <EmptyState>{t("noRules")}</EmptyState> : null}
      <ol className={css.rules} ref={list} aria-label={t("rulesTitle")}>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            editor={editor}
            rule={rule}
            index={index}
            isOpen={openId === rule.id}
            onToggle={() => onOpen(openId === rule.id ? null : rule.id)}
            onMove={(by) => move(rule, by, index)}
            onOpen={onOpen}
          />
        ))}
      </ol>
      <p className={css.hidden} role="status">
        {told}
      </p>
    </Card>
  );
}

function focusMover(list: HTMLElement | null, id: string, by: -1 | 1): void {
  const row = list?.querySelector(`[data-rule="${CSS.escape(id)}"]`);
  const [up, down] = row?.querySelectorAll<HTMLButtonElement>("[data-mover] button") ?? [];
  const wanted = by === -1 ? up : down;
  (wanted?.disabled === true ? (by === -1 ? down : up) : wanted)?.focus();
}

type RuleRowProps = {
  editor: Editor;
  rule: Rule;
  index: number;
  isOpen: boolean;
  onToggle: () => void;
  onMove: (by: -1 | 1) => void;
  onOpen: (id: string | null) => void;
};

function RuleRow({ editor, rule, index, isOpen, onToggle, onMove, onOpen }: RuleRowProps) {
  const t = useWords(editorWords);
  const say = useWords(sentenceWords);
  const formats = useFormats();
  const language = useLanguage();
  const name = rule.names[language] || Object.values(rule.names).find((text) => text !== "") || t("nameless");
  const wrongs = under(editor.check.findings, `rules.${index}`).length;
  const isLast = index === editor.policy.rules.length - 1;
  return (
    <li className={rule.is_on ? css.rule : `${css.rule} ${css.off}`} data-rule={rule.id}>
      <div className={css.ruleHead}>
        <h3>
          <span>{name}</span>
          {rule.is_on ? null : <Pill>{t("isOff")}</Pill>}
          {wrongs === 0 ? null : <Pill tone="danger">{t("toMend", { count: wrongs })}</Pill>}
        </h3>
        <div className={css.movers} data-mover>
          <Button onClick={() => onMove(-1)} isDisabled={!editor.canChange || index === 0} label={t("moveUp", { name })}>
            {"↑"}
          </Button>
          <Button onClick={() => onMove(1)} isDisabled={!editor.canChange || isLast} label={t("moveDown", { name })}>
            {"↓"}
          </Button>
        </div>
      </div>
      <p className={css.sentence}>{sayRule(rule, editor.catalogue, { t: say, formats, language })}</p>
      <FieldRow>
        <Button onClick={onToggle} label={t(isOpen ? "closeRule" : "editRule", { name })}>
          {t(isOpen ? "close" : "edit")}
        </Button>
        {editor.canChange ? (
          <>
            <Button
              onClick={() => editor.setRules((rules) => copied(rules, rule.id))}
              label={t("copyRule", { name })}
            >
              {t("copy")}
            </Button>
            <Button
              onClick={() => {
                onOpen(null);
                editor.setRules((rules) => removed(rules, rule.id));
              }}
              label={t("deleteRule", { name })}
            >
              {t("delete")}
            </Button>
          </>
        ) : null}
        <CheckField
          label={t("isOn")}
          isChecked={rule.is_on}
          isDisabled={!editor.canChange}
          onChange={(is_on) => editor.setRules((rules) => changed(rules, rule.id, { is_on }))}
        />
      </FieldRow>
      {isOpen ? <RuleEditor editor={editor} rule={rule} place={`rules.${index}`} /> : null}
    </li>
  );
}
