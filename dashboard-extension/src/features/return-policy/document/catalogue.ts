import type { PolicyKindFieldsFragment, ReturnPolicyEditorQuery } from "@/api/generated/return-policy";
import { readable } from "@/words/readable";

import type { Schema } from "@/ui/schema-form/schema";

import { type Field, fieldsOf } from "./value-form";

export type Choice = { code: string; label: string };

export type Kind = {
  code: string;
  label: string;
  subject: string;
  isPublic: boolean;
  unit: PolicyKindFieldsFragment["unit"];
  /** Null where every word will do. */
  choices: Choice[] | null;
  schema: Schema;
  fields: Field[];
};

export type Catalogue = {
  conditions: Kind[];
  actions: Kind[];
  methods: Choice[];
  outcomes: Choice[];
  processingEvents: Choice[];
  grades: Choice[];
  anchors: Choice[];
  fees: Choice[];
  exclusions: Choice[];
  currencies: string[];
  /** Of the shop, in small letters, as the document writes them. */
  languages: string[];
};

export function catalogueOf(
  schema: NonNullable<ReturnPolicyEditorQuery["returnPolicySchema"]>,
  languages: readonly string[],
): Catalogue {
  return {
    ...schema,
    conditions: schema.conditions.map(kindOf),
    actions: schema.actions.map(kindOf),
    languages: languages.map((language) => language.toLowerCase()),
  };
}

function kindOf(given: PolicyKindFieldsFragment): Kind {
  const schema = JSON.parse(given.schema) as Schema;
  return { ...given, schema, fields: fieldsOf(schema) };
}

/** A code that this shop no longer knows is shown as it is. */
export function labelOf(choices: readonly Choice[] | null, code: string): string {
  return choices?.find((choice) => choice.code === code)?.label ?? (choices === null ? code : readable(code));
}

export function kindIn(kinds: readonly Kind[], code: string): Kind | null {
  return kinds.find((kind) => kind.code === code) ?? null;
}

export type Group = { subject: string; kinds: Kind[] };

export function bySubject(kinds: readonly Kind[]): Group[] {
  const groups = new Map<string, Kind[]>();
  for (const kind of kinds) groups.set(kind.subject, [...(groups.get(kind.subject) ?? []), kind]);
  return [...groups].map(([subject, found]) => ({ subject, kinds: found }));
}
