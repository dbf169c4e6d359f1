import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

const REFUSED = { code: "wrong_state", message: "This can't be done now: the return is “declined”." };

describe("the queue of returns", () => {
  it("counts what waits, and says who acts next", async () => {
    await open("/dashboard/returns", { locale: "es" });
    const table = await screen.findByRole("table", { name: "Devoluciones" });
    expect(within(table).getAllByRole("row")).toHaveLength(8);
    expect(screen.getByRole("row", { name: /R-10006/ })).toHaveTextContent("Tu equipo revisa 2 artículos a más tardar el 26 nov 2026.");
    expect(await screen.findByRole("button", { name: "Atascadas 2" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Abiertas 7" })).toHaveAttribute("aria-pressed", "true");
  });

  it("narrows to a state, and to what a saved view looks for", async () => {
    const { user, sentOf } = await open("/dashboard/returns");
    await user.click(await screen.findByRole("button", { name: "Requested 2" }));
    await waitFor(() => expect(sentOf("ReturnQueue").at(-1)).toMatchObject({ filter: { status: ["REQUESTED"] } }));
    await user.click(screen.getByRole("button", { name: "Dañados 1" }));
    await waitFor(() => expect(sentOf("ReturnQueue").at(-1)).toMatchObject({ filter: { isOpen: true, reason: ["damaged"] } }));
    expect(screen.getByRole("button", { name: "Dañados 1" })).toHaveAttribute("aria-pressed", "true");
  });

  it("keeps a filter under a name", async () => {
    const { user, sentOf } = await open("/dashboard/returns?waiting=SHOP&country=PT");
    await user.click(await screen.findByRole("button", { name: "Save as a view" }));
    await user.type(screen.getByRole("textbox", { name: "Name of the view" }), "Portugal");
    await user.click(within(screen.getByRole("form", { name: "Save as a view" })).getByRole("button", { name: "Save as a view" }));
    await waitFor(() =>
      expect(sentOf("ReturnViewSave")).toEqual([
        { input: { name: "Portugal", isShared: true, filter: { isOpen: true, waitingFor: ["SHOP"], country: ["PT"] } } },
      ]),
    );
  });

  it("approves many at once, and says at each row why it did not go through", async () => {
    const results = [
      { id: "UmV0dXJuOj0", error: null, return: null },
      { id: "UmV0dXJuOj1", error: REFUSED, return: null },
    ];
    const { user, sentOf, dashboard } = await open("/dashboard/returns", { api: { returnBulkApprove: { results, errors: [] } } });
    await user.click(await screen.findByRole("checkbox", { name: "Select all that wait for an answer" }));
    await user.click(screen.getByRole("button", { name: "Approve 2" }));
    await waitFor(() => expect(sentOf("ReturnBulkApprove")).toEqual([{ input: { ids: ["UmV0dXJuOj0", "UmV0dXJuOj1"] } }]));
    expect(await screen.findByRole("alert")).toHaveTextContent("R-10002: This can't be done now");
    expect(screen.getByRole("row", { name: /R-10002/ })).toHaveTextContent("Not done: This can't be done now");
    expect(dashboard.heardOf("notification")[0]).toMatchObject({ title: "One return approved" });
  });

  it("declines many only with a reason", async () => {
    const { user, sentOf } = await open("/dashboard/returns");
    await user.click(await screen.findByRole("checkbox", { name: "Select R-10001" }));
    await user.click(screen.getByRole("button", { name: "Decline one" }));
    const form = screen.getByRole("form", { name: "Decline one" });
    await user.click(within(form).getByRole("button", { name: "Decline one" }));
    expect(within(form).getByText("Say why: the customers are told.")).toBeVisible();
    expect(sentOf("ReturnBulkDecline")).toEqual([]);
    await user.type(within(form).getByRole("textbox"), "Worn.");
    await user.click(within(form).getByRole("button", { name: "Decline one" }));
    await waitFor(() => expect(sentOf("ReturnBulkDecline")).toEqual([{ input: { ids: ["UmV0dXJuOj0"], reason: "Worn." } }]));
  });

  it("says what will stand here where there is nothing", async () => {
    await open("/dashboard/returns", {
      api: { postSaleReturns: { totalCount: 0, pageInfo: { hasNextPage: false, hasPreviousPage: false }, edges: [] } },
    });
    expect(await screen.findByText(/waits here for your answer/)).toBeVisible();
  });

  it("is closed to who may not handle orders", async () => {
    await open("/dashboard/returns", { api: { postSaleReturns: denied() } });
    expect(await screen.findByText("You have no access to this")).toBeVisible();
  });
});

describe("a return", () => {
  it("is approved in part, with a reason for the rest", async () => {
    const { user, sentOf } = await open("/dashboard/returns/UmV0dXJuOj0");
    await user.click(await screen.findByRole("button", { name: "Approve" }));
    const form = screen.getByRole("form", { name: "Approve this return" });
    const units = within(form).getByRole("spinbutton");
    await user.clear(units);
    await user.type(units, "2");
    await user.click(within(form).getByRole("button", { name: "Approve 2 items" }));
    expect(within(form).getByRole("alert")).toHaveTextContent("Say why");
    await user.type(within(form).getByRole("textbox", { name: "Why one is declined" }), "Worn.");
    await user.click(within(form).getByRole("button", { name: "Approve 2 items" }));
    await waitFor(() =>
      expect(sentOf("ReturnApprove")).toEqual([
        { input: { id: "UmV0dXJuOj0", note: null, lines: [{ lineId: "UmV0dXJuTGluZTo0", quantity: 2, declineReason: "Worn." }] } },
      ]),
    );
  });

  it("is checked unit by unit, with the amount printed before", async () => {
    const { user, sentOf } = await open("/dashboard/returns/UmV0dXJuOj5");
    await user.click(await screen.findByRole("button", { name: "Check" }));
    await user.click(screen.getByRole("button", { name: "Add another condition" }));
    await user.selectOptions(screen.getAllByRole("combobox", { name: "Condition" })[1]!, "C");
    const ahead = await screen.findByRole("region", { name: "What the customer then gets" });
    await waitFor(() => expect(ahead).toHaveTextContent("Total€35.04"));
    await user.type(screen.getAllByRole("textbox", { name: "Serial number" })[0]!, "SN-1");
    await user.click(screen.getByRole("button", { name: "Note 2 checked items" }));
    await waitFor(() =>
      expect(sentOf("ReturnInspect")).toEqual([
        {
          input: {
            id: "UmV0dXJuOj5",
            batch: expect.any(String),
            findings: [
              { lineId: "UmV0dXJuTGluZTo5", quantity: 1, grade: "A", disposition: "RESTOCK", serial: "SN-1" },
              { lineId: "UmV0dXJuTGluZTo5", quantity: 1, grade: "C", disposition: "REFURBISH" },
            ],
          },
        },
      ]),
    );
  });

  it("that changed meanwhile is shown as it is now, and says that nothing was done", async () => {
    const { user } = await open("/dashboard/returns/UmV0dXJuOj0", {
      api: { returnDecline: { return: null, errors: [{ field: "id", ...REFUSED }] } },
    });
    await user.click(await screen.findByRole("button", { name: "Decline" }));
    await user.type(screen.getByRole("textbox", { name: "Why not" }), "Worn.");
    await user.click(screen.getByRole("button", { name: "Decline the return" }));
    const notice = await screen.findByRole("alert");
    expect(notice).toHaveTextContent("Nothing was done.");
    expect(notice).toHaveTextContent("the return is “declined”");
    expect(screen.queryByRole("form", { name: "Decline this return" })).not.toBeInTheDocument();
  });

  it("says what to send back by hand, and is told when it was sent", async () => {
    const { user, sentOf } = await open("/dashboard/returns/UmV0dXJuOj6");
    expect(await screen.findByText(/Your team sends €21.90 back by hand/)).toBeVisible();
    expect(screen.getByText(/No app can refund this payment/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "I have sent back €21.90" }));
    await waitFor(() => expect(sentOf("RefundConfirm")).toEqual([{ input: { partId: "UG9zdFNhbGVSZWZ1bmRQYXJ0OjE=" } }]));
  });

  it("keeps the money's buttons from who may not move money", async () => {
    await open("/dashboard/returns/UmV0dXJuOj6", {
      api: { postSaleViewer: { kind: "STAFF", permissions: ["MANAGE_ORDERS"], shopName: "Norte", apiUrl: "" } },
    });
    expect(await screen.findByText(/takes the permission to handle payments/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /I have sent back/ })).not.toBeInTheDocument();
  });

  it("whose exchange is sold out is chosen again", async () => {
    const { user, sentOf } = await open("/dashboard/returns/UmV0dXJuOj7", { locale: "es" });
    await user.click(await screen.findByRole("button", { name: "Elegir de nuevo" }));
    const variants = await screen.findByRole("combobox", { name: "Sale en su lugar" });
    expect(within(variants).getByRole("option", { name: /XXL.*agotado/ })).toBeInTheDocument();
    await user.selectOptions(variants, "UHJvZHVjdFZhcmlhbnQ6M0");
    await user.click(screen.getByRole("button", { name: "Guardar la elección" }));
    await waitFor(() =>
      expect(sentOf("ReturnChangeExchange")).toEqual([
        { input: { id: "UmV0dXJuOj7", variants: [{ lineId: "UmV0dXJuTGluZTo7", variantId: "UHJvZHVjdFZhcmlhbnQ6M0" }] } },
      ]),
    );
  });

  it("is found by the number that a slip's code holds, ready to be checked", async () => {
    const { sentOf } = await open("/dashboard/returns/scan/R-10006");
    expect(await screen.findByRole("form", { name: "What you found" })).toBeVisible();
    expect(sentOf("ReturnPage")).toEqual([{ id: null, number: "R-10006" }]);
  });

  it("takes notes for the team, unless the customer is to read them", async () => {
    const { user, sentOf } = await open("/dashboard/returns/UmV0dXJuOj0");
    await user.type(await screen.findByRole("textbox", { name: "New note" }), "Called her.");
    await user.click(screen.getByRole("button", { name: "Add for the team" }));
    await waitFor(() => expect(sentOf("ReturnNoteAdd")).toEqual([{ input: { id: "UmV0dXJuOj0", text: "Called her.", isInternal: true } }]));
  });
});

describe("a return for a customer", () => {
  it("is reckoned while it is filled in, and past the policy only with a reason", async () => {
    const { user, sentOf } = await open("/dashboard/returns/new?order=T3JkZXI60");
    const juice = await screen.findByRole("group", { name: "Zumo de alubias" });
    expect(juice).toHaveTextContent("The policy says no");
    await user.clear(within(juice).getByRole("spinbutton"));
    await user.type(within(juice).getByRole("spinbutton"), "1");
    await user.selectOptions(within(juice).getByRole("combobox", { name: "Reason" }), "by_mistake");
    expect(await screen.findAllByText("€3.50", { selector: "dd" })).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Create and approve" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Say why you go past the policy.");
    expect(sentOf("ReturnCreate")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Why you go past it" }), "A good customer.");
    await user.click(screen.getByRole("button", { name: "Create and approve" }));
    await waitFor(() =>
      expect(sentOf("ReturnCreate")[0]).toMatchObject({
        input: {
          orderId: "T3JkZXI60",
          outcome: "REFUND",
          overrideReason: "A good customer.",
          lines: [{ orderLineId: "T3JkZXJMaW5lOjI=", quantity: 1, reason: "by_mistake" }],
        },
      }),
    );
    expect(await screen.findByRole("heading", { level: 1, name: /Return R-10003/ })).toBeVisible();
  });

  it("may come later: a line is given more time, to the end of a day in the shop", async () => {
    const { user, sentOf } = await open("/dashboard/returns/new?order=T3JkZXI60");
    const juice = await screen.findByRole("group", { name: "Zumo de alubias" });
    await user.click(within(juice).getByRole("button", { name: "Give more time" }));
    fireEvent.change(within(juice).getByLabelText("Can be returned until"), { target: { value: "2026-12-10" } });
    await user.type(within(juice).getByRole("textbox", { name: /^Why/ }), "Post strike.");
    await user.click(within(juice).getByRole("button", { name: "Give more time" }));
    await waitFor(() =>
      expect(sentOf("ReturnWindowExtend")).toEqual([
        { input: { orderLineId: "T3JkZXJMaW5lOjI=", until: "2026-12-10T23:00:00.000Z", reason: "Post strike." } },
      ]),
    );
  });

  it("begins with the number of an order", async () => {
    const { user } = await open("/dashboard/returns/new");
    await user.type(await screen.findByRole("textbox", { name: "Order number" }), "#4711{Enter}");
    expect(await screen.findByRole("heading", { level: 1, name: "Create a return of order #4711" })).toBeVisible();
  });
});

it("an order's page shows its returns, and a customer's theirs", async () => {
  const { user } = await open("/dashboard/orders/T3JkZXI60");
  const card = await screen.findByRole("region", { name: "Returns" });
  expect(card).toHaveTextContent("R-10001");
  expect(within(card).getByRole("link", { name: "Create return" })).toHaveAttribute("href", "/dashboard/returns/new?order=T3JkZXI60");
  await user.click(screen.getByRole("link", { name: "Lucía María Pérez Gómez" }));
  expect(await screen.findByRole("region", { name: "Returns" })).toHaveTextContent("order #4711");
});

it("a customer's returns are blocked with a reason, and the law is named", async () => {
  const { user, sentOf } = await open("/dashboard/customers/Q3VzdG9tZXI62");
  await user.click(await screen.findByRole("button", { name: "Block or always allow returns" }));
  const form = screen.getByRole("form", { name: "Block or always allow returns" });
  expect(form).toHaveTextContent("What the law gives stays open");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  expect(sentOf("ReturnGuardAdd")).toEqual([]);
  await user.type(within(form).getByRole("textbox"), "Three empty parcels.");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(sentOf("ReturnGuardAdd")).toEqual([
      { input: { subject: "CUSTOMER", value: "Q3VzdG9tZXI62", isBlock: true, reason: "Three empty parcels." } },
    ]),
  );
});

it("a block is shown with its reason to who looks at the customer, and is lifted there", async () => {
  const { user, sentOf } = await open("/dashboard/customers/Q3VzdG9tZXI60", { locale: "es" });
  expect(await screen.findByText(/Tres devoluciones con la caja vacía · desde el 1 nov 2026/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Quitarlo" }));
  await waitFor(() => expect(sentOf("ReturnGuardRemove")).toEqual([{ input: { id: "R3VhcmQ6MQ==" } }]));
});
