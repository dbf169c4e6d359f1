import { Link } from "react-router";

import type { PolicyVersionFieldsFragment, ReturnPolicyPageQuery } from "@/api/generated/return-policy";
import type { Pages } from "@/api/use-pages";
import { Button } from "@/ui/controls/button";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { useExport } from "./use-policy";
import { policyWords } from "./words";

type Version = PolicyVersionFieldsFragment;

type VersionsProps = {
  versions: ReturnPolicyPageQuery["returnPolicyVersions"];
  pages: Pages;
  isLoading: boolean;
};

const TONES: Record<Version["status"], Tone> = { DRAFT: "neutral", SCHEDULED: "info", PUBLISHED: "success", DISCARDED: "neutral" };

export function VersionStatus({ version }: { version: Version }) {
  return <Pill tone={TONES[version.status]}>{version.statusLabel}</Pill>;
}

export function VersionsSection({ versions, pages, isLoading }: VersionsProps) {
  const t = useWords(policyWords);
  const formats = useFormats();
  const exportFile = useExport();
  if (versions === null || versions === undefined) return null;
  const rows = versions.edges.map(({ node }) => node);
  const columns: Column<Version>[] = [
    {
      head: t("version"),
      isMain: true,
      cell: (version) => (
        <Link to={`/policy/versions/${version.id}`}>
          {version.name === "" ? t("versionNumber", { number: version.number }) : t("versionNamed", { number: version.number, name: version.name })}
        </Link>
      ),
    },
    { head: t("state"), cell: (version) => <VersionStatus version={version} /> },
    { head: t("holdsSince"), cell: (version) => (version.takesEffectAt === null ? "–" : formats.dateTime(version.takesEffectAt)) },
    { head: t("by"), cell: (version) => version.publishedBy ?? version.createdBy ?? "–" },
    {
      head: t("file"),
      isEnd: true,
      cell: (version) => (
        <Button onClick={() => void exportFile(version.id)} label={t("exportVersion", { number: version.number })}>
          {t("export")}
        </Button>
      ),
    },
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
