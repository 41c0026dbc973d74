import type { MoneyGraph } from '../../projection/money-graph.js';

/** What the graph in memory does not hold of an account, as the query `control-of-accounts` tells it. */
export interface ControlRow {
  readonly id: string;
  /** When it, or the youngest enterprise that holds it, began; epoch ms, null where nobody says. */
  readonly since: number | null;
  /** Ids of its holders, and of what these hang on: owners, persons, contacts; whatever the time. */
  readonly hooks: readonly string[];
}

/** Accounts of neighbouring layers: those that pay the middle, the middle, and those that it pays. */
export interface LayersOfAccounts {
  readonly upper: Iterable<number>;
  readonly middle: Iterable<number>;
  readonly lower: Iterable<number>;
}

const [UPPER, MIDDLE, LOWER] = [1, 2, 4];

/** How old some accounts are, and what they have in common. */
export class Control {
  private readonly known = new Map<number, { readonly since: number; readonly hooks: readonly number[] }>();

  constructor({ accounts }: MoneyGraph, rows: readonly ControlRow[]) {
    const numbers = new Map<string, number>();
    const numberOf = (hook: string): number => {
      const number = numbers.get(hook) ?? numbers.size;
      numbers.set(hook, number);
      return number;
    };
    for (const { id, since, hooks } of rows) this.known.set(accounts.ids.number(id), { since: since ?? -Infinity, hooks: hooks.map(numberOf) });
  }

  /** Whether an account, or an enterprise that holds it, began after a moment. */
  isYounger(account: number, moment: number): boolean {
    return this.known.get(account)!.since > moment;
  }

  /** Of some accounts those that have a hook in common with another of them. */
  tied(some: Iterable<number>): Set<number> {
    const firsts = new Map<number, number>();
    const found = new Set<number>();
    for (const account of new Set(some))
      for (const hook of this.known.get(account)!.hooks) {
        const first = firsts.get(hook);
        if (first === undefined) firsts.set(hook, account);
        else found.add(first).add(account);
      }
    return found;
  }

  /** Whether accounts of different layers, or two of the middle, have a hook in common. An account may stand in several layers. */
  isShared({ upper, middle, lower }: LayersOfAccounts): boolean {
    const places = new Map<number, number>();
    for (const [layer, some] of [
      [UPPER, upper],
      [MIDDLE, middle],
      [LOWER, lower],
    ] as const)
      for (const account of some) places.set(account, (places.get(account) ?? 0) | layer);
    /** By hook: the places of the accounts seen with it, each account for itself. */
    const seen = new Map<number, number[]>();
    for (const [account, place] of places)
      for (const hook of this.known.get(account)!.hooks) {
        const others = seen.get(hook);
        if (!others) seen.set(hook, [place]);
        else if (others.some((other) => areApart(other, place))) return true;
        else others.push(place);
      }
    return false;
  }
}

/** Whether two accounts can stand in different layers, or both in the middle. */
function areApart(one: number, two: number): boolean {
  return (one & two & MIDDLE) !== 0 || one !== two || (one & (one - 1)) !== 0;
}
