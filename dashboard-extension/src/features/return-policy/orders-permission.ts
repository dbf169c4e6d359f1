const ORDERS = "MANAGE_ORDERS";

/** Who may write the policy need not be somebody who sees orders and customers. */
export function canSeeOrders(data: { postSaleViewer: { permissions: string[] } }): boolean {
  return data.postSaleViewer.permissions.includes(ORDERS);
}
