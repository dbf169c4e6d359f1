import { act, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { makeToken } from "@/test/dashboard";
import { denied, open } from "@/test/open";

import { overview } from "../../mock/data";
import { Outside } from "./outside";

describe("the panel", () => {
  it("opens on the overview and tells the Dashboard the route", async () => {
    const { dashboard } = await open("/dashboard/");
    expect(await screen.findByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    expect(dashboard.heardOf("updateRouting").at(-1)).toMatchObject({ newRoute: "/dashboard/overview" });
  });

  it("has a tab for every section", async () => {
    const { user } = await open("/dashboard/overview");
    const tabs = within(await screen.findByRole("navigation", { name: "After-sale sections" }));
    expect(tabs.getAllByRole("link").map((link) => link.textContent)).toEqual([
      "Overview",
      "Orders",
      "Returns",
      "Return policy",
      "Points",
      "Cases",
      "Surveys",
      "Reviews",
      "Flows",
      "Recommendations",
      "Webhooks",
      "Mails",
      "Audit",
      "Installation",
      "Settings",
    ]);
    expect(tabs.getByRole("link", { name: "Overview" })).toHaveAttribute("aria-current", "page");
    await user.click(tabs.getByRole("link", { name: "Orders" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  });

  it("says where a page does not exist", async () => {
    await open("/dashboard/nowhere");
    expect(await screen.findByRole("heading", { name: "There is no such page" })).toBeVisible();
  });

  it("follows the Dashboard's language without a reload", async () => {
    const { dashboard } = await open("/dashboard/overview");
    await screen.findByRole("heading", { level: 1, name: "Overview" });
    act(() => dashboard.say("localeChanged", { locale: "es" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Resumen" })).toBeVisible();
    expect(document.documentElement.lang).toBe("es");
  });
});

describe("the first words", () => {
  it("wait until the language is known", async () => {
    const { dashboard } = await open("/dashboard/overview", { locale: "es" });
    expect(await screen.findByRole("heading", { level: 1, name: "Resumen" })).toBeVisible();
    expect(dashboard.heardOf("notifyReady")).toHaveLength(1);
    expect(screen.queryByText("Overview")).not.toBeInTheDocument();
  });
});

describe("the overview", () => {
  it("says in one sentence what to do, and where", async () => {
    const { user } = await open("/dashboard/overview");
    expect(await screen.findByText("3 things failed and wait for you.")).toBeVisible();
    await user.click(screen.getByRole("link", { name: "See what failed" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Webhooks" })).toBeVisible();
    expect(screen.getByRole("combobox", { name: "State" })).toHaveValue("DEAD");
  });

  it("reads the chart aloud as a table", async () => {
    await open("/dashboard/overview", { locale: "es" });
    const table = await screen.findByRole("table", { name: "Webhooks por día, los últimos 14 días." });
    expect(within(table).getByRole("row", { name: "22 nov 18" })).toBeInTheDocument();
  });

  it("starts reading the history", async () => {
    const { user, sentOf, dashboard } = await open("/dashboard/overview", {
      api: { postSaleOverview: { ...overview, latestCatchUp: null } },
    });
    await user.click(await screen.findByRole("button", { name: "Read the shop's history" }));
    expect(sentOf("BackfillStart")).toEqual([{ input: { restart: false } }]);
    await waitFor(() => expect(dashboard.heardOf("notification")).toEqual([expect.objectContaining({ status: "success" })]));
  });

  it("shows the reading's progress", async () => {
    await open("/dashboard/overview");
    const bar = await screen.findByRole("progressbar", { name: "Orders" });
    expect(bar).toHaveAttribute("aria-valuenow", "61");
    expect(bar).toHaveAttribute("aria-valuetext", "1,240 of 2,019");
  });
});

describe("who may not", () => {
  it("is told so, and whom to ask", async () => {
    await open("/dashboard/overview", { locale: "es", api: { postSaleOverview: denied() } });
    expect(await screen.findByRole("heading", { name: "No tienes acceso a esto" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Reintentar" })).not.toBeInTheDocument();
  });

  it("is told so where the Dashboard gives no token at all", async () => {
    const { sent } = await open("/dashboard/widgets/order?orderId=T3J", { token: "" });
    expect(await screen.findByRole("heading", { name: "You have no access to this" })).toBeVisible();
    expect(sent).toEqual([]);
  });
});

describe("a token that ran out", () => {
  it("is waited for on pages, and the request goes out again", async () => {
    const { dashboard, sent } = await open("/dashboard/overview", { statuses: [401] });
    const fresh = makeToken({ iat: 5 });
    await waitFor(() => expect(sent).toHaveLength(1));
    act(() => dashboard.say("tokenRefresh", { token: fresh }));
    expect(await screen.findByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    expect(sent[1]?.headers.Authorization).toBe(`Bearer ${fresh}`);
  });

  it("in a popup asks to open it again", async () => {
    await open("/dashboard/popups/order?orderId=T3J", { statuses: [401] });
    expect(await screen.findByText("Close this window and open it again. Nothing was lost.")).toBeVisible();
  });
});

describe("outside of the Dashboard", () => {
  it("says what this is and where to open it", () => {
    render(<Outside locale="es-ES" />);
    expect(screen.getByRole("heading", { name: "Este es el panel de posventa de una tienda Saleor" })).toBeVisible();
    expect(screen.getByText(/Abre tu Dashboard/)).toBeVisible();
  });
});

it("never asks with a dialog nor touches the clipboard", async () => {
  const confirm = vi.spyOn(window, "confirm");
  const { user, sentOf } = await open("/dashboard/settings/api-keys");
  await user.click(await screen.findByRole("button", { name: "Revoke the key ERP" }));
  expect(sentOf("ApiKeyRevoke")).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Yes, revoke" }));
  await waitFor(() => expect(sentOf("ApiKeyRevoke")).toEqual([{ input: { id: "QXBpS2V5OjE=" } }]));
  expect(confirm).not.toHaveBeenCalled();
});
