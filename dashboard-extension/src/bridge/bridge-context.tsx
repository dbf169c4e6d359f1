import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

import type { BridgeState, DashboardBridge } from "./dashboard-bridge";

const BridgeContext = createContext<DashboardBridge | null>(null);

export function BridgeProvider({ bridge, children }: { bridge: DashboardBridge; children: ReactNode }) {
  return <BridgeContext.Provider value={bridge}>{children}</BridgeContext.Provider>;
}

export function useBridge(): DashboardBridge {
  const bridge = useContext(BridgeContext);
  if (bridge === null) throw new Error("useBridge needs a BridgeProvider");
  return bridge;
}

export function useBridgeState(): BridgeState {
  const bridge = useBridge();
  return useSyncExternalStore(bridge.subscribe, bridge.getState);
}
