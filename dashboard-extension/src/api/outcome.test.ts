import { expect, it } from "vitest";

import { readOutcome, type ResponseBody } from "./outcome";

const refusal = (code: string): ResponseBody => ({ data: { postSaleOverview: null }, errors: [{ extensions: { code } }] });

it.each(["PERMISSION_DENIED", "permission_denied", "PermissionDenied", "SIGN_IN_NEEDED"])("reads %s as denied", (code) => {
  expect(readOutcome(200, refusal(code))).toEqual({ data: null, problem: "denied" });
});

it("reads Saleor's own nesting of the code", () => {
  const body = { data: null, errors: [{ extensions: { exception: { code: "PermissionDenied" } } }] };
  expect(readOutcome(200, body).problem).toBe("denied");
});

it("keeps what was answered where one field alone was refused", () => {
  const body = { data: { postSaleOrder: { id: "1", customer: null } }, errors: [{ extensions: { code: "PERMISSION_DENIED" } }] };
  expect(readOutcome(200, body)).toEqual({ data: body.data, problem: null });
});

it("takes nothing found for an answer", () => {
  expect(readOutcome(200, { data: { postSaleOrder: null } }).problem).toBeNull();
});

it.each([
  [401, null, "expired"],
  [403, null, "denied"],
  [502, null, "unreachable"],
  [200, null, "failed"],
  [200, { errors: [{ message: "Syntax Error" }] }, "failed"],
])("reads %s %j as %s", (status, body, problem) => {
  expect(readOutcome(status, body).problem).toBe(problem);
});
