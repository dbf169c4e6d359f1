import { useState } from "react";

import { type PostSaleSurveyInvitationState, SurveyInvitationsDocument } from "@/api/generated/surveys";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

const PAGE_SIZE = 20;

export function useInvitations(surveyId: string) {
  const [shown, setShown] = useState<PostSaleSurveyInvitationState | "">("");
  const pages = usePages();
  const states = shown === "" ? null : [shown];
  const query = useQuery(SurveyInvitationsDocument, { surveyId, states, first: PAGE_SIZE, after: pages.after });
  const show = (next: PostSaleSurveyInvitationState | "") => {
    pages.restart();
    setShown(next);
  };
  return { ...query, pages, shown, show, invitations: query.data?.surveyInvitations ?? null };
}
