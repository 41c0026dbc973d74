import { METHODS } from '../attribution/attribute.js';
import { isBackward } from './columns.js';
import type { Flow } from './flow.js';
import type { PictureNode } from './picture.js';

/** Neighbours of a node that are not drawn singly, in one direction. */
export interface RestGroup {
  readonly beside: PictureNode;
  readonly direction: 'in' | 'out';
  readonly others: readonly PictureNode[];
  /** Merged steps between the node and them. */
  readonly groups: readonly number[];
}

/** What of a flow is shown: nodes, merged steps between them, what stands for the others, and what is not shown as such. */
export interface FlowDrawing {
  readonly nodes: readonly PictureNode[];
  readonly groups: readonly number[];
  readonly rests: readonly RestGroup[];
  /** `amount`: fen by method. */
  readonly cutOff: { readonly nodes: number; readonly steps: number; readonly amounts: readonly number[] };
  /** What is smaller than the smallest amount asked for; not in `cutOff`. */
  readonly small: { readonly steps: number; readonly amounts: readonly number[] };
}

/** Merged steps at each node: those that flow out of it and those that flow into it, what runs backward turned round. */
interface Sides {
  readonly first: Int32Array;
  readonly groups: Int32Array;
}

const WIDTH = METHODS.length;

export class FlowDrawer {
  private readonly sides: { readonly out: Sides; readonly in: Sides };
  private readonly lists = new Map<number, readonly Neighbour[]>();

  /** Merged steps below the smallest amount asked for: never drawn, their sum is told. */
  private readonly small: Uint8Array;

  /** `idOf` gives a node's business id; it is asked only where two amounts are equal. */
  constructor(
    private readonly flow: Flow,
    private readonly idOf: (node: PictureNode) => string,
    amountMin = 0,
  ) {
    this.small = new Uint8Array(flow.merged.count);
    for (let group = 0; group < flow.merged.count; group += 1) if (this.weight(group) < amountMin) this.small[group] = 1;
    this.sides = { out: this.sideOf('out'), in: this.sideOf('in') };
  }

  /**
   * From the root outwards the `hubCap` largest neighbours of each node and direction (ties by id) until `nodesMax` are drawn, Rest nodes
   * included; what a drawn node has beside them stands as one Rest node with its sum (the root and its Rest nodes are drawn however small
   * `nodesMax` is). The cut-off counts every single step that is not drawn as such, so drawn + cut off = the whole, to the fen.
   */
  aggregate(nodesMax: number, hubCap: number): FlowDrawing {
    // How many Rest nodes there are is known only once the others are chosen: draw fewer until all fit.
    for (let room = nodesMax; ;) {
      const drawing = this.draw(this.choose(room, hubCap));
      const over = drawing.nodes.length + drawing.rests.length - nodesMax;
      if (over <= 0 || room === 1) return drawing;
      room = Math.max(1, room - over);
    }
  }

  /** One node with its neighbours, `limit` at most, largest first; for opening a Rest node. `skip` neighbours were shown before. */
  neighbours(node: PictureNode, limit: number, skip: number): FlowDrawing & { readonly left: number } {
    const sums = new Map<number, number>();
    const groups: number[] = [];
    for (const side of [this.sides.out, this.sides.in]) {
      for (let place = side.first[node.number]!; place < side.first[node.number + 1]!; place += 1) {
        const group = side.groups[place]!;
        groups.push(group);
        const other = this.otherEnd(group, node.number);
        sums.set(other, (sums.get(other) ?? 0) + this.weight(group));
      }
    }
    const others = this.largestFirst(
      [...sums].map(([other, amount]) => ({ other, amount })),
      Infinity,
    ).map(({ other }) => other);
    const shown = new Set(others.slice(skip, skip + limit));
    const left = new Set(others.slice(skip + limit));
    const hidden = groups.filter((group) => left.has(this.otherEnd(group, node.number)));
    return {
      nodes: this.flow.nodes.filter((one) => one === node || shown.has(one.number)),
      groups: groups.filter((group) => shown.has(this.otherEnd(group, node.number))),
      rests: [],
      cutOff: { nodes: left.size, ...this.sum(hidden) },
      small: this.sum(this.smallGroups().filter((group) => [this.flow.merged.source[group], this.flow.merged.target[group]].includes(node.number))),
      left: left.size,
    };
  }

