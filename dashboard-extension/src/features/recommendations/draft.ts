import type { RecommendationRulesQuery, RecommendationRuleKeepMutationVariables } from "@/api/generated/recommendations";

export type Rule = NonNullable<RecommendationRulesQuery["recommendationRules"]>["edges"][number]["node"];
export type Input = RecommendationRuleKeepMutationVariables["input"];
export type Kind = Rule["kind"];

export const KINDS: Kind[] = ["PIN", "BLOCK", "BOOST", "COMPLEMENT", "SUBSTITUTE"];

export type Draft = { kind: Kind; productId: string; besideId: string; channel: string; factor: string; position: string; note: string };

export const EMPTY: Draft = { kind: "PIN", productId: "", besideId: "", channel: "", factor: "1", position: "1", note: "" };

/** Two kinds say something of a pair alone. */
export const needsOther = (kind: Kind): boolean => kind === "COMPLEMENT" || kind === "SUBSTITUTE";

export const hasFactor = (kind: Kind): boolean => kind === "BOOST" || kind === "COMPLEMENT";

/** As the graph takes it: what a kind has no use for is left out. A comma is a point for whoever writes Spanish. */
export function inputOf(draft: Draft): Input {
  const { kind, productId, besideId, channel, note } = draft;
  return {
    kind,
    productId,
    ...(besideId === "" ? {} : { besideId }),
    ...(channel === "" ? {} : { channel }),
    ...(hasFactor(kind) ? { factor: draft.factor.trim().replace(",", ".") } : {}),
    ...(kind === "PIN" ? { position: Number(draft.position) } : {}),
    ...(note.trim() === "" ? {} : { note: note.trim() }),
  };
}

/** What can be seen to be missing before the app is asked. */
export function isReady({ kind, productId, besideId, factor, position }: Draft): boolean {
  if (productId === "" || (needsOther(kind) && besideId === "")) return false;
  if (hasFactor(kind) && !(Number(factor.trim().replace(",", ".")) > 0)) return false;
  return kind !== "PIN" || (Number.isInteger(Number(position)) && Number(position) >= 1);
}
