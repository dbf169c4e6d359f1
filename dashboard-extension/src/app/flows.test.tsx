import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { flowRows, segments, staffTasks } from "../../mock/flows";

const LIVE = "/dashboard/flows/RmxvdzoA";
const flow = flowRows("en")[0]!;

type Sent = { input: { content: string; revision: number | null; title: string } };
const kept = (sent: Record<string, unknown> | undefined) =>
  JSON.parse((sent as Sent).input.content) as { steps: Record<string, unknown>[]; trigger: object; audience: object };
/** By its text, and clicked at once: looking for roles, and moving a pointer, all over so long a form takes seconds. */
const button = (name: string) => screen.getByText(name, { selector: "button, button *" });
const press = (name: string) => fireEvent.click(button(name));
const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe("flows", () => {
  it("are listed with who is on the way, and begin from a ready-made one or from nothing", async () => {
    const { sentOf } = await open("/dashboard/flows");
    const [row] = (await screen.findAllByRole("row")).filter((each) => within(each).queryByText(flow.title) !== null);
    expect(within(row as HTMLElement).getByText("41")).toBeVisible();
    press("New flow");
    press("Create it");
    await waitFor(() => expect(sentOf("FlowCreate")).toHaveLength(1));
    expect(sentOf("FlowCreate")[0]).toMatchObject({ input: { startFrom: expect.any(String) as string } });
    expect(await screen.findByText(flowRows("en")[2]!.title, { selector: "h1 *" })).toBeVisible();
  });

  it("begin empty with a document of their own", async () => {
    const { sentOf } = await open("/dashboard/flows");
    await screen.findByText(flow.title);
    press("New flow");
    put(screen.getByLabelText("Start from"), "");
    put(screen.getByLabelText("Title"), "Mine");
    press("Create it");
    await waitFor(() => expect(sentOf("FlowCreate")).toHaveLength(1));
    const { input } = sentOf("FlowCreate")[0] as { input: { content: string; startFrom?: string } };
    expect(input.startFrom).toBeUndefined();
    expect(JSON.parse(input.content)).toMatchObject({ names: { es: "Mine" }, steps: [{ kind: "wait" }] });
  });

  it("say what is missing to whoever may not read them", async () => {
    await open("/dashboard/flows", { api: { flows: denied(), postSaleSettings: denied(), flowSchema: denied() } });
    expect(await screen.findByRole("status")).toBeVisible();
  });
});

describe("a flow", () => {
  it("is seen step by step, with what it brings; it is paused, and ended only when asked again", async () => {
    const { sentOf } = await open(LIVE);
    expect(await screen.findByText(/it is not known yet/)).toBeVisible();
    expect(screen.getByText(/42 orders worth €2,310.00 were placed within 5 days after a click/)).toBeVisible();
    expect(screen.getByText(/The two figures answer different questions/)).toBeVisible();
    expect(within(screen.getByRole("region", { name: "After a click" })).getByText("between -€844.80 and +€1,797.12")).toBeVisible();
    expect(screen.getByText("1,046 planned = 825 sent + 5 waiting + 216 not sent")).toBeVisible();
    const boxes = within(screen.getByRole("region", { name: "Its steps" })).getAllByRole("listitem");
    expect(boxes[0]).toHaveTextContent(flow.draft!.begins);
    expect(boxes.at(-1)).toHaveTextContent("End");
    press("Pause");
    await waitFor(() => expect(sentOf("FlowPause")).toEqual([{ input: { id: flow.id } }]));
    press("End …");
    expect(sentOf("FlowEnd")).toEqual([]);
    press("End it");
    await waitFor(() => expect(sentOf("FlowEnd")).toHaveLength(1));
  });

  it("says where clicks are not recorded, beside what the comparison says", async () => {
    const paused = flowRows("en")[1]!;
    await open(`/dashboard/flows/${paused.id}`);
    expect(await screen.findByText("Clicks are not recorded, so nothing is said of orders after a click.")).toBeVisible();
    expect(screen.getByText("Too few people are through to tell.")).toBeVisible();
  });

  it("keeps what was written, and publishes what is seen: what was not saved is saved first", async () => {
    const { sentOf } = await open(LIVE);
    const before = flow.draft!.steps.length;
    put(await screen.findByLabelText("Add a step …"), "task");
    fireEvent.click(screen.getByLabelText(`Move step ${before + 1} up`));
    put(screen.getByLabelText("With what"), "birthday");
    press("Publish …");
    await waitFor(() => expect(button("Publish").closest("button")).toBeEnabled());
    press("Publish");
    await waitFor(() => expect(sentOf("FlowPublish")).toEqual([{ input: { id: flow.id, revision: flow.draft!.revision } }]));
    const [sent] = sentOf("FlowDraftSave");
    expect(kept(sent).steps.at(-2)).toMatchObject({ code: "task", kind: "task", to: "" });
    // The settings of one trigger mean nothing to another.
    expect(kept(sent).trigger).toEqual({ code: "birthday", settings: {} });
    expect((sent as Sent).input.revision).toBe(flow.draft!.revision);
  });

  it("shows its mails as they are written, and sends one to whoever asks for it", async () => {
    const { sentOf } = await open(LIVE);
    put(await screen.findByLabelText("Language"), "en");
    await waitFor(() => expect(sentOf("FlowMailPreview").at(-1)).toMatchObject({ language: "en", orderId: null }));
    const frame = await screen.findByTitle("The mails as people read them");
    expect(frame).toHaveAttribute("sandbox", "");
    put(screen.getByLabelText("Send it to"), "marta@norte.example");
    press("Send a test");
    await waitFor(() => expect(sentOf("FlowTestSend")).toHaveLength(1));
    expect(sentOf("FlowTestSend")[0]).toMatchObject({ input: { to: "marta@norte.example", language: "en", isOther: false } });
  });

  it("says who was faster and what has to be mended, leads there, and loses nothing", async () => {
    const theirs = { ...flow.draft!, revision: 9, changedBy: "Iván Gil" };
    const overtaken = { flow: null, overtakenBy: theirs, errors: [{ field: null, code: "overtaken", message: "Somebody was faster." }] };
    const flaws = [{ code: "leads_back", path: "steps.0", message: "It leads back.", isBlocking: true }];
    const { sentOf } = await open(LIVE, { api: { flowDraftSave: overtaken, flowCheck: { canPublish: false, problems: [], flaws } } });
    fireEvent.click(await screen.findByText("Step 1: It leads back."));
    expect(document.getElementById("flow-step-0")).toHaveFocus();
    expect(button("Publish …").closest("button")).toBeDisabled();
    put(screen.getByLabelText("Title"), `${flow.title}!`);
    press("Save the draft");
    expect(await screen.findByText(/Iván Gil changed the draft meanwhile/)).toBeVisible();
    press("Keep mine");
    await waitFor(() => expect(sentOf("FlowDraftSave")).toHaveLength(2));
    expect(sentOf("FlowDraftSave")[1]).toMatchObject({ input: { revision: 9, title: `${flow.title}!` } });
  });

  it("misses where there is no such flow", async () => {
    const { container } = await open("/dashboard/flows/Rmxvdzo5");
    expect(await within(container).findByText("There is no such flow in this shop.")).toBeVisible();
  });
});