  private draw(drawn: ReadonlySet<number>): FlowDrawing {
    const { merged, nodes } = this.flow;
    const { source, target, edges, parts } = merged;
    const isDrawn = new Uint8Array(nodes.length);
    for (const number of drawn) isDrawn[number] = 1;
    const shown: number[] = [];
    const rests: RestGroup[] = [];
    let steps = 0;
    const amounts = METHODS.map(() => 0);
    for (let group = 0; group < merged.count; group += 1) {
      if (this.small[group] === 1) continue;
      if (isDrawn[source[group]!] === 1 && isDrawn[target[group]!] === 1) {
        shown.push(group);
        continue;
      }
      steps += edges[group]!;
      for (let method = 0; method < WIDTH; method += 1) amounts[method]! += parts[group * WIDTH + method]!;
    }
    for (const number of drawn) {
      for (const direction of ['in', 'out'] as const) {
        const side = this.sides[direction];
        const groups: number[] = [];
        const others = new Set<number>();
        for (let place = side.first[number]!; place < side.first[number + 1]!; place += 1) {
          const group = side.groups[place]!;
          const other = this.otherEnd(group, number);
          if (isDrawn[other] === 1) continue;
          groups.push(group);
          others.add(other);
        }
        if (groups.length > 0) rests.push({ beside: nodes[number]!, direction, groups, others: [...others].map((other) => nodes[other]!) });
      }
    }
    return {
      nodes: nodes.filter((node) => drawn.has(node.number)),
      groups: shown,
      rests,
      cutOff: { nodes: this.drawable() - drawn.size, steps, amounts },
      small: this.sum(this.smallGroups()),
    };
  }

  private smallGroups(): number[] {
    const groups: number[] = [];
    this.small.forEach((small, group) => small === 1 && groups.push(group));
    return groups;
  }

  /** Nodes that could be drawn: those whose every step is too small could not. */
  private drawable(): number {
    if (!this.small.includes(1)) return this.flow.nodes.length;
    return this.flow.nodes.filter(
      ({ number, root }) =>
        root || this.sides.out.first[number]! < this.sides.out.first[number + 1]! || this.sides.in.first[number]! < this.sides.in.first[number + 1]!,
    ).length;
  }

  /** Root first, then outwards, at each node the largest neighbours in each direction; the chain above is always drawn. */
  private choose(nodesMax: number, hubCap: number): Set<number> {
    const { nodes } = this.flow;
    const roots = nodes.filter((node) => node.root);
    let open = this.byReceived(roots.length > 0 ? roots : nodes.slice(0, 1)).slice(0, nodesMax);
    const drawn = new Set(open.map((node) => node.number));
    while (open.length > 0 && drawn.size < nodesMax) {
      const next: PictureNode[] = [];
      for (const node of this.byReceived(open)) {
        for (const direction of ['in', 'out'] as const) {
          const list = this.largest(node.number, direction, hubCap);
          for (const { other } of list) {
            if (drawn.has(other) || drawn.size >= nodesMax) continue;
            drawn.add(other);
            next.push(nodes[other]!);
          }
        }
      }
      open = next;
    }
    for (const number of [...drawn]) {
      for (const direction of ['in', 'out'] as const) {
        const only = this.onlyHidden(number, direction, drawn);
        // One leaf takes the place of the Rest node that would stand for it.
        if (only >= 0 && this.isLeafOf(only, drawn)) drawn.add(only);
      }
    }
    return drawn;
  }

  private byReceived(nodes: readonly PictureNode[]): PictureNode[] {
    const { received } = this.flow.amounts;
    return [...nodes].sort((a, b) => received[b.number * WIDTH]! - received[a.number * WIDTH]! || (this.idOf(a) < this.idOf(b) ? -1 : 1));
  }

