/** Amounts come as JSON numbers or as text; they are shown, never reckoned with. */
export type MoneyValue = { amount: string | number; currency: string };

export type Formats = {
  number: (value: number) => string;
  /** With as many digits as it has, up to six. */
  decimal: (value: number) => string;
  /** With its sign, where it is more or less. */
  change: (value: number) => string;
  money: (value: MoneyValue) => string;
  /** With its sign, where it is more or less. */
  difference: (value: MoneyValue) => string;
  /** Of a share between 0 and 1. */
  percent: (share: number) => string;
  /** 22 nov 2026 */
  date: (moment: string) => string;
  /** 22 nov 2026, 18:30 */
  dateTime: (moment: string) => string;
  /** 22 nov, for narrow places */
  shortDate: (moment: string) => string;
  /** Monday is 0. */
  weekday: (day: number) => string;
  /** Of a calendar day without a time zone: `2026-11-22`. */
  day: (day: string) => string;
  /** nov 2026, of a calendar day */
  month: (day: string) => string;
  /** hace 3 horas */
  ago: (moment: string, now: Date) => string;
  /** 24 min: in the largest unit that says enough */
  duration: (seconds: number) => string;
};

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function createFormats(locale: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const change = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const shortDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  const unit = (name: string) => new Intl.NumberFormat(locale, { style: "unit", unit: name, maximumFractionDigits: 1 });
  const [second, minute, hour] = [unit("second"), unit("minute"), unit("hour")];
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return {
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    change: (value) => change.format(value),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(locale, { style: "currency", currency }).format(Number(amount)),
    difference: ({ amount, currency }) =>
      new Intl.NumberFormat(locale, { style: "currency", currency, signDisplay: "exceptZero" }).format(Number(amount)),
    percent: (share) => percent.format(share),
    date: (moment) => date.format(new Date(moment)),
    dateTime: (moment) => dateTime.format(new Date(moment)),
    shortDate: (moment) => shortDate.format(new Date(moment)),
    // 5 January 1970 was a Monday.
    weekday: (index) => weekday.format(new Date((index + 4) * 86_400_000)),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    month: (value) => month.format(new Date(`${value}T00:00:00Z`)),
    ago: (moment, now) => {
      const seconds = Math.round((new Date(moment).getTime() - now.getTime()) / 1000);
      const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
      return step === undefined ? relative.format(0, "minute") : relative.format(Math.trunc(seconds / step[1]), step[0]);
    },
    duration: (seconds) => {
      if (seconds < 60) return second.format(Math.round(seconds));
      return seconds < 3_600 ? minute.format(Math.round(seconds / 60)) : hour.format(seconds / 3_600);
    },
  };
}
