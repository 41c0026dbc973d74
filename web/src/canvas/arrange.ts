/** Sizes of the picture in model pixels; the canvas, the placement of newcomers and the tests read the same ones. */
export const NODE_WIDTH = 168;
export const NODE_HEIGHT = 58;
export const ROW_PITCH = 72;
export const COLUMN_PITCH = 308;
/** Between a node and what stands under it, beyond the pitch of a row: one line of text. */
const UNDER_GAP = 24;

/** Six sweeps bring the order of a trace to rest: more change nothing that can be seen. */
const SWEEPS = 6;

export interface Box {
  readonly id: string;
  readonly column: number;
  /** Stands after its siblings, whatever its sum. */
  readonly last?: boolean;
  /** Stands right below this one of its column, with room for a word between. */
  readonly under?: string;
}

export interface Link {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** Refunds, recalls and the like stay out of the layout: they would pull the columns backward. */
  readonly backward: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** x of each column. Columns which nothing stands in take no room; one that appears later falls between its neighbours. */
export function columnPositions(columns: Iterable<number>): (column: number) => number {
  const used = [...new Set(columns)].sort((a, b) => a - b);
  return (column) => {
    const at = used.indexOf(column);
    if (at >= 0) return at * COLUMN_PITCH;
    const before = used.filter((other) => other < column).length;
    return (before === used.length ? before : before - 0.5) * COLUMN_PITCH;
  };
}

/**
 * Places every node: x by its column, y by six barycentre sweeps and then as near to its neighbours as the row pitch
 * allows. Pure, and the same input in the same order gives the same picture. Nodes keep the order of the list on ties.
 */
export function arrange(boxes: readonly Box[], links: readonly Link[]): Map<string, Point> {
  const columns = new Map<number, string[]>();
  for (const box of boxes) (columns.get(box.column) ?? columns.set(box.column, []).get(box.column)!).push(box.id);
  const order = [...columns.keys()].sort((a, b) => a - b);
  const rankOf = new Map(boxes.map((box, at) => [box.id, (box.last ? boxes.length : 0) + at]));
  const { before, after } = neighbours(boxes, links);

  // What only backward steps reach (a treasury that money came back to) belongs below: those steps run below the nodes.
  const loose = new Set(boxes.filter(({ id }) => !before.has(id) && !after.has(id)).map(({ id }) => id));

  const under = new Map(boxes.flatMap(({ id, under: above }) => (above === undefined ? [] : [[id, above] as const])));
  const y = new Map<string, number>();
  for (const column of order) spread(columns.get(column)!, y);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (const column of forward ? order : [...order].reverse()) {
      const ids = columns.get(column)!;
      const pull = new Map(ids.map((id) => [id, barycentre((forward ? before : after).get(id), y) ?? y.get(id)!]));
      settleLoose(ids, pull, loose);
      ids.sort((a, b) => pull.get(a)! - pull.get(b)! || rankOf.get(a)! - rankOf.get(b)!);
      columns.set(column, settleUnder(ids, pull, under));
      settle(columns.get(column)!, pull, y, under);
    }
  }
  // The last look goes left to right with both sides weighed, so that a parent sits in the middle of its children.
  for (const column of [...order].reverse()) {
    const ids = columns.get(column)!;
    const pull = new Map(ids.map((id) => [id, barycentre([...(after.get(id) ?? []), ...(before.get(id) ?? [])], y) ?? y.get(id)!]));
    settleLoose(ids, pull, loose);
    settle(settleUnder(ids, pull, under), pull, y, under);
  }
  const x = columnPositions(order);
  const columnOf = new Map(boxes.map((box) => [box.id, box.column]));
  return new Map(boxes.map(({ id }) => [id, { x: x(columnOf.get(id)!), y: Math.round(y.get(id)!) }]));
}

/** Pulls the loose nodes of a column below all others of it. */
function settleLoose(ids: readonly string[], pull: Map<string, number>, loose: ReadonlySet<string>): void {
  const tied = ids.filter((id) => !loose.has(id)).map((id) => pull.get(id)!);
  if (tied.length === 0) return;
  const lowest = Math.max(...tied) + ROW_PITCH;
  for (const id of ids) if (loose.has(id)) pull.set(id, lowest);
}

/** What stands under another one follows it, and is pulled where that one is. */
function settleUnder(ids: readonly string[], pull: Map<string, number>, under: ReadonlyMap<string, string>): string[] {
  const here = new Set(ids);
  const tied = ids.filter((id) => here.has(under.get(id) ?? ''));
  for (const id of tied) pull.set(id, pull.get(under.get(id)!)! + ROW_PITCH + UNDER_GAP);
  return ids.filter((id) => !tied.includes(id)).flatMap((id) => [id, ...tied.filter((one) => under.get(one) === id)]);
}

type Side = Map<string, { id: string; weight: number }[]>;

function neighbours(boxes: readonly Box[], links: readonly Link[]): { before: Side; after: Side } {
  const columnOf = new Map(boxes.map((box) => [box.id, box.column]));
  const before: Side = new Map();
  const after: Side = new Map();
  const add = (side: Side, id: string, other: string, weight: number) => {
    const list = side.get(id) ?? [];
    list.push({ id: other, weight });
    side.set(id, list);
  };
  for (const { source, target, weight, backward } of links) {
    const from = columnOf.get(source);
    const to = columnOf.get(target);
    if (backward || from === undefined || to === undefined || from >= to) continue;
    // The square root keeps one huge sum from deciding alone where a node stands.
    const pull = Math.sqrt(Math.max(weight, 1));
    add(after, source, target, pull);
    add(before, target, source, pull);
  }
  return { before, after };
}

function barycentre(side: { id: string; weight: number }[] | undefined, y: Map<string, number>): number | undefined {
  if (!side?.length) return undefined;
  let sum = 0;
  let weights = 0;
  for (const { id, weight } of side) {
    sum += y.get(id)! * weight;
    weights += weight;
  }
  return sum / weights;
}

function spread(ids: readonly string[], y: Map<string, number>): void {
  ids.forEach((id, at) => y.set(id, (at - (ids.length - 1) / 2) * ROW_PITCH));
}

/**
 * Moves a column's nodes as near as possible to where they are pulled, in this order and a row pitch apart: least squares
 * by pooling adjacent violators. Neighbours that would overlap share one block, which stands at the mean of its pulls.
 */
function settle(ids: readonly string[], pull: Map<string, number>, y: Map<string, number>, under: ReadonlyMap<string, string>): void {
  const blocks: { sum: number; size: number }[] = [];
  const below: number[] = [];
  ids.forEach((id, at) => below.push(at === 0 ? 0 : below[at - 1]! + ROW_PITCH + (under.get(id) === ids[at - 1] ? UNDER_GAP : 0)));
  ids.forEach((id, at) => {
    let block = { sum: pull.get(id)! - below[at]!, size: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.size > block.sum / block.size; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, size: last.size + block.size };
    }
    blocks.push(block);
  });
  let at = 0;
  for (const { sum, size } of blocks) for (let n = 0; n < size; n++, at++) y.set(ids[at]!, sum / size + below[at]!);
}