  /** The one neighbour that would stand behind a Rest node alone; -1 where there are none or several. */
  private onlyHidden(number: number, direction: 'in' | 'out', drawn: ReadonlySet<number>): number {
    const side = this.sides[direction];
    let only = -1;
    for (let place = side.first[number]!; place < side.first[number + 1]!; place += 1) {
      const other = this.otherEnd(side.groups[place]!, number);
      if (drawn.has(other) || other === only) continue;
      if (only >= 0) return -1;
      only = other;
    }
    return only;
  }

  private isLeafOf(number: number, drawn: ReadonlySet<number>): boolean {
    for (const side of [this.sides.out, this.sides.in])
      for (let place = side.first[number]!; place < side.first[number + 1]!; place += 1)
        if (!drawn.has(this.otherEnd(side.groups[place]!, number))) return false;
    return true;
  }

  private largest(number: number, direction: 'in' | 'out', hubCap: number): readonly Neighbour[] {
    const key = number * 2 + (direction === 'in' ? 1 : 0);
    const known = this.lists.get(key);
    if (known) return known;
    const side = this.sides[direction];
    const sums = new Map<number, number>();
    for (let place = side.first[number]!; place < side.first[number + 1]!; place += 1) {
      const group = side.groups[place]!;
      const other = this.otherEnd(group, number);
      sums.set(other, (sums.get(other) ?? 0) + this.weight(group));
    }
    // An aggregate of one would say less than the neighbour itself.
    const cap = sums.size === hubCap + 1 ? hubCap + 1 : hubCap;
    const list = this.largestFirst(
      [...sums].map(([other, amount]) => ({ other, amount })),
      cap,
    );
    this.lists.set(key, list);
    return list;
  }

  /** The `cap` largest, ties by id; ids are looked at only where they decide. */
  private largestFirst(all: Neighbour[], cap: number): Neighbour[] {
    all.sort((a, b) => b.amount - a.amount);
    if (all.length > cap) {
      const least = all[cap - 1]!.amount;
      let end = cap;
      while (end < all.length && all[end]!.amount === least) end += 1;
      all.length = end;
    }
    const ids = new Map<number, string>();
    const id = (other: number): string => {
      let text = ids.get(other);
      if (text === undefined) ids.set(other, (text = this.idOf(this.flow.nodes[other]!)));
      return text;
    };
    all.sort((a, b) => b.amount - a.amount || (id(a.other) < id(b.other) ? -1 : 1));
    return all.slice(0, cap);
  }

  /** What a merged step weighs in choosing: the largest of what the methods say, so that no method's main way is hidden. */
  private weight(group: number): number {
    const { parts } = this.flow.merged;
    let most = 0;
    for (let place = group * WIDTH; place < group * WIDTH + WIDTH; place += 1) if (parts[place]! > most) most = parts[place]!;
    return most;
  }

  private sum(groups: readonly number[]): { steps: number; amounts: number[] } {
    const { merged } = this.flow;
    const amounts = METHODS.map(() => 0);
    let steps = 0;
    for (const group of groups) {
      steps += merged.edges[group]!;
      for (let method = 0; method < WIDTH; method += 1) amounts[method]! += merged.parts[group * WIDTH + method]!;
    }
    return { steps, amounts };
  }

  private otherEnd(group: number, node: number): number {
    const { source, target } = this.flow.merged;
    return source[group] === node ? target[group]! : source[group]!;
  }

  private sideOf(direction: 'in' | 'out'): Sides {
    const { merged, nodes } = this.flow;
    const first = new Int32Array(nodes.length + 1);
    const ends = new Int32Array(merged.count);
    for (let group = 0; group < merged.count; group += 1) {
      ends[group] = -1;
      if (this.small[group] === 1) continue;
      const turned = isBackward[merged.kind[group]!] === 1;
      ends[group] = (direction === 'out') !== turned ? merged.source[group]! : merged.target[group]!;
      first[ends[group]! + 1]! += 1;
    }
    for (let node = 0; node < nodes.length; node += 1) first[node + 1]! += first[node]!;
    const next = first.slice();
    const groups = new Int32Array(merged.count);
    for (let group = 0; group < merged.count; group += 1) {
      const end = ends[group]!;
      if (end < 0) continue;
      groups[next[end]!] = group;
      next[end]! += 1;
    }
    return { first, groups };
  }
}

interface Neighbour {
  readonly other: number;
  readonly amount: number;
}
