import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";

import { open } from "@/test/open";

describe("the order widget", () => {
  it("says where the goods are, what happened, and what to do", async () => {
    await open("/dashboard/widgets/order?orderId=T3J");
    expect(await screen.findByText("1 of 2 parcels delivered.")).toBeVisible();
    const events = within(screen.getByRole("list", { name: "History" })).getAllByRole("listitem");
    expect(events).toHaveLength(5);
    expect(events[0]).toHaveTextContent("Thank-you mail sent to Lucía.");
    expect(screen.getByText("On hold: a return is under way.")).toBeVisible();
    expect(screen.getByText("2 more events")).toBeVisible();
  });

  it("leads to the order's page through the Dashboard, without touching its address bar", async () => {
    const { user, dashboard } = await open("/dashboard/widgets/order?orderId=T3J");
    await user.click(await screen.findByRole("button", { name: "Mark delivered" }));
    expect(dashboard.heardOf("redirect")[0]).toMatchObject({
      to: "/extensions/app/QXBwOjY%3D/dashboard/orders/T3JkZXI60?mark=1",
    });
    expect(dashboard.heardOf("updateRouting")).toEqual([]);
  });

  it("asks for its height, once the content is there", async () => {
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(231);
    const { dashboard } = await open("/dashboard/widgets/order?orderId=T3J");
    await screen.findByText("1 of 2 parcels delivered.");
    await waitFor(() => expect(dashboard.heardOf("widgetResize").at(-1)).toMatchObject({ height: 231 }));
  });

  it("knows nothing of an order it has not met", async () => {
    await open("/dashboard/widgets/order?orderId=T3JkZXI6bmV3", { locale: "es" });
    expect(await screen.findByText(/Aún no conocemos este pedido/)).toBeVisible();
  });

  it("says so where the Dashboard names no order", async () => {
    const { sent } = await open("/dashboard/widgets/order");
    expect(await screen.findByText("Nothing to show yet")).toBeVisible();
    expect(sent).toEqual([]);
  });
});

describe("returns in widgets", () => {
  it("say of an order who acts next and what can still be returned, and lead to a new one", async () => {
    const { user, dashboard } = await open("/dashboard/widgets/order?orderId=T3J", { locale: "es" });
    expect(await screen.findByRole("button", { name: "Abrir R-10001" })).toBeVisible();
    expect(screen.getByText("Se pueden devolver 2 artículos, hasta el 3 dic.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Crear devolución" }));
    expect(dashboard.heardOf("redirect")[0]).toMatchObject({
      to: "/extensions/app/QXBwOjY%3D/dashboard/returns/new?order=T3JkZXI60",
    });
  });

  it("are listed for their customer", async () => {
    await open("/dashboard/widgets/customer?customerId=VXNlcjo00");
    expect(await screen.findByRole("button", { name: "Open R-10001" })).toBeVisible();
    expect(screen.getByText("Your team checks 2 items by Nov 26, 2026.")).toBeVisible();
  });

  it("say nothing where there are none", async () => {
    await open("/dashboard/widgets/customer?customerId=VXNlcjo04");
    await screen.findByText(/orders, the last on/);
    expect(screen.queryByRole("button", { name: /^Open R-/ })).not.toBeInTheDocument();
  });
});

describe("what is no widget of a detail page", () => {
  it.each(["/dashboard/popups/order?orderId=T3J", "/dashboard/widgets/home"])("%s asks for no height", async (path) => {
    vi.spyOn(HTMLElement.prototype, "scrollHeight", "get").mockReturnValue(231);
    const { dashboard, sent } = await open(path);
    await waitFor(() => expect(sent.length).toBeGreaterThan(0));
    await waitFor(() => expect(screen.queryByTestId("skeleton")).not.toBeInTheDocument());
    expect(dashboard.heardOf("widgetResize")).toEqual([]);
  });
});

it("the popup of 3.21 shows the same as the widget, and closes when it leads away", async () => {
  const { user, dashboard } = await open("/dashboard/popups/order?orderId=T3J");
  await user.click(await screen.findByRole("button", { name: "Open full view" }));
  expect(dashboard.heard.slice(-2).map(({ type }) => type)).toEqual(["redirect", "popupClose"]);
});

it("the customer widget says how much, what is open and what they allow", async () => {
  const { user, dashboard } = await open("/dashboard/widgets/customer?customerId=VXNlcjo00", { locale: "es" });
  expect(await screen.findByText("6 pedidos, el último el 19 nov 2026.")).toBeVisible();
  expect(screen.getByText("En pausa: hay una devolución en marcha.")).toBeVisible();
  expect(screen.getByText("No recibe novedades ni ofertas.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Ver completo" }));
  expect(dashboard.heardOf("redirect")[0]).toMatchObject({ to: expect.stringContaining("/dashboard/customers/Q3VzdG9tZXI60") });
});

it("the product widget gives the share with its number", async () => {
  await open("/dashboard/widgets/product?productId=UDox", { locale: "es" });
  expect(await screen.findByText("260 unidades vendidas en 214 pedidos.")).toBeVisible();
  expect(screen.getByText(/^Han vuelto 13 de 254 que salieron \(5,1.%\)\.$/)).toBeVisible();
  expect(screen.getByRole("img", { name: /^Entre 3.% y 8,6.%$/ })).toBeVisible();
  expect(screen.getByText(/entre 3.% y 8,6.%, con un 95 % de confianza/)).toBeVisible();
  expect(screen.getByText(/^Motivos al pedirla: Me queda pequeño \(9\); Me queda grande \(6\); .* \(3\)\.$/)).toBeVisible();
});

it("the home widget leads to what failed", async () => {
  const { user, dashboard } = await open("/dashboard/widgets/home");
  expect(await screen.findByText("6 things failed and wait for you.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "See what failed" }));
  expect(dashboard.heardOf("redirect")[0]).toMatchObject({
    to: "/extensions/app/QXBwOjY%3D/dashboard/deliveries?state=DEAD",
  });
});
