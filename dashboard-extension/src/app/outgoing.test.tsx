import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

describe("outgoing webhooks", () => {
  it("get a new secret, which is shown this once", async () => {
    const { user, sentOf } = await open("/dashboard/settings/outgoing");
    const [rotate] = await screen.findAllByRole("button", { name: "New secret" });
    await user.click(rotate!);
    expect(sentOf("HookEndpointRotateSecret")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Yes, make a new secret" }));
    await waitFor(() => expect(sentOf("HookEndpointRotateSecret")).toEqual([{ input: { id: "SG9vazox" } }]));
    expect(await screen.findByText("whsec_bmV3IHNlY3JldA==")).toBeVisible();
  });

  it("that were switched off say since when", async () => {
    await open("/dashboard/settings/outgoing");
    const note = (await screen.findByText(/Off: it took nothing for five days/)).closest("section, div, article")!;
    expect(within(note.parentElement!).getByText(/Switch it on once the other system is back/)).toBeVisible();
  });
});
