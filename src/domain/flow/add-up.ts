import { METHODS } from '../attribution/attribute.js';
import { EVENT } from '../attribution/event-table.js';
import { grownNumbers } from '../attribution/grown-arrays.js';
import type { FlowQuestion } from './flow.js';
import { STEP_OF, type Picture, type PictureNode } from './picture.js';

const WIDTH = METHODS.length;

/** What arrived at, left and rests on each node, by its number; `received` and `rests` by method, four to a node. Fen. */
export class NodeAmounts {
  received = new Float64Array(0);
  rests = new Float64Array(0);
  passedOn = new Float64Array(0);
  /** Arrivals in full, whoever's money it was: what poison would count. */
  inFull = new Float64Array(0);

  /** Makes room for so many nodes. */
  fit(count: number): void {
    if (this.passedOn.length >= count) return;
    const size = count + (count >>> 3) + 16;
    this.received = grownNumbers(this.received, size * WIDTH);
    this.rests = grownNumbers(this.rests, size * WIDTH);
    this.passedOn = grownNumbers(this.passedOn, size);
    this.inFull = grownNumbers(this.inFull, size);
  }

  receivedBy(node: PictureNode): number[] {
    return Array.from(this.received.subarray(node.number * WIDTH, node.number * WIDTH + WIDTH));
  }

  restingAt(node: PictureNode): number[] {
    return Array.from(this.rests.subarray(node.number * WIDTH, node.number * WIDTH + WIDTH));
  }
}

/** Adds up what the steps and rests of a drawn picture mean for its nodes, and marks where the trace begins. */
export function addUp(picture: Picture, question: FlowQuestion): NodeAmounts {
  const amounts = new NodeAmounts();
  amounts.fit(picture.nodes.length);
  addSteps(picture, question, amounts);
  addRests(picture, amounts);
  addLedgers(picture, amounts);
  markBeginning(picture, question);
  amounts.fit(picture.nodes.length);
  return amounts;
}

function addSteps(picture: Picture, question: FlowQuestion, amounts: NodeAmounts): void {
  const { nodes, steps, events, walk, origins, lead } = picture;
  const { received, passedOn, inFull } = amounts;
  if (!origins) {
    for (const root of question.roots) {
      const issue = picture.issueOf(root);
      const { number } = picture.documentOf(root);
      for (let method = 0; method < WIDTH; method += 1) received[number * WIDTH + method]! += issue;
    }
  }
  const upward = new Set(walk.upward);
  // What the chain above passed to a root document is its own issue, counted already.
  const isOwnIssue = (step: number): boolean => {
    if (steps.of[step] !== STEP_OF.allocation || !upward.has(steps.thing[step]!)) return false;
    const row = events.allocationRows.get(steps.thing[step]!);
    return row === undefined || lead.traced[row] === 0;
  };
  const { source, target, parts, amount, of, count } = steps;
  for (let step = 0; step < count; step += 1) {
    passedOn[source[step]!]! += parts[step * WIDTH]!;
    const to = target[step]!;
    inFull[to]! += amount[step]!;
    if (of[step] === STEP_OF.allocation && nodes[to]!.root && isOwnIssue(step)) continue;
    for (let method = 0; method < WIDTH; method += 1) received[to * WIDTH + method]! += parts[step * WIDTH + method]!;
  }
}

function addRests(picture: Picture, amounts: NodeAmounts): void {
  const { events, results } = picture;
  const rest = (node: PictureNode, method: number, fen: number): void => {
    amounts.fit(node.number + 1);
    amounts.rests[node.number * WIDTH + method]! += fen;
  };
  for (const [own, line] of events.lines.entries()) {
    if (!picture.seesLine(line)) continue;
    results.forEach((result, method) => {
      if (result.lineRests[own]! > 0) rest(picture.holderOf(line), method, result.lineRests[own]!);
    });
  }
  results.forEach(({ restsByTag: { account, tag, amount, count } }, method) => {
    for (let place = 0; place < count; place += 1) {
      const own = account[place]!;
      if (own === events.beyond || !picture.seesAccount(own)) continue;
      const payout = tag[place]! < 0 ? -1 : events.tagOf(tag[place]!).payout;
      rest(picture.drawnAccount(own, payout) ?? picture.accountNode(own, payout), method, amount[place]!);
    }
  });
}

function markBeginning(picture: Picture, { root }: FlowQuestion): void {
  const { nodes, steps, origins } = picture;
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
function addLedgers(picture: Picture, amounts: NodeAmounts): void {
  const { events, lead, doubtful } = picture;
  if (events.ledgers === 0) return;
  const { type, source, target, batchTag, lineTag, count } = events.input.events;
  for (let row = 0; row < count; row += 1) {
    if (type[row] !== EVENT.payment && type[row] !== EVENT.settlement && type[row] !== EVENT.outflow) continue;
    const payer = source[row]!;
    if (payer < 0) continue;
    if (target[row]! < 0 || target[row] === events.beyond) {
      const left = lead.traced[row]!;
      if (left > 0 && picture.seesAccount(payer)) {
        const { number } = picture.accountNode(payer, -1, true);
        amounts.fit(number + 1);
        amounts.passedOn[number]! += left;
      }
      continue;
    }
    // What leaves under its tag takes money that the opening balance cannot be part of.
    if (doubtful[payer] === 0 || doubtful[target[row]!] === 1 || batchTag[row]! >= 0 || lineTag[row]! >= 0) continue;
    if (picture.isTraced(row)) doubtful[target[row]!] = 1;
  }
  for (let own = 1; own < doubtful.length; own += 1) {
    const node = doubtful[own] === 1 ? picture.drawnAccount(own, -1) : undefined;
    if (node) node.unproven = true;
  }
}
