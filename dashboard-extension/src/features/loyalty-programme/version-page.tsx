import { useNavigate, useParams } from "react-router";

import { Button } from "@/ui/controls/button";
import { Card, Columns, Facts, Page, PageHeader } from "@/ui/layout";
import { Paragraphs } from "@/ui/paragraphs";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import { Differences } from "./differences";
import { useProgrammeVersion } from "./use-programme";
import { useVersionName, VersionStatus } from "./versions-section";
import { programmeWords } from "./words";

type Read = { text: { paragraphs: { sentences: string[] }[] } | null; differences: { gone: string[]; added: string[] }[] };

/** Where there was none before it, all of it is new: nothing changed. */
function isFirst({ text, differences }: Read): boolean {
  const said = text?.paragraphs.flatMap(({ sentences }) => sentences).length ?? 0;
  return differences.every(({ gone }) => gone.length === 0) && differences.flatMap(({ added }) => added).length === said;
}

/** A version as customers read it, and what it changed. */
export function ProgrammeVersionPage() {
  const t = useWords(programmeWords);
  const formats = useFormats();
  const navigate = useNavigate();
  const nameOf = useVersionName();
  const { id = "" } = useParams();
  const state = useProgrammeVersion(id);
  const version = state.data?.pointsProgrammeVersion ?? null;
  const gate = useQueryGate(state, version, { need: "settings", missing: t("versionUnknown") });
  const back = { to: "/points", label: t("title") };
  if (version === null) {
    return (
      <Page>
        <PageHeader title={t("version")} back={back} />
        {gate}
      </Page>
    );
  }
  const canStart = state.data?.postSaleSettings?.canChange === true && version.status !== "DRAFT";
  return (
    <Page>
      <PageHeader
        title={nameOf(version)}
        marks={<VersionStatus version={version} />}
        back={back}
        actions={
          canStart ? (
            <Button variant="primary" onClick={() => void navigate(`/points/edit?from=${encodeURIComponent(version.id)}`)}>
              {t("draftFromThis")}
            </Button>
          ) : undefined
        }
      />
      <Columns
        main={
          <Card title={t("asCustomersRead")}>
            <Paragraphs paragraphs={version.text?.paragraphs ?? []} />
          </Card>
        }
        aside={
          <>
            <Card title={t("details")}>
              <Facts
                facts={[
                  { label: t("inForceFrom"), value: version.inForceSince === null ? "–" : formats.dateTime(version.inForceSince) },
                  { label: t("by"), value: version.publishedBy ?? version.createdBy ?? "–" },
                ]}
              />
            </Card>
            {isFirst(version) ? null : (
              <Card title={t("changesBefore")}>
                <Differences differences={version.differences} />
              </Card>
            )}
          </>
        }
      />
    </Page>
  );
}
