export type Given = { name: string; values: string[] };

/**
 * What a form holds, as a browser would send it; a field that was left empty is named too, so that whoever tries a
 * survey can pass over a question.
 */
export function givenOf(form: ParentNode): Given[] {
  const found = new Map<string, string[]>();
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input[name], select[name], textarea[name]")) {
    const values = found.get(field.name) ?? [];
    found.set(field.name, isSet(field) ? [...values, field.value] : values);
  }
  return [...found].map(([name, values]) => ({ name, values }));
}

function isSet(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): boolean {
  // Of another document than ours: its elements are no instances of our classes.
  return field.type === "radio" || field.type === "checkbox" ? (field as HTMLInputElement).checked : true;
}
