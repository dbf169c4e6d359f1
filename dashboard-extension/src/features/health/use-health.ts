import { InstallationHealthDocument } from "@/api/generated/health";
import { useQuery } from "@/api/use-query";

export function useHealth() {
  const { data, problem, isLoading, reload } = useQuery(InstallationHealthDocument, {});
  return { findings: data?.postSaleFindings ?? null, problem, isLoading, reload };
}
