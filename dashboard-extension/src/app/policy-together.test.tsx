import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { content, policyVersion, versions } from "../../mock/policy";

const draft = versions[0]!;
const theirs = { ...draft, revision: 15, changedBy: "#7", content: content.replace('"days":30', '"days":45') };
const overtaken = (by: typeof draft) => ({
  policy: null,
  violations: [],
  overtakenBy: policyVersion(by, "en"),
  errors: [{ field: "revision", code: "overtaken", message: "Somebody was faster." }],
});

/** The first save is overtaken, the second goes through. */
function overtakenOnce(by: typeof draft) {
  let saves = 0;
  return ({ input }: { input: { content: string; name: string } }) =>
    (saves += 1) === 1 ? overtaken(by) : { policy: policyVersion({ ...draft, ...input, revision: 16 }, "en"), errors: [] };
}

const days = () => screen.findByRole("spinbutton", { name: "Days to return" });
const save = () => screen.getByRole("button", { name: "Save draft" });
const inputs = (sent: Record<string, unknown>[]) =>
  (sent as { input: { content: string; revision: number | null } }[]).map(({ input }) => ({
    days: (JSON.parse(input.content) as { window: { days: number } }).window.days,
    revision: input.revision,
  }));

async function overtake(by: typeof draft = theirs) {
  const opened = await open("/dashboard/policy/edit", { api: { returnPolicySave: overtakenOnce(by) } });
  fireEvent.change(await days(), { target: { value: "60" } });
  await opened.user.click(save());
  await screen.findByRole("alert");
  return opened;
}

describe("a draft that a colleague saved meanwhile", () => {
  it("says who and when, and nothing typed is lost", async () => {
    const { sentOf } = await overtake();
    expect(screen.getByRole("alert")).toHaveTextContent(/#7 saved this draft after you opened it \(Nov 20, 2026/);
    expect(await days()).toHaveValue(60);
    expect(inputs(sentOf("ReturnPolicySave"))).toEqual([{ days: 60, revision: 14 }]);
  });

  it("is looked at, with one's own text at hand", async () => {
    const { user, sentOf } = await overtake();
    await user.click(screen.getByRole("button", { name: "Look at theirs" }));
    expect(await days()).toHaveValue(45);
    expect(screen.getByText("What you wrote is put aside until you leave this page.")).toBeVisible();
    await user.click(screen.getByRole("link", { name: "In force" }));
    expect(screen.getByRole("alert")).toHaveTextContent("What you wrote is put aside, and not saved.");
    await user.click(screen.getByRole("button", { name: "Stay here" }));
    await user.click(screen.getByRole("button", { name: "Back to mine" }));
    expect(await days()).toHaveValue(60);
    await user.click(save());
    await waitFor(() => expect(inputs(sentOf("ReturnPolicySave")).at(-1)).toEqual({ days: 60, revision: 15 }));
  });

  it("is written over once one says so, with theirs at hand", async () => {
    const { user, sentOf } = await overtake();
    await user.click(screen.getByRole("button", { name: "Save mine over it" }));
    await waitFor(() => expect(inputs(sentOf("ReturnPolicySave")).at(-1)).toEqual({ days: 60, revision: 15 }));
    await user.click(await screen.findByRole("button", { name: "Look at the other text" }));
    expect(await days()).toHaveValue(45);
    await user.click(screen.getByRole("button", { name: "Back to mine" }));
    expect(await days()).toHaveValue(60);
  });

  it("is not published unseen", async () => {
    const { user } = await open("/dashboard/policy/edit", { api: { returnPolicyPublish: overtaken(theirs) } });
    await user.click(await screen.findByRole("button", { name: "Publish …" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Publish it" })).toBeEnabled());
    await user.click(screen.getByRole("button", { name: "Publish it" }));
    expect(await screen.findByText(/#7 saved this draft/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Look at theirs" }));
    expect(await days()).toHaveValue(45);
    expect(screen.getByRole("button", { name: "Publish …" })).toBeVisible();
  });

  it.each(["PUBLISHED", "DISCARDED"])("where it was %s, goes on as a new draft", async (status) => {
    const { user, sentOf } = await overtake({ ...theirs, status });
    await user.click(screen.getByRole("button", { name: "Save mine as a new draft" }));
    await waitFor(() => expect(inputs(sentOf("ReturnPolicySave")).at(-1)).toEqual({ days: 60, revision: null }));
  });
});

describe("a file for a draft that a colleague changed meanwhile", () => {
  it("is put in its place only once one says so", async () => {
    const answers = [overtaken(theirs), { policy: policyVersion(draft, "es"), errors: [] }];
    const { user, sentOf, container } = await open("/dashboard/policy", {
      locale: "es",
      api: { returnPolicyImport: () => answers.shift() },
    });
    await screen.findByRole("button", { name: "Seguir con el borrador" });
    const file = new File([draft.file], "policy.json", { type: "application/json" });
    await user.upload(container.querySelector<HTMLInputElement>("input[type=file]")!, file);
    expect(await screen.findByRole("alert")).toHaveTextContent(/#7 cambió el borrador después de que abrieras esta página/);
    await user.click(screen.getByRole("button", { name: "Poner el archivo en su lugar" }));
    await waitFor(() => expect(sentOf("ReturnPolicyImport")).toMatchObject([{ input: { revision: 14 } }, { input: { revision: 15 } }]));
    await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
  });
});

it("the policy that came with the app is a file too", async () => {
  const made: string[] = [];
  URL.createObjectURL = () => "blob:made";
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function () {
    made.push(this.download);
  };
  const { user } = await open("/dashboard/policy", {
    api: { returnPolicy: { url: "https://app.example/s/norte/policy/", isDefault: true, content, file: "{}", version: null } },
  });
  const card = await screen.findByRole("region", { name: "In force now" });
  await user.click(within(card).getByRole("button", { name: "Export the policy in force as a file" }));
  await waitFor(() => expect(made).toEqual(["return-policy-default.json"]));
});

describe("who writes the policy without seeing orders", () => {
  const postSaleViewer = { kind: "STAFF", permissions: ["MANAGE_SETTINGS"], shopName: "Norte", apiUrl: "" };

  it("is told kindly that trying shows an order", async () => {
    await open("/dashboard/policy/edit", { api: { postSaleViewer } });
    const card = await screen.findByRole("region", { name: "Try it on a real order" });
    expect(card).toHaveTextContent(/MANAGE_ORDERS.*You can write and publish without it/);
    expect(within(card).queryByRole("searchbox")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Publish …" })).toBeEnabled();
  });

  it("reads exceptions, without names and without changing them", async () => {
    const hidden = { subject: "CUSTOMER", value: "Q3Vz", customer: denied(), isBlock: true, reason: "Empty boxes", expiresAt: null };
    const guard = { ...hidden, id: "R3VhcmQ6MQ==", createdAt: "2026-11-20T16:10:00Z", createdBy: null };
    await open("/dashboard/policy/lists", { api: { postSaleViewer, returnGuards: [guard] } });
    expect(await screen.findByRole("table", { name: "Blocked" })).toHaveTextContent("Customer (name not shown to you)");
    expect(screen.getByText(/You can look at the exceptions/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Remove|Add/ })).not.toBeInTheDocument();
  });

  it("reads the totals of a simulation, and is told why not the orders", async () => {
    await open("/dashboard/policy/simulator?run=U2ltOjE%3D", { api: { postSaleViewer, returnPolicySimulatedOrders: denied() } });
    expect(await screen.findByText(/The totals above are all there/)).toBeVisible();
    expect(screen.getByRole("region", { name: "What would have changed" })).toBeVisible();
  });
});
