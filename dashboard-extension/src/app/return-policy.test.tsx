import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { settings } from "../../mock/data";
import { versions } from "../../mock/policy";

const lastSaved = (sent: Record<string, unknown>[]) =>
  JSON.parse((sent.at(-1) as { input: { content: string } }).input.content) as Record<string, unknown> & { rules: Record<string, unknown>[] };

describe("the policy in force", () => {
  it("is told as customers read it, with its page and since when", async () => {
    await open("/dashboard/policy", { locale: "es" });
    const card = await screen.findByRole("region", { name: "En vigor ahora" });
    expect(card).toHaveTextContent("Versión 3, desde el");
    expect(card).toHaveTextContent("Tienes 30 días, contados desde");
    expect(within(card).getByRole("link", { name: "Abrir la página pública" })).toHaveAttribute("href", "https://app.example/s/norte/policy/");
  });

  it("lists versions with who and when, and leads to an older one", async () => {
    const { user } = await open("/dashboard/policy");
    const table = await screen.findByRole("table", { name: "Versions" });
    expect(within(table).getAllByRole("row")[2]).toHaveTextContent(/Version 3: 30 días.*published.*marta@norte\.example/);
    await user.click(within(table).getByRole("link", { name: "Version 2" }));
    expect(await screen.findByRole("region", { name: "As customers read it" })).toHaveTextContent("You have 30 days");
    await user.click(screen.getByRole("button", { name: "Start a draft from this" }));
    expect(await screen.findByText(/This starts from version 2\. Version 4 is a draft already/)).toBeVisible();
  });

  it("takes a file, and says where a wrong one is wrong", async () => {
    const problems = [{ path: "window.days", message: "At least 1." }, { path: "rules.0.names", message: "This is missing." }];
    const { user, sentOf, container } = await open("/dashboard/policy", {
      api: {
        returnPolicyImport: { policy: null, errors: [{ field: "window.days", code: "invalid_policy", message: "No." }] },
        returnPolicyCheck: { canPublish: false, countries: [], problems, violations: [], text: null },
      },
    });
    await screen.findByRole("button", { name: "Go on with the draft" });
    const input = container.querySelector<HTMLInputElement>("input[type=file]")!;
    await user.upload(input, new File(['{\n"kind": oops}'], "policy.json", { type: "application/json" }));
    expect(await screen.findByText("It is no JSON: look at line 2.")).toBeVisible();
    expect(sentOf("ReturnPolicyImport")).toEqual([]);
    await user.upload(input, new File([versions[0]!.file], "policy.json", { type: "application/json" }));
    expect(await screen.findByText("At window.days: At least 1.")).toBeVisible();
    expect(screen.getByText("At rules.0.names: This is missing.")).toBeVisible();
    expect(sentOf("ReturnPolicyImport")).toEqual([{ input: { file: versions[0]!.file, revision: 14 } }]);
  });

  it("says which permission is missing", async () => {
    await open("/dashboard/policy", { api: { returnPolicy: denied(), returnPolicyText: denied(), returnPolicyDraft: denied(), returnPolicyVersions: denied(), postSaleSettings: denied() } });
    expect(await screen.findByText("You have no access to this")).toBeVisible();
  });
});

