import { attribute, METHODS } from '../attribution/attribute.js';
import { shanghaiDay } from '../attribution/sweep-plan.js';
import { addUp, type NodeAmounts } from './add-up.js';
import { columnsOf, isBackward } from './columns.js';
import { drawMoney } from './draw-money.js';
import { drawQuota } from './draw-quota.js';
import { firstOf } from './first-of.js';
import { mergeSteps, type MergedSteps } from './merge-steps.js';
import { originsOf } from './origins.js';
import { Picture, STEP_OF, type PictureNode, type StepRows } from './picture.js';
import type { Sight } from './sight.js';
import { flowTotals, type FlowTotals, type HeldRest } from './totals.js';
import { traceEvents } from './trace-events.js';
import { walk, type WalkQuestion } from './walk.js';
import type { WorkSpace } from './work-space.js';

/** So many accounts are told whose money came from outside the data. */
const LISTED = 50;

/** What a list beside the picture comes to as a whole, listed or not; fen by method. */
export interface ListSum {
  readonly count: number;
  readonly amounts: readonly number[];
}

export interface FlowQuestion extends WalkQuestion {
  /** What the caller may see. */
  readonly sight: Sight;
  /** Where the trace starts from one account, party or payment, the node that is its root: a number by kind; null: the documents of the roots. */
  readonly root: { readonly kind: 'account' | 'party'; readonly number: number } | null;
  /** A document that carries no line of its own but only adjusts others; -1 none. */
  readonly documentAlone: number;
  /** Whether a purpose text (its number in the graph) names a document, project or payout batch of the reached lines. */
  readonly remarks: (reached: ReadonlySet<number>, payouts: ReadonlySet<number>) => (purpose: number) => boolean;
}

/** How far the figures can be trusted and how far the walk went; with a scope, of what the caller may see. */
export interface FlowMarks {
  readonly unprovenDays: readonly number[];
  /** Ledgers read, and how many of them have no stated opening balance. */
  readonly ledgers: number;
  readonly openingsUnknown: number;
  /** Payments walked past the documented payee, and movements of quota and money that the methods were told. */
  readonly edges: number;
  readonly events: number;
}

/** The whole answer in numbers, before anything is left out of the list. */
export interface Flow {
  readonly nodes: readonly PictureNode[];
  readonly amounts: NodeAmounts;
  /** Every single step, in the order in which it was drawn. */
  readonly steps: StepRows;
  /** Parallel steps as one. */
  readonly merged: MergedSteps;
  /** By method. */
  readonly totals: readonly FlowTotals[];
  readonly nets: readonly { readonly paidGross: number; readonly recovered: number; readonly madeGood: number }[];
  /** Largest first, ties by id: line → fen by method. */
  readonly excess: readonly { readonly line: number; readonly amounts: readonly number[] }[];
  readonly excessSum: ListSum;
  /** The fifty largest by pro-rata, largest first, ties by id: account → fen by method. */
  readonly unknownInflow: readonly { readonly account: number; readonly amounts: readonly number[] }[];
  readonly unknownInflowSum: ListSum;
  readonly held: readonly HeldRest[];
  readonly marks: FlowMarks;
  /** The caller may see none of the lines reached. */
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
  const { check } = question;
  const walked = walk(space, question);
  const events = traceEvents(space, walked);
  const attribution = attribute(events.input, { check, room: space.room, beside: space.beside });
  const origins = question.origins ? originsOf(space.graph, walked, question.origins) : null;
  const picture = new Picture(space.graph, walked, events, attribution, origins, question.sight);
  if (question.documentAlone >= 0 && question.roots.length === 0) picture.document(question.documentAlone).root = true;
  check();
  drawQuota(picture);
  drawMoney(picture, question.remarks(walked.reached, walked.payouts));
  check();
  const amounts = addUp(picture, question);
  check();
  const merged = mergeSteps(picture.steps);
  arrangeColumns(picture, merged);
  check();
  const { totals, held } = flowTotals(picture);
  const excess = excessOf(picture);
  return {
    nodes: picture.nodes,
    amounts,
    steps: picture.steps,
    merged,
    totals,
    nets: picture.nets,
    excess,
    excessSum: { count: excess.length, amounts: METHODS.map((_, method) => excess.reduce((sum, { amounts: fen }) => sum + fen[method]!, 0)) },
    ...unknownInflowOf(picture),
    held,
    marks: marksOf(picture),
    isEmpty: ![...walked.reached].some((line) => picture.seesLine(line)),
  };
}

