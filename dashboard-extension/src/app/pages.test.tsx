import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { settings } from "../../mock/data";
import { sender } from "../../mock/sender";

describe("orders", () => {
  it("are listed, searched and walked through", async () => {
    const { user, sentOf } = await open("/dashboard/orders");
    const table = await screen.findByRole("table", { name: "Orders" });
    expect(within(table).getAllByRole("row")).toHaveLength(21);
    await user.click(screen.getByRole("button", { name: "Next" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Previous" })).toBeEnabled());
    await waitFor(() => expect(within(screen.getByRole("table")).getAllByRole("row")).toHaveLength(7));
    await user.type(screen.getByRole("searchbox"), "4709{Enter}");
    expect(await screen.findByText("1 in total")).toBeVisible();
    expect(sentOf("OrderList").at(-1)).toEqual({ filter: { search: "4709" }, first: 20, after: null });
  });

  it("are found again on the page where they were left", async () => {
    const { user } = await open("/dashboard/orders");
    await user.click(await screen.findByRole("button", { name: "Next" }));
    await user.click(await screen.findByRole("link", { name: "#4690" }));
    await user.click(await screen.findByRole("link", { name: "← Orders" }));
    expect(await screen.findByRole("link", { name: "#4690" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Previous" }));
    expect(await screen.findByRole("link", { name: "#4711" })).toBeVisible();
  });

  it("say what to try where none is found", async () => {
    await open("/dashboard/orders?search=nothing");
    expect(await screen.findByText(/No order matches/)).toBeVisible();
  });
});

describe("an order", () => {
  it("shows its parcels, items and history, and opens in Saleor", async () => {
    const { user, dashboard } = await open("/dashboard/orders/T3JkZXI60");
    expect(await screen.findByRole("heading", { level: 1, name: /Order #4711/ })).toBeVisible();
    expect(screen.getByRole("region", { name: "Parcel 2" })).toHaveTextContent("said by the carrier");
    expect(screen.getByRole("table", { name: "Items" })).toHaveTextContent("Camiseta Monospace");
    expect(screen.getByRole("list", { name: "History" })).toHaveTextContent("by marta@norte.example");
    await user.click(screen.getByRole("button", { name: "Open the order in Saleor" }));
    expect(dashboard.heardOf("redirect")[0]).toMatchObject({ to: "/orders/T3J" });
  });

  it("is found by Saleor's id as well", async () => {
    const { sentOf } = await open("/dashboard/orders/saleor/T3J");
    await screen.findByRole("heading", { level: 1, name: /Order #4711/ });
    expect(sentOf("OrderPage")).toEqual([{ id: null, saleorId: "T3J", timelineFirst: 20 }]);
  });

  it("is marked delivered on a day, at noon in the shop", async () => {
    const { user, sentOf, dashboard } = await open("/dashboard/orders/T3JkZXI60?mark=1");
    const day = await screen.findByLabelText("Delivered on");
    fireEvent.change(day, { target: { value: "2026-11-21" } });
    await user.click(screen.getByRole("button", { name: "Save the date" }));
    await waitFor(() =>
      expect(sentOf("ParcelMarkDelivered")).toEqual([
        { input: { parcelId: "UGFyY2VsOjE=", deliveredAt: expect.stringMatching(/^2026-11-2\dT/) } },
      ]),
    );
    await waitFor(() => expect(dashboard.heardOf("notification")).toHaveLength(1));
    expect(screen.queryByLabelText("Delivered on")).not.toBeInTheDocument();
  });

  it("cannot have arrived before it left", async () => {
    const { user, sentOf } = await open("/dashboard/orders/T3JkZXI60?mark=1", { locale: "es" });
    const day = await screen.findByLabelText("Entregado el");
    fireEvent.change(day, { target: { value: "2026-11-01" } });
    await user.click(screen.getByRole("button", { name: "Guardar la fecha" }));
    expect(await screen.findByText(/no pudo llegar antes/)).toBeVisible();
    expect(day).toBeInvalid();
    expect(sentOf("ParcelMarkDelivered")).toEqual([]);
  });

  it("shows what the shop's rules refuse, in their words", async () => {
    const { user } = await open("/dashboard/orders/T3JkZXI60?mark=1", {
      api: {
        parcelMarkDelivered: { parcel: null, order: null, errors: [{ field: "deliveredAt", code: "too_early", message: "Not then." }] },
      },
    });
    fireEvent.change(await screen.findByLabelText("Delivered on"), { target: { value: "2026-11-21" } });
    await user.click(screen.getByRole("button", { name: "Save the date" }));
    expect(await screen.findByText("Not then.")).toBeVisible();
  });

  it("that we do not know is said to be unknown", async () => {
    await open("/dashboard/orders/gone");
    expect(await screen.findByText(/We don't know this order yet/)).toBeVisible();
  });
});

it("a customer shows orders, holds and consents", async () => {
  await open("/dashboard/customers/Q3VzdG9tZXI60", { locale: "es" });
  expect(await screen.findByRole("heading", { level: 1, name: /Lucía María Pérez Gómez/ })).toBeVisible();
  expect(within(screen.getByRole("table", { name: "Pedidos" })).getAllByRole("row")).toHaveLength(7);
  expect(screen.getByRole("region", { name: "En pausa" })).toHaveTextContent("hay una devolución en marcha, pedido n.º 4711");
  expect(screen.getByRole("list", { name: "Historial" })).toHaveTextContent("Pedido n.º 4711 ·");
  expect(screen.getByRole("region", { name: "Consentimientos" })).toHaveTextContent("Novedades y ofertas");
});

describe("a person", () => {
  const page = "/dashboard/customers/Q3VzdG9tZXI60";

  it("is handed what is kept of them", async () => {
    const { user, sentOf } = await open(page);
    await user.click(await screen.findByRole("button", { name: "Prepare everything we keep" }));
    const link = await screen.findByRole("link", { name: "Download the archive (ZIP)" });
    expect(link).toHaveAttribute("href", "/s/norte/persons/made-up");
    expect(sentOf("PersonExport")).toEqual([{ input: { customerId: "Q3VzdG9tZXI60" } }]);
  });

  it("is erased for a reason, after being asked again", async () => {
    const { user, sentOf } = await open(page);
    await user.click(await screen.findByRole("button", { name: "Erase this person" }));
    await user.click(screen.getByRole("button", { name: "Yes, erase for good" }));
    expect(screen.getByText("Choose why. It is kept in the audit.")).toBeVisible();
    expect(sentOf("PersonErase")).toEqual([]);
    await user.selectOptions(screen.getByRole("combobox", { name: "Why" }), "OBJECTED");
    await user.click(screen.getByRole("button", { name: "Yes, erase for good" }));
    expect(await screen.findByText(/Now delete the account in Saleor too/)).toBeVisible();
    expect(sentOf("PersonErase")).toEqual([{ input: { customerId: "Q3VzdG9tZXI60", reason: "OBJECTED" } }]);
    expect(screen.queryByRole("button", { name: "Erase this person" })).not.toBeInTheDocument();
  });

  it("who could not be erased is still there, and it is said why", async () => {
    const refused = { erasedCount: null, isKnownToSaleor: null, errors: [{ field: null, code: "not_found", message: "Gone." }] };
    const { user, dashboard } = await open(page, { api: { personErase: refused } });
    await user.click(await screen.findByRole("button", { name: "Erase this person" }));
    await user.selectOptions(screen.getByRole("combobox", { name: "Why" }), "ASKED");
    await user.click(screen.getByRole("button", { name: "Yes, erase for good" }));
    await waitFor(() =>
      expect(dashboard.heardOf("notification")[0]).toMatchObject({ title: "The person was not erased", text: "Gone." }),
    );
    expect(screen.getByRole("button", { name: "Yes, erase for good" })).toBeVisible();
  });

  it("is not to be exported or erased by whoever may not", async () => {
    const postSaleViewer = { kind: "STAFF", permissions: ["MANAGE_ORDERS"], shopName: "Norte", apiUrl: "" };
    await open(page, { api: { postSaleViewer } });
    expect(await screen.findByRole("region", { name: "Consents" })).toBeVisible();
    expect(screen.queryByRole("region", { name: "Privacy" })).not.toBeInTheDocument();
  });
});

describe("webhooks", () => {
  it("that failed are chosen and replayed", async () => {
    const { user, sentOf, dashboard } = await open("/dashboard/deliveries?state=DEAD");
    const boxes = await screen.findAllByRole("checkbox");
    expect(boxes).toHaveLength(2);
    expect(screen.getByRole("button", { name: "Replay selected" })).toBeDisabled();
    await user.click(boxes[0]!);
    await user.click(boxes[1]!);
    await user.click(screen.getByRole("button", { name: "Replay 2" }));
    await waitFor(() => expect(sentOf("DeliveryReplay")).toEqual([{ input: { ids: ["RGVsaXZlcnk61", "RGVsaXZlcnk64"] } }]));
    await waitFor(() =>
      expect(dashboard.heardOf("notification")[0]).toMatchObject({ title: "2 are being processed again" }),
    );
  });

  it("are filtered by event", async () => {
    const { user, sentOf } = await open("/dashboard/deliveries");
    await user.type(await screen.findByRole("searchbox", { name: "Event" }), "ORDER_UPDATED{Enter}");
    await waitFor(() => expect(sentOf("DeliveryList").at(-1)).toMatchObject({ filter: { state: null, event: "order_updated" } }));
  });

  it("show error, attempts and the signed body", async () => {
    await open("/dashboard/deliveries/RGVsaXZlcnk61");
    expect(await screen.findByText(/is not part of order 4709/)).toBeVisible();
    expect(screen.getByLabelText("Signed body", { selector: "pre" })).toHaveTextContent("OrderUpdated");
    expect(screen.getByRole("button", { name: "Replay" })).toBeEnabled();
  });

  it("failed tasks are replayed likewise", async () => {
    const { user, sentOf } = await open("/dashboard/deliveries/reactions");
    await user.click(await screen.findByRole("checkbox", { name: "Select the task flows.enqueue_thank_you" }));
    await user.click(screen.getByRole("button", { name: "Replay one" }));
    await waitFor(() => expect(sentOf("ReactionReplay")).toEqual([{ input: { ids: ["UmVhY3Rpb246MQ=="] } }]));
  });
});

it("the installation shows doctor's findings, the worst first, and that a re-install is due", async () => {
  await open("/dashboard/health", { locale: "es" });
  expect(await screen.findByText("2 cosas te necesitan.")).toBeVisible();
  const titles = within(screen.getByRole("region", { name: "Resultados" })).getAllByRole("listitem");
  expect(titles[0]).toHaveTextContent("El servidor de correo no responde");
  expect(screen.getAllByText("Toca reinstalar").length).toBeGreaterThan(1);
});

describe("mails", () => {
  it("are listed with state and reason", async () => {
    await open("/dashboard/mail?state=WAITING", { locale: "es" });
    const rows = within(await screen.findByRole("table", { name: "Correos" })).getAllByRole("row");
    expect(rows[1]).toHaveTextContent("it is night or a quiet day where this person lives");
  });

  it("are shown in a frame that can do nothing", async () => {
    await open("/dashboard/mail/messages/TWVzc2FnZTo0");
    const frame = await screen.findByTitle("Preview of the mail");
    expect(frame).toHaveAttribute("sandbox", "");
    expect(frame).toHaveAttribute("srcdoc", expect.stringContaining("Gracias"));
    expect(screen.getByLabelText("Text part", { selector: "pre" })).toHaveTextContent("Gracias, Lucía.");
  });

  it("templates are previewed in both languages and sent as a test", async () => {
    const { user, sentOf } = await open("/dashboard/mail/templates", { locale: "es" });
    expect(await screen.findByText("Tu pedido va de camino")).toBeVisible();
    await user.selectOptions(screen.getByRole("combobox", { name: "Idioma" }), "EN");
    expect(await screen.findByText("Your order is on its way")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Tu dirección" })).toHaveValue("marta@norte.example");
    await user.click(screen.getByRole("button", { name: "Enviar la prueba" }));
    await waitFor(() =>
      expect(sentOf("MailTestSend")).toEqual([
        { input: { template: "thank_you", language: "EN", to: "marta@norte.example", orderId: null } },
      ]),
    );
  });
});

describe("settings", () => {
  it("send what was changed alone", async () => {
    const { user, sentOf, dashboard } = await open("/dashboard/settings");
    const name = await screen.findByRole("textbox", { name: "Sender's name" });
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
    await user.clear(name);
    await user.type(name, "Norte & Hijas");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sentOf("SettingsUpdate")).toEqual([{ input: { senderName: "Norte & Hijas" } }]));
    await waitFor(() => expect(dashboard.heardOf("notification")[0]).toMatchObject({ status: "success" }));
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  });

  it("say beside the switch who will see points in Saleor", async () => {
    const { user, sentOf } = await open("/dashboard/settings");
    const mirror = await screen.findByRole("checkbox", { name: "Show points in Saleor, on the customer's record" });
    expect(mirror).toHaveAccessibleDescription(/Customers don't\./);
    await user.click(mirror);
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(sentOf("SettingsUpdate")).toEqual([{ input: { isPointsMirrorOn: true } }]));
  });

  it("say what DNS lacks, with the record to add, and look again when asked", async () => {
    const { user, sentOf } = await open("/dashboard/settings");
    const points = within(await screen.findByRole("list", { name: "What DNS says" }));
    expect(points.getByText(/There is no DMARC record/)).toBeVisible();
    expect(points.getByText("v=DMARC1; p=none; rua=mailto:hola@norte.example")).toBeVisible();
    expect(points.getByText(/above the 0.1 % that Gmail and Yahoo ask for/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Look now" }));
    await waitFor(() => expect(sentOf("SenderCheck")).toEqual([{ input: { onlyIfDue: false } }]));
  });

  it("say when nobody has looked at DNS, and why asking was refused", async () => {
    const errors = [{ field: null, code: "too_often", message: "Wait a little." }];
    const api = { postSaleSender: sender("en", null), senderCheck: { sender: null, errors } };
    const { user, dashboard } = await open("/dashboard/settings", { api });
    expect(await screen.findByText("Nobody has looked yet since sender or keys were changed. We do tonight; you can look now.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Look now" }));
    await waitFor(() => expect(dashboard.heardOf("notification")[0]).toMatchObject({ status: "error", text: "Wait a little." }));
  });

  it("mark what is wrong before asking the shop", async () => {
    const { user, sentOf } = await open("/dashboard/settings", { locale: "es" });
    const mail = await screen.findByRole("textbox", { name: "Dirección del remitente" });
    await user.clear(mail);
    await user.type(mail, "hola");
    await user.click(screen.getByRole("button", { name: "Guardar" }));
    expect(await screen.findByText("No es una dirección de correo.")).toBeVisible();
    expect(mail).toBeInvalid();
    expect(sentOf("SettingsUpdate")).toEqual([]);
  });

  it("put the shop's refusal beside its field", async () => {
    const errors = [{ field: "logoUrl", code: "unreachable", message: "No picture there." }];
    const { user } = await open("/dashboard/settings", { api: { postSaleSettingsUpdate: { settings: null, errors } } });
    await user.type(await screen.findByRole("textbox", { name: "Logo address" }), "https://norte.example/x.png");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("No picture there.")).toBeVisible();
  });

  it("are read-only for who may not change them, and say which permission that takes", async () => {
    await open("/dashboard/settings", { api: { postSaleSettings: { ...settings, canChange: false } } });
    expect(await screen.findByText(/MANAGE_SETTINGS or MANAGE_APPS/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Sender's name" })).toBeDisabled();
    expect(screen.queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
  });

  it("ask before what is not saved is left behind", async () => {
    const { user } = await open("/dashboard/settings");
    await user.type(await screen.findByRole("textbox", { name: "Sender's name" }), "!");
    await user.click(screen.getByRole("link", { name: "API keys" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Your changes are not saved.");
    await user.click(screen.getByRole("button", { name: "Stay here" }));
    expect(screen.getByRole("textbox", { name: "Sender's name" })).toHaveValue("Norte!");
    await user.click(screen.getByRole("link", { name: "API keys" }));
    await user.click(screen.getByRole("button", { name: "Leave without saving" }));
    expect(await screen.findByRole("table", { name: "API keys" })).toHaveTextContent("(parcels.write)");
  });

  it("take a logo on https alone", async () => {
    const { user, sentOf } = await open("/dashboard/settings");
    await user.type(await screen.findByRole("textbox", { name: "Logo address" }), "http://norte.example/x.png");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/The address of the logo starts with https/)).toBeVisible();
    expect(sentOf("SettingsUpdate")).toEqual([]);
  });

  it("name the permission that is missing", async () => {
    await open("/dashboard/settings/api-keys", { api: { postSaleApiKeys: denied() } });
    expect(await screen.findByText(/permission to manage settings or extensions/)).toBeVisible();
  });
});

it("a new API key is shown once, to be selected", async () => {
  const { user, sentOf } = await open("/dashboard/settings/api-keys");
  await user.click(await screen.findByRole("button", { name: "Make the key" }));
  expect(screen.getByText("Choose at least one.")).toBeVisible();
  await user.type(screen.getByRole("textbox", { name: "What is it for" }), "Carrier");
  expect(screen.getByRole("checkbox", { name: "say when parcels arrived" })).toHaveAccessibleDescription("parcels.write");
  await user.click(screen.getByRole("checkbox", { name: "say when parcels arrived" }));
  await user.click(screen.getByRole("button", { name: "Make the key" }));
  expect(await screen.findByLabelText("The new key")).toHaveTextContent("pv_9x9x_3yTz8Qw1LrK5uVb7");
  expect(sentOf("ApiKeyCreate")).toEqual([{ input: { name: "Carrier", scopes: ["parcels.write"] } }]);
  expect(screen.getByText("https://app.example/graphql/norte/")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "I have copied it" }));
  expect(screen.queryByText("pv_9x9x_3yTz8Qw1LrK5uVb7")).not.toBeInTheDocument();
});
