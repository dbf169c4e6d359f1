import { Link } from "react-router";

import type { ProgrammePageQuery, ProgrammeVersionFieldsFragment } from "@/api/generated/loyalty-programme";
import type { Pages } from "@/api/use-pages";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { programmeWords } from "./words";

type Version = ProgrammeVersionFieldsFragment;

type VersionsProps = { versions: ProgrammePageQuery["pointsProgrammeVersions"]; pages: Pages; isLoading: boolean };

const TONES: Record<Version["status"], Tone> = { DRAFT: "neutral", PUBLISHED: "success", DISCARDED: "neutral" };

export function VersionStatus({ version }: { version: Version }) {
  return <Pill tone={TONES[version.status]}>{version.statusLabel}</Pill>;
}

export function useVersionName(): (version: Version) => string {
  const t = useWords(programmeWords);
  return ({ number, name }) => (name === "" ? t("versionNumber", { number }) : t("versionNamed", { number, name }));
}

export function VersionsSection({ versions, pages, isLoading }: VersionsProps) {
  const t = useWords(programmeWords);
  const formats = useFormats();
  const nameOf = useVersionName();
  if (versions === null || versions === undefined) return null;
  const rows = versions.edges.map(({ node }) => node);
  const columns: Column<Version>[] = [
    { head: t("version"), isMain: true, cell: (version) => <Link to={`/points/versions/${version.id}`}>{nameOf(version)}</Link> },
    { head: t("state"), cell: (version) => <VersionStatus version={version} /> },
    { head: t("inForceFrom"), cell: (version) => (version.inForceSince === null ? "–" : formats.dateTime(version.inForceSince)) },
    { head: t("by"), cell: (version) => version.publishedBy ?? version.createdBy ?? "–" },
  ];
  return (
    <Card title={t("versionsTitle")} lead={t("versionsLead")}>
      {rows.length === 0 ? (
        <EmptyState>{t("noVersions")}</EmptyState>
      ) : (
        <Stack>
          <Table label={t("versionsTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={isLoading} isStacked />
          <Pager pages={pages} totalCount={versions.totalCount} pageInfo={versions.pageInfo} />
        </Stack>
      )}
    </Card>
  );
}
