import { EDGES, NODES, type EdgeType, type NodeLabel } from '../../model/model.js';

/** What a payment names: the two accounts (`party` is either) and what it draws on, is for or goes to. */
export const PAYMENT_ROLES = ['payer', 'payee', 'party', 'indicator', 'batch', 'project', 'contract', 'item', 'beneficiary'] as const;
export type PaymentRole = (typeof PAYMENT_ROLES)[number];
const ROLE_LABELS: Readonly<Record<PaymentRole, readonly NodeLabel[]>> = {
  payer: ['Account'],
  payee: ['Account'],
  party: ['Account'],
  indicator: ['Indicator'],
  batch: ['PayoutBatch'],
  project: ['Project'],
  contract: ['Contract'],
  item: ['SubsidyItem'],
  beneficiary: ['Household', 'Person'],
};
/** Things that belong together by a property and not by an edge. `village`: projects of one village; `number`: lines under a document's number. */
export const JOINS = {
  village: { from: ['Project'], to: ['Project'] },
  number: { from: ['Document'], to: ['Indicator'] },
} as const satisfies Record<string, { readonly from: readonly NodeLabel[]; readonly to: readonly NodeLabel[] }>;
export type JoinName = keyof typeof JOINS;

export type Direction = 'out' | 'in' | 'both';
/** Along edges; `kinds` of ALLOCATED. */
export interface EdgeStep {
  readonly by: 'edge';
  readonly types: readonly EdgeType[];
  readonly direction: Direction;
  readonly kinds: readonly string[] | null;
}
/** Over payments: from those that name the near thing as `near` to what they name as `far`; null: the payments themselves. */
export interface PaymentStep {
  readonly by: 'payment';
  readonly near: PaymentRole;
  readonly far: PaymentRole | null;
  /** Kinds of account the far one may have, or may not have; names of settings stand for their values. */
  readonly kinds: readonly string[];
  readonly isWithout: boolean;
  /** Setting: accounts with more payments than this are not gone through. */
  readonly busy: string | null;
}
export interface JoinStep {
  readonly by: 'join';
  readonly name: JoinName;
}
export type Step = EdgeStep | PaymentStep | JoinStep;

/** A place on the ways, and where they lead from there. Ways that go on in the same manner share the place. */
export interface Place {
  readonly steps: readonly { readonly step: Step; readonly to: Place }[];
}

/** What a rule reads, as ways from its subject outward, and of what a single change concerns every subject. */
export interface Reads {
  readonly from: Place;
  readonly anyOf: readonly (NodeLabel | EdgeType)[];
}

const END: Place = { steps: [] };

/**
 * Reads the text of @reads: ways, with `;` between; a way is a row of steps, or of ways in parentheses; `*4` says: up to four times, or not at
 * all. `FOR>` goes from the near thing to the far one, `<FOR` the other way, `KIN_OF` either; `ALLOCATED(carry-over)>` along these kinds only;
 * `payee~indicator` from an account over what it was paid to the lines it was drawn on; `payee~` to the payments themselves; behind the far
 * role, in parentheses, kinds of account, `!` for all but these, `busy` for the setting with the most payments; `=village` by a property; `any
 * Region`: every subject, whichever of them changed. Throws an `Error` that says what is wrong.
 */
export function parseReads(text: string): Reads {
  const tokens = text.match(/[<=\w|~]+(?:\([!\w,-]+\))?>?|[();]|\*\d+|\S/gu) ?? [];
  const anyOf = new Set<NodeLabel | EdgeType>();
  let at = 0;
  const ways = (): Ways => {
    const all: Item[][] = [];
    do {
      const way: Item[] = [];
      for (; at < tokens.length && tokens[at] !== ';' && tokens[at] !== ')';) {
        const token = tokens[at]!;
        at += 1;
        if (token === 'any') {
          anyOf.add(kindOf(tokens[at] ?? ''));
          at += 1;
          continue;
        }
        const one = token === '(' ? ways() : stepOf(token);
        if (token === '(') {
          if (tokens[at] !== ')') throw new Error('a parenthesis is not closed');
          at += 1;
        }
        const times = /^\*(\d+)$/u.exec(tokens[at] ?? '');
        if (times) at += 1;
        way.push({ one, times: times ? Number(times[1]) : null });
      }
      all.push(way);
    } while (tokens[at] === ';' && (at += 1) > 0);
    return all;
  };
  const all = ways();
  if (at < tokens.length) throw new Error(`${tokens[at]!} stands where a way should go on`);
  return { from: leading(all, END), anyOf: [...anyOf] };
}

/** Ways as they are written: alternatives, each a row of steps or of further ways, perhaps several times. */
type Ways = readonly (readonly Item[])[];
interface Item {
  readonly one: Step | Ways;
  readonly times: number | null;
}

/** Built from the end: where ways lead that go on to `next`. */
function leading(ways: Ways, next: Place): Place {
  return merged(
    ways.map((way) =>
      way.reduceRight<Place>((to, { one, times }) => {
        const once = (goal: Place): Place => ('by' in one ? { steps: [{ step: one, to: goal }] } : leading(one, goal));
        if (times === null) return once(to);
        let place = to;
        for (let time = 0; time < times; time += 1) place = merged([to, once(place)]);
        return place;
      }, next),
    ),
  );
}

