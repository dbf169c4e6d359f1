import { Link } from "react-router";

import { OrderTasksDocument } from "@/api/generated/flows-aside";
import { useQuery } from "@/api/use-query";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { TaskItem } from "../tasks/task-item";
import { asideWords } from "./words";

const SHOWN = 20;

/** On an order's page: what flows ask the team to do about it, or asked. Nothing where they never did. */
export function OrderTasksCard({ id }: { id: string }) {
  const t = useWords(asideWords);
  const { data, reload } = useQuery(OrderTasksDocument, { orderId: id, state: null, first: SHOWN });
  const tasks = data?.staffTasks ?? null;
  if (tasks === null || tasks.totalCount === 0) return null;
  return (
    <Card title={t("tasks")} actions={<Link to="/flows/tasks">{t("allTasks")}</Link>}>
      {tasks.edges.map(({ node }) => (
        <TaskItem task={node} onEnded={reload} key={node.id} />
      ))}
    </Card>
  );
}
