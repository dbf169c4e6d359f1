import { Link } from "react-router";

import { useClient } from "@/api/client-context";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { type OverviewData, overviewVerdict } from "./verdict";
import { overviewWords } from "./words";

export function VerdictSection({ overview }: { overview: OverviewData }) {
  const t = useWords(overviewWords);
  const formats = useFormats();
  const client = useClient();
  const { tone, title, note, count, link } = overviewVerdict(overview);
  const ago = overview.lastDeliveryAt === null ? "" : formats.ago(overview.lastDeliveryAt, client.now());
  return (
    <Callout tone={tone} title={t(title, { count })}>
      <p>{t(note, { ago })}</p>
      {link === null ? null : (
        <p>
          <Link to={link.to}>{t(link.label)}</Link>
        </p>
      )}
    </Callout>
  );
}
