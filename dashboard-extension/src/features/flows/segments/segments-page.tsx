import { Fragment } from "react";

import { Button } from "@/ui/controls/button";
import { Card, Page, PageHeader } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { Pager } from "@/ui/table";
import { useWords } from "@/words/locale-context";

import { FlowViews } from "../flow-views";
import { SegmentForm } from "./segment-form";
import { SegmentItem } from "./segment-item";
import { type Segment, useSegments } from "./use-segments";
import { segmentWords } from "./words";

export function SegmentsPage() {
  const t = useWords(segmentWords);
  const list = useSegments();
  const { segments, schema, languages, openId, canChange } = list;
  const gate = useQueryGate(list, segments, { need: "settings" });
  const saved = () => {
    list.open(null);
    list.reload();
  };
  const form = (segment: Segment | null) =>
    schema === null ? null : (
      <SegmentForm {...{ segment, schema, languages }} onSaved={saved} onRefused={list.reload} onCancel={() => list.open(null)} />
    );
  const add = (
    <Button variant="primary" onClick={() => list.open("new")}>
      {t("new")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} actions={canChange && openId !== "new" ? add : undefined} />
      <FlowViews />
      {gate}
      {segments === null || canChange ? null : <Callout tone="info" title={t("readOnly")} />}
      {openId === "new" ? <Card title={t("newTitle")}>{form(null)}</Card> : null}
      {segments === null ? null : segments.edges.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <>
          <Card title={t("list")}>
            {segments.edges.map(({ node }) => (
              <Fragment key={node.id}>
                <SegmentItem segment={node} canChange={canChange && openId !== node.id} isBusy={list.isBusy} onOpen={() => list.open(node.id)} onDrop={() => void list.drop(node)} />
                {openId === node.id ? form(node) : null}
              </Fragment>
            ))}
          </Card>
          <Pager pages={list.pages} totalCount={segments.totalCount} pageInfo={segments.pageInfo} />
        </>
      )}
    </Page>
  );
}
