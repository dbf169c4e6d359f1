import { FlowResultsDocument } from "@/api/generated/flows";
import { useQuery } from "@/api/use-query";
import { useQueryGate } from "@/ui/query-gate";

import { AttributedCard } from "./attributed-card";
import { MailsCard } from "./mails-card";
import { PeopleCard } from "./people-card";
import { TrialsCard } from "./trials-card";
import { UpliftCard } from "./uplift-card";

/** Of a flow that was published: what it brings, and what became of its people and its mails. */
export function ResultsSection({ id }: { id: string }) {
  const state = useQuery(FlowResultsDocument, { id });
  const results = state.data?.flow?.results ?? null;
  const gate = useQueryGate(state, results, { need: "settings" });
  if (results === null) return gate;
  return (
    <>
      <UpliftCard uplift={results.uplift} />
      <AttributedCard attributed={results.attributed} uplift={results.uplift} />
      <TrialsCard trials={results.trials} />
      <MailsCard mails={results.mails} />
      <PeopleCard people={results.people} />
    </>
  );
}