function merged(places: readonly Place[]): Place {
  const steps = new Map<string, { step: Step; places: Place[] }>();
  for (const { step, to } of places.flatMap((place) => place.steps)) {
    const key = JSON.stringify(step);
    const known = steps.get(key);
    if (known) known.places.push(to);
    else steps.set(key, { step, places: [to] });
  }
  return {
    steps: [...steps.values()].map(({ step, places: targets }) => ({ step, to: new Set(targets).size === 1 ? targets[0]! : merged([...new Set(targets)]) })),
  };
}

function stepOf(token: string): Step {
  if (token.startsWith('=')) {
    const name = token.slice(1);
    if (!(name in JOINS)) throw new Error(`there is no join ${name}`);
    return { by: 'join', name: name as JoinName };
  }
  const payment = /^([a-z]+)~([a-z]*)(?:\((!?)([\w,-]+)\))?$/u.exec(token);
  if (payment) {
    const [, near = '', far = '', without = '', list = ''] = payment;
    for (const role of far === '' ? [near] : [near, far])
      if (!(PAYMENT_ROLES as readonly string[]).includes(role)) throw new Error(`a payment names no ${role}; it names ${PAYMENT_ROLES.join(', ')}`);
    const kinds = list.split(',').filter((word) => word !== '' && word !== 'busy');
    return {
      ...{ by: 'payment', near: near as PaymentRole, far: far === '' ? null : (far as PaymentRole), kinds },
      ...{ isWithout: without !== '', busy: list.split(',').includes('busy') ? 'busy' : null },
    };
  }
  const edge = /^(<?)([A-Z_|]+)(?:\(([\w,-]+)\))?(>?)$/u.exec(token);
  if (!edge) throw new Error(`${token} is no step`);
  const [, inward, names = '', kinds, outward] = edge;
  const types = names.split('|');
  for (const type of types) if (!(type in EDGES) || type === 'PAID') throw new Error(`there is no edge ${type} to go along`);
  return {
    ...{ by: 'edge', types: types as EdgeType[], direction: inward ? 'in' : outward ? 'out' : 'both', kinds: kinds?.split(',') ?? null },
  };
}

function kindOf(name: string): NodeLabel | EdgeType {
  if (!(name in NODES) && !(name in EDGES)) throw new Error(`there is no ${name} of which any could change`);
  return name as NodeLabel | EdgeType;
}

/** What can stand at the far end of a step from things of some labels. */
export function farLabels(step: Step, near: readonly NodeLabel[]): readonly NodeLabel[] {
  if (step.by === 'join') return JOINS[step.name].to;
  if (step.by === 'payment') return step.far === null ? [] : ROLE_LABELS[step.far];
  const far = new Set<NodeLabel>();
  for (const type of step.types) {
    const { source, target } = EDGES[type] as { source: readonly NodeLabel[]; target: readonly NodeLabel[] };
    if (step.direction !== 'in' && source.some((label) => near.includes(label))) for (const label of target) far.add(label);
    if (step.direction !== 'out' && target.some((label) => near.includes(label))) for (const label of source) far.add(label);
  }
  return [...far].sort();
}

/** Kinds of edges that the ways name, PAID among them where they go over payments. */
export function edgesNamed({ from, anyOf }: Reads): ReadonlySet<string> {
  const named = new Set<string>(anyOf);
  const seen = new Set<Place>();
  const look = (place: Place): void => {
    if (seen.has(place)) return;
    seen.add(place);
    for (const { step, to } of place.steps) {
      if (step.by === 'edge') for (const type of step.types) named.add(type);
      if (step.by === 'payment') named.add('PAID');
      look(to);
    }
  };
  look(from);
  return named;
}

/** What is wrong with the ways of a rule about `subject`, whose statement is `body`; none where it says none. */
export function faultsOfReads(text: string, subject: NodeLabel, body: string): string[] {
  let reads: Reads;
  try {
    reads = parseReads(text);
  } catch (error) {
    return [`@reads: ${(error as Error).message}`];
  }
  const faults: string[] = [];
  const seen = new Set<string>();
  const numbers = new Map<Place, number>();
  const look = (place: Place, labels: readonly NodeLabel[]): void => {
    if (!numbers.has(place)) numbers.set(place, numbers.size);
    const key = `${numbers.get(place)!} ${labels.join()}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const { step, to } of place.steps) {
      const fits =
        step.by === 'edge'
          ? farLabels(step, labels).length > 0
          : (step.by === 'join' ? JOINS[step.name].from : ROLE_LABELS[step.near]).some((label) => labels.includes(label));
      if (fits) look(to, farLabels(step, labels));
      else
        faults.push(
          `@reads: from ${labels.join(' or ') || 'a payment'} there is no ${step.by === 'edge' ? step.types.join('|') : step.by === 'join' ? `=${step.name}` : `${step.near}~`}`,
        );
    }
  };
  look(reads.from, [subject]);
  const named = edgesNamed(reads);
  for (const type of edgesRead(body)) if (!named.has(type)) faults.push(`@reads names no ${type}, which the statement reads`);
  if (/:Coverage\b/u.test(body) && !/'ISSUE'/u.test(body)) faults.push('@reads: of Coverage a rule reads which regions deliver ISSUE, nothing else');
  return faults;
}

/** Kinds of edges that a statement goes along. */
function edgesRead(body: string): Set<string> {
  const read = new Set<string>();
  for (const [, types] of body.matchAll(/\[\w*:([A-Z_|]+)/gu)) for (const type of types!.split('|')) if (type in EDGES) read.add(type);
  return read;
}
