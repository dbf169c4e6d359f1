import { lazy } from "react";

import type { PageSection, PageSections } from "@/ui/page-sections";

/**
 * What features add to the pages of an order and of a customer, in the order shown, by our id of it.
 * A feature that has something to say there adds its section here; each is its own chunk.
 */
export const pageSections: PageSections = {
  order: [
    section(() => import("@/features/returns/aside/order-card"), "OrderReturnsCard"),
    section(() => import("@/features/care/aside/cases-card"), "OrderCasesCard"),
    section(() => import("@/features/flows/aside/order-card"), "OrderTasksCard"),
  ],
  customer: [
    section(() => import("@/features/returns/aside/customer-card"), "CustomerReturnsCard"),
    section(() => import("@/features/care/aside/cases-card"), "CustomerCasesCard"),
    section(() => import("@/features/flows/aside/customer-card"), "CustomerFlowsCard"),
    section(() => import("@/features/loyalty-members/aside/customer-card"), "CustomerPointsCard"),
  ],
};

function section<Name extends string>(load: () => Promise<Record<Name, PageSection>>, name: Name): PageSection {
  return lazy<PageSection>(async () => ({ default: (await load())[name] }));
}
