import { CustomerFollowedDocument, CustomerLikesDocument } from "@/api/generated/flows-aside";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { LinkButton } from "@/ui/plain-button";
import { WidgetHold, WidgetLinks, WidgetNote, WidgetSection } from "@/ui/widget";
import { useWords } from "@/words/locale-context";

import { useLines } from "./use-lines";
import { useTaskLine } from "./use-task-line";
import { asideWords } from "./words";

const MOST = 2;

/** In Saleor's customer widget: tasks, flows, the next mail, groups, and what they may like. Nothing where there is nothing. */
export function CustomerFlowsSection({ saleorId }: { saleorId: string }) {
  const t = useWords(asideWords);
  const bridge = useBridge();
  const lines = useLines();
  const taskLine = useTaskLine();
  const { data } = useQuery(CustomerFollowedDocument, { saleorId, id: null, customerId: saleorId });
  const likes = useQuery(CustomerLikesDocument, { saleorId, id: null, first: MOST }).data?.postSaleCustomer?.recommendations ?? [];
  const customer = data?.postSaleCustomer ?? null;
  if (customer === null) return null;
  const journeys = customer.journeys ?? [];
  const mails = customer.plannedMails ?? [];
  const segments = customer.segments ?? [];
  const [mail] = mails;
  const task = taskLine(data?.staffTasks ?? null);
  if (task === null && [journeys, mails, segments, likes].every(({ length }) => length === 0)) return null;
  return (
    <WidgetSection>
      {task === null ? null : <WidgetHold>{task}</WidgetHold>}
      {journeys.slice(0, MOST).map((each) => (
        <WidgetNote key={each.id}>{t("lineFlow", { flow: each.flow.title || each.flow.code, next: lines.next(each) })}</WidgetNote>
      ))}
      {journeys.length > MOST ? <WidgetNote>{t("lineMore", { count: journeys.length - MOST })}</WidgetNote> : null}
      {mail === undefined ? null : <WidgetNote>{t("lineMails", { count: mails.length, label: mail.templateLabel, when: lines.leaves(mail) })}</WidgetNote>}
      {segments.length === 0 ? null : <WidgetNote>{t("lineSegments", { names: segments.map(({ title, code }) => title || code).join(", ") })}</WidgetNote>}
      {likes.length === 0 ? null : <WidgetNote>{t("lineLikes", { names: likes.map(({ name }) => name).join(", ") })}</WidgetNote>}
      <WidgetLinks>
        <LinkButton onClick={() => bridge.openAppPage(`/customers/${encodeURIComponent(customer.id)}`)}>{t("openAll")}</LinkButton>
      </WidgetLinks>
    </WidgetSection>
  );
}
