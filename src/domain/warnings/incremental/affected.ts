import type { Graph } from '../../../graph/graph.js';
import { labelOfId, type NodeLabel } from '../../model/model.js';
import type { Rule } from '../rule.js';
import { farLabels, type EdgeStep, type JoinStep, type PaymentRole, type PaymentStep, type Place, type Step } from './reads.js';
import { append, type Touched, type TouchedPayment } from './touched.js';

/** What is touched leads to more than it pays to follow: all subjects are judged. */
export class Unbounded extends Error {}

/** Things in one look-up of their neighbours. */
const AT_ONCE = 2_000;
/** Payments of one account or one thing that are looked through. */
const MOST_PAYMENTS = 200_000;
/** Things at one place of the ways. */
const MOST_THINGS = 1_000_000;

const JOINED_BY = { village: 'neighbours-by-village', number: 'neighbours-by-number' } as const;

type Ids = ReadonlySet<string>;
const NONE: Ids = new Set();
const ACCOUNT_ROLES: readonly PaymentRole[] = ['payer', 'payee', 'party'];

/**
 * From what some batches touched back along the ways on which the rules read, to the subjects that can have changed: those themselves touched,
 * and the near ends of touched edges and payments, place by place from the far end of the ways. What leads from a thing to its neighbours is
 * read once, many things at a time, and shared by all rules. Too much is found rather than too little.
 */
export class Affected {
  private readonly known = new Map<string, Map<string, readonly string[]>>();
  private readonly reached = new Map<string, Promise<Ids>>();
  private readonly places = new Map<string, number>();
  private readonly placeOf = new Map<Place, number>();

  constructor(
    private readonly graph: Graph,
    private readonly touched: Touched,
    private readonly batch: number,
  ) {}

  /**
   * Subjects of a rule that the batches can concern, wherever they belong, and those that are no more. `settings`: those under which it is
   * judged anywhere. Throws `Unbounded`.
   */
  async subjectsOf(rule: Rule, settings: readonly Readonly<Record<string, unknown>>[]): Promise<Ids> {
    const reads = rule.reads;
    if (!reads) throw new Unbounded(`${rule.code} does not state what it reads`);
    const any = reads.anyOf.find(
      (kind) => this.touched.edges.has(kind) || this.touched.changed.has(kind as NodeLabel) || this.touched.added.has(kind as NodeLabel),
    );
    if (any) throw new Unbounded(`a change of ${any} concerns every subject`);
    const valuesOf = (name: string): unknown[] => {
      const own = rule.settings.find((setting) => setting.name === name);
      return own === undefined ? [] : [own.default, ...settings.map((one) => one[name]).filter((value) => value !== undefined)];
    };
    return this.at(applied(reads.from, valuesOf, new Map()), [rule.subject], true);
  }

  /** What can have changed of things with these labels, from which the ways of `place` go on. */
  private at(place: Place, labels: readonly NodeLabel[], withNew: boolean): Promise<Ids> {
    const key = `${this.numberOf(place)} ${labels.join()} ${withNew}`;
    const known = this.reached.get(key);
    if (known) return known;
    const found = this.find(place, labels, withNew);
    this.reached.set(key, found);
    return found;
  }

  private async find(place: Place, labels: readonly NodeLabel[], withNew: boolean): Promise<Ids> {
    const found = new Set<string>();
    const add = (ids: Iterable<string>): void => {
      for (const id of ids) if (labels.includes(labelOfId(id)!)) found.add(id);
      if (found.size > MOST_THINGS) throw new Unbounded(`more than ${MOST_THINGS} things are concerned on the way`);
    };
    for (const label of labels) {
      add(this.touched.changed.get(label) ?? NONE);
      if (withNew) add(this.touched.added.get(label) ?? NONE);
    }
    for (const { step, to } of place.steps) {
      add(this.nearEnds(step));
      const far = farLabels(step, labels);
      if (far.length > 0) add(await this.back(step, await this.at(to, far, step.by !== 'edge')));
    }
    return found;
  }

