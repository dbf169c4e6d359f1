import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

import { settings } from "../../mock/data";
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

  it("are asked for by their state, which stands in the address", async () => {
    const { sentOf } = await open("/dashboard/flows?state=LIVE");
    expect(await screen.findByText(flow.title)).toBeVisible();
    expect(sentOf("Flows").at(-1)).toMatchObject({ states: ["LIVE"] });
    put(screen.getByLabelText("Show"), "ENDED");
    expect(await screen.findByText("There are none.")).toBeVisible();
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
    expect(await screen.findByText(/^It cannot be counted/)).toBeVisible();
    const countries = screen.getByLabelText("Countries");
    expect(countries).toBeInvalid();
    expect(screen.getByText("Choose at least one.")).toBeVisible();
    put(countries, "United Kingdom");
    put(countries, "es,");
    expect(await screen.findByText("180 people fit now.")).toBeVisible();
    expect(countries).toBeValid();
    press("Create it");
    await waitFor(() => expect(sentOf("SegmentCreate")).toHaveLength(1));
    const { input } = sentOf("SegmentCreate")[0] as { input: { conditions: string; code: string } };
    expect(input.code).toBe("new_ones");
    expect(JSON.parse(input.conditions)).toEqual([{ kind: "country", is_not: false, countries: ["GB", "ES"] }]);
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

  it("has a card whose words are changed before it is printed, and says why one was refused", async () => {
    const asked: { path: string; words: Record<string, string> }[] = [];
    const answers = [new Response(JSON.stringify({ error: "Too long." }), { status: 400 }), new Response(new Blob(["%PDF-"]))];
    const made: string[] = [];
    URL.createObjectURL = () => "blob:made";
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = function () {
      made.push(this.download);
    };
    const { dashboard } = await open("/dashboard/flows/tasks");
    const item = within((await screen.findByText(late!.text)).closest("article") as HTMLElement);
    const others = globalThis.fetch;
    globalThis.fetch = (path, init) => {
      asked.push({ path: String(path), words: Object.fromEntries(init!.body as URLSearchParams) });
      return Promise.resolve(answers.shift()!);
    };
    try {
      fireEvent.click(item.getByText("Card …"));
      put(item.getByLabelText("Words"), "For you.");
      put(item.getByLabelText("Paper"), "a4");
      fireEvent.click(item.getByText("Download to print (PDF)"));
      await waitFor(() => expect(dashboard.heardOf("notification")).toContainEqual(expect.objectContaining({ text: "Too long." })));
      expect(made).toEqual([]);
      await waitFor(() => expect(item.getByText("Download to print (PDF)")).toBeEnabled());
      fireEvent.click(item.getByText("Download to print (PDF)"));
      await waitFor(() => expect(made).toEqual([expect.stringMatching(/^card-.*\.pdf$/)]));
    } finally {
      globalThis.fetch = others;
    }
    expect(asked[1]).toEqual({
      path: late!.card!.path,
      words: { greeting: "Thank you, Lucía", words: "For you.", closing: "The team of Casa Norte", paper: "a4" },
    });
  });
});

