import type { ReasonFieldsFragment, ReasonGroupFieldsFragment, ReturnReasonInput } from "@/api/generated/return-policy";

export type Texts = Record<string, string>;

/** A reason as it is written. Its code stays for good: returns and rules name it by that. */
export type Reason = {
  code: string;
  /** The code of the reason above it; empty on the first level. */
  parent: string;
  names: Texts;
  questions: Texts;
  minPhotos: string;
  isShopsFault: boolean;
  isOn: boolean;
  isFromSaleor: boolean;
  isTied: boolean;
};

export function treeOf(groups: readonly ReasonGroupFieldsFragment[]): Reason[] {
  return groups.flatMap(({ reason, children }) => [reasonOf(reason, ""), ...children.map((child) => reasonOf(child, reason.code))]);
}

function reasonOf(given: ReasonFieldsFragment, parent: string): Reason {
  return {
    code: given.code,
    parent,
    names: textsOf(given.names),
    questions: textsOf(given.questions),
    minPhotos: String(given.minPhotos),
    isShopsFault: given.isShopsFault,
    isOn: given.isOn,
    isFromSaleor: given.isFromSaleor,
    isTied: given.saleorPageId !== null,
  };
}

function textsOf(given: readonly { language: string; text: string }[]): Texts {
  return Object.fromEntries(given.map(({ language, text }) => [language.toLowerCase(), text]));
}

export function inputOf(tree: readonly Reason[]): ReturnReasonInput[] {
  return tree.map((reason) => ({
    code: reason.code,
    parent: reason.parent === "" ? null : reason.parent,
    names: listed(reason.names),
    questions: listed(reason.questions),
    minPhotos: Number(reason.minPhotos),
    isShopsFault: reason.isShopsFault,
    isOn: reason.isOn,
  }));
}

function listed(texts: Texts) {
  return Object.entries(texts).map(([language, text]) => ({ language, text }));
}

export function childrenOf(tree: readonly Reason[], code: string): Reason[] {
  return tree.filter(({ parent }) => parent === code);
}

/** Changes places with the neighbour on the same level; children go with their reason. */
export function moved(tree: readonly Reason[], code: string, by: -1 | 1): Reason[] {
  const reason = tree.find((known) => known.code === code);
  if (reason === undefined) return [...tree];
  const level = childrenOf(tree, reason.parent);
  const from = level.indexOf(reason);
  const other = level[from + by];
  if (other === undefined) return [...tree];
  const next = [...level];
  next[from] = other;
  next[from + by] = reason;
  return ordered(reason.parent === "" ? next : childrenOf(tree, ""), tree, reason.parent, next);
}

function ordered(roots: readonly Reason[], tree: readonly Reason[], parent: string, level: readonly Reason[]): Reason[] {
  return roots.flatMap((root) => [root, ...(root.code === parent ? level : childrenOf(tree, root.code))]);
}

export function changed(tree: readonly Reason[], code: string, change: Partial<Reason>): Reason[] {
  return tree.map((reason) => (reason.code === code ? { ...reason, ...change } : reason));
}

/** Stands last of its level. */
export function added(tree: readonly Reason[], parent: string): Reason[] {
  const reason: Reason = {
    code: freshCode(tree),
    parent,
    names: {},
    questions: {},
    minPhotos: "0",
    isShopsFault: false,
    isOn: true,
    isFromSaleor: false,
    isTied: false,
  };
  const level = [...childrenOf(tree, parent), reason];
  return parent === "" ? [...tree, reason] : ordered(childrenOf(tree, ""), tree, parent, level);
}

/** Nobody has seen it yet, so that it can go; what the shop knows is switched off instead. */
export function removed(tree: readonly Reason[], code: string): Reason[] {
  return tree.filter((reason) => reason.code !== code && reason.parent !== code);
}

function freshCode(tree: readonly Reason[]): string {
  const known = new Set(tree.map(({ code }) => code));
  for (let number = 1; ; number += 1) {
    const code = `reason_${number}`;
    if (!known.has(code)) return code;
  }
}

export type Wrong = { code: string; what: "name" | "photos" };

/** What has to be mended before the shop is asked. */
export function wrongsOf(tree: readonly Reason[], languages: readonly string[]): Wrong[] {
  return tree.flatMap(({ code, names, minPhotos }) => {
    const wrongs: Wrong[] = [];
    if (languages.some((language) => (names[language] ?? "").trim() === "")) wrongs.push({ code, what: "name" });
    if (!/^\d{1,2}$/.test(minPhotos.trim()) || Number(minPhotos) > 20) wrongs.push({ code, what: "photos" });
    return wrongs;
  });
}
