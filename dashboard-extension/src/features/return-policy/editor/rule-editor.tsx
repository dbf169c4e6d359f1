import { Button } from "@/ui/controls/button";
import { FieldError, FieldGrid, TextField } from "@/ui/controls/fields";
import { GroupedAdd, PickField } from "@/ui/controls/picks";
import { Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";
import { readable } from "@/words/readable";

import { bySubject, type Kind, kindIn } from "../document/catalogue";
import type { Part, Rule } from "../document/document";
import { changed, withPart } from "../document/rules";
import { blankValue } from "../document/value-form";
import css from "./editor.module.css";
import { useWrongAt } from "./findings-context";
import { TextsField } from "./texts-field";
import type { Editor } from "./use-editor";
import { ValueEditor } from "./value-editor";
import { editorWords, subjectWords } from "./words";

type RuleEditorProps = { editor: Editor; rule: Rule; place: string };

export function RuleEditor({ editor, rule, place }: RuleEditorProps) {
  const t = useWords(editorWords);
  const wrong = useWrongAt()(place);
  const set = (change: Partial<Rule>) => editor.setRules((rules) => changed(rules, rule.id, change));
  return (
    <fieldset className={css.ruleBody} disabled={!editor.canChange}>
      <Stack>
        <FieldGrid>
          <TextsField
            label={t("ruleName")}
            texts={rule.names}
            languages={editor.catalogue.languages}
            place={`${place}.names`}
            onChange={(names) => set({ names })}
          />
        </FieldGrid>
        <PartList
          title={t("conditions")}
          parts={rule.conditions}
          kinds={editor.catalogue.conditions}
          place={`${place}.conditions`}
          editor={editor}
          addLabel={t("addCondition")}
          emptyText={t("noConditions")}
          onChange={(conditions) => set({ conditions })}
          head={
            rule.conditions.length < 2 ? null : (
              <PickField
                label={t("match")}
                value={rule.match}
                options={[
                  { code: "all", label: t("matchAll") },
                  { code: "any", label: t("matchAny") },
                ]}
                onChange={(match) => set({ match: match === "any" ? "any" : "all" })}
              />
            )
          }
        />
        <PartList
          title={t("actions")}
          parts={rule.actions}
          kinds={editor.catalogue.actions}
          place={`${place}.actions`}
          editor={editor}
          addLabel={t("addAction")}
          emptyText={t("noActions")}
          onChange={(actions) => set({ actions })}
          head={null}
        />
        <div>
          <FieldGrid>
            <TextField label={t("startsOn")} type="date" value={rule.starts_on ?? ""} onChange={(day) => set({ starts_on: day || null })} />
            <TextField label={t("endsOn")} type="date" value={rule.ends_on ?? ""} onChange={(day) => set({ ends_on: day || null })} />
          </FieldGrid>
          <p className={css.note}>{t("datesHelp")}</p>
        </div>
        {wrong === null ? null : <FieldError>{wrong}</FieldError>}
      </Stack>
    </fieldset>
  );
}

type PartListProps = {
  title: string;
  parts: Part[];
  kinds: Kind[];
  place: string;
  editor: Editor;
  addLabel: string;
  emptyText: string;
  head: React.ReactNode;
  onChange: (parts: Part[]) => void;
};

function PartList({ title, parts, kinds, place, editor, addLabel, emptyText, head, onChange }: PartListProps) {
  const wrong = useWrongAt()(place);
  const subject = useSubject();
  const add = (code: string) => {
    const kind = kindIn(kinds, code);
    if (kind !== null) onChange([...parts, { kind: code, value: blankValue(kind.schema) }]);
  };
  return (
    <section className={css.parts} aria-label={title}>
      <h4>{title}</h4>
      {head}
      {parts.length === 0 ? <p className={css.note}>{emptyText}</p> : null}
      {parts.map((part, index) => (
        <PartEditor
          key={index}
          part={part}
          kind={kindIn(kinds, part.kind)}
          place={`${place}.${index}`}
          editor={editor}
          onChange={(next) => onChange(withPart(parts, index, next))}
        />
      ))}
      {wrong === null ? null : <FieldError>{wrong}</FieldError>}
      <div>
        <GroupedAdd
          label={addLabel}
          groups={bySubject(kinds).map((group) => ({ label: subject(group.subject), options: group.kinds }))}
          onAdd={add}
        />
      </div>
    </section>
  );
}

function useSubject(): (code: string) => string {
  const t = useWords(subjectWords);
  return (code) => (code in subjectWords.en ? t(code as keyof typeof subjectWords.en) : readable(code));
}

type PartEditorProps = {
  part: Part;
  kind: Kind | null;
  place: string;
  editor: Editor;
  onChange: (part: Part | null) => void;
};

function PartEditor({ part, kind, place, editor, onChange }: PartEditorProps) {
  const t = useWords(editorWords);
  const wrong = useWrongAt()(place);
  const label = kind?.label ?? part.kind;
  return (
    <div className={css.part} role="group" aria-label={label}>
      <div className={css.partHead}>
        <span>
          {label}
          {kind === null || kind.isPublic ? null : <small>{t("notPublic")}</small>}
        </span>
        <Button onClick={() => onChange(null)} label={t("removePart", { name: label })}>
          {t("remove")}
        </Button>
      </div>
      {kind === null ? (
        <Callout tone="warning" title={t("unknownKind", { kind: part.kind })} />
      ) : (
        <ValueEditor
          kind={kind}
          value={part.value}
          place={`${place}.value`}
          currencies={editor.catalogue.currencies}
          languages={editor.catalogue.languages}
          onChange={(value) => onChange({ ...part, value })}
        />
      )}
      {wrong === null ? null : <FieldError>{wrong}</FieldError>}
    </div>
  );
}
