import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { denied, open } from "@/test/open";

describe("the list of surveys", () => {
  it("tells of each what becomes of it, and leads to it and to its results", async () => {
    await open("/dashboard/surveys");
    const table = await screen.findByRole("table", { name: "All surveys" });
    const first = within(table).getByRole("row", { name: /Recommendation after the delivery/ });
    expect(within(first).getByText("Version 2, and a draft")).toBeVisible();
    expect(within(first).getByRole("link", { name: "Results of “Recommendation after the delivery”" })).toHaveAttribute("href", "/dashboard/surveys/U3VydmV5OjA%3D/results");
    expect(within(table).getByText("Never published")).toBeVisible();
    expect(screen.getByRole("link", { name: "Topics and their words" })).toHaveAttribute("href", "/dashboard/surveys/words");
  });

  it("starts a new one from one that is ready made, under a code that is free", async () => {
    const { user, sentOf } = await open("/dashboard/surveys");
    await user.click(await screen.findByRole("button", { name: "New survey" }));
    const form = screen.getByRole("form", { name: "New survey" });
    await user.clear(within(form).getByLabelText("Title"));
    await user.type(within(form).getByLabelText("Title"), "Help");
    await user.click(within(form).getByRole("button", { name: "Create it" }));
    await waitFor(() => expect(sentOf("SurveyCreate")).toHaveLength(1));
    expect(sentOf("SurveyCreate")[0]).toMatchObject({ input: { title: "Help" } });
  });

  it("is kept from whoever may not read it", async () => {
    await open("/dashboard/surveys", { api: { surveys: denied() } });
    expect(await screen.findByRole("status")).toBeVisible();
    expect(screen.queryByRole("table")).toBeNull();
  });
});
