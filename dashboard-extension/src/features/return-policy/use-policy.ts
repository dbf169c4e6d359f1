import { useState } from "react";

import {
  ReturnPolicyCheckDocument,
  ReturnPolicyFileDocument,
  ReturnPolicyImportDocument,
  ReturnPolicyInForceFileDocument,
  ReturnPolicyPageDocument,
  type PolicyVersionFieldsFragment,
  ReturnPolicyVersionDocument,
} from "@/api/generated/return-policy";
import { useClient } from "@/api/client-context";
import { useMutation } from "@/api/use-mutation";
import { type Pages, usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { saveAsFile, textOf } from "./files";
import { type FileMistake, mistakesIn } from "./policy-file";
import { policyWords } from "./words";

const VERSIONS_PER_PAGE = 10;

export function usePolicy() {
  const pages: Pages = usePages();
  const query = useQuery(ReturnPolicyPageDocument, { first: VERSIONS_PER_PAGE, after: pages.after });
  return { ...query, pages };
}

export function usePolicyVersion(id: string) {
  return useQuery(ReturnPolicyVersionDocument, { id });
}

/** The file is only made when somebody asks for it. */
export function useExport() {
  const client = useClient();
  const bridge = useBridge();
  const t = useWords(policyWords);
  return async (id: string) => {
    const { data } = await client.execute(ReturnPolicyFileDocument, { id });
    const version = data?.returnPolicyVersion ?? null;
    if (version === null) bridge.notify("error", t("notExported"));
    else saveAsFile(`return-policy-${version.number}.json`, version.file);
  };
}

/** What holds, the policy that came with the app too. */
export function useExportInForce() {
  const client = useClient();
  const bridge = useBridge();
  const t = useWords(policyWords);
  return async () => {
    const { data } = await client.execute(ReturnPolicyInForceFileDocument, {});
    const policy = data?.returnPolicy ?? null;
    if (policy === null) bridge.notify("error", t("notExported"));
    else saveAsFile(`return-policy-${policy.version?.number ?? "default"}.json`, policy.file);
  };
}

/** `draft` is the one that the file would take the place of. */
export function useImport(draft: PolicyVersionFieldsFragment | null, onDone: () => void) {
  const client = useClient();
  const bridge = useBridge();
  const t = useWords(policyWords);
  const mutation = useMutation(ReturnPolicyImportDocument, "returnPolicyImport");
  const [mistakes, setMistakes] = useState<FileMistake[]>([]);
  const [waiting, setWaiting] = useState<{ text: string; rival: PolicyVersionFieldsFragment } | null>(null);

  const take = async (file: File) => {
    const text = await textOf(file);
    const wrong = mistakesIn(text);
    setWaiting(null);
    if (wrong.mistake !== null) return setMistakes([wrong.mistake]);
    return put(text, draft?.revision ?? null, wrong.policy);
  };

  const put = async (text: string, revision: number | null, policy: unknown) => {
    const { isDone, payload, errors } = await mutation.run({ input: { file: text, revision } });
    const rival = payload?.overtakenBy ?? null;
    setWaiting(rival === null ? null : { text, rival });
    if (isDone || rival !== null) {
      setMistakes([]);
      if (isDone) bridge.notify("success", t("imported"));
      return onDone();
    }
    // The mutation names the first mistake alone; the check names all of them.
    const check = await client.execute(ReturnPolicyCheckDocument, { content: JSON.stringify(policy) });
    const problems = check.data?.returnPolicyCheck?.problems ?? [];
    const told = problems.length > 0 ? problems : errors.map(({ field, message }) => ({ path: field ?? "", message }));
    setMistakes(told.map(({ path, message }) => ({ kind: "problem", path, message })));
  };

  /** The file goes over what a colleague wrote meanwhile, now that the person knows of it. */
  const takeAllTheSame = async () => {
    if (waiting === null) return;
    const { text, rival } = waiting;
    const read = mistakesIn(text);
    await put(text, rival.status === "DRAFT" ? rival.revision : null, read.policy);
  };

  return {
    take,
    mistakes,
    isRunning: mutation.isRunning,
    overtakenBy: waiting?.rival ?? null,
    takeAllTheSame,
    letBe: () => setWaiting(null),
  };
}
