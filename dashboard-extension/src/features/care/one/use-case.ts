import { CasePageDocument } from "@/api/generated/care";
import { useQuery } from "@/api/use-query";

export function useCase(id: string) {
  const { data, problem, isLoading, reload } = useQuery(CasePageDocument, { id });
  return { found: data?.postSaleCase ?? null, owners: data?.postSaleCaseOwners ?? [], problem, isLoading, reload };
}

export type CaseView = ReturnType<typeof useCase>;
export type CaseData = NonNullable<CaseView["found"]>;
export type PartProps = { one: CaseData; onChanged: () => void };
