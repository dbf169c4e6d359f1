import { useFormats, useWords } from "@/words/locale-context";

import css from "./photo-list.module.css";
import type { QuestionFound } from "./use-results";
import { resultsWords } from "./words";

/** The newest photos that came with answers; each opens by itself. */
export function PhotoList({ photos }: { photos: QuestionFound["photos"] }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  return (
    <ul className={css.photos} aria-label={t("photos")}>
      {photos.map(({ url, at }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            <img src={url} alt={t("photoOf", { date: formats.date(at) })} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
