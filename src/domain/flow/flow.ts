import { attribute, METHODS } from '../attribution/attribute.js';
import { EVENT } from '../attribution/event-table.js';
import { columnsOf, isBackward } from './columns.js';
import { drawMoney } from './draw-money.js';
import { drawQuota } from './draw-quota.js';
import { mergeSteps, type MergedSteps } from './merge-steps.js';
import { originsOf } from './origins.js';
import { Picture, STEP_OF, type PictureNode, type StepRows } from './picture.js';
import { flowTotals, type FlowTotals, type HeldRest } from './totals.js';
import { traceEvents } from './trace-events.js';
import { walk, type WalkQuestion } from './walk.js';
import type { WorkSpace } from './work-space.js';

export interface FlowQuestion extends WalkQuestion {
  /** 1 for each region, by its number in the graph, that the caller may see; null = all. */
  readonly scope: Uint8Array | null;
  /** Where the trace starts from one account, party or payment, the node that is its root: a number by kind; null: the documents of the roots. */
  readonly root: { readonly kind: 'account' | 'party'; readonly number: number } | null;
  /** A document that carries no line of its own but only adjusts others; -1 none. */
  readonly documentAlone: number;
  /** Whether a purpose text (its number in the graph) names a document, project or payout batch of the reached lines. */
  readonly remarks: (reached: ReadonlySet<number>, payouts: ReadonlySet<number>) => (purpose: number) => boolean;
}

/** The whole answer in numbers, before anything is left out of the list. */
export interface Flow {
  readonly nodes: readonly PictureNode[];
  /** Every single step, in the order in which it was drawn. */
  readonly steps: StepRows;
  /** Parallel steps as one. */
  readonly merged: MergedSteps;
  /** By method. */
  readonly totals: readonly FlowTotals[];
  readonly nets: readonly { readonly paidGross: number; readonly recovered: number; readonly madeGood: number }[];
  /** Largest first: line → fen by method. */
  readonly excess: readonly { readonly line: number; readonly amounts: readonly number[] }[];
  /** Largest first: account → fen by method. */
  readonly unknownInflow: readonly { readonly account: number; readonly amounts: readonly number[] }[];
  readonly held: readonly HeldRest[];
  readonly unprovenDays: readonly number[];
  /** Ledgers read, and how many of them have no stated opening balance. */
  readonly ledgers: number;
  readonly openingsUnknown: number;
  /** Payments walked past the documented payee, and rows of the event table. */
  readonly edges: number;
  readonly events: number;
  readonly reached: ReadonlySet<number>;
  readonly isEmpty: boolean;
}

/**
 * One trace from its start to its picture, in numbers: walk, events, sweep by all methods, drawing, totals. It runs without a pause, so it
 * sees one state of the graph, and leaves the work space clean.
 */
export function flow(space: WorkSpace, question: FlowQuestion): Flow {
  space.fit();
  try {
    return compute(space, question);
  } finally {
    space.clear();
  }
}

function compute(space: WorkSpace, question: FlowQuestion): Flow {
  const walked = walk(space, question);
  const events = traceEvents(space, walked);
  const attribution = attribute(events.input);
  const origins = question.origins ? originsOf(space.graph, walked, question.origins) : null;
  const picture = new Picture(space.graph, walked, events, attribution, origins, question.scope);
  if (question.documentAlone >= 0 && question.roots.length === 0) picture.document(question.documentAlone).root = true;
  drawQuota(picture);
  drawMoney(picture, question.remarks(walked.reached, walked.payouts));
  addUp(picture, question);
  const merged = mergeSteps(picture.steps);
  const forward: [number, number][] = [];
  for (let step = 0; step < merged.count; step += 1)
    if (merged.onward[step] === 0 && isBackward[merged.kind[step]!] === 0) forward.push([merged.source[step]!, merged.target[step]!]);
  const columns = columnsOf(
    picture.nodes.map((node) => node.level),
    forward,
  );
  picture.nodes.forEach((node, number) => (node.column = columns[number]!));
  const { totals, held } = flowTotals(picture);
  return {
    nodes: picture.nodes,
    steps: picture.steps,
    merged,
    totals,
    nets: picture.nets,
    excess: excessOf(picture),
    unknownInflow: unknownInflowOf(picture),
    held,
    unprovenDays: attribution.unprovenDays,
    ledgers: events.ledgers,
    openingsUnknown: events.openingUnknown.reduce((sum, unknown) => sum + unknown, 0),
    edges: walked.edges,
    events: events.input.events.count,
    reached: walked.reached,
    isEmpty: ![...walked.reached].some((line) => picture.seesLine(line)),
  };
}

