import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

const RESULTS = "/dashboard/surveys/U3VydmV5OjA=/results";

describe("results of a survey", () => {
  it("say of each figure what it may be by chance, and of how many it is", async () => {
    await open(RESULTS, { locale: "es" });
    const nps = await screen.findByRole("region", { name: "¿Nos recomendarías?" });
    expect(nps).toHaveTextContent("de 19 a 49, n = 100");
    expect(nps).toHaveTextContent("sin cambio visible");
    expect(nps).toHaveTextContent("de -34 a +56");
    expect(nps).toHaveTextContent("Respuestas que faltan para ver un cambio de +53839");
    expect(nps).toHaveTextContent("de -9 a 81, n = 8 · muy pocas para decir algo");
    const ease = screen.getByRole("region", { name: "¿Qué tan fácil fue?" });
    expect(ease).toHaveTextContent("mejor");
    expect(ease).toHaveTextContent("+0,7");
  });

  it("have a table beside the drawing", async () => {
    await open(RESULTS);
    const table = within(await screen.findByRole("region", { name: "Would you recommend us?" })).getByRole("table", {
      name: "Trend as a table: Would you recommend us?",
      hidden: true,
    });
    expect(within(table).getAllByRole("row", { hidden: true }).map((row) => row.textContent)).toEqual([
      "By monthRecommendation (NPS)95 % intervalAnswers",
      "Sep 2026––0",
      "Oct 202622-8 to 4631",
      "Nov 20264120 to 5862",
      "Dec 202643-18 to 787",
    ]);
  });

  it("name the denominator of every step, and what nobody reports", async () => {
    await open(RESULTS);
    const funnel = await screen.findByRole("table", { name: "From being asked to having answered" });
    const row = (name: string) => within(funnel).getByRole("cell", { name }).closest("tr")!;
    expect(row("Finished")).toHaveTextContent("21.7% (18% to 26%) of 405 delivered");
    expect(row("Opened")).toHaveTextContent("not reported");
  });

  it("are asked of one version, one time and one group alone", async () => {
    const { user, sentOf } = await open(RESULTS);
    await user.selectOptions(await screen.findByRole("combobox", { name: "Version" }), "1");
    await waitFor(() => expect(sentOf("SurveyResults").at(-1)).toMatchObject({ version: 1, by: "PRODUCT", where: null }));
    await user.click(await screen.findByRole("button", { name: "Camisa Costa de lino" }));
    const where = [{ by: "PRODUCT", key: "UHJvZHVjdDox" }];
    await waitFor(() => expect(sentOf("SurveyResults").at(-1)).toMatchObject({ where }));
    expect(await screen.findByText(/^Only: Camisa Costa de lino/)).toBeVisible();
    await user.selectOptions(screen.getByRole("combobox", { name: "Told apart by" }), "COUNTRY");
    await waitFor(() => expect(sentOf("SurveyResults").at(-1)).toMatchObject({ by: "COUNTRY", where: null }));
  });

  it("say which topics go along with which score", async () => {
    await open(RESULTS);
    const topics = await screen.findByRole("table", { name: "Topics" });
    const delivery = within(topics).getByRole("cell", { name: "Delivery" }).closest("tr")!;
    expect(delivery).toHaveTextContent("-62 (n = 16) against 61 (n = 38) of the others");
    expect(delivery).toHaveTextContent("lower score");
    expect(within(topics).getByRole("cell", { name: "Size" }).closest("tr")).toHaveTextContent("too few to compare");
  });

  it("lead to the words that topics are told by, which can be taught and taken back", async () => {
    const { user, sentOf } = await open("/dashboard/surveys/words");
    const form = await screen.findByRole("form", { name: "Say what a word means" });
    await user.type(within(form).getByRole("textbox", { name: /Word or phrase/ }), "cordón*");
    await user.selectOptions(within(form).getByRole("combobox", { name: "Topic" }), "A topic of your own");
    await user.type(within(form).getByRole("textbox", { name: /Its name/ }), "Cordones");
    await user.click(within(form).getByRole("button", { name: "Save" }));
    const input = { language: "es", topic: "Cordones", phrase: "cordón*", isOff: false };
    await waitFor(() => expect(sentOf("TopicWordKeep")).toEqual([{ input }]));
    await user.click(screen.getByRole("button", { name: "Take back: llego" }));
    await waitFor(() => expect(sentOf("TopicWordDrop")).toEqual([{ input: { id: "VG9waWM6MQ==" } }]));
  });

  it("can be taken along as files", async () => {
    await open(RESULTS);
    const link = await screen.findByRole("link", { name: "Answers (CSV)" });
    expect(link).toHaveAttribute("href", "/s/norte/surveys/results/answers");
    expect(link).toHaveAttribute("download");
  });

  it("are kept from whoever may not read them, and miss where there is no such survey", async () => {
    await open(RESULTS, { api: { survey: denied() } });
    expect(await screen.findByText("You have no access to this")).toBeVisible();
    await open("/dashboard/surveys/U3VydmV5Ojk=/results");
    expect(await screen.findByText("There is no such survey in this shop.")).toBeVisible();
  });
});