  /** Near ends of the edges or payments of a step that were touched. */
  private *nearEnds(step: Step): Generator<string> {
    if (step.by === 'edge') {
      for (const type of step.types)
        for (const { source, target, kind } of this.touched.edges.get(type) ?? []) {
          if (step.kinds && !step.kinds.includes(kind!)) continue;
          if (step.direction !== 'in') yield source;
          if (step.direction !== 'out') yield target;
        }
    } else if (step.by === 'payment') {
      for (const payment of this.touched.payments) {
        for (const near of rolesOf(step.near)) {
          const id = named(payment, near);
          if (id !== null && this.leadsOn(step, payment, near)) yield id;
        }
      }
    }
  }

  /** Whether the account at the other end may be of that kind; one that changed may have been of another. */
  private leadsOn(step: PaymentStep, payment: TouchedPayment, near: PaymentRole): boolean {
    if (step.far === null || !ACCOUNT_ROLES.includes(step.far) || step.kinds.length === 0) return true;
    const side = step.far === 'party' ? (near === 'payer' ? 'payee' : 'payer') : step.far;
    if (this.touched.changed.get('Account')?.has(named(payment, side)!)) return true;
    return step.isWithout !== step.kinds.includes((side === 'payer' ? payment.payerKind : payment.payeeKind) ?? 'unknown');
  }

  /** From the far end of a step to the near one. */
  private async back(step: Step, far: Ids): Promise<Ids> {
    if (far.size === 0) return NONE;
    const found = new Set<string>();
    const collect = (lists: Map<string, readonly string[]>): void => {
      for (const id of far) for (const other of lists.get(id) ?? []) found.add(other);
    };
    if (step.by === 'join') collect(await this.joined(step, far));
    else if (step.by === 'edge') for (const one of singleEdges(step)) collect(await this.alongEdges(one, far));
    else if (ACCOUNT_ROLES.includes(step.far!))
      for (const side of rolesOf(step.far!)) {
        const near = ACCOUNT_ROLES.includes(step.near) ? (['party'] as const) : rolesOf(step.near);
        for (const role of near) collect(await this.overAccounts(step, side, role, far));
      }
    else for (const role of rolesOf(step.near)) collect(await this.overTags(step.far!, role, far));
    return found;
  }

  private joined(step: JoinStep, far: Ids): Promise<Map<string, readonly string[]>> {
    return this.ask(step.name, far, async (ids) => pairs(await this.graph.read<Pair>(JOINED_BY[step.name], { ids })));
  }

  /** `direction` as the step goes; the look-up goes the other way. */
  private alongEdges({ type, direction, kinds }: SingleEdge, far: Ids): Promise<Map<string, readonly string[]>> {
    return this.ask(JSON.stringify(['edge', type, direction, kinds]), far, async (ids) =>
      pairs(await this.graph.read<Pair>('neighbours-by-edges', { ids, type, direction: direction === 'out' ? 'in' : 'out', kinds, batch: this.batch })),
    );
  }

  private overAccounts(
    { kinds, isWithout, busy }: PaymentStep,
    side: PaymentRole,
    role: PaymentRole | 'party',
    far: Ids,
  ): Promise<Map<string, readonly string[]>> {
    const isAny = kinds.length === 0;
    const limit = busy === null ? null : Number(busy);
    return this.ask(JSON.stringify(['account', side, role, kinds, isWithout, busy]), far, async (ids) => {
      const accounts = ids.map((id) => ({ id, since: this.touched.paymentsOf.get(id) ?? 0, isFree: this.touched.changed.get('Account')?.has(id) ?? false }));
      const asked = { accounts, side, role, kinds: [...kinds], without: isAny || isWithout, busy: limit, batch: this.batch, most: MOST_PAYMENTS };
      const rows = await this.graph.read<{ id: string; found: string[]; isCut: boolean }>('neighbours-of-accounts', asked);
      if (rows.some(({ isCut }) => isCut)) throw new Unbounded('an account with very many payments is concerned');
      return new Map(rows.map(({ id, found }) => [id, found]));
    });
  }

