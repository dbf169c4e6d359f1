import { SelectableText } from "@/ui/controls/fields";
import { Card, Facts, Stack } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import type { Books } from "./use-accounting";
import { accountingWords } from "./words";

/** What vouches for these numbers, and how anybody can reckon them anew. */
export function ProofSection({ proof }: { proof: Books["proof"] }) {
  const t = useWords(accountingWords);
  const formats = useFormats();
  const { rootOn, rootNumber, root, checkedAt, checkedEntries, fault } = proof;
  return (
    <Card title={t("proofTitle")} lead={t("proofLead")}>
      <Stack>
        <Facts
          facts={[
            {
              label: t("root"),
              value: rootOn === null ? t("rootNone") : t("rootOf", { number: rootNumber ?? 0, day: formats.day(rootOn) }),
            },
            {
              label: t("checked"),
              value:
                checkedAt === null
                  ? t("checkedNever")
                  : t("checkedAt", { date: formats.dateTime(checkedAt), n: formats.number(checkedEntries ?? 0) }),
            },
          ]}
        />
        {checkedAt === null ? null : (
          <div>{fault === null ? <Pill tone="success">{t("agrees")}</Pill> : <Pill tone="danger">{fault}</Pill>}</div>
        )}
        {root === null ? null : <SelectableText label={t("rootLabel")}>{root}</SelectableText>}
        <p>{t("commandLead")}</p>
        <SelectableText label={t("command")}>{proof.command}</SelectableText>
      </Stack>
    </Card>
  );
}
