import { useNavigate } from "react-router";

import type { ProgrammePageQuery, ProgrammeVersionFieldsFragment } from "@/api/generated/loyalty-programme";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Card, Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { Paragraphs } from "@/ui/paragraphs";
import { PointsViews } from "@/ui/points-views";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import { Differences } from "./differences";
import css from "./programme.module.css";
import { useDefaultAsDraft, useProgramme } from "./use-programme";
import { VersionsSection } from "./versions-section";
import { programmeWords } from "./words";

type Programme = NonNullable<ProgrammePageQuery["pointsProgramme"]>;
type Version = ProgrammeVersionFieldsFragment;

export function ProgrammePage() {
  const t = useWords(programmeWords);
  const state = useProgramme();
  const { data } = state;
  const programme = data?.pointsProgramme ?? null;
  const gate = useQueryGate(state, programme, { need: "settings" });
  const canChange = data?.postSaleSettings?.canChange === true;
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PointsViews />
      {gate}
      {data === null || programme === null ? null : (
        <>
          {canChange ? null : <Callout tone="info" title={t("readOnly")} />}
          <Columns
            main={
              <>
                {programme.version === null ? null : <InForce programme={programme} version={programme.version} />}
                {programme.version === null && data.pointsProgrammeDraft === null && data.pointsProgrammeSchema !== null ? (
                  <FirstTime schema={data.pointsProgrammeSchema} canChange={canChange} onDone={state.reload} />
                ) : null}
                <VersionsSection versions={data.pointsProgrammeVersions} pages={state.pages} isLoading={state.isLoading} />
              </>
            }
            aside={<DraftCard draft={data.pointsProgrammeDraft} canChange={canChange} />}
          />
        </>
      )}
    </Page>
  );
}

function InForce({ programme, version }: { programme: Programme; version: NonNullable<Programme["version"]> }) {
  const t = useWords(programmeWords);
  const formats = useFormats();
  const next = programme.nextVersion;
  return (
    <Card
      title={t("inForceTitle")}
      lead={t("inForceSince", { number: version.number, moment: formats.dateTime(version.inForceSince ?? "") })}
      actions={
        <a className={css.outside} href={programme.url} target="_blank" rel="noreferrer">
          {t("publicPage")}
        </a>
      }
    >
      <Stack>
        {next === null ? null : (
          <Callout tone="info" title={t("nextVersion", { number: next.number, moment: formats.dateTime(next.inForceSince ?? "") })} />
        )}
        <Paragraphs paragraphs={version.text?.paragraphs ?? []} />
      </Stack>
    </Card>
  );
}

type FirstTimeProps = { schema: NonNullable<ProgrammePageQuery["pointsProgrammeSchema"]>; canChange: boolean; onDone: () => void };

/** A shop without a programme gets one offered, with the reasons for it. */
function FirstTime({ schema, canChange, onDone }: FirstTimeProps) {
  const t = useWords(programmeWords);
  const { start, isBusy } = useDefaultAsDraft(schema.defaultContent, onDone);
  return (
    <Card title={t("noneTitle")} lead={t("noneLead")}>
      <Stack>
        <p>{t("whyDefault")}</p>
        {canChange ? (
          <FieldRow>
            <Button variant="primary" onClick={() => void start()} isDisabled={isBusy}>
              {t("startDefault")}
            </Button>
          </FieldRow>
        ) : null}
        <Paragraphs paragraphs={schema.defaultText.paragraphs} />
      </Stack>
    </Card>
  );
}

function DraftCard({ draft, canChange }: { draft: ProgrammePageQuery["pointsProgrammeDraft"]; canChange: boolean }) {
  const t = useWords(programmeWords);
  const navigate = useNavigate();
  return (
    <Card title={t("draftTitle")}>
      <Stack>
        {draft === null ? <p>{t("draftNone")}</p> : <DraftTold draft={draft} />}
        <FieldRow>
          <Button variant="primary" onClick={() => void navigate("/points/edit")}>
            {t(draft !== null ? "goOnWithDraft" : canChange ? "startDraft" : "lookAtRules")}
          </Button>
        </FieldRow>
        {draft === null ? null : (
          <>
            <h3>{t("changesTitle")}</h3>
            <Differences differences={draft.differences} />
          </>
        )}
      </Stack>
    </Card>
  );
}

function DraftTold({ draft }: { draft: Version }) {
  const t = useWords(programmeWords);
  const formats = useFormats();
  const told = { number: draft.number, moment: formats.dateTime(draft.changedAt), name: draft.changedBy ?? "" };
  return <p>{t(draft.changedBy === null ? "draftThere" : "draftThereBy", told)}</p>;
}
