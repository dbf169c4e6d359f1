import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

describe("whether customers come back", () => {
  it("is told by the month of the first order, and not before all of it can be known", async () => {
    const { user } = await open("/dashboard/overview", { locale: "es" });
    const table = within(await screen.findByRole("table", { name: "¿Vuelven los clientes?" }));
    const [, newest, , september] = table.getAllByRole("row");
    expect(within(newest!).getAllByText(/^aún no, desde el /)).toHaveLength(5);
    expect(within(september!).getByText(/^8.% \(5 de 58\)$/)).toBeVisible();
    expect(within(september!).getByText(/^entre 5,6.% y 10,8.%$/)).toBeVisible();
    expect(table.getAllByRole("row")).toHaveLength(7);
    await user.click(screen.getByRole("button", { name: "7 meses más antiguos" }));
    expect(table.getAllByRole("row")).toHaveLength(14);
    const kept = within(screen.getByRole("table", { name: "De un mes al siguiente" }));
    expect(kept.getByText("El mes anterior no pidió nadie")).toBeVisible();
  });

  it("says so where nobody has bought", async () => {
    await open("/dashboard/overview", { api: { postSaleComingBack: { cohorts: [], retention: [] } } });
    expect(await screen.findByText("Nobody has bought yet.")).toBeVisible();
    expect(screen.queryByText("From one month to the next")).not.toBeInTheDocument();
  });

  it("can be asked for again where it failed, and the rest of the page stands", async () => {
    await open("/dashboard/overview", { api: { postSaleComingBack: denied() } });
    const card = within(await screen.findByRole("region", { name: "Do customers come back?" }));
    expect(await card.findByRole("status")).toBeVisible();
    expect(screen.getByText("What arrived")).toBeVisible();
  });
});
