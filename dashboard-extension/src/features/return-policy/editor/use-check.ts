import { useEffect, useState } from "react";

import { ReturnPolicyCheckDocument, type ReturnPolicyCheckQuery } from "@/api/generated/return-policy";
import { useQuery } from "@/api/use-query";

import { type Finding, findingsOf } from "../document/findings";
import { useSettled } from "@/ui/use-settled";

const PATIENCE_MS = 400;

export type Checked = {
  findings: Finding[];
  /** Whose law it was held against. */
  countries: string[];
  /** What customers would read; the last that could be said. */
  paragraphs: { code: string; heading: string; sentences: string[] }[];
  /** The answer is about what stands there now. */
  isUpToDate: boolean;
  canPublish: boolean;
};

type Text = NonNullable<NonNullable<ReturnPolicyCheckQuery["returnPolicyCheck"]>["text"]>;

/** Asks the shop while one writes, once the writing pauses. */
export function useCheck(content: string): Checked {
  const settled = useSettled(content, PATIENCE_MS);
  const { data, isLoading } = useQuery(ReturnPolicyCheckDocument, { content: settled });
  const check = data?.returnPolicyCheck ?? null;
  const [said, setSaid] = useState<Text | null>(null);
  const text = check?.text ?? null;
  useEffect(() => {
    if (text !== null) setSaid(text);
  }, [text]);
  return {
    findings: check === null ? [] : findingsOf(check),
    countries: check?.countries ?? [],
    paragraphs: (text ?? said)?.paragraphs ?? [],
    isUpToDate: check !== null && !isLoading && settled === content,
    canPublish: check?.canPublish === true,
  };
}
