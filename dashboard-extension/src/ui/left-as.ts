import { useEffect } from "react";
import { useLocation } from "react-router";

/** How each page was left: filters and place of a list. */
const searches = new Map<string, string>();

/** Notes how this page stands; returns the address under which another one was left. */
export function useLeftAs(): (path: string) => string {
  const { pathname, search } = useLocation();
  useEffect(() => void searches.set(pathname, search), [pathname, search]);
  return (path) => path + (searches.get(path) ?? "");
}
