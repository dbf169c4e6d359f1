import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

import { open } from "@/test/open";

const RECEIVED = "/dashboard/returns/UmV0dXJuOj5";
const STUCK = "/dashboard/returns/UmV0dXJuOj6";
const FIRST = { lineId: "UmV0dXJuTGluZTo5", quantity: 2, grade: "A", disposition: "RESTOCK" };

/** Answers uploads by the file's name: what is in `refused` with its sentence, the rest with an id. */
function takeUploads(refused: Record<string, string> = {}) {
  const paths: string[] = [];
  const fake = vi.fn((path: string, init: { body: FormData }) => {
    paths.push(path);
    const { name } = init.body.get("file") as File;
    const error = refused[name] ?? null;
    return Promise.resolve(new Response(JSON.stringify(error === null ? { error, id: `id-of-${name}` } : { error })));
  });
  vi.stubGlobal("fetch", fake);
  return paths;
}

function jpeg(name: string): File {
  return new File(["x"], name, { type: "image/jpeg" });
}

afterEach(() => vi.unstubAllGlobals());

describe("the check of what arrived", () => {
  it("goes back to where it was sent from, unless another warehouse is chosen", async () => {
    const { user, sentOf } = await open(RECEIVED);
    await user.click(await screen.findByRole("button", { name: "Check" }));
    const warehouse = await screen.findByRole("combobox", { name: "Warehouse" });
    expect(within(warehouse).getByRole("option", { name: "Where it was sent from" })).toHaveProperty("selected", true);
    await user.selectOptions(warehouse, "Zaragoza");
    await user.click(screen.getByRole("button", { name: "Note 2 checked items" }));
    await waitFor(() =>
      expect(sentOf("ReturnInspect")[0]).toMatchObject({ input: { findings: [{ ...FIRST, warehouseId: "V2FyZWhvdXNlOjI=" }] } }),
    );
  });

  it("asks for no warehouse where nothing goes back into stock", async () => {
    const { user } = await open(RECEIVED);
    await user.click(await screen.findByRole("button", { name: "Check" }));
    await screen.findByRole("combobox", { name: "Warehouse" });
    await user.selectOptions(screen.getByRole("combobox", { name: "What happens to it" }), "SCRAP");
    expect(screen.queryByRole("combobox", { name: "Warehouse" })).not.toBeInTheDocument();
  });

  it("works without Saleor's warehouses, and says so", async () => {
    const { user, sentOf } = await open(RECEIVED, { locale: "es", api: { postSaleWarehouses: new Error("Saleor is down") } });
    await user.click(await screen.findByRole("button", { name: "Revisar" }));
    expect(await screen.findByText("No se ha podido preguntar a Saleor por sus almacenes.")).toBeVisible();
    expect(screen.getByText(/va entonces al almacén de donde salió/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Anotar 2 artículos revisados" }));
    await waitFor(() => expect(sentOf("ReturnInspect")[0]).toMatchObject({ input: { findings: [FIRST] } }));
    expect(JSON.stringify(sentOf("ReturnInspect"))).not.toContain("warehouseId");
  });

  it("keeps photos, without one that was taken back, and says why another was refused", async () => {
    const { user, sentOf } = await open(RECEIVED);
    const paths = takeUploads({ "huge.jpg": "This photo has more than 10 MB." });
    await user.click(await screen.findByRole("button", { name: "Check" }));
    await user.upload(screen.getByLabelText("Photos"), [jpeg("sole.jpg"), jpeg("huge.jpg"), jpeg("box.jpg")]);
    expect(await screen.findByRole("alert")).toHaveTextContent("huge.jpg: This photo has more than 10 MB.");
    const taken = await screen.findByRole("list", { name: "Photos of this check" });
    await waitFor(() => expect(within(taken).getAllByRole("listitem")).toHaveLength(2));
    expect(new Set(paths)).toEqual(new Set(["/s/norte/return-photos/token"]));
    await user.click(screen.getByRole("button", { name: "Remove box.jpg" }));
    await user.click(screen.getByRole("button", { name: "Note 2 checked items" }));
    await waitFor(() => expect(sentOf("ReturnInspect")[0]).toMatchObject({ input: { findings: [{ ...FIRST, photoIds: ["id-of-sole.jpg"] }] } }));
  });

  it("waits for photos that are on their way", async () => {
    const { user, sentOf } = await open(RECEIVED);
    vi.stubGlobal("fetch", vi.fn(() => new Promise(() => undefined)));
    await user.click(await screen.findByRole("button", { name: "Check" }));
    fireEvent.change(screen.getByLabelText("Photos"), { target: { files: [jpeg("slow.jpg")] } });
    await user.click(screen.getByRole("button", { name: "Note 2 checked items" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Photos are being uploaded");
    expect(sentOf("ReturnInspect")).toEqual([]);
  });

  it("shows its photos beside what was found", async () => {
    await open(STUCK);
    expect(await screen.findByRole("img", { name: "Photo 1" })).toBeVisible();
  });
});

describe("a step in Saleor that is stuck", () => {
  it("is given up only after it was said what then is not done", async () => {
    const { user, sentOf, dashboard } = await open(STUCK);
    await user.click(await screen.findByRole("button", { name: "It shall not happen" }));
    const form = screen.getByRole("form", { name: "Give this step up?" });
    expect(form).toHaveTextContent("Saleor's stock stays as it is.");
    expect(form).toHaveTextContent("can't be undone");
    await user.click(within(form).getByRole("button", { name: "Cancel" }));
    expect(sentOf("GoodsMoveDrop")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "It shall not happen" }));
    await user.click(screen.getByRole("button", { name: "Give it up" }));
    await waitFor(() => expect(sentOf("GoodsMoveDrop")).toEqual([{ input: { id: "R29vZHNNb3ZlOj1" } }]));
    expect(dashboard.heardOf("notification")[0]).toMatchObject({ title: "Step given up" });
  });

  it("that was decided on meanwhile is shown as it is now", async () => {
    const refused = { field: "id", code: "wrong_state", message: "Only a step that is stuck can be decided on." };
    const { user } = await open(STUCK, { api: { goodsMoveDrop: { move: null, errors: [refused] } } });
    await user.click(await screen.findByRole("button", { name: "It shall not happen" }));
    await user.click(screen.getByRole("button", { name: "Give it up" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Only a step that is stuck");
  });
});
