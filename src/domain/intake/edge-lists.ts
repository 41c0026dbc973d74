/** Ids of edges by the way the database finds them: each kind that a node may have thousands of has an index of its own. */
export interface EdgeLists {
  readonly paid: string[];
  readonly allocated: string[];
  readonly registered: string[];
  readonly carries: string[];
  readonly others: { id: string; source: string }[];
}

/** The lists that `known-edges` and `retire-edges` take. */
export function edgeLists(edges: Iterable<{ readonly id: string; readonly type: string; readonly source: string }>): EdgeLists & Record<string, unknown> {
  const lists = { paid: [] as string[], allocated: [] as string[], registered: [] as string[], carries: [] as string[], others: [] as EdgeLists['others'] };
  for (const { id, type, source } of edges) {
    if (type === 'PAID' || type === 'OBSERVED') lists.paid.push(id);
    else if (type === 'ALLOCATED') lists.allocated.push(id);
    else if (type === 'REGISTERED') lists.registered.push(id);
    else if (type === 'CARRIES') lists.carries.push(id);
    else lists.others.push({ id, source });
  }
  return lists;
}
