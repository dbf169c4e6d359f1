import { ApiAddressDocument } from "@/api/generated/api-keys";
import { useQuery } from "@/api/use-query";
import { SelectableText } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { apiKeyWords } from "./words";

/** Where other systems ask: the shop's short name is part of it. */
export function ApiAddress() {
  const t = useWords(apiKeyWords);
  const { data } = useQuery(ApiAddressDocument, {});
  if (data === null) return null;
  return (
    <Card title={t("addressTitle")} lead={t("addressLead")}>
      <SelectableText label={t("addressTitle")}>{data.postSaleViewer.apiUrl}</SelectableText>
    </Card>
  );
}
