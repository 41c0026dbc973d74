import { isMany, type Picture } from '../canvas/picture.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The node an arrow key leads to: right and left along the largest step, up and down inside the column. */
export function walk(picture: Picture, from: string, direction: Direction): string | undefined {
  if (direction === 'left' || direction === 'right') return alongSteps(picture, from, direction);
  const here = picture.positions.get(from);
  const column = picture.nodes.get(from)?.column;
  if (!here) return undefined;
  const siblings = [...picture.nodes.values()].filter((node) => node.column === column && node.id !== from);
  const gap = (id: string): number => (picture.positions.get(id)!.y - here.y) * (direction === 'down' ? 1 : -1);
  return siblings.filter((node) => gap(node.id) > 0).sort((a, b) => gap(a.id) - gap(b.id))[0]?.id;
}

function alongSteps(picture: Picture, from: string, direction: 'left' | 'right'): string | undefined {
  const column = picture.nodes.get(from)?.column ?? 0;
  const reached = new Map<string, number>();
  for (const { source, target, amount } of picture.steps.values()) {
    const other = source === from ? target : target === from ? source : undefined;
    const node = other === undefined ? undefined : picture.nodes.get(other);
    // A backward step leads left although money left the node by it: the key follows the picture, not the arrow.
    if (!node || (direction === 'right' ? node.column <= column : node.column >= column)) continue;
    reached.set(node.id, Math.max(reached.get(node.id) ?? 0, isMany(node) ? 0 : amount));
  }
  return [...reached].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

export interface Sums {
  readonly ins: number;
  readonly received: number;
  readonly outs: number;
  readonly passedOn: number;
}

/** Steps that touch a node on the picture, and their sums, as read out when the keyboard stands on it. */
export function sumsOf(picture: Picture, id: string): Sums {
  let [ins, received, outs, passedOn] = [0, 0, 0, 0];
  for (const step of picture.steps.values()) {
    const share = step.attributed ?? step.amount;
    if (step.target === id) [ins, received] = [ins + 1, received + share];
    if (step.source === id) [outs, passedOn] = [outs + 1, passedOn + share];
  }
  return { ins, received, outs, passedOn };
}
