import { useState } from "react";

import { SurveyPreviewDocument } from "@/api/generated/surveys";
import { useQuery } from "@/api/use-query";
import { useSettled } from "@/ui/use-settled";

import type { Document } from "./document";
import type { Given } from "./given";

const PATIENCE_MS = 600;

/** The survey as customers would see it in a language, along the way that the given answers lead. Nothing is kept. */
export function usePreview(document: Document) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [given, setGiven] = useState<Given[]>([]);
  const language = chosen !== null && document.languages.includes(chosen) ? chosen : (document.languages[0] ?? "es");
  const content = useSettled(JSON.stringify(document), PATIENCE_MS);
  const query = useQuery(SurveyPreviewDocument, { content, language, given });
  const preview = query.data?.surveyPreview ?? null;
  return { language, setLanguage: setChosen, preview, problem: query.problem, setGiven };
}
