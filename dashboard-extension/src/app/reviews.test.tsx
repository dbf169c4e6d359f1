import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

describe("reviews", () => {
  it("that wait are published, or refused for a reason", async () => {
    const { user, sentOf } = await open("/dashboard/reviews");
    const [first, second] = await screen.findAllByRole("article");
    expect(first).toHaveTextContent(/2 stars of five.*With an incentive.*Smaller than it looks/);
    await user.click(within(second!).getByRole("button", { name: "Publish" }));
    await waitFor(() => expect(sentOf("ReviewPublish")).toEqual([{ input: { id: "UmV2aWV31", revision: 2 } }]));
    await user.click(within(first!).getByRole("button", { name: "Do not publish" }));
    await user.click(within(first!).getByRole("button", { name: "Do not publish it" }));
    expect(within(first!).getByRole("alert")).toHaveTextContent("Few stars are no reason");
    expect(sentOf("ReviewRefuse")).toHaveLength(0);
    await user.selectOptions(within(first!).getByRole("combobox", { name: "Why" }), "It is not about this product");
    await user.click(within(first!).getByRole("button", { name: "Do not publish it" }));
    await waitFor(() =>
      expect(sentOf("ReviewRefuse")).toEqual([{ input: { id: "UmV2aWV30", revision: 1, reason: "OFF_TOPIC", text: "" } }]),
    );
  });

  it("that were written anew meanwhile are read again before they are decided", async () => {
    const errors = [{ field: "revision", code: "overtaken", message: "It was changed after you read it." }];
    const { user, sentOf } = await open("/dashboard/reviews", { api: { reviewPublish: { review: null, errors } } });
    const [first] = await screen.findAllByRole("article");
    const before = sentOf("Reviews").length;
    await user.click(within(first!).getByRole("button", { name: "Publish" }));
    await waitFor(() => expect(sentOf("Reviews").length).toBeGreaterThan(before));
  });

  it("tell how fairly they are shown, and the published ones are answered", async () => {
    const { user, sentOf } = await open("/dashboard/reviews", { locale: "es" });
    expect(await screen.findByRole("table", { name: "Rechazadas, según las estrellas" })).toHaveTextContent(/25\s?% de 4/);
    await user.selectOptions(screen.getByRole("combobox", { name: "Mostrar" }), "Publicadas");
    const [shown] = await screen.findAllByRole("article");
    await user.click(within(shown!).getByRole("button", { name: "Cambiar la respuesta" }));
    await user.type(within(shown!).getByRole("textbox", { name: "Tu respuesta" }), " Gracias.");
    await user.click(within(shown!).getByRole("button", { name: "Guardar la respuesta" }));
    await waitFor(() => expect(sentOf("ReviewAnswer")).toEqual([{ input: { id: "UmV2aWV32", text: "Thank you, Iker. Gracias." } }]));
  });
});
