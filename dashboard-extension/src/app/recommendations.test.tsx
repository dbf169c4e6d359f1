import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

const STAFF = { postSaleViewer: { kind: "STAFF", permissions: ["MANAGE_ORDERS", "MANAGE_PRODUCTS"], shopName: "Norte", apiUrl: "https://app.example/graphql/norte/" } };

describe("recommendations", () => {
  it("show which model is in use, and the bestsellers beside it", async () => {
    await open("/dashboard/recommendations");
    const part = within(await screen.findByRole("region", { name: "something new" }));
    expect(part.getByText(/126 of 400 customers found something of theirs/)).toBeInTheDocument();
    const rows = within(part.getAllByRole("table")[0]!).getAllByRole("row");
    expect(rows[1]).toHaveTextContent(/Bestsellers To be beaten.*25.3% of 400 customers/);
    expect(rows[2]).toHaveTextContent(/Who bought this also bought In use/);
    expect(screen.getByText(/too little data yet/)).toBeInTheDocument();
    expect(screen.getByText(/Recall: of all that they then bought/)).toBeInTheDocument();
  });

  it("tell that nothing was learned yet", async () => {
    await open("/dashboard/recommendations", { api: { recommendationModelCard: null } });
    expect(await screen.findByText(/have not been gone through yet/)).toBeInTheDocument();
  });

  it("are steered by rules of products that are searched for", async () => {
    const { user, sentOf } = await open("/dashboard/recommendations", { api: STAFF });
    const form = within(await screen.findByRole("form", { name: "A new rule" }));
    const save = form.getByRole("button", { name: "Save the rule" });
    expect(save).toBeDisabled();
    await user.selectOptions(form.getByRole("combobox", { name: "What" }), "Goes well with another product");
    await user.type(form.getByRole("searchbox", { name: "Search for the product" }), "belt");
    const product = form.getByRole("combobox", { name: "Product" });
    await waitFor(() => expect(within(product).queryByRole("option", { name: "Linen shirt" })).toBeNull());
    await user.selectOptions(product, "Leather belt");
    expect(save).toBeDisabled();
    await user.selectOptions(form.getByRole("combobox", { name: "Beside" }), "Linen shirt");
    const shown = sentOf("RecommendationPreview").length;
    await user.click(save);
    const input = { kind: "COMPLEMENT", productId: "UHJvZHVjdDoy", besideId: "UHJvZHVjdDox", factor: "1" };
    await waitFor(() => expect(sentOf("RecommendationRuleKeep")).toEqual([{ input }]));
    await waitFor(() => expect(sentOf("RecommendationPreview").length).toBeGreaterThan(shown));
    await user.click(await screen.findByRole("button", { name: "Take out: always first, Linen shirt" }));
    await waitFor(() => expect(sentOf("RecommendationRuleDrop")).toEqual([{ input: { id: "UnVsZToy" } }]));
  });

  it("are tried as the storefront asks for them", async () => {
    const { user, sentOf } = await open("/dashboard/recommendations", { locale: "es" });
    expect(await screen.findByRole("table", { name: "Pruébalo" })).toHaveTextContent(/Cinturón de piel.*Quienes compraron Camisa de lino.*24,90/);
    await user.type(screen.getByRole("textbox", { name: "Cliente" }), "ana@example.com");
    await waitFor(() => expect(sentOf("RecommendationPreview").at(-1)).toMatchObject({ customerId: "ana@example.com", channel: "default-channel", kind: "NEW" }), {
      timeout: 3000,
    });
  });

  it("say that nobody has the address that is tried", async () => {
    const unknown = Object.assign(new Error("No customer has this address."), { extensions: { code: "NOT_FOUND" } });
    await open("/dashboard/recommendations", { api: { recommendations: unknown } });
    expect(await screen.findByText("No customer has this address.")).toBeVisible();
    expect(screen.queryByText(/no access/)).not.toBeInTheDocument();
  });

  it("leave the rules alone for whoever may not change products", async () => {
    await open("/dashboard/recommendations");
    expect(await screen.findByRole("table", { name: "What you say" })).toHaveTextContent("Leather belt");
    expect(screen.queryByRole("form", { name: "A new rule" })).toBeNull();
    expect(screen.queryByRole("button", { name: /Take out/ })).toBeNull();
  });
});
