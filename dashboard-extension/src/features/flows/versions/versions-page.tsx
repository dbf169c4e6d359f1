import { useState } from "react";
import { Link, useParams } from "react-router";

import { Card, Page, PageHeader, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { PlainButton } from "@/ui/plain-button";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { OneFlowViews } from "../one-flow-views";
import { TONES } from "../states";
import { Changes } from "./changes";
import { TakeAsDraft } from "./take-as-draft";
import { type FlowWithVersions, useVersions, type Version } from "./use-versions";
import { versionWords } from "./words";

const SHOWN = 10;

export function FlowVersionsPage() {
  const { id = "" } = useParams();
  const t = useWords(versionWords);
  const state = useVersions(id);
  const { flow } = state;
  const gate = useQueryGate(state, flow, { need: "settings", missing: t("missing") });
  return (
    <Page>
      <PageHeader
        title={flow === null ? t("title") : flow.title || flow.code}
        marks={flow === null ? undefined : <Pill tone={TONES[flow.state]}>{capital(flow.stateLabel)}</Pill>}
        lead={t("lead")}
        back={{ to: "/flows", label: t("back") }}
      />
      {gate}
      {flow === null ? null : (
        <>
          <OneFlowViews />
          <Versions flow={flow} canChange={state.canChange} onOvertaken={state.reload} />
        </>
      )}
    </Page>
  );
}

type VersionsProps = { flow: FlowWithVersions; canChange: boolean; onOvertaken: () => void };

function Versions({ flow, canChange, onOvertaken }: VersionsProps) {
  const t = useWords(versionWords);
  const [count, setCount] = useState(SHOWN);
  const older = flow.versions.length - count;
  return (
    <>
      {flow.draft === null ? null : <Draft draft={flow.draft} flowId={flow.id} />}
      {flow.versions.length === 0 ? <EmptyState>{t("none")}</EmptyState> : null}
      {flow.versions.slice(0, count).map((version) => (
        <OneVersion key={version.id} {...{ version, flow, canChange, onOvertaken }} />
      ))}
      {older > 0 ? (
        <div>
          <PlainButton onClick={() => setCount(count + SHOWN)}>{t("more", { count: older })}</PlainButton>
        </div>
      ) : null}
    </>
  );
}

function Draft({ draft: { changedAt, changedBy, changes, begins }, flowId }: { draft: Version; flowId: string }) {
  const t = useWords(versionWords);
  const formats = useFormats();
  const moment = formats.dateTime(changedAt);
  return (
    <Card
      title={t("draft")}
      lead={changedBy === null ? t("saved", { moment }) : t("savedBy", { moment, name: changedBy })}
      actions={<Link to={`/flows/${encodeURIComponent(flowId)}`}>{t("openDraft")}</Link>}
    >
      <Changes changes={changes} first={begins} same={t("draftSame")} />
    </Card>
  );
}

function OneVersion({ version, flow, canChange, onOvertaken }: VersionsProps & { version: Version }) {
  const t = useWords(versionWords);
  const formats = useFormats();
  const { number, publishedAt, publishedBy, changes, begins } = version;
  const runs = flow.current?.id === version.id;
  const moment = formats.dateTime(publishedAt ?? "");
  return (
    <Card
      title={t("version", { number })}
      lead={publishedBy === null ? t("published", { moment }) : t("publishedBy", { moment, name: publishedBy })}
      actions={runs ? <Pill tone={TONES[flow.state]}>{t("runs")}</Pill> : undefined}
    >
      <Stack>
        <Changes changes={changes} first={t("first", { begins })} same={t("same")} />
        {canChange ? <TakeAsDraft flow={flow} version={version} onOvertaken={onOvertaken} /> : null}
      </Stack>
    </Card>
  );
}
