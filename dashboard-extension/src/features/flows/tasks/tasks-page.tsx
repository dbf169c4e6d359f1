import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { Pager } from "@/ui/table";
import { useWords } from "@/words/locale-context";

import { FlowViews } from "../flow-views";
import { TaskItem } from "./task-item";
import { type Shown, STATES, useTasks } from "./use-tasks";
import { taskWords } from "./words";

export function TasksPage() {
  const t = useWords(taskWords);
  const list = useTasks();
  const { tasks, shown } = list;
  const gate = useQueryGate(list, tasks);
  const options: { value: Shown; label: string }[] = [...STATES.map((value) => ({ value, label: t(`state${value}`) })), { value: "all", label: t("all") }];
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <FlowViews />
      <FieldRow>
        <SelectField<Shown> label={t("show")} value={shown} options={options} onChange={list.show} />
      </FieldRow>
      {gate}
      {tasks === null ? null : tasks.edges.length === 0 ? (
        <EmptyState>{t(shown === "OPEN" ? "none" : "noneThere")}</EmptyState>
      ) : (
        <>
          <Card title={t("listTitle")}>
            {tasks.edges.map(({ node }) => (
              <TaskItem task={node} onEnded={list.reload} key={node.id} />
            ))}
          </Card>
          <Pager pages={list.pages} totalCount={tasks.totalCount} pageInfo={tasks.pageInfo} />
        </>
      )}
    </Page>
  );
}