/** What arrived at, left and rests on each node. */
function addUp(picture: Picture, question: FlowQuestion): void {
  const { nodes, steps, events, results, walk: walked, origins } = picture;
  const methods = METHODS.length;
  if (!origins) {
    for (const root of question.roots) {
      const issue = picture.issueOf(root);
      const { received } = picture.documentOf(root);
      for (let method = 0; method < methods; method += 1) received[method]! += issue;
    }
  }
  const upward = new Set(walked.upward);
  // What the chain above passed to a root document is its own issue, counted already.
  const isOwnIssue = (step: number): boolean => {
    if (steps.of[step] !== STEP_OF.allocation || !upward.has(steps.thing[step]!)) return false;
    const row = events.allocationRows.get(steps.thing[step]!);
    return row === undefined || picture.lead.traced[row] === 0;
  };
  for (let step = 0; step < steps.count; step += 1) {
    nodes[steps.source[step]!]!.passedOn += steps.parts[step * methods]!;
    const target = nodes[steps.target[step]!]!;
    target.inFull += steps.amount[step]!;
    if (target.root && isOwnIssue(step)) continue;
    for (let method = 0; method < methods; method += 1) target.received[method]! += steps.parts[step * methods + method]!;
  }
  const rest = (node: PictureNode, method: number, amount: number): void => void (node.rests[method]! += amount);
  for (const [line, own] of picture.ownLines) {
    if (!picture.seesLine(line)) continue;
    results.forEach((result, method) => {
      if (result.lineRests[own]! > 0) rest(picture.holderOf(line), method, result.lineRests[own]!);
    });
  }
  results.forEach(({ restsByTag }, method) => {
    for (let place = 0; place < restsByTag.count; place += 1) {
      const own = restsByTag.account[place]!;
      if (own === events.beyond || (picture.scope !== null && picture.seenAccounts[own] === 0)) continue;
      const { payout } = events.tagOf(restsByTag.tag[place]!);
      rest(picture.drawnAccount(own, payout) ?? picture.accountNode(own, payout), method, restsByTag.amount[place]!);
    }
  });
  readLedgers(picture);
  const { root } = question;
  if (root) {
    for (const node of nodes)
      node.root = root.kind === 'account' ? node.kind === 'Account' && node.thing === root.number : PARTIES.has(node.kind) && node.thing === root.number;
    if (root.kind === 'account' && !nodes.some((node) => node.root))
      for (const node of nodes) node.root = node.account === root.number && node.kind !== 'PayoutBatch';
  } else if (origins) {
    const begins = new Set<number>();
    for (let step = 0; step < steps.count; step += 1)
      if (steps.of[step] === STEP_OF.payment && origins.payments.has(steps.thing[step]!)) begins.add(steps.target[step]!);
    for (const node of nodes) node.root = begins.has(node.number);
  }
}

const PARTIES: ReadonlySet<string> = new Set(['Unit', 'Enterprise', 'Household', 'Person', 'Region']);

/**
 * What the ledgers say beside the steps. What left an account without being followed has left it all the same; an unknown opening balance makes
 * doubtful what its account passed on, and whatever comes of that.
 */
function readLedgers(picture: Picture): void {
  const { events, results, lead } = picture;
  if (events.ledgers === 0) return;
  const { type, source, target, batchTag, lineTag, count } = events.input.events;
  const doubtful = Uint8Array.from(events.openingUnknown);
  for (let row = 0; row < count; row += 1) {
    if (type[row] !== EVENT.payment && type[row] !== EVENT.settlement && type[row] !== EVENT.outflow) continue;
    const payer = source[row]!;
    if (payer < 0) continue;
    if (target[row]! < 0 || target[row] === events.beyond) {
      const left = lead.traced[row]!;
      if (left > 0 && (picture.scope === null || picture.seenAccounts[payer] === 1)) picture.accountNode(payer, -1, true).passedOn += left;
      continue;
    }
    // What leaves under its tag takes money that the opening balance cannot be part of.
    if (doubtful[payer] === 0 || doubtful[target[row]!] === 1 || batchTag[row]! >= 0 || lineTag[row]! >= 0) continue;
    if (results.some((result) => result.traced[row]! > 0)) doubtful[target[row]!] = 1;
  }
  for (let own = 1; own < doubtful.length; own += 1) {
    const node = doubtful[own] === 1 ? picture.drawnAccount(own, -1) : undefined;
    if (node) node.unproven = true;
  }
}

function excessOf(picture: Picture): Flow['excess'] {
  const found = new Map<number, number[]>();
  const lineOf = [...picture.ownLines.keys()];
  picture.results.forEach(({ excess }, method) => {
    for (const [own, amount] of excess) {
      const line = lineOf[own];
      if (line === undefined || !picture.seesLine(line)) continue;
      const amounts = found.get(line) ?? METHODS.map(() => 0);
      amounts[method] = amount;
      found.set(line, amounts);
    }
  });
  return [...found].map(([line, amounts]) => ({ line, amounts })).sort((a, b) => b.amounts[0]! - a.amounts[0]!);
}

function unknownInflowOf(picture: Picture): Flow['unknownInflow'] {
  const found = new Map<number, number[]>();
  picture.results.forEach(({ unknownInflow }, method) => {
    for (const [own, amount] of unknownInflow) {
      if (amount === 0 || (picture.scope !== null && picture.seenAccounts[own] === 0)) continue;
      const account = picture.events.accountOf(own);
      const amounts = found.get(account) ?? METHODS.map(() => 0);
      amounts[method] = amount;
      found.set(account, amounts);
    }
  });
  return [...found].map(([account, amounts]) => ({ account, amounts })).sort((a, b) => b.amounts[0]! - a.amounts[0]!);
}
