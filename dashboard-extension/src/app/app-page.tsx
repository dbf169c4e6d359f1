import "@saleor/macaw-ui/style";

import "./macaw-overrides.css";

import { ThemeProvider, useTheme } from "@saleor/macaw-ui";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { BrowserRouter, Link, Navigate, Route, Routes, useLocation } from "react-router";

import { useBridge, useBridgeState } from "@/bridge/bridge-context";
import { ownSearch } from "@/bridge/frame-context";
import { EmptyState, Skeleton } from "@/ui/notice";
import { Page, PageHeader } from "@/ui/layout";
import { PageSectionsProvider } from "@/ui/page-sections";
import { useWords } from "@/words/locale-context";

import { ErrorBoundary } from "./error-boundary";
import { pageSections } from "./page-sections";
import { pages } from "./pages";
import { Tabs } from "./tabs";
import { appWords } from "./words";

export const BASE_PATH = "/dashboard";

export function AppPage() {
  return (
    <MacawTheme>
      <BrowserRouter basename={BASE_PATH}>
        <RouteReporter />
        <Tabs />
        <PageSectionsProvider sections={pageSections}>
          <PageRoutes />
        </PageSectionsProvider>
      </BrowserRouter>
    </MacawTheme>
  );
}

export function PageRoutes() {
  const { pathname } = useLocation();
  return (
    <ErrorBoundary key={pathname}>
      <Suspense fallback={<WaitingPage />}>
        <Routes>
          <Route index element={<Navigate to="/overview" replace />} />
          {pages.map(({ path, Page: Shown }) => (
            <Route path={path} element={<Shown />} key={path} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}

/**
 * After a reload the Dashboard opens the route it was told last, with the filters in it. It takes an address for the one
 * it shows where the paths are the same (3.23.27): filters that are gone leave a bare question mark, which it follows.
 */
function RouteReporter() {
  const bridge = useBridge();
  const { pathname, search } = useLocation();
  const told = useRef({ pathname: "", own: "" });
  const own = ownSearch(search);
  useEffect(() => {
    const isCleared = own === "" && told.current.own !== "" && told.current.pathname === pathname;
    told.current = { pathname, own };
    bridge.reportRoute(BASE_PATH + pathname + (isCleared ? "?" : own));
  }, [bridge, pathname, own]);
  return null;
}

function MacawTheme({ children }: { children: ReactNode }) {
  const { theme } = useBridgeState();
  return (
    <ThemeProvider defaultTheme={theme === "dark" ? "defaultDark" : "defaultLight"}>
      <ThemeFollower />
      {children}
    </ThemeProvider>
  );
}

function ThemeFollower() {
  const { theme } = useBridgeState();
  const { setTheme } = useTheme();
  // `setTheme` is a new function on every render.
  useEffect(() => setTheme(theme === "dark" ? "defaultDark" : "defaultLight"), [theme]); // eslint-disable-line react-hooks/exhaustive-deps
  return null;
}

function WaitingPage() {
  return (
    <Page>
      <Skeleton lines={8} />
    </Page>
  );
}

function NotFound() {
  const t = useWords(appWords);
  return (
    <Page>
      <PageHeader title={t("notFoundTitle")} lead={t("notFoundAdvice")} />
      <EmptyState>
        <Link to="/overview">{t("goToOverview")}</Link>
      </EmptyState>
    </Page>
  );
}