describe("the draft", () => {
  it("sends the whole document with what was changed", async () => {
    const { user, sentOf, dashboard } = await open("/dashboard/policy/edit");
    const days = await screen.findByRole("spinbutton", { name: "Days to return" });
    expect(screen.getByRole("button", { name: "Save draft" })).toBeDisabled();
    fireEvent.change(days, { target: { value: "45" } });
    await user.click(screen.getByRole("checkbox", { name: "Store credit" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Return label" }), "amounts");
    await user.type(screen.getByRole("textbox", { name: "Return label (EUR)" }), "4,95");
    await user.click(screen.getByRole("button", { name: "Save draft" }));
    await waitFor(() => expect(sentOf("ReturnPolicySave")).toHaveLength(1));
    expect(lastSaved(sentOf("ReturnPolicySave"))).toMatchObject({
      window: { days: 45, transit_days: 5 },
      outcomes: ["refund", "exchange"],
      fees: [{ kind: "label", amounts: { EUR: "4.95" }, percent: null, is_per_unit: false }],
    });
    await waitFor(() => expect(dashboard.heardOf("notification")[0]).toMatchObject({ status: "success" }));
    expect(screen.getByRole("button", { name: "Save draft" })).toBeDisabled();
  });

  it("names law and countries at the field as one writes, and is not published like this", async () => {
    const { user, sentOf } = await open("/dashboard/policy/edit", { locale: "es" });
    const days = await screen.findByRole("spinbutton", { name: "Días para devolver" });
    fireEvent.change(days, { target: { value: "7" } });
    await waitFor(() => expect(days).toBeInvalid());
    const told = document.getElementById(days.getAttribute("aria-describedby")!);
    expect(told).toHaveTextContent(/art\. 104 TRLGDCU\)\. Lo mismo vale en otros 2 países\./);
    await user.click(screen.getByRole("button", { name: "Publicar…" }));
    expect(await screen.findByText("Así no se puede publicar")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Publicarla" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Seguir escribiendo" }));
    fireEvent.change(days, { target: { value: "14" } });
    await waitFor(() => expect(days).toBeValid());
    await user.click(screen.getByRole("button", { name: "Publicar…" }));
    await user.click(await screen.findByRole("button", { name: "Publicarla" }));
    await waitFor(() => expect(sentOf("ReturnPolicyPublish")).toEqual([{ input: { id: "UG9saWN5Oj4", revision: 14, takesEffectAt: null } }]));
    // What was not saved is saved first.
    expect(lastSaved(sentOf("ReturnPolicySave"))).toMatchObject({ window: { days: 14 } });
    expect(await screen.findByRole("region", { name: "En vigor ahora" })).toBeVisible();
  });

  it("is published at a day and time on the shop's clocks", async () => {
    const { user, sentOf } = await open("/dashboard/policy/edit");
    await user.click(await screen.findByRole("button", { name: "Publish …" }));
    await user.click(await screen.findByRole("radio", { name: "From a day and time on" }));
    const when = screen.getByLabelText("Takes effect");
    fireEvent.change(when, { target: { value: "2020-01-01T10:00" } });
    expect(screen.getByText("Choose a moment that is still to come.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Schedule it" })).toBeDisabled();
    fireEvent.change(when, { target: { value: "2099-07-01T10:00" } });
    await waitFor(() => expect(screen.getByRole("button", { name: "Schedule it" })).toBeEnabled());
    await user.click(screen.getByRole("button", { name: "Schedule it" }));
    await waitFor(() => expect(sentOf("ReturnPolicyPublish")).toMatchObject([{ input: { takesEffectAt: "2099-07-01T08:00:00.000Z" } }]));
  });

  it("gets a rule from the catalogue, with inputs that fit", async () => {
    const { user, sentOf } = await open("/dashboard/policy/edit");
    await user.click(await screen.findByRole("button", { name: "Add a rule" }));
    await user.type(screen.getByRole("textbox", { name: "Name (English)" }), "Iberia");
    await user.selectOptions(screen.getByRole("combobox", { name: "Add a condition" }), "country");
    const countries = screen.getByRole("combobox", { name: "Country of delivery" });
    await user.type(countries, "Spain");
    await user.type(countries, "pt{Enter}");
    await user.selectOptions(screen.getByRole("combobox", { name: "Add a condition" }), "price");
    await user.type(screen.getByRole("textbox", { name: "Amount, in the order's currency" }), "50");
    await user.selectOptions(screen.getByRole("combobox", { name: "Add what happens" }), "set_window");
    const action = screen.getByRole("group", { name: "set the window" });
    fireEvent.change(within(action).getByRole("spinbutton", { name: "Days" }), { target: { value: "60" } });
    expect(screen.getByText(/When country of delivery: Spain, Portugal and price paid for one: at least 50 .* → set the window: 60 days\./)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Save draft" }));
    await waitFor(() => expect(sentOf("ReturnPolicySave")).toHaveLength(1));
    expect(lastSaved(sentOf("ReturnPolicySave")).rules[0]).toEqual({
      id: "rule-1",
      names: { es: "", en: "Iberia" },
      priority: 40,
      match: "all",
      conditions: [
        { kind: "country", value: { any_of: ["ES", "PT"] } },
        { kind: "price", value: { at_least: "50" } },
      ],
      actions: [{ kind: "set_window", value: { days: 60 } }],
      is_on: true,
      starts_on: null,
      ends_on: null,
    });
  });

  it("moves rules by keyboard, and the button keeps the focus", async () => {
    const { user, sentOf } = await open("/dashboard/policy/edit");
    const up = await screen.findByRole("button", { name: "Move Small orders pay the label up" });
    up.focus();
    await user.keyboard("{Enter}");
    expect(screen.getByText("Now number 2 of 3.")).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("button", { name: "Move Small orders pay the label up" })).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "Move Small orders pay the label up" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Save draft" }));
    await waitFor(() => expect(sentOf("ReturnPolicySave")).toHaveLength(1));
    expect(lastSaved(sentOf("ReturnPolicySave")).rules.map(({ id, priority }) => [id, priority])).toEqual([
      ["label", 30],
      ["faulty", 20],
      ["christmas", 10],
    ]);
  });

  it("asks before what is not saved is left, and before it is discarded", async () => {
    const { user, sentOf } = await open("/dashboard/policy/edit");
    await user.type(await screen.findByRole("textbox", { name: "Name" }), "!");
    await user.click(screen.getByRole("link", { name: "In force" }));
    expect(screen.getByRole("alert")).toHaveTextContent("The draft is not saved.");
    await user.click(screen.getByRole("button", { name: "Stay here" }));
    await user.click(screen.getByRole("button", { name: "Undo changes" }));
    await user.click(screen.getByRole("button", { name: "Discard draft" }));
    expect(sentOf("ReturnPolicyDiscard")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Discard it" }));
    await waitFor(() => expect(sentOf("ReturnPolicyDiscard")).toEqual([{ input: { id: "UG9saWN5Oj4", revision: 14 } }]));
  });

  it("can only be looked at by who may not change it", async () => {
    await open("/dashboard/policy/edit", { api: { postSaleSettings: { ...settings, canChange: false } } });
    expect(await screen.findByText(/MANAGE_SETTINGS or MANAGE_APPS/)).toBeVisible();
    expect(screen.getByRole("spinbutton", { name: "Days to return" })).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Publish …" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Add a rule" })).not.toBeInTheDocument();
  });
});

