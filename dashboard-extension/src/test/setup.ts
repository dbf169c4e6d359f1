import "@testing-library/jest-dom/vitest";

import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";

configure({ asyncUtilTimeout: 10_000 });

class StubResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const listen = window.addEventListener.bind(window);
const listeners: EventListenerOrEventListenerObject[] = [];

beforeEach(() => {
  // The SDK never stops listening; the next test's Dashboard must not be heard by this one's frame.
  vi.spyOn(window, "addEventListener").mockImplementation((type: string, listener, options) => {
    if (type === "message") listeners.push(listener);
    listen(type, listener, options);
  });
  vi.stubGlobal("ResizeObserver", StubResizeObserver);
});

afterEach(() => {
  cleanup();
  listeners.splice(0).forEach((listener) => window.removeEventListener("message", listener));
  vi.unstubAllGlobals();
  vi.useRealTimers();
  window.history.replaceState(null, "", "/");
  document.documentElement.removeAttribute("data-theme");
});