  private overTags(tag: PaymentRole, role: PaymentRole, far: Ids): Promise<Map<string, readonly string[]>> {
    return this.ask(JSON.stringify(['tag', tag, role]), far, async (ids) => {
      const rows = await this.graph.read<Pair & { rows: number }>('neighbours-of-tags', { ids, tag, role, batch: this.batch, most: MOST_PAYMENTS });
      if (rows.reduce((sum, one) => sum + one.rows, 0) >= MOST_PAYMENTS) throw new Unbounded('something for which very much was paid is concerned');
      return pairs(rows);
    });
  }

  /** Reads what is not known yet; the answer may know more than was asked. */
  private async ask(key: string, ids: Ids, read: (ids: string[]) => Promise<Map<string, readonly string[]>>): Promise<Map<string, readonly string[]>> {
    let lists = this.known.get(key);
    if (!lists) this.known.set(key, (lists = new Map()));
    const open = [...ids].filter((id) => !lists.has(id));
    for (let from = 0; from < open.length; from += AT_ONCE) {
      const some = open.slice(from, from + AT_ONCE);
      const found = await read(some);
      for (const id of some) lists.set(id, found.get(id) ?? []);
    }
    return lists;
  }

  /** The same for places from which the same ways go on. */
  private numberOf(place: Place): number {
    const known = this.placeOf.get(place);
    if (known !== undefined) return known;
    const key = place.steps
      .map(({ step, to }) => `${JSON.stringify(step)}${this.numberOf(to)}`)
      .sort()
      .join();
    const number = this.places.get(key) ?? this.places.size;
    this.places.set(key, number);
    this.placeOf.set(place, number);
    return number;
  }
}

interface Pair {
  readonly id: string;
  readonly other: string | null;
  readonly [column: string]: unknown;
}

function pairs(rows: readonly Pair[]): Map<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const { id, other } of rows) if (other !== null) append(lists, id, other);
  return lists;
}

interface SingleEdge {
  readonly type: string;
  readonly direction: 'out' | 'in';
  readonly kinds: readonly string[] | null;
}

function singleEdges({ types, direction, kinds }: EdgeStep): SingleEdge[] {
  return types.flatMap((type) =>
    (direction === 'both' ? (['out', 'in'] as const) : [direction]).map((one) => ({ type, direction: one, kinds: kinds && [...kinds] })),
  );
}

function rolesOf(role: PaymentRole): readonly PaymentRole[] {
  return role === 'party' ? ['payer', 'payee'] : [role];
}

/** Under `batch` a query answers with the number of the data version. */
function named(payment: TouchedPayment, role: PaymentRole): string | null {
  return (role === 'batch' ? payment.payout : (payment[role] as string | null)) ?? null;
}

/** Names of settings replaced by what they are: of kinds passed over those that are so everywhere, of kinds gone through all, of limits the largest. */
function applied(place: Place, valuesOf: (name: string) => readonly unknown[], known: Map<Place, Place>): Place {
  const before = known.get(place);
  if (before) return before;
  const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);
  const kindsOf = (word: string, isWithout: boolean): string[] => {
    const values = valuesOf(word).map(list);
    if (values.length === 0) return [word];
    // What is passed over under one setting may be gone through under another.
    return isWithout ? values[0]!.filter((kind) => values.every((one) => one.includes(kind))) : [...new Set(values.flat())];
  };
  const made = {
    steps: place.steps.map(({ step, to }) => ({
      step:
        step.by !== 'payment'
          ? step
          : {
              ...step,
              kinds: [...new Set(step.kinds.flatMap((word) => kindsOf(word, step.isWithout)))].sort(),
              busy: step.busy === null || valuesOf(step.busy).length === 0 ? null : String(Math.max(...valuesOf(step.busy).map(Number))),
            },
      to: applied(to, valuesOf, known),
    })),
  };
  known.set(place, made);
  return made;
}
