import { useParams } from "react-router";

import { PointsMemberDocument } from "@/api/generated/loyalty-members";
import { useQuery } from "@/api/use-query";

export function useMember() {
  const { id = "" } = useParams();
  const { data, problem, isLoading, reload } = useQuery(PointsMemberDocument, { id });
  const permissions = data?.postSaleViewer.permissions ?? [];
  return {
    member: data?.pointsMember ?? null,
    adjustments: data?.pointsAdjustments?.edges.map(({ node }) => node) ?? [],
    canAdjust: permissions.includes("MANAGE_DISCOUNTS"),
    canKeep: permissions.includes("MANAGE_USERS"),
    problem,
    isLoading,
    reload,
  };
}

export type MemberState = ReturnType<typeof useMember>;
export type Member = NonNullable<MemberState["member"]>;
