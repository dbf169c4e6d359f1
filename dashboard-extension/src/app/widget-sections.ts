import { type ComponentType, lazy } from "react";

export type SectionProps = { saleorId: string };

type Section = ComponentType<SectionProps>;

/**
 * The sections of the one order, customer, product and home widget, in the order shown.
 * A feature that has something to say about an order adds its section here; each is its own chunk.
 */
const sections: Record<string, Section[]> = {
  order: [
    section(() => import("@/features/orders/order-section"), "OrderSection"),
    section(() => import("@/features/returns/order-section"), "OrderReturnsSection"),
    section(() => import("@/features/flows/aside/order-section"), "OrderTasksSection"),
  ],
  customer: [
    section(() => import("@/features/customers/customer-section"), "CustomerSection"),
    section(() => import("@/features/returns/customer-section"), "CustomerReturnsSection"),
    section(() => import("@/features/loyalty-members/aside/customer-section"), "CustomerPointsSection"),
    section(() => import("@/features/flows/aside/customer-section"), "CustomerFlowsSection"),
  ],
  product: [section(() => import("@/features/products/product-section"), "ProductSection")],
  home: [section(() => import("@/features/home/home-section"), "HomeSection")],
};

function section<Name extends string>(load: () => Promise<Record<Name, Section>>, name: Name): Section {
  return lazy<Section>(async () => ({ default: (await load())[name] }));
}

const NONE: Section[] = [];

export function sectionsOf(subject: string | null): Section[] {
  return (subject === null ? undefined : sections[subject]) ?? NONE;
}
