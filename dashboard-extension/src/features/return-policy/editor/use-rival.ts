import { useState } from "react";

import type { PolicyVersionFieldsFragment } from "@/api/generated/return-policy";

import type { Policy } from "../document/document";

/** What somebody else made of the draft after it was opened here. */
export type Rival = PolicyVersionFieldsFragment & { content: string };

type Text = { name: string; policy: Policy };

/** Of two who wrote at once: the text that does not stand in the form, until the page is left. */
type Aside = Text & { whose: "mine" | "theirs" };

/** Nothing typed gets lost where two write at one draft: `shown` is what stands in the form, `show` puts another there. */
export function useRival(shown: Text, show: (text: Text) => void) {
  const [rival, setRival] = useState<Rival | null>(null);
  const [aside, setAside] = useState<Aside | null>(null);
  const settle = (next: Aside) => {
    setAside(next);
    setRival(null);
  };
  return {
    rival,
    aside,
    meet: setRival,
    takeTheirs: (theirs: Text) => {
      settle({ ...shown, whose: "mine" });
      show(theirs);
    },
    keepMine: (theirs: Text) => settle({ ...theirs, whose: "theirs" }),
    swap: () => {
      if (aside === null) return;
      setAside({ ...shown, whose: aside.whose === "mine" ? "theirs" : "mine" });
      show(aside);
    },
  };
}
