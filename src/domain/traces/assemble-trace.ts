import { columnsOf } from './columns.js';
import { drawMoney } from './draw-money.js';
import { drawQuota } from './draw-quota.js';
import { TracePicture } from './trace-picture.js';
import type { TraceMaterial } from './trace-reader.js';
import type { FullStep } from './trace-steps.js';
import { traceTotals } from './trace-totals.js';
import { BACKWARD_KINDS, type Excess, type TraceDocument, type TraceLevel, type TraceNet, type TraceNode, type TraceTotals } from './trace.shapes.js';

/** The whole answer before anything is left out of the list. */
export interface FullTrace {
  readonly document: TraceDocument;
  /** By column, received (largest first), id. */
  readonly nodes: readonly TraceNode[];
  /** By (time, id). */
  readonly steps: readonly FullStep[];
  readonly levels: readonly TraceLevel[];
  readonly totals: TraceTotals;
  readonly net: TraceNet;
  readonly excess: readonly Excess[];
  readonly dataVersion: number;
  readonly queries: readonly string[];
}

export interface TraceStart {
  readonly document: TraceDocument;
  /** Node asked for, where it is not the document of the root lines. */
  readonly rootNode: string | null;
  /** Region that issued the document; undefined where the trace does not start from one. */
  readonly documentRegion?: string | null;
}

/**
 * Puts a trace together: the sweep says how many fen each event moved, this says where that is drawn. With a scope,
 * only what belongs to the caller's region is drawn and counted; the chain above it shows the caller's own share, all
 * else is one sum and one count at each boundary.
 */
export function assembleTrace(material: TraceMaterial, start: TraceStart): FullTrace {
  const picture = new TracePicture(material);
  if (material.roots.length === 0 && start.documentRegion !== undefined) picture.nodes.documentAlone(start.document, start.documentRegion).root = true;
  drawQuota(picture);
  drawMoney(picture);
  addUp(picture, start);
  return answer(picture, start);
}

function answer(picture: TracePicture, start: TraceStart): FullTrace {
  const { material, result } = picture;
  const nodes = [...picture.nodes.all.values()];
  const columns = columnsOf(nodes, picture.steps);
  for (const node of nodes) node.column = columns.get(node.id)!;
  const inScope = new Map(material.payments.map((row) => [row.id, row.inScope]));
  const { totals, excess } = traceTotals(material, result, {
    line: (id) => picture.seesLine(id),
    account: (id) => picture.seesAccount(id),
    payment: (id) => inScope.get(id) ?? true,
  });
  const asked = picture.nodes.all.get(start.document.id);
  const foreign = asked?.kind === 'Document' && !('title' in asked.facts);
  return {
    document: { ...start.document, amount: result.issued, ...(foreign ? { title: null, numberAsWritten: null } : {}) },
    nodes: nodes.sort((a, b) => a.column - b.column || b.received - a.received || (a.id < b.id ? -1 : 1)),
    steps: picture.steps.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    levels: levelsOf(nodes, picture.steps),
    totals: { ...totals, ...unconfirmedShare(picture.steps) },
    net: picture.net,
    excess: excess.map(({ line, amount }) => ({ place: line, name: `${picture.nodes.documentOf(line).name} ${picture.nodes.holderOf(line).name}`, amount })),
    dataVersion: material.dataVersion,
    queries: material.queries,
  };
}

/** The traced money of payments that rest on a match nobody has confirmed; onward steps are attributed to nobody and count in no total. */
function unconfirmedShare(steps: readonly FullStep[]): Pick<TraceTotals, 'unconfirmed'> {
  const open = steps.filter((step) => step.unconfirmed !== undefined && step.attributed !== null && !BACKWARD_KINDS.includes(step.kind));
  if (open.length === 0) return {};
  return { unconfirmed: { amount: open.reduce((sum, step) => sum + step.attributed!, 0), payments: open.length } };
}

/** What arrived at, left and rests on each node. */
function addUp(picture: TracePicture, start: TraceStart): void {
  const { material, result, nodes, steps } = picture;
  if (!material.origins) for (const root of material.roots) nodes.documentOf(root).received += picture.issueOf(root);
  const upward = new Set(material.upward.filter((row) => picture.outcome(row.id).traced === 0).map((row) => row.id));
  for (const step of steps) {
    nodes.all.get(step.source)!.passedOn += step.attributed ?? 0;
    const target = nodes.all.get(step.target)!;
    // What the chain above passed to a root document is its own issue, counted already.
    if (!target.root || !upward.has(step.id)) target.received += step.attributed ?? 0;
  }
  for (const [id, rest] of result.lineRests) if (picture.seesLine(id)) nodes.holderOf(id).rests += rest;
  for (const [account, byTag] of result.accountRests) {
    if (picture.seesAccount(account)) for (const [tag, rest] of byTag) nodes.accountNode(account, tag === '' ? null : tag).rests += rest;
  }
  const { origins } = material;
  const begins =
    start.rootNode !== null
      ? new Set([start.rootNode])
      : origins
        ? new Set(steps.filter((step) => origins.payments.has(step.id)).map((step) => step.target))
        : undefined;
  if (begins) for (const node of nodes.all.values()) node.root = begins.has(node.id);
}

function levelsOf(nodes: readonly TraceNode[], steps: readonly FullStep[]): TraceLevel[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const levels = new Map<number, TraceLevel>();
  for (const node of nodes) {
    const level = levels.get(node.column) ?? { column: node.column, level: node.level, amount: 0, nodes: 0 };
    level.nodes += node.count;
    levels.set(node.column, level);
  }
  for (const step of steps) {
    if (step.attributed === null || BACKWARD_KINDS.includes(step.kind)) continue;
    const target = byId.get(step.target)!;
    if (byId.get(step.source)!.column < target.column) levels.get(target.column)!.amount += step.attributed;
  }
  const sorted = [...levels.values()].sort((a, b) => a.column - b.column);
  // Nothing enters the first column: it shows what leaves it.
  if (sorted[0])
    sorted[0].amount = nodes.filter((node) => node.column === sorted[0]!.column).reduce((sum, node) => sum + Math.max(node.received, node.passedOn), 0);
  return sorted;
}
