/** A programme of a year and a half: each row follows on the one before. */
export function pointsAccounting(period: "DAY" | "MONTH") {
  const rows = [];
  let opening = 48_210;
  for (let place = 0; place < 12; place += 1) {
    const startsOn = period === "MONTH" ? `2026-${pad(place + 1)}-01` : `2026-12-${pad(place + 1)}`;
    const earned = 9_300 + place * 410;
    const row = {
      startsOn,
      opening,
      earned,
      activated: earned - 640,
      redeemed: 6_100 + place * 350,
      reversed: 820 + (place % 3) * 90,
      expired: place % 4 === 3 ? 1_450 : 0,
      adjusted: place === 5 ? 500 : place === 8 ? -120 : 0,
      closing: 0,
    };
    row.closing = opening + row.earned - row.redeemed - row.reversed - row.expired + row.adjusted;
    opening = row.closing;
    rows.push(row);
  }
  const owed = opening + 340;
  return {
    period,
    since: rows[0]!.startsOn,
    until: rows.at(-1)!.startsOn,
    currency: "EUR",
    currencies: ["EUR", "PLN"],
    pointValue: "0.05",
    exportPath: "/s/norte/points/books/token",
    rows,
    outstanding: { pending: 6_230, active: opening - 6_230, belowZero: -340, owed },
    liability: {
      amount: { amount: (owed * 0.05 * 0.82).toFixed(2), currency: "EUR" },
      gross: { amount: (owed * 0.05).toFixed(2), currency: "EUR" },
      breakageRate: 0.18,
      isEstimated: true,
      months: 18,
      monthsNeeded: 12,
      issued: 214_300,
      redeemed: 131_900,
      expected: 176_240.4,
    },
    redemption: { rate: 0.641, redeemed: 131_900, matured: 205_772 },
    proof: {
      rootOn: "2026-12-11",
      rootNumber: 512,
      root: "9f2c41d7b06a5e83c1f04d7a92be6610c5d38e7fa4b1920d6e58c37fb2a09d14",
      checkedAt: "2026-12-10T03:15:00Z",
      checkedEntries: 48_112,
      fault: null,
      command: "postventa ledger_verify --shop norte",
    },
  };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
