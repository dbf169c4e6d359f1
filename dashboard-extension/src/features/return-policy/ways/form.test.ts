import { describe, expect, it } from "vitest";

import { returnMethods } from "../../../../mock/ways";
import { fieldsOf, nameOf, type Schema, sent, type Value, written } from "./form";

const way = (code: string) => returnMethods("en").find((each) => each.code === code)!;
const schemaOf = (code: string) => JSON.parse(way(code).settingsSchema) as Schema;
const settingsOf = (code: string) => JSON.parse(way(code).settings) as Value;

describe("fieldsOf", () => {
  it("makes an input of each setting, with its name and note", () => {
    expect(fieldsOf(schemaOf("staff_label")).map(({ name, type }) => [name, type])).toEqual([
      ["countries", "countries"],
      ["address", "lines"],
      ["addresses", "pairs"],
      ["label_within_days", "whole"],
      ["carrier", "text"],
    ]);
    expect(fieldsOf(schemaOf("staff_label"))[3]).toMatchObject({ min: 1, max: 30, note: "Customers are told this date, and wait for the label." });
  });

  it("goes into the parts of a list", () => {
    const points = fieldsOf(schemaOf("drop_off")).find(({ name }) => name === "points");
    expect(points).toMatchObject({ type: "list", each: "Drop-off point" });
    expect(points?.type === "list" ? points.fields.map(({ label, type }) => [label, type]) : []).toEqual([
      ["Name", "text"],
      ["Address", "lines"],
      ["Postal code", "text"],
      ["Country", "country"],
      ["Opening hours", "text"],
    ]);
  });

  it("leaves out what it has no input for", () => {
    expect(fieldsOf({ properties: { shape: { type: "array", items: { type: "array" } }, odd: { type: "null" } } })).toEqual([]);
  });
});

describe("written and sent", () => {
  it.each(returnMethods("en").map(({ code }) => code))("%s comes back as it was", (code) => {
    const fields = fieldsOf(schemaOf(code));
    const again = sent(fields, written(fields, settingsOf(code)));
    expect(JSON.stringify(again).replaceAll(/(\d\d:\d\d)"/g, '$1:00"')).toBe(JSON.stringify(settingsOf(code)));
  });

  it("sends what is no number as it is, so that the shop is told where", () => {
    const fields = fieldsOf(schemaOf("pickup"));
    expect(sent(fields, { ...written(fields, settingsOf("pickup")), days_ahead: "soon" })).toMatchObject({ days_ahead: "soon" });
    expect(sent(fields, { ...written(fields, settingsOf("pickup")), days_ahead: " 3 " })).toMatchObject({ days_ahead: 3 });
  });
});

it("calls a closed part by its name, or by its hours", () => {
  const list = (code: string, name: string) => {
    const field = fieldsOf(schemaOf(code)).find((each) => each.name === name);
    return field?.type === "list" ? field.fields : [];
  };
  expect(nameOf(list("drop_off", "points"), { name: "Bazar Sol" })).toBe("Bazar Sol");
  expect(nameOf(list("pickup", "hours"), { start: "09:00", end: "14:00" })).toBe("09:00–14:00");
  expect(nameOf(list("pickup", "hours"), { start: "", end: "" })).toBe("");
});
