import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

const REFUSED = { reward: null, errors: [{ field: "value", code: "invalid_reward", message: "Say which amount." }] };

async function rewardCalled(name: string) {
  return (await screen.findByRole("heading", { level: 3, name })).closest("article")!;
}

describe("rewards", () => {
  it("say what they cost, what is left and who can have them", async () => {
    await open("/dashboard/points/rewards", { locale: "es" });
    expect(await rewardCalled("15 % para Oro")).toHaveTextContent(/300 puntos.*Quedan 12, 38 canjeadas.*Niveles: Oro/);
    expect(await rewardCalled("Bolsa de lona")).toHaveTextContent(/Un producto · Canvas bag · 250 puntos.*/);
    expect(await rewardCalled("Bolsa de lona")).toHaveTextContent("agotada");
    expect(await rewardCalled("Plantar árboles")).toHaveTextContent("20 puntos por 1,00 €");
  });

  it("are stopped, and nothing else of them is sent", async () => {
    const { user, sentOf } = await open("/dashboard/points/rewards");
    await user.click(await screen.findByRole("button", { name: "Stop 5 € off" }));
    await waitFor(() => expect(sentOf("RewardUpdate")).toEqual([{ input: { id: "UmV3YXJkOj0", isActive: false } }]));
  });

  it("are for levels, channels and products that there are", async () => {
    const { user, sentOf } = await open("/dashboard/points/rewards");
    await user.click(await screen.findByRole("button", { name: "Add a reward" }));
    const form = within(screen.getByRole("form", { name: "New reward" }));
    await user.selectOptions(form.getByRole("combobox", { name: "What it is" }), "A product");
    await user.type(form.getByRole("textbox", { name: "Name (English)" }), "A shirt");
    await user.type(form.getByRole("spinbutton", { name: "Price in points" }), "200");
    await user.type(form.getByRole("searchbox", { name: "Search the products" }), "linen");
    await waitFor(() => expect(form.queryByRole("option", { name: "Canvas bag" })).not.toBeInTheDocument());
    await user.selectOptions(form.getByRole("combobox", { name: "Product" }), "Linen shirt");
    await user.click(form.getByRole("checkbox", { name: "Gold" }));
    await user.click(form.getByRole("checkbox", { name: "Pt" }));
    await user.type(form.getByRole("spinbutton", { name: "Order from" }), "30");
    await user.selectOptions(form.getByRole("combobox", { name: "Currency" }), "GBP");
    await user.click(form.getByRole("button", { name: "Put it on offer" }));
    const chosen = { productSaleorId: "UHJvZHVjdDoy", tiers: ["gold"], channels: ["pt"], currency: "GBP" };
    await waitFor(() => expect(sentOf("RewardCreate")[0]).toMatchObject({ input: chosen }));
  });

  it("are refused at the field, and keep what was written", async () => {
    const { user, sentOf } = await open("/dashboard/points/rewards", { api: { rewardCreate: REFUSED } });
    await user.click(await screen.findByRole("button", { name: "Add a reward" }));
    const form = screen.getByRole("form", { name: "New reward" });
    await user.type(within(form).getByRole("textbox", { name: "Name (English)" }), "Ten off");
    await user.type(within(form).getByRole("spinbutton", { name: "Price in points" }), "200");
    await user.click(within(form).getByRole("button", { name: "Put it on offer" }));
    expect(await within(form).findByText("Say which amount.")).toBeVisible();
    expect(within(form).getByRole("spinbutton", { name: "Worth" })).toBeInvalid();
    expect(within(form).getByRole("textbox", { name: "Name (English)" })).toHaveValue("Ten off");
    expect(sentOf("RewardCreate")[0]).toMatchObject({ input: { kind: "AMOUNT", points: 200, names: [{ language: "en", text: "Ten off" }] } });
  });
});

describe("referrals", () => {
  it("that wait are approved, or declined with a reason", async () => {
    const { user, sentOf } = await open("/dashboard/points/referrals");
    const [first, second] = await screen.findAllByRole("article");
    expect(first).toHaveTextContent("Both have the same postal address");
    await user.click(within(first!).getByRole("button", { name: "Decline" }));
    await user.click(within(first!).getByRole("button", { name: "Decline it" }));
    expect(sentOf("ReferralDecline")).toHaveLength(0);
    await user.type(within(first!).getByRole("textbox", { name: "Why not" }), "one household");
    await user.click(within(first!).getByRole("button", { name: "Decline it" }));
    await waitFor(() => expect(sentOf("ReferralDecline")).toEqual([{ input: { id: "UmVmZXJyYWw60", reason: "one household" } }]));
    await user.click(within(second!).getByRole("button", { name: "Give both their points" }));
    await waitFor(() => expect(sentOf("ReferralApprove")).toEqual([{ input: { id: "UmVmZXJyYWw61" } }]));
  });

  it("that were declined say why", async () => {
    const { user } = await open("/dashboard/points/referrals");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Show" }), "Decided");
    expect(await screen.findByText("Declined because: Same person, two addresses.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Decline" })).not.toBeInTheDocument();
  });
});
