import type { ReactNode } from "react";

import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow } from "@/ui/controls/fields";
import { GroupedAdd } from "@/ui/controls/picks";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { Block } from "./block";
import { moved, withoutPlace } from "./entries";
import css from "./schema-form.module.css";
import { blankOf, type Schema } from "./schema";
import { schemaFormWords } from "./words";

type Entry = Record<string, unknown>;

type KindListProps = {
  name: string;
  path: string;
  label: string;
  help?: string;
  error: string | null;
  wrongAt: (path: string) => string | null;
  root: Schema;
  kinds: Record<string, Schema>;
  kindLabel?: (list: string, kind: string) => string;
  entries: Entry[];
  form: (of: Schema, entry: Entry, path: string, put: (next: Entry) => void) => ReactNode;
  onChange: (entries: Entry[]) => void;
};

/** Entries of several kinds, in their order; one more of any kind stands at the end. */
export function KindList({ name, path, label, help, error, wrongAt, root, kinds, kindLabel, entries, form, onChange }: KindListProps) {
  const t = useWords(schemaFormWords);
  const called = (kind: string) => kindLabel?.(name, kind) ?? kind;
  const options = Object.keys(kinds).map((code) => ({ code, label: called(code) }));
  const add = (kind: string) => onChange([...entries, { ...blankOf(kinds[kind] ?? {}, root), kind }]);
  return (
    <Block label={label} help={help} error={error}>
      {entries.map((entry, place) => {
        const kind = String(entry.kind);
        const number = place + 1;
        const wrong = wrongAt(`${path}.${place}`);
        return (
          <fieldset className={css.entry} key={place}>
            <legend className={css.entryName}>{t("entryOfKind", { number, kind: capital(called(kind)) })}</legend>
            {wrong === null ? null : <FieldError>{wrong}</FieldError>}
            {form(kinds[kind] ?? {}, entry, `${path}.${place}`, (next) => onChange(entries.map((each, index) => (index === place ? next : each))))}
            <FieldRow>
              {entries.length === 1 ? null : (
                <>
                  <Button onClick={() => onChange(moved(entries, place, -1))} isDisabled={place === 0} label={t("upOf", { label, number })}>
                    {t("up")}
                  </Button>
                  <Button onClick={() => onChange(moved(entries, place, 1))} isDisabled={number === entries.length} label={t("downOf", { label, number })}>
                    {t("down")}
                  </Button>
                </>
              )}
              <Button onClick={() => onChange(withoutPlace(entries, place))} label={t("removeEntry", { label, number })}>
                {t("remove")}
              </Button>
            </FieldRow>
          </fieldset>
        );
      })}
      <div>
        <GroupedAdd label={t("addTo", { label })} groups={[{ label, options }]} onAdd={add} />
      </div>
    </Block>
  );
}
