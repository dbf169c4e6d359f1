import { expect, it } from "vitest";

import { ownSearch } from "./frame-context";

it("keeps what a page put into its address, once, and nothing of the Dashboard's", () => {
  const dashboards = "domain=a&saleorApiUrl=b&id=c&featureFlags%5Bui%5D%5Benabled%5D=false&theme=light";
  expect(ownSearch(`?state=LEFT&${dashboards}&state=LEFT&step=wait`)).toBe("?state=LEFT&step=wait");
  expect(ownSearch(`?${dashboards}`)).toBe("");
});
