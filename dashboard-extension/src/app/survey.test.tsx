import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

import { surveyRows } from "../../mock/surveys";

const LIVE = "/dashboard/surveys/U3VydmV5OjA=";
const survey = surveyRows("en")[0]!;

type Sent = { input: { content: string; revision: number | null; title: string } };
const kept = (sent: Record<string, unknown> | undefined) =>
  JSON.parse((sent as Sent).input.content) as { questions: { code: string; goes: unknown[] }[]; trigger: { code: string; settings: object } };
/** By its text, and clicked at once: looking for roles, and moving a pointer, all over so long a form takes seconds. */
const button = (name: string) => screen.getByText(name, { selector: "button, button *" });
const press = (name: string) => fireEvent.click(button(name));
const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe("a survey", () => {
  it("is paused, ended only when asked again, tried in each language and sent to whoever asks for it", async () => {
    const { sentOf } = await open(LIVE);
    await screen.findByText("they were asked not long ago");
    press("Pause");
    await waitFor(() => expect(sentOf("SurveyPause")).toEqual([{ input: { id: survey.id } }]));
    press("End …");
    expect(sentOf("SurveyEnd")).toEqual([]);
    press("End it");
    await waitFor(() => expect(sentOf("SurveyEnd")).toHaveLength(1));
    const [preview] = screen.getAllByLabelText("Language");
    put(preview as HTMLElement, "en");
    await waitFor(() => expect(sentOf("SurveyPreview").at(-1)).toMatchObject({ language: "en", given: [] }));
    press("Send");
    await waitFor(() => expect(sentOf("SurveyTestSend")).toEqual([{ input: { id: survey.id, language: "ES" } }]));
    put(screen.getByLabelText("State"), "ANSWERED");
    await waitFor(() => expect(sentOf("SurveyInvitations").at(-1)).toMatchObject({ states: ["ANSWERED"] }));
  });

  it("keeps what was written, and publishes what is seen: what was not saved is saved first", async () => {
    const { sentOf } = await open(LIVE);
    const before = (JSON.parse(survey.draft!.content) as { questions: unknown[] }).questions.length;
    put(await screen.findByLabelText("Add a question …"), "nps");
    fireEvent.click(screen.getByLabelText(`Move question ${before + 1} up`));
    fireEvent.click(screen.getByLabelText(`Add a condition to question ${before}`));
    put(screen.getByLabelText("After what"), "milestone");
    press("Publish …");
    await waitFor(() => expect(button("Publish").closest("button")).toBeEnabled());
    press("Publish");
    await waitFor(() => expect(sentOf("SurveyPublish")).toEqual([{ input: { id: survey.id, revision: survey.draft!.revision } }]));
    const [sent] = sentOf("SurveyDraftSave");
    expect(kept(sent).questions.at(-2)).toMatchObject({ code: "nps", goes: [{ when: { op: "answered", value: null, about: "" }, to: "end" }] });
    // The settings of one trigger mean nothing to another.
    expect(kept(sent).trigger).toMatchObject({ code: "milestone", settings: {} });
    expect((sent as Sent).input.revision).toBe(survey.draft!.revision);
  });

  it("says who was faster and what has to be mended, and loses nothing", async () => {
    const theirs = { ...survey.draft!, revision: 9, changedBy: "Iván Gil" };
    const overtaken = { survey: null, overtakenBy: theirs, errors: [{ field: null, code: "overtaken", message: "Somebody was faster." }] };
    const flaws = [{ code: "loop", path: "questions.0.goes", message: "The questions go round.", isBlocking: true }];
    const check = { canPublish: false, problems: [], flaws, missingTranslations: [] };
    const { sentOf } = await open(LIVE, { api: { surveyDraftSave: overtaken, surveyCheck: check } });
    expect(await screen.findByText("Question 1: The questions go round.")).toBeVisible();
    expect(button("Publish …").closest("button")).toBeDisabled();
    put(screen.getByLabelText("Title"), `${survey.title}!`);
    press("Save the draft");
    expect(await screen.findByText(/Iván Gil changed the draft meanwhile/)).toBeVisible();
    press("Keep mine");
    await waitFor(() => expect(sentOf("SurveyDraftSave")).toHaveLength(2));
    expect(sentOf("SurveyDraftSave")[1]).toMatchObject({ input: { revision: 9, title: `${survey.title}!` } });
  });

  it("misses where there is no such survey", async () => {
    const { container } = await open("/dashboard/surveys/U3VydmV5Ojk=");
    expect(await within(container).findByText("There is no such survey in this shop.")).toBeVisible();
  });
});