describe("the people of a flow", () => {
  const PEOPLE = `${LIVE}/people`;

  it("are told with what comes next, or why not yet; and link to their page", async () => {
    await open(PEOPLE);
    const table = within(await screen.findByRole("table", { name: "People" }));
    expect(table.getAllByRole("row")).toHaveLength(7);
    expect(table.getByText(/The order has not been delivered yet\.$/)).toBeVisible();
    expect(table.getByText(/^The last mail waits: something of theirs is still open\./)).toBeVisible();
    expect(table.getByText("They buy again")).toBeVisible();
    expect(table.getByText("The customer's data was erased")).toBeVisible();
    expect(table.getAllByRole("link", { name: "Lucía María Pérez Gómez" })[0]).toHaveAttribute("href", expect.stringMatching(/^\/dashboard\/customers\//));
  });

  it("are asked for by state and step, which stand in the address", async () => {
    const { sentOf, dashboard } = await open(`${PEOPLE}?state=LEFT`);
    await screen.findByText("They buy again");
    const told = () => (dashboard.heardOf("updateRouting") as { newRoute: string }[]).at(-1)?.newRoute;
    expect(told()).toBe(`${PEOPLE}?state=LEFT`);
    expect(sentOf("FlowPeople").at(-1)).toMatchObject({ id: flow.id, state: "LEFT", step: null, first: 20 });
    put(screen.getByLabelText("At the step"), flow.current!.steps[0]!.code);
    expect(await screen.findByText("Nobody is there.")).toBeVisible();
    expect(sentOf("FlowPeople").at(-1)).toMatchObject({ state: "LEFT", step: flow.current!.steps[0]!.code });
    put(screen.getByLabelText("How far"), "all");
    await waitFor(() => expect(sentOf("FlowPeople").at(-1)).toMatchObject({ state: null }));
    expect(told()).toBe(`${PEOPLE}?step=${flow.current!.steps[0]!.code}`);
    put(screen.getByLabelText("At the step"), "");
    await waitFor(() => expect(told()).toBe(`${PEOPLE}?`));
  });

  it("are taken out only when asked again", async () => {
    const { sentOf } = await open(PEOPLE);
    fireEvent.click((await screen.findAllByLabelText(/^Take out …: /))[0]!);
    expect(sentOf("JourneyEnd")).toEqual([]);
    press("Take out");
    await waitFor(() => expect(sentOf("JourneyEnd")).toEqual([{ input: { id: "Sm91cm5leTo0" } }]));
    await waitFor(() => expect(sentOf("FlowPeople")).toHaveLength(2));
  });

  it("say what is missing to whoever may not read them", async () => {
    await open(PEOPLE, { api: { journeys: denied() } });
    expect(await screen.findByRole("status")).toBeVisible();
  });
});

describe("the versions of a flow", () => {
  const VERSIONS = `${LIVE}/versions`;

  it("say who published what when, and what it changed", async () => {
    await open(VERSIONS);
    const now = within(await screen.findByRole("region", { name: "Version 2" }));
    expect(now.getByText("Runs now")).toBeVisible();
    expect(now.getByText(/^Published .*, by Marta Ruiz$/)).toBeVisible();
    expect(now.getByRole("heading", { name: "Step 1: Wait" })).toBeVisible();
    expect(now.getByText("Days: 7").tagName).toBe("DEL");
    expect(now.getByText("Days: 10").tagName).toBe("INS");
    expect(within(screen.getByRole("region", { name: "Version 1" })).getByText(/^The first version\./)).toBeVisible();
    expect(screen.getByRole("region", { name: "Draft" })).toBeVisible();
  });

  it("become the draft over the one that was seen, once asked again", async () => {
    const { sentOf } = await open(VERSIONS);
    fireEvent.click(await screen.findByLabelText("Take as draft …: version 1"));
    expect(screen.getByText(/it is written over by version 1/)).toBeVisible();
    expect(sentOf("FlowDraftSave")).toEqual([]);
    press("Make it the draft");
    const input = { id: flow.id, content: flow.versions[1]!.content, revision: flow.draft!.revision };
    await waitFor(() => expect(sentOf("FlowDraftSave")).toEqual([{ input }]));
    expect(await screen.findByText("Publish …")).toBeVisible();
  });

  it("are only read by whoever may not change them", async () => {
    await open(VERSIONS, { api: { postSaleSettings: { ...settings, canChange: false } } });
    await screen.findByRole("region", { name: "Version 2" });
    expect(screen.queryByText("Take as draft …")).not.toBeInTheDocument();
  });
});

describe("beside an order and a customer", () => {
  it("tasks are done where they are about", async () => {
    const { sentOf } = await open("/dashboard/orders/T3JkZXI60");
    const card = within(await screen.findByRole("region", { name: "Tasks" }));
    fireEvent.click(card.getByText("Done …"));
    fireEvent.click(card.getByText("It is done"));
    await waitFor(() => expect(sentOf("StaffTaskEnd")).toHaveLength(1));
    expect(sentOf("OrderTasks")[0]).toMatchObject({ orderId: "T3JkZXI60", state: null });
  });

  it("a customer's page tells flows, planned mails, segments and what they may like", async () => {
    await open("/dashboard/customers/Q3VzdG9tZXI60");
    const card = within(await screen.findByRole("region", { name: "Flows and what is planned" }));
    expect(card.getByText(/^Waits: something of theirs is still open; looked at again/)).toBeVisible();
    expect(card.getByText("Good customers")).toBeVisible();
    expect(card.getByText(/^Held back, to compare: held back, to see what becomes of people without it · /)).toBeVisible();
    expect(await card.findByText(/24\.90/)).toBeVisible();
  });

  it("the widgets say it in a line each", async () => {
    await open("/dashboard/widgets/customer?customerId=VXNlcjo00");
    expect(await screen.findByText("Segments: Good customers, In Spain, quiet for long.")).toBeVisible();
    expect(screen.getByText(/^1 mail planned; the next: an offer of a flow, waits: /)).toBeVisible();
    expect(screen.getByText(/1 task for the team, the first was due on/)).toBeVisible();
  });

  it("the order's widget leads to its tasks", async () => {
    const { user, dashboard } = await open("/dashboard/widgets/order?orderId=T3J");
    await user.click(await screen.findByRole("button", { name: "Open the tasks" }));
    expect(dashboard.heardOf("redirect")[0]).toMatchObject({ to: expect.stringContaining("/dashboard/orders/T3JkZXI60") });
  });
});
