import { useState } from "react";

import {
  type PostSaleSurveyDimension,
  type PostSaleSurveyEvery,
  SurveyResultsDocument,
  type SurveyResultsQuery,
} from "@/api/generated/survey-results";
import { useQuery } from "@/api/use-query";

export type SurveyFound = NonNullable<SurveyResultsQuery["survey"]>;
export type Results = NonNullable<SurveyFound["results"]>;
export type QuestionFound = Results["questions"][number];
export type Texts = NonNullable<QuestionFound["texts"]>;

export const DIMENSIONS = ["PRODUCT", "REASON", "CHANNEL", "COUNTRY", "LEVEL", "BUYER", "PLACE"] as const;

export function useResults(id: string) {
  const [version, setVersion] = useState<number | null>(null);
  const [since, setSince] = useState("");
  const [until, setUntil] = useState("");
  const [every, setEvery] = useState<PostSaleSurveyEvery>("MONTH");
  const [by, chooseBy] = useState<PostSaleSurveyDimension>("PRODUCT");
  const [only, setOnly] = useState<{ key: string; label: string } | null>(null);
  const { data, problem, isLoading, reload } = useQuery(SurveyResultsDocument, {
    id,
    version,
    since: since === "" ? null : since,
    until: until === "" ? null : until,
    where: only === null ? null : [{ by, key: only.key }],
    every,
    by,
  });
  const setBy = (chosen: PostSaleSurveyDimension) => {
    chooseBy(chosen);
    // A country is no product: what was chosen of the other means nothing here.
    setOnly(null);
  };
  return {
    isMissing: data !== null && data.survey === null,
    survey: data?.survey ?? null,
    results: data?.survey?.results ?? null,
    ...{ version, setVersion, since, setSince, until, setUntil, every, setEvery, by, setBy, only, setOnly },
    ...{ problem, isLoading, reload },
  };
}

export type ResultsState = ReturnType<typeof useResults>;
