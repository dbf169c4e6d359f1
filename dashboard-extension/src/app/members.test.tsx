import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

const MEMBER = "/dashboard/points/members/TWVtYmVyOj0";

describe("members", () => {
  it("say who is below zero, who left and who is left out", async () => {
    await open("/dashboard/points/members", { locale: "es" });
    const row = async (name: string) => (await screen.findByRole("link", { name })).closest("tr")!;
    expect(await row("Jon Etxeberria")).toHaveTextContent("-120");
    expect(await row("Anna Whitfield")).toHaveTextContent("se fue");
    expect(await row("guest.with.a.rather.long.address@mail.example.com")).toHaveTextContent("excluido");
  });

  it("are changed by hand with a reason, a note and a key of its own", async () => {
    const { user, sentOf } = await open(MEMBER);
    const form = await screen.findByRole("region", { name: "Add or take points" });
    await user.click(within(form).getByRole("button", { name: "Book" }));
    expect(form).toHaveTextContent("Write a whole number that is not 0.");
    expect(sentOf("PointsAdjust")).toHaveLength(0);
    await user.type(within(form).getByRole("textbox", { name: /Points/ }), "-50");
    await user.type(within(form).getByRole("textbox", { name: /Note/ }), "counted twice");
    await user.click(within(form).getByRole("button", { name: "Book" }));
    await waitFor(() => expect(sentOf("PointsAdjust")).toHaveLength(1));
    const { input } = sentOf("PointsAdjust")[0] as { input: Record<string, unknown> };
    expect(input).toMatchObject({ customerId: "Q3VzdG9tZXI60", points: -50, reason: "GESTURE", note: "counted twice" });
    expect(String(input.key)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("have a statement to download, for whoever may read customers", async () => {
    await open(MEMBER);
    const link = await screen.findByRole("link", { name: "Download the statement (JSON)" });
    expect(link).toHaveAttribute("href", "/s/norte/points/statement/token0");
    expect(link).toHaveAttribute("download");
  });

  it("are joined once what would happen was seen", async () => {
    const { user, sentOf } = await open(MEMBER);
    const card = await screen.findByRole("region", { name: "Join with another account" });
    await user.type(within(card).getByRole("searchbox"), "mateo");
    await user.click(within(card).getByRole("button", { name: "Search" }));
    await user.click(await within(card).findByRole("button", { name: "Look what would happen" }));
    expect(await within(card).findByText("This can’t be undone.")).toBeVisible();
    expect(card).toHaveTextContent("300 until");
    expect(sentOf("PointsMembersJoin")).toHaveLength(0);
    await user.click(within(card).getByRole("button", { name: "Join them" }));
    await waitFor(() => expect(sentOf("PointsMembersJoin")).toHaveLength(1));
    expect(sentOf("PointsMembersJoin")[0]).toMatchObject({ input: { mark: "1.2.3.4", intoId: "TWVtYmVyOj0" } });
  });
});

describe("points by hand", () => {
  it("are decided by somebody else, and withdrawn by who asked", async () => {
    const { user, sentOf } = await open("/dashboard/points/adjustments");
    const [other, own] = await screen.findAllByRole("article");
    expect(within(other!).queryByRole("button", { name: "Withdraw" })).not.toBeInTheDocument();
    expect(within(own!).queryByRole("button", { name: "Agree" })).not.toBeInTheDocument();
    await user.click(within(other!).getByRole("button", { name: "Agree" }));
    await user.click(within(own!).getByRole("button", { name: "Withdraw" }));
    await waitFor(() => expect(sentOf("PointsAdjustmentWithdraw")).toHaveLength(1));
    expect(sentOf("PointsAdjustmentApprove")).toEqual([{ input: { id: "QWRqOj0" } }]);
  });
});

describe("a file of members", () => {
  it("says what would come of it before it is imported", async () => {
    const { user, sentOf } = await open("/dashboard/points/import");
    const file = await screen.findByRole("region", { name: "smile-members.csv" });
    expect(file).toHaveTextContent("12,801 rows to import with 2,401,350 points, 36 known already, 3 left out.");
    expect(file).toHaveTextContent("This is no e-mail address.");
    await user.click(within(file).getByRole("button", { name: "Import 12,801 rows" }));
    expect(sentOf("PointsImportBegin")).toHaveLength(0);
    await user.click(within(file).getByRole("button", { name: "Yes, import" }));
    await waitFor(() => expect(sentOf("PointsImportBegin")).toEqual([{ input: { id: "SW1wb3J0OjI=" } }]));
  });

  it("is not for everybody", async () => {
    await open("/dashboard/points/import", { api: { pointsImports: denied() } });
    expect(await screen.findByText(/permission to manage settings/)).toBeVisible();
  });
});
