import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { open } from "@/test/open";

const DAY_MS = 86_400_000;

describe("what if", () => {
  it("replays as many months as are asked for, with the use that is expected", async () => {
    const { user, sentOf } = await open("/dashboard/points/what-if");
    const months = await screen.findByRole("spinbutton", { name: "Months to replay" });
    expect(months).toHaveValue(12);
    const use = screen.getByRole("spinbutton", { name: "Expected use, in %" });
    expect(use).toHaveValue(100);
    await user.clear(months);
    await user.type(months, "25");
    expect(screen.getByText("A whole number from 1 to 24.")).toBeVisible();
    expect(screen.getByRole("button", { name: "Replay them" })).toBeDisabled();
    await user.clear(months);
    await user.type(months, "3");
    await user.clear(use);
    await user.type(use, "60");
    await user.click(screen.getByRole("button", { name: "Replay them" }));
    await waitFor(() => expect(sentOf("WhatIfStart")).toHaveLength(1));
    const { input } = sentOf("WhatIfStart")[0] as { input: { since: string; expectedUse: number } };
    expect(input.expectedUse).toBe(0.6);
    const days = (Date.now() - new Date(input.since).getTime()) / DAY_MS;
    expect(days).toBeGreaterThan(88);
    expect(days).toBeLessThan(93);
  });
});
