import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { settings } from "../../mock/data";
import { returnMethods } from "../../mock/ways";

const mayChange = { postSaleSettings: { ...settings, canChange: true } };

type Change = { input: { code: string; isOn: boolean; settings: string } };
const lastSent = (sent: Record<string, unknown>[]) => {
  const { input } = sent.at(-1) as Change;
  return { ...input, settings: JSON.parse(input.settings) as Record<string, never> };
};

describe("the ways of sending back", () => {
  it("say what customers read, what the team does, and whether each is offered", async () => {
    await open("/dashboard/policy/ways", { locale: "es", api: mayChange });
    const points = await screen.findByRole("region", { name: "En un punto de entrega" });
    expect(points).toHaveTextContent("Se ofrece");
    expect(points).toHaveTextContent("Bazar Sol, Calle Sol 3, 28004 Madrid (L-S 9-21)");
    expect(points).toHaveTextContent("El punto escanea el código y lo reenvía");
    expect(screen.getByRole("region", { name: "En una de nuestras tiendas" })).toHaveTextContent(/Falta prepararla.*Añade al menos una tienda/);
    expect(screen.getByRole("region", { name: "Recogida en tu casa" })).toHaveTextContent(/No está en tu política.*Abrir el borrador/);
    expect(within(screen.getByRole("region", { name: "Te lo quedas" })).queryByRole("checkbox")).not.toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Formas de devolver" })).toHaveAttribute("aria-current", "page");
  });

  it("are switched off and set up without knowing any code", async () => {
    const { user, sentOf } = await open("/dashboard/policy/ways", { api: mayChange });
    const points = await screen.findByRole("region", { name: "At a drop-off point" });
    await user.click(within(points).getByRole("button", { name: "Set up: At a drop-off point" }));
    await user.click(within(points).getByRole("button", { name: "Add: Drop-off point" }));
    await user.type(within(points).getByRole("textbox", { name: "Name" }), "Kiosco Mar");
    fireEvent.change(within(points).getByRole("textbox", { name: "Address" }), { target: { value: "Paseo 1\n08001 Barcelona" } });
    await user.click(within(points).getByRole("button", { name: "Remove Bazar Sol" }));
    const label = screen.getByRole("region", { name: "With a label from us" });
    await user.click(within(label).getByRole("checkbox", { name: "Customers may choose it" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sentOf("ReturnMethodChange")).toHaveLength(2));
    expect((sentOf("ReturnMethodChange")[0] as Change).input).toMatchObject({ code: "staff_label", isOn: false });
    const { code, isOn, settings: sent } = lastSent(sentOf("ReturnMethodChange"));
    expect([code, isOn]).toEqual(["drop_off", true]);
    expect(sent.points).toEqual([
      { name: "Papelería Luna", address: "Calle Luna 8\n50003 Zaragoza", postal_code: "50003", country: "ES", hours: "" },
      { name: "Kiosco Mar", address: "Paseo 1\n08001 Barcelona", postal_code: "", country: "ES", hours: "" },
    ]);
    await waitFor(() => expect(screen.getByRole("button", { name: "Save" })).toBeDisabled());
  });

  it("take days and hours for pickups", async () => {
    const { user, sentOf } = await open("/dashboard/policy/ways", { api: mayChange });
    const pickup = await screen.findByRole("region", { name: "Picked up at your home" });
    await user.click(within(pickup).getByRole("button", { name: "Set up: Picked up at your home" }));
    await user.click(within(pickup).getByRole("checkbox", { name: "Sat" }));
    await user.click(within(pickup).getByRole("button", { name: "Edit 09:00–14:00" }));
    fireEvent.change(within(pickup).getByLabelText("Ends at"), { target: { value: "12:30" } });
    fireEvent.change(within(pickup).getByRole("spinbutton", { name: "Days needed to prepare it" }), { target: { value: "2" } });
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sentOf("ReturnMethodChange")).toHaveLength(1));
    expect(lastSent(sentOf("ReturnMethodChange")).settings).toMatchObject({
      weekdays: [0, 1, 2, 3, 4, 5],
      hours: [
        { start: "09:00", end: "12:30" },
        { start: "16:00", end: "20:00" },
      ],
      days_ahead: 2,
    });
  });

  it("show what is wrong at its field, and keep what was written", async () => {
    const errors = [
      { field: "settings.points.0.name", code: "invalid", message: "Write something here." },
      { field: "settings.points.1.country", code: "invalid", message: "Choose a country." },
    ];
    const { user } = await open("/dashboard/policy/ways", { api: { ...mayChange, returnMethodChange: { method: null, errors } } });
    const points = await screen.findByRole("region", { name: "At a drop-off point" });
    await user.click(within(points).getByRole("button", { name: "Set up: At a drop-off point" }));
    await user.click(within(points).getByRole("button", { name: "Edit Bazar Sol" }));
    await user.clear(within(points).getByRole("textbox", { name: "Name" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    const wrong = await within(points).findByRole("textbox", { name: "Name", description: "Write something here." });
    expect(wrong).toBeInvalid();
    expect(within(points).getByText("Choose a country.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Undo changes" }));
    expect(within(points).queryByText("Choose a country.")).not.toBeInTheDocument();
    expect(within(points).getByText("Bazar Sol")).toBeVisible();
  });

  it("two addresses of one name are not sent, for one would be lost", async () => {
    const { user, sentOf } = await open("/dashboard/policy/ways", { api: mayChange });
    const own = await screen.findByRole("region", { name: "With a carrier of your choice" });
    await user.click(within(own).getByRole("button", { name: "Set up: With a carrier of your choice" }));
    for (const place of [0, 1]) {
      await user.click(within(own).getByRole("button", { name: "Add: Place" }));
      await user.type(within(own).getAllByRole("textbox", { name: "Name that the rule gives it" })[place]!, "taller");
    }
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(within(own).getAllByText("This name is taken.")).toHaveLength(2);
    expect(sentOf("ReturnMethodChange")).toEqual([]);
  });

  it("warn where customers are offered none at all", async () => {
    const none = returnMethods("en").map((way) => ({ ...way, isOn: false, isOffered: false }));
    await open("/dashboard/policy/ways", { api: { ...mayChange, returnMethods: none } });
    expect(await screen.findByRole("alert")).toHaveTextContent("No way is offered to customers now");
  });

  it("can only be looked at by who may not change them", async () => {
    const { user } = await open("/dashboard/policy/ways", { api: { postSaleSettings: { ...settings, canChange: false } } });
    expect(await screen.findByText(/MANAGE_SETTINGS or MANAGE_APPS/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Set up: At a drop-off point" }));
    expect(screen.getByRole("button", { name: "Add: Drop-off point" })).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
  });

  it("say which permission is missing", async () => {
    await open("/dashboard/policy/ways", { api: { returnMethods: denied(), postSaleSettings: denied() } });
    expect(await screen.findByText("You have no access to this")).toBeVisible();
  });
});
