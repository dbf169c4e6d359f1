import { useEffect, useState } from "react";
import { useHref, useNavigate } from "react-router";

/** Catches the click that would lead away from what is not saved, so that the page can ask first. */
export function useLeaveGuard(isUnsaved: boolean) {
  const navigate = useNavigate();
  const root = useHref("/");
  const [wanted, setWanted] = useState<string | null>(null);

  useEffect(() => {
    if (!isUnsaved) return;
    const catchClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (link === null || link.target === "_blank" || link.origin !== window.location.origin) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(pathBelow(root, link.pathname) + link.search);
    };
    const holdOn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("click", catchClick, true);
    window.addEventListener("beforeunload", holdOn);
    return () => {
      window.removeEventListener("click", catchClick, true);
      window.removeEventListener("beforeunload", holdOn);
    };
  }, [isUnsaved, root]);

  return {
    isAsking: isUnsaved && wanted !== null,
    stay: () => setWanted(null),
    leave: () => void navigate(wanted ?? "/"),
  };
}

/** The router wants paths as they are below its own root. */
function pathBelow(root: string, pathname: string): string {
  const base = root.replace(/\/$/, "");
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
