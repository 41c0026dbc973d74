import type { Found } from '../../../../src/domain/warnings/judge.js';

/** A node or an edge of a small graph: ids, bookkeeping, and whatever else its kind has. */
export interface Thing {
  readonly label: string;
  readonly id: string;
  readonly addedIn: number;
  readonly retiredIn?: number;
  readonly [property: string]: unknown;
}

/** An edge; `validFrom` and `validTo` are its `from` and `to` in the graph. */
export interface Link extends Thing {
  readonly from: string;
  readonly to: string;
  readonly validFrom?: number;
  readonly validTo?: number;
}

export interface Payment extends Link {
  readonly amount: number;
  readonly at: number;
  readonly seq: number;
  readonly kind: string;
  readonly state?: string;
  readonly timePrecision?: string;
  readonly indicator?: string;
  readonly batch?: string;
  readonly project?: string;
  readonly settles?: readonly string[];
  readonly settledAmounts?: readonly number[];
  readonly ambiguousWith?: readonly string[];
  readonly payerBalance?: number;
}

export interface World {
  readonly nodes: readonly Thing[];
  readonly links: readonly Link[];
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Data version asked for; something of every world comes in the batch after it. */
export const BATCH = 2;
/** 2023-08-07 00:00 in Asia/Shanghai, before which nothing matters but ages. */
export const FIRST_DAY = 1_691_337_600_000;
/** Last moment of the day D. */
export const AS_OF = FIRST_DAY + 101 * DAY - 1;
export const HUBS = ['treasury', 'zero-balance', 'clearing', 'tax', 'social-security', 'utility', 'agent-batch'];
export const PAYEES = ['enterprise', 'merchant', 'village-collective', 'person', 'household', 'wages', 'unknown'];

/** A payment as the conventions of the rules see it: what of it was not given back, and by whom. */
export interface Step {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Fen, less what the payee's account sent back with a settlement. */
  readonly amount: number;
  readonly at: number;
  readonly seq: number;
  readonly kind: string;
  readonly dayOnly: boolean;
  readonly payment: Payment;
}

/** What one sees of a world at a data version on a day, by the conventions of the rules: everything here is said in section 2 of them. */
export class Sight {
  readonly nodes: ReadonlyMap<string, Thing>;
  readonly links: readonly Link[];
  /** Payments that moved money until D. */
  readonly paid: readonly Payment[];
  /** What can be a step of a pattern. */
  readonly steps: readonly Step[];

  constructor(private readonly world: World) {
    this.nodes = new Map(world.nodes.filter(visible).map((node) => [node.id, node]));
    this.links = world.links.filter(visible);
    this.paid = (this.links.filter(({ label }) => label === 'PAID') as unknown as Payment[]).filter(
      ({ state, at }) => (state ?? 'paid') === 'paid' && at <= AS_OF,
    );
    this.steps = this.paid
      .filter(({ kind, ambiguousWith }) => ['payment', 'transfer', 'cash'].includes(kind) && (ambiguousWith ?? []).length === 0)
      .map((payment) => ({ ...payment, amount: payment.amount - this.givenBack(payment), dayOnly: payment.timePrecision === 'day', payment }))
      .filter(({ amount }) => amount > 0);
  }

  private givenBack(payment: Payment): number {
    return sum(
      this.paid
        .filter(({ from }) => from === payment.to)
        .map(({ settles = [], settledAmounts = [] }) => sum(settles.map((id, place) => (id === payment.id ? settledAmounts[place]! : 0)))),
    );
  }

  /** The line it draws on says it; where it draws on none, the lines that fund its batch or project. */
  tagged({ payment }: Step): boolean {
    const marked = (id: string): boolean => ['fundTag', 'trackCode'].some((name) => (this.nodes.get(id)?.[name] ?? null) !== null);
    if (payment.indicator !== undefined) return marked(payment.indicator);
    const funds = this.of('FUNDED_BY').filter(({ from }) => from === payment.batch);
    const serves = this.of('FOR').filter(({ to }) => to === payment.project);
    return funds.some(({ to }) => marked(to)) || serves.some(({ from }) => marked(from));
  }

  /** Tagged money that an account has got: what a finding is anchored by. Latest first. */
  anchorsOf(account: string): Step[] {
    return this.steps.filter((step) => step.to === account && step.kind === 'payment' && this.tagged(step)).sort((a, b) => b.at - a.at || byText(a.id, b.id));
  }

  of(label: string): Link[] {
    return this.links.filter((link) => link.label === label);
  }

  kind(account: string): string {
    return String(this.nodes.get(account)?.['kind']);
  }

  isHub(account: string): boolean {
    return HUBS.includes(this.kind(account));
  }

  /** Payments from and to an account that any batch brought. */
  payments(account: string): number {
    return sum(this.world.links.filter(({ label }) => label === 'PAID').map(({ from, to }) => (from === account || to === account ? 1 : 0)));
  }

  /** Those who use a contact. */
  users(contact: string): number {
    return this.of('USES').filter(({ to }) => to === contact).length;
  }

  accounts(kinds?: readonly string[]): string[] {
    return [...this.nodes.values()]
      .filter(({ label, kind }) => label === 'Account' && (kinds === undefined || kinds.includes(String(kind))))
      .map(({ id }) => id);
  }

  holdersOf(account: string): string[] {
    return this.of('HELD_BY')
      .filter(({ from }) => from === account)
      .map(({ to }) => to);
  }

  /** The first of the traps that an exemption on file names for one of these. */
  exempt(ids: readonly string[], traps: readonly string[]): string | null {
    const about = this.of('ABOUT').filter(({ to }) => ids.includes(to));
    const records = about.map(({ from }) => this.nodes.get(from)!).filter(({ kind, from, to }) => kind === 'exemption' && within(AS_OF, from, to));
    return (
      records
        .map(({ value }) => String(value))
        .filter((value) => traps.includes(value))
        .sort(byText)[0] ?? null
    );
  }
}

/** Whether the second payment can have been made after the first: days alone leave it open, and so does no number in a sequence. */
export function follows(first: Step, second: Step): boolean {
  if (second.at !== first.at) return second.at > first.at;
  return first.dayOnly || second.dayOnly || second.seq > first.seq;
}

export function order(steps: readonly Step[]): 'unproven' | 'proven' {
  return steps.some(({ dayOnly }) => dayOnly) ? 'unproven' : 'proven';
}

export function visible({ addedIn, retiredIn }: { readonly addedIn: number; readonly retiredIn?: number }): boolean {
  return addedIn <= BATCH && (retiredIn === undefined || retiredIn > BATCH);
}

/** Whether something with a validity held at a moment. */
export function within(at: number, from: unknown, to: unknown): boolean {
  return at >= ((from as number | undefined) ?? 0) && at <= ((to as number | undefined) ?? Number.MAX_SAFE_INTEGER);
}

/** Compares a part with a share of the whole, in whole numbers: shares of the rules have at most four decimals. */
export function beside(part: number, share: number, whole: number): number {
  return part * 10_000 - Math.round(share * 10_000) * whole;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** A finding in the form in which answers are compared: ids in lists without order. */
export type Finding = Found;

export function finding(parts: Partial<Finding> & Pick<Finding, 'subject' | 'band' | 'amount' | 'nodes' | 'edges' | 'facts'>): Finding {
  return {
    key: [],
    clause: null,
    measured: null,
    limit: null,
    trap: null,
    ...parts,
    nodes: distinct(parts.nodes).sort(byText),
    edges: distinct(parts.edges).sort(byText),
  };
}
