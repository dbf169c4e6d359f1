import { useSearchParams } from "react-router";

export type Pages = {
  /** The cursor to ask with; null on the first page. */
  after: string | null;
  isFirst: boolean;
  next: (endCursor: string | null) => void;
  previous: () => void;
  /** Where what is listed is not in the address. */
  restart: () => void;
};

const NAME = "after";

/**
 * Walks a connection forwards and back. The cursors passed stand in the address, so that the browser's way back finds
 * the page; whoever writes other parameters begins at the first.
 */
export function usePages(): Pages {
  const [params, setParams] = useSearchParams();
  const cursors = params.getAll(NAME);
  const walk = (next: string[], options?: { replace: boolean }) => {
    const changed = new URLSearchParams(params);
    changed.delete(NAME);
    next.forEach((cursor) => changed.append(NAME, cursor));
    setParams(changed, options);
  };
  return {
    after: cursors.at(-1) ?? null,
    isFirst: cursors.length === 0,
    next: (endCursor) => (endCursor === null ? undefined : walk([...cursors, endCursor])),
    previous: () => walk(cursors.slice(0, -1)),
    restart: () => (cursors.length === 0 ? undefined : walk([], { replace: true })),
  };
}
