import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { catchUpRuns } from "../../../mock/data";

const NAME = "Readings from Saleor";

async function rowsOf(name: string): Promise<HTMLElement[]> {
  return within(await screen.findByRole("table", { name })).getAllByRole("row");
}

describe("the readings from Saleor", () => {
  it("say which, when, how far and in which state", async () => {
    await open("/dashboard/health");
    const [, newest, quiet] = await rowsOf(NAME);
    expect(newest).toHaveTextContent("Reading the history");
    expect(newest).toHaveTextContent("Running");
    expect(newest).toHaveTextContent("not finished");
    expect(newest).toHaveTextContent("Orders: 1,240 of 2,019, 40 changed");
    expect(quiet).toHaveTextContent("Regular check against Saleor");
    expect(quiet).toHaveTextContent("36 sec");
    expect(quiet).toHaveTextContent("Nothing new");
  });

  it("say what the trouble is, in the Dashboard's language too", async () => {
    await open("/dashboard/health", { locale: "es" });
    const stopped = (await rowsOf("Lecturas de Saleor")).find((row) => within(row).queryByText("Detenida") !== null);
    expect(stopped).toHaveTextContent("MANAGE_PRODUCTS");
    expect(stopped).toHaveTextContent("Productos: nada aún");
  });

  it("are walked through", async () => {
    const { user, sentOf } = await open("/dashboard/health");
    const card = within(await screen.findByRole("region", { name: NAME }));
    await user.click(await card.findByRole("button", { name: "Next" }));
    expect(await card.findByRole("button", { name: "Next" })).toBeDisabled();
    expect(sentOf("CatchUpRuns").at(-1)).toEqual({ first: 8, after: "7" });
    expect(await card.findByText(`${catchUpRuns.length} in total`)).toBeVisible();
  });

  it("that never were are said to come", async () => {
    const none = { totalCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false }, edges: [] };
    await open("/dashboard/health", { api: { postSaleCatchUpRuns: none } });
    expect(await screen.findByText(/Nothing has been read yet/)).toBeVisible();
  });

  it("leave the findings alone where they may not be seen", async () => {
    await open("/dashboard/health", { api: { postSaleCatchUpRuns: denied() } });
    expect(await screen.findByText("You have no access to this")).toBeVisible();
    expect(screen.getByRole("region", { name: "Findings" })).toBeVisible();
  });
});
