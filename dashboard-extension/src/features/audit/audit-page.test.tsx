import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

const rows = () => within(screen.getByRole("table", { name: "Events" })).getAllByRole("row").slice(1);

async function opened(): Promise<void> {
  await screen.findByRole("table", { name: "Events" });
}

describe("the audit", () => {
  it("says what happened, when, about what and by whom", async () => {
    const { dashboard, user } = await open("/dashboard/audit");
    await opened();
    const [settings, parcel, consent, mail] = rows();
    expect(settings).toHaveTextContent("Settings were changed: quiet_from, sender_name.");
    expect(settings).toHaveTextContent("Team member #1");
    expect(settings).toHaveTextContent("The shop");
    expect(parcel).toHaveTextContent("API key pv_8f2k");
    expect(within(consent!).getByRole("link", { name: "A customer" })).toHaveAttribute(
      "href",
      "/dashboard/customers/Q3VzdG9tZXI60",
    );
    expect(mail).toHaveTextContent("By itself");
    await user.click(within(parcel!).getByRole("button", { name: "Open order #4710 in Saleor" }));
    expect(dashboard.heardOf("redirect")[0]).toMatchObject({ to: "/orders/T3JkZXI6c1" });
  });

  it("names what it has no sentence for, and says what was learnt later", async () => {
    const { user } = await open("/dashboard/audit", { locale: "es" });
    expect((await screen.findAllByText("Lamp lit")).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "Ver más" }));
    await user.click(await screen.findByRole("button", { name: "Ver más" }));
    expect((await screen.findAllByText(/^lo supimos el 21 nov 2026/)).length).toBeGreaterThan(0);
  });

  it("is read on until there is no more", async () => {
    const { user, sentOf } = await open("/dashboard/audit");
    await opened();
    expect(rows()).toHaveLength(30);
    await user.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(rows()).toHaveLength(60));
    await user.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(rows()).toHaveLength(72));
    expect(screen.queryByRole("button", { name: "Show more" })).not.toBeInTheDocument();
    expect(sentOf("AuditEvents").map(({ after }) => after)).toEqual([null, "29", "59"]);
  });

  it("keeps what it has where more cannot be read, and tries again", async () => {
    const { user } = await open("/dashboard/audit", { statuses: [200, 503] });
    await opened();
    await user.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("More could not be read");
    expect(rows()).toHaveLength(30);
    await user.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(rows()).toHaveLength(60));
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });
});

describe("the audit's filter", () => {
  it("chooses what happened, and begins anew", async () => {
    const { user, sentOf } = await open("/dashboard/audit");
    await opened();
    await user.click(screen.getByRole("button", { name: "Show more" }));
    await waitFor(() => expect(rows()).toHaveLength(60));
    await user.selectOptions(screen.getByRole("combobox", { name: "What happened" }), "Parcel sent");
    await waitFor(() => expect(rows()).toHaveLength(8));
    expect(sentOf("AuditEvents").at(-1)).toMatchObject({ filter: { name: "ParcelShipped" }, after: null });
  });

  it("finds an order by its number", async () => {
    const { user, sentOf } = await open("/dashboard/audit");
    await opened();
    await user.type(screen.getByRole("searchbox", { name: "Order number" }), "#4707{Enter}");
    await waitFor(() => expect(sentOf("AuditOrder")).toEqual([{ number: "4707" }]));
    await waitFor(() => expect(sentOf("AuditEvents").at(-1)).toMatchObject({ filter: { orderId: "T3JkZXI64" } }));
    await waitFor(() => expect(rows().every((row) => row.textContent?.includes("#4707"))).toBe(true));
  });

  it("says so where there is no such order, and asks for no events", async () => {
    const { sentOf } = await open("/dashboard/audit?order=99", { locale: "es" });
    expect(await screen.findByText(/No conocemos ningún pedido n.º 99/)).toBeVisible();
    expect(sentOf("AuditEvents")).toEqual([]);
  });

  it("is a customer's where their page leads here", async () => {
    const { user, sentOf } = await open("/dashboard/customers/Q3VzdG9tZXI61");
    await user.click(await screen.findByRole("link", { name: "Filter in the audit" }));
    expect(await screen.findByText("Only what is about Jon Etxeberria.")).toBeVisible();
    expect(sentOf("AuditEvents").at(-1)).toMatchObject({ filter: { customerId: "Q3VzdG9tZXI61" } });
    await user.click(screen.getByRole("button", { name: "Show everyone's" }));
    await waitFor(() => expect(sentOf("AuditEvents").at(-1)).toMatchObject({ filter: null }));
  });

  it("that nothing matches says so", async () => {
    await open("/dashboard/audit?event=ShopInstalled");
    expect(await screen.findByText("Nothing matches.")).toBeVisible();
    expect(screen.getByRole("combobox", { name: "What happened" })).toHaveDisplayValue("App installed");
  });
});

describe("without anything to show, the audit", () => {
  it("of a new shop says what will come", async () => {
    const none = { pageInfo: { hasNextPage: false, hasPreviousPage: false }, edges: [] };
    await open("/dashboard/audit", { api: { postSaleEvents: none } });
    expect(await screen.findByText(/Nothing has happened yet/)).toBeVisible();
  });

  it("names the permission that is missing", async () => {
    await open("/dashboard/audit", { locale: "es", api: { postSaleEvents: denied() } });
    expect(await screen.findByRole("heading", { name: "No tienes acceso a esto" })).toBeVisible();
  });

  it("offers to try again where the app did not answer", async () => {
    const { user } = await open("/dashboard/audit", { statuses: [503] });
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    await opened();
  });

  it("shows a refused order as a refusal, not as an order that is missing", async () => {
    await open("/dashboard/audit?order=4711", { api: { postSaleOrder: denied() } });
    expect(await screen.findByRole("heading", { name: "You have no access to this" })).toBeVisible();
  });
});
