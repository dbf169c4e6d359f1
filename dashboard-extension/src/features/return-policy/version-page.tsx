import { useNavigate, useParams } from "react-router";

import { Button } from "@/ui/controls/button";
import { Card, Columns, Facts, Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import { Paragraphs } from "@/ui/paragraphs";
import { useExport, usePolicyVersion } from "./use-policy";
import { VersionStatus } from "./versions-section";
import { policyWords } from "./words";

/** An older version, or one that is still to come, as customers read it. */
export function PolicyVersionPage() {
  const t = useWords(policyWords);
  const formats = useFormats();
  const navigate = useNavigate();
  const exportFile = useExport();
  const { id = "" } = useParams();
  const state = usePolicyVersion(id);
  const version = state.data?.returnPolicyVersion ?? null;
  const gate = useQueryGate(state, version, { need: "settings", missing: t("versionUnknown") });
  const back = { to: "/policy", label: t("title") };
  if (version === null) {
    return (
      <Page>
        <PageHeader title={t("version")} back={back} />
        {gate}
      </Page>
    );
  }
  const moment = (value: string | null) => (value === null ? "–" : formats.dateTime(value));
  const canChange = state.data?.postSaleSettings?.canChange === true;
  return (
    <Page>
      <PageHeader
        title={version.name === "" ? t("versionNumber", { number: version.number }) : t("versionNamed", { number: version.number, name: version.name })}
        marks={<VersionStatus version={version} />}
        back={back}
        actions={
          <>
            <Button onClick={() => void exportFile(version.id)}>{t("export")}</Button>
            {canChange && version.status !== "DRAFT" ? (
              <Button variant="primary" onClick={() => void navigate(`/policy/edit?from=${encodeURIComponent(version.id)}`)}>
                {t("draftFromThis")}
              </Button>
            ) : null}
          </>
        }
      />
      <Columns
        main={
          <Card title={t("asCustomersRead")}>
            <Paragraphs paragraphs={version.text?.paragraphs ?? []} />
          </Card>
        }
        aside={
          <Card title={t("details")}>
            <Facts
              facts={[
                { label: t("takesEffect"), value: moment(version.takesEffectAt) },
                { label: t("appliesFrom"), value: moment(version.appliesFrom) },
                { label: t("published"), value: moment(version.publishedAt) },
                { label: t("publishedBy"), value: version.publishedBy ?? "–" },
                { label: t("created"), value: moment(version.createdAt) },
                { label: t("createdBy"), value: version.createdBy ?? "–" },
                ...(version.status === "PUBLISHED"
                  ? [{ label: t("windows"), value: t(version.isRecomputed ? "windowsSet" : "windowsBeingSet") }]
                  : []),
              ]}
            />
          </Card>
        }
      />
    </Page>
  );
}