function arrangeColumns({ nodes }: Picture, merged: MergedSteps): void {
  const [sources, targets] = [new Int32Array(merged.count), new Int32Array(merged.count)];
  let count = 0;
  for (let step = 0; step < merged.count; step += 1) {
    if (merged.onward[step] === 1 || isBackward[merged.kind[step]!] === 1) continue;
    sources[count] = merged.source[step]!;
    targets[count] = merged.target[step]!;
    count += 1;
  }
  const levels = nodes.map((node) => node.level);
  const columns = columnsOf(levels, sources.subarray(0, count), targets.subarray(0, count));
  for (const node of nodes) node.column = columns[node.number]!;
}

function marksOf(picture: Picture): FlowMarks {
  const { events, attribution, walk: walked, steps, sight, seenAccounts } = picture;
  const { unprovenDays } = attribution;
  if (sight.isWhole) {
    const openingsUnknown = events.openingUnknown.reduce((sum, unknown) => sum + unknown, 0);
    return { unprovenDays, ledgers: events.ledgers, openingsUnknown, edges: walked.edges, events: events.movements };
  }
  const days = new Set<number>();
  let edges = 0;
  for (let step = 0; step < steps.count; step += 1) {
    if (steps.of[step] === STEP_OF.boundary) continue;
    days.add(shanghaiDay(steps.at[step]!));
    edges += steps.onward[step]!;
  }
  let [ledgers, openingsUnknown] = [0, 0];
  for (let own = 1; own < seenAccounts.length; own += 1) {
    if (seenAccounts[own] === 0 || !events.isLedger(own)) continue;
    ledgers += 1;
    openingsUnknown += events.openingUnknown[own]!;
  }
  return { unprovenDays: unprovenDays.filter((at) => days.has(shanghaiDay(at))), ledgers, openingsUnknown, edges, events: steps.count };
}

function excessOf(picture: Picture): Flow['excess'] {
  const found = new Map<number, number[]>();
  picture.results.forEach(({ excess }, method) => {
    for (let own = 0; own < excess.length; own += 1) {
      const amount = excess[own]!;
      const line = picture.events.lines[own]!;
      if (amount === 0 || !picture.seesLine(line)) continue;
      const amounts = found.get(line) ?? METHODS.map(() => 0);
      amounts[method] = amount;
      found.set(line, amounts);
    }
  });
  const { ids } = picture.graph.lines;
  return [...found].map(([line, amounts]) => ({ line, amounts })).sort((a, b) => b.amounts[0]! - a.amounts[0]! || ids.compare(a.line, b.line));
}

function unknownInflowOf(picture: Picture): Pick<Flow, 'unknownInflow' | 'unknownInflowSum'> {
  const { events, results } = picture;
  const { ids } = picture.graph.accounts;
  const lead = picture.lead.unknownInflow;
  const lacking: number[] = [];
  const amounts = results.map(() => 0);
  for (let own = 0; own < lead.length; own += 1) {
    if (!picture.seesAccount(own)) continue;
    if (lead[own]! > 0) lacking.push(own);
    for (let method = 0; method < amounts.length; method += 1) amounts[method]! += results[method]!.unknownInflow[own]!;
  }
  // Nearly every account of a ledger without an opening balance has some: only the largest are put in order.
  const largest = firstOf(lacking, LISTED, (a, b) => lead[b]! - lead[a]! || ids.compare(events.accountOf(a), events.accountOf(b)));
  const unknownInflow = largest.map((own) => ({ account: events.accountOf(own), amounts: results.map((result) => result.unknownInflow[own]!) }));
  return { unknownInflow, unknownInflowSum: { count: lacking.length, amounts } };
}
