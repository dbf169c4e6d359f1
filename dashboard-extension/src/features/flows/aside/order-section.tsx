import { OrderTasksDocument } from "@/api/generated/flows-aside";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { LinkButton } from "@/ui/plain-button";
import { WidgetHold, WidgetLinks, WidgetNote, WidgetSection } from "@/ui/widget";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { useTaskLine } from "./use-task-line";
import { asideWords } from "./words";

const MOST = 2;

/** What the order widget says of tasks: how many are open, and what the first ones ask for. */
export function OrderTasksSection({ saleorId }: { saleorId: string }) {
  const t = useWords(asideWords);
  const bridge = useBridge();
  const taskLine = useTaskLine();
  const { data } = useQuery(OrderTasksDocument, { orderId: saleorId, state: "OPEN", first: MOST });
  const tasks = data?.staffTasks ?? null;
  const line = taskLine(tasks);
  const first = tasks?.edges[0]?.node ?? null;
  if (tasks === null || line === null || first === null) return null;
  const path = first.order === null ? "/flows/tasks" : `/orders/${encodeURIComponent(first.order.id)}`;
  return (
    <WidgetSection>
      <WidgetHold>{line}</WidgetHold>
      {tasks.edges.map(({ node }) => (
        <WidgetNote key={node.id}>{`${capital(node.kindLabel)}: ${node.text}`}</WidgetNote>
      ))}
      <WidgetLinks>
        <LinkButton onClick={() => bridge.openAppPage(path)}>{t("openTasks")}</LinkButton>
      </WidgetLinks>
    </WidgetSection>
  );
}