it("the draft is tried on a real order, beside what holds today", async () => {
  const { user, sentOf } = await open("/dashboard/policy/edit");
  await user.type(await screen.findByRole("searchbox", { name: /Order number/ }), "4711{Enter}");
  await user.click(await screen.findByRole("button", { name: /#4711/ }));
  await user.selectOptions(await screen.findByRole("combobox", { name: "Reason" }), "too_small");
  await user.selectOptions(screen.getByRole("combobox", { name: "How they send it" }), "staff_label");
  await waitFor(() =>
    expect(sentOf("PolicyTrial").at(-1)).toMatchObject({ wish: { reason: "too_small", method: "staff_label", outcome: null } }),
  );
  const today = await screen.findByRole("region", { name: "Today" });
  const draft = screen.getByRole("region", { name: "With the draft" });
  expect(today).toHaveTextContent("Puedes devolverlo hasta");
  expect(today).toHaveTextContent("You can return it until");
  expect(today).toHaveTextContent("in_window");
  expect(draft).toHaveTextContent("return label €3.50");
  expect(screen.getByText("For the customer this changes:")).toBeVisible();
});

describe("reasons", () => {
  it("are shown in two levels, with what is linked to Saleor", async () => {
    await open("/dashboard/policy/reasons", { locale: "es" });
    expect(await screen.findByText("Un motivo está enlazado con su página de Saleor")).toBeVisible();
    const card = screen.getByRole("region", { name: "Grupos y motivos" });
    const group = within(card).getByText("Algo está mal").closest("li")!;
    expect(within(group).getAllByRole("listitem")).toHaveLength(4);
    expect(within(group).getByText("Llegó dañado").closest("li")).toHaveTextContent(/Culpa de la tienda.*Una foto.*Enlazado/);
  });

  it("are added, asked for their names, moved and saved as a whole", async () => {
    const { user, sentOf } = await open("/dashboard/policy/reasons");
    await user.click(await screen.findByRole("button", { name: "Add a reason to It came too late" }));
    await user.type(screen.getByRole("textbox", { name: "Name (English)" }), "The carrier lost a day");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByText("A name in each language of the shop.")).toBeVisible();
    expect(sentOf("ReturnReasonsSave")).toEqual([]);
    await user.type(screen.getByRole("textbox", { name: "Name (Spanish)" }), "El transportista perdió un día");
    await user.click(screen.getByRole("button", { name: "Move It is too large up" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sentOf("ReturnReasonsSave")).toHaveLength(1));
    const { input } = sentOf("ReturnReasonsSave")[0] as { input: { reasons: { code: string; parent: string | null }[] } };
    expect(input.reasons.map(({ code }) => code).slice(0, 3)).toEqual(["fit", "too_large", "too_small"]);
    expect(input.reasons.find(({ code }) => code === "reason_1")).toMatchObject({ parent: "late" });
    expect(input.reasons).toHaveLength(22);
  });
});

describe("exceptions", () => {
  it("are told apart, with whom, why and until when", async () => {
    await open("/dashboard/policy/lists", { locale: "es" });
    const blocked = await screen.findByRole("table", { name: "Bloqueados" });
    expect(blocked).toHaveTextContent(/Cliente Lucía María Pérez Gómez.*caja vacía.*(30 abr|1 may) 2027/);
    expect(screen.getByRole("table", { name: "Permitidos" })).toHaveTextContent(/Código de descuento AMIGAS.*sin fin/);
  });

  it("are added for a customer who is found by an order", async () => {
    const { user, sentOf } = await open("/dashboard/policy/lists");
    await user.click(await screen.findByRole("button", { name: "Add" }));
    expect(screen.getByText("Say whom or what it is about.")).toBeVisible();
    await user.type(screen.getByRole("searchbox", { name: "Find the customer" }), "4711");
    await user.click(await screen.findByRole("radio", { name: "Lucía María Pérez Gómez" }));
    await user.type(screen.getByRole("textbox", { name: "Why" }), "Empty boxes");
    fireEvent.change(screen.getByLabelText("Until"), { target: { value: "2099-12-31" } });
    await user.click(screen.getByRole("button", { name: "Add" }));
    await waitFor(() =>
      expect(sentOf("ReturnGuardAdd")).toEqual([
        { input: { subject: "CUSTOMER", value: "Q3VzdG9tZXI60", isBlock: true, reason: "Empty boxes", expiresAt: "2099-12-31T23:00:00.000Z" } },
      ]),
    );
  });

  it("are removed", async () => {
    const { user, sentOf } = await open("/dashboard/policy/lists");
    await user.click(await screen.findByRole("button", { name: "Remove AMIGAS" }));
    await waitFor(() => expect(sentOf("ReturnGuardRemove")).toEqual([{ input: { id: "R3VhcmQ6Mg==" } }]));
  });
});

describe("the simulator", () => {
  it("replays a policy on a time, and shows what would have changed, order by order", async () => {
    const { user, sentOf } = await open("/dashboard/policy/simulator");
    fireEvent.change(await screen.findByLabelText("Orders from"), { target: { value: "2025-07-01" } });
    fireEvent.change(screen.getByLabelText("to"), { target: { value: "2026-07-01" } });
    await user.clear(screen.getByRole("textbox", { name: /at most \(%\)/ }));
    await user.type(screen.getByRole("textbox", { name: /at most \(%\)/ }), "80");
    await user.click(screen.getByRole("button", { name: "Replay it" }));
    await waitFor(() =>
      expect(sentOf("ReturnPolicySimulate")).toEqual([
        { input: { policyId: "UG9saWN5Oj4", since: "2025-06-30T22:00:00.000Z", until: "2026-06-30T22:00:00.000Z", lateLow: 0, lateHigh: 0.8 } },
      ]),
    );
    const headline = await screen.findByRole("region", { name: "What would have changed" });
    expect(headline).toHaveTextContent(/9of 2,019 replayed/);
    expect(headline).toHaveTextContent("-€318.40between -€402.10 and -€21.30");
    const refunded = within(screen.getByRole("table", { name: "In EUR" })).getByRole("row", { name: /Money refunded/ });
    expect(refunded).toHaveTextContent("€6,480.20 → €6,161.80-€318.40");
    await user.selectOptions(screen.getByRole("combobox", { name: "By" }), "PRODUCT_TYPE");
    await waitFor(() => expect(screen.getByRole("table", { name: "Whom it would have met" })).toHaveTextContent("T-shirts"));
    const orders = await screen.findByRole("list", { name: "Order by order" });
    expect(orders).toHaveTextContent("R-2026-000031: carried out, €43.80 → refused, €0.00");
    expect(orders).toHaveTextContent("Simulated: You could return it until June 17, 2026.");
    expect(screen.getByRole("region", { name: "What this takes for granted" })).toHaveTextContent("Shoppers ask for the same");
  });

  it("says that nothing would have changed where nothing would", async () => {
    await open("/dashboard/policy/simulator?run=U2ltOjI%3D", { locale: "es" });
    expect(await screen.findByRole("region", { name: "No habría cambiado nada" })).toHaveTextContent("al céntimo y palabra por palabra");
    expect(screen.queryByRole("list", { name: "Pedido a pedido" })).not.toBeInTheDocument();
  });

  it("asks again until it is done", async () => {
    let asked = 0;
    const { sentOf } = await open("/dashboard/policy/simulator?run=U2ltOjE%3D", {
      api: { returnPolicySimulation: () => ({ ...RUNNING, status: (asked += 1) < 2 ? "RUNNING" : "FAILED" }) },
    });
    expect(await screen.findByRole("progressbar")).toHaveAttribute("aria-valuetext", "40 of 100");
    expect(await screen.findByText(/could not be finished/)).toBeVisible();
    expect(sentOf("Simulation").length).toBe(2);
  });
});

const RUNNING = {
  id: "U2ltOjE=",
  progress: 0.4,
  askedAt: "2026-11-22T09:58:00Z",
  since: "2025-11-21T23:00:00Z",
  until: "2026-11-21T23:00:00Z",
  ordersReplayed: 0,
  ordersChanged: 0,
  ordersToldOtherwise: 0,
  totals: [],
  segments: [],
  assumptions: [],
  violations: [],
};
