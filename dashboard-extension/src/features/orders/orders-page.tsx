import { useQueryGate } from "@/ui/query-gate";
import { Page, PageHeader } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { OrderSearch } from "./order-search";
import { OrderTable } from "./order-table";
import { useOrderList } from "./use-order-list";
import { orderWords } from "./words";

export function OrdersPage() {
  const t = useWords(orderWords);
  const list = useOrderList();
  const gate = useQueryGate(list, list.orders);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <OrderSearch search={list.search} onSearch={list.setSearch} />
      {gate ?? <OrderTable list={list} />}
    </Page>
  );
}
