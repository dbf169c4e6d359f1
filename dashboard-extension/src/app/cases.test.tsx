import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

const FIRST = "UG9zdFNhbGVDYXNlOj0";
const SOLVED = "UG9zdFNhbGVDYXNlOj3";

describe("the list of cases", () => {
  it("shows what waits for the team, the latest first, and whose it is", async () => {
    const { user, sentOf } = await open("/dashboard/cases");
    const table = await screen.findByRole("table", { name: "Cases" });
    const [, first] = within(table).getAllByRole("row");
    expect(first).toHaveTextContent(/C-1001.*serious.*How it went · NPS 1.*Nobody yet.*Late since/);
    expect(sentOf("Cases")[0]).toMatchObject({ filter: { state: ["OPEN"] }, sort: "DUE_FIRST" });
    await user.selectOptions(screen.getByRole("combobox", { name: "Who looks after it" }), "Nobody yet");
    await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "Solved");
    await waitFor(() => expect(sentOf("Cases").at(-1)).toMatchObject({ filter: { state: ["SOLVED"], ownerId: "" }, sort: "NEWEST" }));
    expect(await screen.findByText(/The customer is content again/)).toBeVisible();
  });
});

describe("a case", () => {
  it("tells what was said, to whom, and of which order", async () => {
    await open(`/dashboard/cases/${FIRST}`);
    const thread = await screen.findByRole("region", { name: "Messages" });
    expect(within(thread).getByText("For the team")).toBeVisible();
    expect(within(thread).getByText("From the customer")).toBeVisible();
    expect(screen.getByRole("link", { name: "Order 4711" })).toHaveAttribute("href", expect.stringContaining("/orders/T3JkZXI6"));
  });

  it("is taken, answered and noted", async () => {
    const { user, sentOf } = await open(`/dashboard/cases/${FIRST}`);
    await user.click(await screen.findByRole("button", { name: "I look after it" }));
    await waitFor(() => expect(sentOf("CaseAssign")).toEqual([{ input: { id: FIRST, ownerId: "VXNlcjox" } }]));
    await user.click(screen.getByRole("button", { name: "Send the answer" }));
    expect(await screen.findByText("Write something first.")).toBeVisible();
    await user.type(screen.getByRole("textbox", { name: "Answer to the customer" }), "We are sorry.");
    await user.click(screen.getByRole("button", { name: "Send the answer" }));
    await waitFor(() => expect(sentOf("CaseAnswer")).toEqual([{ input: { id: FIRST, text: "We are sorry." } }]));
    await user.type(screen.getByRole("textbox", { name: "Note for the team" }), "Called.");
    await user.click(screen.getByRole("button", { name: "Add the note" }));
    await waitFor(() => expect(sentOf("CaseNoteAdd")).toEqual([{ input: { id: FIRST, text: "Called." } }]));
  });

  it("is not solved without saying what came of it", async () => {
    const { user, sentOf } = await open(`/dashboard/cases/${FIRST}`);
    await user.click(await screen.findByRole("button", { name: "Solve the case" }));
    expect(await screen.findByText(/Say what came of it/)).toBeVisible();
    expect(sentOf("CaseSolve")).toHaveLength(0);
    await user.selectOptions(screen.getByRole("combobox", { name: "What came of it" }), "The customer is content again");
    await user.click(screen.getByRole("button", { name: "Solve the case" }));
    await waitFor(() => expect(sentOf("CaseSolve")).toEqual([{ input: { id: FIRST, outcome: "RECOVERED" } }]));
  });

  it("that is solved can be opened again, and says why it ended", async () => {
    const { user, sentOf } = await open(`/dashboard/cases/${SOLVED}`);
    expect(await screen.findByText(/Solved: The customer is content again\. Le mandamos un vale\./)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Send the answer" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Open it again" }));
    await waitFor(() => expect(sentOf("CaseReopen")).toEqual([{ input: { id: SOLVED, reason: "" } }]));
  });
});

describe("beside an order", () => {
  it("cases stand with how they are, and one more is opened", async () => {
    const { user, sentOf } = await open("/dashboard/orders/T3JkZXI60");
    const card = await screen.findByRole("region", { name: "Cases" });
    expect(within(card).getByRole("link", { name: "C-1001" })).toBeVisible();
    await user.click(within(card).getByRole("button", { name: "Open a case" }));
    await user.selectOptions(within(card).getByRole("combobox", { name: "What it is about" }), "The delivery");
    await user.click(within(card).getByRole("button", { name: "Open it" }));
    await waitFor(() => expect(sentOf("CaseOpen")[0]).toMatchObject({ input: { orderId: "T3JkZXI60", topic: "DELIVERY" } }));
  });
});