describe("a segment", () => {
  const [known] = segments("en");

  it("is written by its conditions, and counted while one writes", async () => {
    const { sentOf } = await open("/dashboard/flows/segments");
    await screen.findByText(known!.title);
    press("New segment");
    expect(await screen.findByText("812 people fit now.")).toBeVisible();
    put(screen.getByLabelText("Title"), "New ones");
    put(screen.getByLabelText("Code"), "new_ones");
    put(screen.getByLabelText("Add to “Conditions, all of them”"), "country");
    expect(await screen.findByText("180 people fit now.")).toBeVisible();
    press("Create it");
    await waitFor(() => expect(sentOf("SegmentCreate")).toHaveLength(1));
    const { input } = sentOf("SegmentCreate")[0] as { input: { conditions: string; code: string } };
    expect(input.code).toBe("new_ones");
    expect(JSON.parse(input.conditions)).toEqual([{ kind: "country", is_not: false, countries: [] }]);
  });

  it("is changed over what was read, and deleted only when asked again", async () => {
    const { sentOf } = await open("/dashboard/flows/segments");
    fireEvent.click(await screen.findByLabelText(`Change “${known!.title}”`));
    press("Save");
    await waitFor(() => expect(sentOf("SegmentChange")).toHaveLength(1));
    expect(sentOf("SegmentChange")[0]).toMatchObject({ input: { id: known!.id, revision: known!.revision } });
    fireEvent.click(await screen.findByLabelText(`Delete “${known!.title}” …`));
    expect(sentOf("SegmentDrop")).toEqual([]);
    press("Delete it");
    await waitFor(() => expect(sentOf("SegmentDrop")).toEqual([{ input: { id: known!.id } }]));
  });
});

describe("a task", () => {
  const [late] = staffTasks("en", () => null);

  it("is done with a note, or not needed; what is to do is shown first", async () => {
    const { sentOf } = await open("/dashboard/flows/tasks");
    const item = within((await screen.findByText(late!.text)).closest("article") as HTMLElement);
    expect(item.getByText(/Was due on/)).toBeVisible();
    expect(sentOf("StaffTasks").at(-1)).toMatchObject({ state: "OPEN" });
    fireEvent.click(item.getByText("Done …"));
    put(item.getByLabelText("Note"), " Sent today. ");
    fireEvent.click(item.getByText("It is done"));
    await waitFor(() => expect(sentOf("StaffTaskEnd")).toEqual([{ input: { id: late!.id, isDone: true, note: "Sent today." } }]));
    put(screen.getByLabelText("Show"), "DONE");
    expect(await screen.findByText("Note: She was glad.")).toBeVisible();
  });
});
