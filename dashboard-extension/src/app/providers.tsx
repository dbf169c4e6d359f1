import { AppBridgeProvider } from "@saleor/app-sdk/app-bridge";
import type { ReactNode } from "react";

import type { Client } from "@/api/client";
import { ClientProvider } from "@/api/client-context";
import { BridgeProvider } from "@/bridge/bridge-context";
import type { DashboardBridge } from "@/bridge/dashboard-bridge";

import { BridgeGate } from "./bridge-gate";

type ProvidersProps = { bridge: DashboardBridge; client: Client; children: ReactNode };

export function Providers({ bridge, client, children }: ProvidersProps) {
  return (
    <AppBridgeProvider appBridgeInstance={bridge.sdk}>
      <BridgeProvider bridge={bridge}>
        <ClientProvider client={client}>
          <BridgeGate>{children}</BridgeGate>
        </ClientProvider>
      </BridgeProvider>
    </AppBridgeProvider>
  );
}
