import { labelOfId } from '../model/model.js';
import type { EvidenceEdgeKind } from './evidence.shapes.js';

/** An edge, as far as it decides what hangs together. */
export interface Link {
  readonly id: string;
  readonly type: EvidenceEdgeKind;
  readonly source: string;
  readonly target: string;
}

/** Nodes and edges on one picture; more cannot be taken in. */
export const [NODES_MAX, EDGES_MAX] = [80, 160];
/** Nodes that are no evidence between two parts of it: more would be a story of its own. */
const BETWEEN_MAX = 3;
/** Nodes added to connect, in all. */
const ADDED_MAX = 20;

/**
 * Which of the nodes are drawn: the subject, then by what the payments moved there, largest first, then by id. What no payment touches (papers,
 * lines, registers) has half of the places, more where payments need fewer.
 */
export function nodesToDraw(subject: string, ids: readonly string[], moved: ReadonlyMap<string, number>, most = NODES_MAX): string[] {
  const others = [...new Set(ids)].filter((id) => id !== subject).sort();
  const places = most - 1;
  const still = others.filter((id) => !moved.has(id));
  const touched = others.filter((id) => moved.has(id)).sort((a, b) => moved.get(b)! - moved.get(a)! || (a < b ? -1 : 1));
  const papers = still.slice(0, Math.max(Math.floor(places / 2), places - touched.length));
  return [subject, ...[...touched.slice(0, places - papers.length), ...papers].sort()];
}

/** The parts that the edges between some nodes make of them, each by id; the part of the first node first. */
export function partsOf(nodes: readonly string[], links: readonly Link[]): string[][] {
  const inside = new Set(nodes);
  const near = neighbours(links.filter(({ source, target }) => inside.has(source) && inside.has(target)));
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const start of nodes) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    // The list grows while it is read.
    for (const id of part)
      for (const next of near.get(id) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          part.push(next);
        }
    parts.push(part.sort());
  }
  return parts;
}

/**
 * Nodes that connect the parts, by the shortest ways from the part of the first node, one part after the other. A region connects nothing:
 * everything in a county belongs to the county.
 */
export function between(nodes: readonly string[], links: readonly Link[]): string[] {
  const near = neighbours(links);
  const added: string[] = [];
  const refused = new Set<string>();
  while (added.length < ADDED_MAX) {
    const all = [...nodes, ...added];
    const parts = partsOf(all, links);
    const start = parts.find((part) => !refused.has(part[0]!));
    if (parts.length === 1 || start === undefined) return added;
    const way = shortest(new Set(start), new Set(all), near);
    if (way === undefined || added.length + way.length > ADDED_MAX) refused.add(start[0]!);
    else added.push(...way);
  }
  return added;
}

/**
 * What two or more of the nodes have in common, most first, then by id: the holder of two accounts, the document of two lines, the firm that holds an
 * account and uses a telephone. Where they stand is what a finding is often about. A county is nothing that two things share.
 */
export function shared(nodes: readonly string[], links: readonly Link[]): string[] {
  const inside = new Set(nodes);
  const near = new Map<string, Set<string>>();
  for (const { source, target } of links)
    for (const [one, other] of [
      [source, target],
      [target, source],
    ] as const)
      if (inside.has(one) && !inside.has(other) && labelOfId(other) !== 'Region') near.set(other, (near.get(other) ?? new Set()).add(one));
  return [...near]
    .filter(([, those]) => those.size > 1)
    .sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
    .slice(0, ADDED_MAX)
    .map(([id]) => id);
}

/** The inner nodes of a shortest way from one part to any other node of the set; undefined where there is none. */
function shortest(part: ReadonlySet<string>, set: ReadonlySet<string>, near: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const from = new Map<string, string | null>([...part].sort().map((id) => [id, null]));
  let front = [...from.keys()];
  for (let steps = 0; steps <= BETWEEN_MAX && front.length > 0; steps += 1) {
    const next: string[] = [];
    for (const id of front) {
      for (const other of near.get(id) ?? []) {
        if (from.has(other)) continue;
        if (set.has(other)) {
          const way: string[] = [];
          for (let at: string | null = id; at !== null && !part.has(at); at = from.get(at)!) way.push(at);
          return way;
        }
        from.set(other, id);
        if (labelOfId(other) !== 'Region') next.push(other);
      }
    }
    front = next;
  }
  return undefined;
}

/** Both ways, each list by id. */
function neighbours(links: readonly Link[]): Map<string, string[]> {
  const near = new Map<string, Set<string>>();
  for (const { source, target } of links) {
    near.set(source, (near.get(source) ?? new Set()).add(target));
    near.set(target, (near.get(target) ?? new Set()).add(source));
  }
  return new Map([...near].map(([id, others]) => [id, [...others].sort()]));
}
