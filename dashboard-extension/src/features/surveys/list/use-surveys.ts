import { useState } from "react";
import { useNavigate } from "react-router";

import { SurveyCreateDocument, SurveysDocument, type SurveysQuery } from "@/api/generated/surveys";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { freeCode } from "@/ui/free-code";
import { surveysWords } from "./words";

const PAGE_SIZE = 20;

export type ReadyMade = NonNullable<SurveysQuery["surveySchema"]>["readyMade"][number];

export function useSurveys() {
  const pages = usePages();
  const query = useQuery(SurveysDocument, { first: PAGE_SIZE, after: pages.after });
  return {
    ...query,
    pages,
    surveys: query.data?.surveys ?? null,
    readyMade: query.data?.surveySchema?.readyMade ?? [],
    canChange: query.data?.postSaleSettings?.canChange === true,
  };
}

/** A new survey from one that is ready made; its page opens at once. */
export function useNewSurvey(readyMade: readonly ReadyMade[], taken: readonly string[]) {
  const t = useWords(surveysWords);
  const bridge = useBridge();
  const navigate = useNavigate();
  const creating = useMutation(SurveyCreateDocument, "surveyCreate");
  const [from, setFrom] = useState(readyMade[0]?.code ?? "");
  const [ownTitle, setTitle] = useState<string | null>(null);
  const [ownCode, setCode] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const origin = readyMade.find(({ code }) => code === from) ?? null;
  const title = ownTitle ?? origin?.title ?? "";
  const code = ownCode ?? freeCode(from, taken);

  const create = async () => {
    const input = { code: code.trim(), title: title.trim(), purpose: origin?.purpose, startFrom: from };
    const { isDone, payload, errors: found } = await creating.run({ input });
    setErrors(found);
    if (isDone && payload.survey !== null) {
      bridge.notify("success", t("created"));
      void navigate(`/surveys/${encodeURIComponent(payload.survey.id)}`);
    } else bridge.notify("error", t("notCreated"), found[0]?.message);
  };

  return {
    ...{ from, setFrom, origin, title, setTitle, code, setCode, create },
    errorOf: (field: string) => errors.find((each) => each.field === field)?.message ?? null,
    isBusy: creating.isRunning,
  };
}
