import { useState } from "react";

import {
  ReturnPolicyCheckDocument,
  ReturnPolicyFileDocument,
  ReturnPolicyImportDocument,
  ReturnPolicyPageDocument,
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

export function useImport(onDone: () => void) {
  const client = useClient();
  const bridge = useBridge();
  const t = useWords(policyWords);
  const mutation = useMutation(ReturnPolicyImportDocument, "returnPolicyImport");
  const [mistakes, setMistakes] = useState<FileMistake[]>([]);

  const take = async (file: File) => {
    const text = await textOf(file);
    const wrong = mistakesIn(text);
    if (wrong.mistake !== null) return setMistakes([wrong.mistake]);
    const { isDone, errors } = await mutation.run({ input: { file: text } });
    if (isDone) {
      setMistakes([]);
      bridge.notify("success", t("imported"));
      return onDone();
    }
    // The mutation names the first mistake alone; the check names all of them.
    const check = await client.execute(ReturnPolicyCheckDocument, { content: JSON.stringify(wrong.policy) });
    const problems = check.data?.returnPolicyCheck?.problems ?? [];
    const told = problems.length > 0 ? problems : errors.map(({ field, message }) => ({ path: field ?? "", message }));
    setMistakes(told.map(({ path, message }) => ({ kind: "problem", path, message })));
  };

  return { take, mistakes, isRunning: mutation.isRunning };
}
