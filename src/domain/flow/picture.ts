import { METHODS, type Attribution, type MethodResult } from '../attribution/attribute.js';
import { grownBytes, grownNumbers, grownPlaces } from '../attribution/grown-arrays.js';
import { ACCOUNT_KINDS } from '../model/model.js';
import type { MoneyGraph } from '../projection/money-graph.js';
import { PARTY_LABELS } from '../projection/parties.js';
import { levelOfRegion } from '../traces/region-level.js';
import { STEP_KINDS, type Level, type TraceNodeKind } from '../traces/words.js';
import { isEndKind, isFiscalKind } from './kinds.js';
import type { Origins } from './origins.js';
import type { TraceEvents } from './trace-events.js';
import type { Sight } from './sight.js';
import type { Walk } from './walk.js';

/** One node of the whole picture; `thing` is its number in the graph by `kind`, what flows through it is in `NodeAmounts`. */
export interface PictureNode {
  readonly number: number;
  readonly kind: TraceNodeKind;
  /** Document (or line without one), party, region, payout batch or account; of an Outside node the node beside. */
  readonly thing: number;
  /** A document that is only a line. */
  readonly isLine: boolean;
  /** Account or line that tells more about it; -1 none. */
  readonly account: number;
  readonly line: number;
  readonly direction: 'in' | 'out' | 'onward' | null;
  readonly level: Level;
  readonly region: number;
  readonly end: boolean;
  column: number;
  root: boolean;
  count: number;
  /** An opening balance on the way is unknown. */
  unproven: boolean;
}

export const STEP_OF = { allocation: 0, assignment: 1, payment: 2, back: 3, boundary: 4 } as const;
export const GRADE = { documented: 0, remark: 1, attributed: 2 } as const;

/**
 * A step of which the methods say different amounts took a share, whether or not it took it from something commingled itself: it may
 * stand behind money that left without regard to tags and left another tag behind in each method.
 */
export function gradeOf(commingled: boolean, parts: readonly number[]): number {
  if (commingled) return GRADE.attributed;
  for (const part of parts) if (part !== parts[0]) return GRADE.attributed;
  return GRADE.documented;
}

/** The steps of the whole picture, a row each, before any of them are merged. Amounts in fen, `parts` by method (four to a row). */
export class StepRows {
  count = 0;
  source = new Int32Array(0);
  target = new Int32Array(0);
  kind = new Uint8Array(0);
  grade = new Uint8Array(0);
  onward = new Uint8Array(0);
  /** `STEP_OF`, and the number of the allocation, line or payment. */
  of = new Uint8Array(0);
  thing = new Int32Array(0);
  /** Line whose chain of documents the step shows; -1 none. */
  line = new Int32Array(0);
  at = new Float64Array(0);
  amount = new Float64Array(0);
  parts = new Float64Array(0);
  /** Edges a row stands for; more than one only for what crosses the border of the caller's region. */
  edges = new Int32Array(0);
  unconfirmed = new Uint8Array(0);
  /** Of a document of another region only number, date and share are shown. */
  foreign = new Uint8Array(0);

  /** Makes room for so many rows. */
  fit(size: number): void {
    if (this.source.length < size) this.grow(size);
  }

  add(source: number, target: number, kind: number, grade: number, of: number, thing: number, line: number, at: number, amount: number): number {
    const row = this.count;
    if (row === this.source.length) this.grow(Math.max(1024, row * 2));
    this.count += 1;
    this.source[row] = source;
    this.target[row] = target;
    this.kind[row] = kind;
    this.grade[row] = grade;
    this.of[row] = of;
    this.thing[row] = thing;
    this.line[row] = line;
    this.at[row] = at;
    this.amount[row] = amount;
    this.edges[row] = 1;
    return row;
  }

  private grow(size: number): void {
    this.source = grownPlaces(this.source, size, 0);
    this.target = grownPlaces(this.target, size, 0);
    this.kind = grownBytes(this.kind, size);
    this.grade = grownBytes(this.grade, size);
    this.onward = grownBytes(this.onward, size);
    this.of = grownBytes(this.of, size);
    this.thing = grownPlaces(this.thing, size, 0);
    this.line = grownPlaces(this.line, size, 0);
    this.at = grownNumbers(this.at, size);
    this.amount = grownNumbers(this.amount, size);
    this.parts = grownNumbers(this.parts, size * METHODS.length);
    this.edges = grownPlaces(this.edges, size, 0);
    this.unconfirmed = grownBytes(this.unconfirmed, size);
    this.foreign = grownBytes(this.foreign, size);
  }
}

/** The place of a kind in STEP_KINDS; what has none is a payment. */
export function stepKind(kind: string): number {
  const place = (STEP_KINDS as readonly string[]).indexOf(kind);
  return place < 0 ? STEP_KINDS.indexOf('payment') : place;
}

const TREASURY = ACCOUNT_KINDS.indexOf('treasury');

/** A trace while it is being drawn: what the sweep found, and the nodes and steps drawn so far. */
export class Picture {
  readonly nodes: PictureNode[] = [];
  readonly steps = new StepRows();
  /** Own numbers of accounts at an end of a step that the caller may see. */
  readonly seenAccounts: Uint8Array;
  /** 1 for own accounts where an opening balance on the way is unknown, as far as the ledgers have been added up. */
  readonly doubtful: Uint8Array;
  readonly lead: MethodResult;
  readonly results: readonly MethodResult[];
  readonly nets = METHODS.map(() => ({ paidGross: 0, recovered: 0, madeGood: 0 }));
  /** Own numbers of the reached lines; these come first. */
  readonly ownLines: ReadonlyMap<number, number>;
  private readonly roots: ReadonlySet<number>;
  /** Traced fen that allocations brought into each, by own number. */
  private readonly intoLine = new Map<number, number>();
  private readonly byKey = new Map<number, PictureNode>();
  private readonly accountNodes: Int32Array;
  private readonly boundaries = new Map<number, number>();
  private readonly documentNodes = new Map<number, PictureNode>();
  private readonly holderNodes = new Map<number, PictureNode>();
  private readonly regionLevels = new Map<number, Level>();

  constructor(
    readonly graph: MoneyGraph,
    readonly walk: Walk,
    readonly events: TraceEvents,
    readonly attribution: Attribution,
    readonly origins: Origins | null,
    readonly sight: Sight,
  ) {
    this.results = METHODS.map((method) => attribution.methods[method]);
    this.lead = this.results[0]!;
    this.seenAccounts = new Uint8Array(events.input.accounts);
    this.doubtful = Uint8Array.from(events.openingUnknown);
    this.accountNodes = new Int32Array(events.input.accounts).fill(-1);
    this.roots = new Set(walk.question.roots);
    this.steps.fit(walk.documented.length + walk.edges + walk.allocations.length + walk.upward.length + walk.reached.size + 64);
    this.ownLines = new Map([...walk.reached].map((line, own) => [line, own]));
    for (const [allocation, row] of events.allocationRows) {
      const target = this.ownLines.get(graph.allocations.target[allocation]!);
      if (target !== undefined) this.intoLine.set(target, (this.intoLine.get(target) ?? 0) + this.lead.traced[row]!);
    }
  }

  get batch(): number {
    return this.walk.question.batch;
  }

  seesLine(line: number): boolean {
    return this.sight.line(line);
  }

  seesPayment(payment: number): boolean {
    return this.sight.payment(payment);
  }

  /** By some method the event took from something commingled: its amount is a share, not a record. */
  isMixed(row: number): boolean {
    for (const { mixed } of this.results) if (mixed[row] === 1) return true;
    return false;
  }

  /** Some method traces something of the event. */
  isTraced(row: number): boolean {
    for (const { traced } of this.results) if (traced[row]! > 0) return true;
    return false;
  }

  /** An account at an end of a step that the caller may see; `own` is its number here. */
  seesAccount(own: number): boolean {
    return this.sight.isWhole || this.seenAccounts[own] === 1;
  }

  /** A line whose issue is traced, and to which traced quota came besides. */
  isFedRoot(line: number): boolean {
    return this.roots.has(line) && (this.intoLine.get(this.ownLines.get(line) ?? -1) ?? 0) > 0;
  }

  /** Fen that a root line itself brought into the trace. */
  issueOf(line: number): number {
    const own = this.ownLines.get(line);
    if (own === undefined) return 0;
    return this.lead.lineFlows.arrivedTraced[own]! - (this.intoLine.get(own) ?? 0);
  }

  // ---------------------------------------------------------------------------------------------------------------- nodes

  /** The document that carries a line; a line without one stands for itself. */
  documentOf(line: number): PictureNode {
    let node = this.documentNodes.get(line);
    if (!node) this.documentNodes.set(line, (node = this.makeDocumentOf(line)));
    return node;
  }

  private makeDocumentOf(line: number): PictureNode {
    const { document, region } = this.graph.lines.valuesAt(line, this.batch);
    if (document >= 0) return this.document(document, line);
    return this.node('Document', line, this.documentLevel(-1, line), region, -1, line, LINE);
  }

  document(document: number, line = -1): PictureNode {
    const { region } = this.graph.documents.valuesAt(document, this.batch);
    const own = region < 0 && line >= 0 ? this.graph.lines.valuesAt(line, this.batch).region : region;
    return this.node('Document', document, this.documentLevel(document, line), own, -1, line);
  }

  /** Who may spend a line or pass it on: its unit, else the region it was given to, else the document itself. */
  holderOf(line: number): PictureNode {
    let node = this.holderNodes.get(line);
    if (!node) this.holderNodes.set(line, (node = this.makeHolderOf(line)));
    return node;
  }

  private makeHolderOf(line: number): PictureNode {
    const { recipientParty, recipientIsRegion, recipientRegion } = this.graph.lines.valuesAt(line, this.batch);
    if (recipientParty >= 0) return this.node('Unit', recipientParty, 'unit', recipientRegion, -1, line);
    if (recipientRegion >= 0)
      return this.node('Region', recipientRegion, this.levelOf(recipientRegion), recipientRegion, -1, recipientIsRegion === 1 ? line : -1);
    return this.documentOf(line);
  }

  /** A fiscal-side account stands for itself (an agent bank's for each payout batch), any other for its holder. `own` is its number here. */
  accountNode(own: number, payout: number, onward = false): PictureNode {
    const known = this.accountNodes[own]!;
    // Of a payout batch it has one for each; what is paid on without one knows its node at once.
    if (payout < 0 && known >= 0) return this.nodes[known]!;
    const account = this.events.accountOf(own);
    const { accounts } = this.graph;
    const kind = accounts.kindAt(account, this.batch);
    const isFiscal = isFiscalKind[kind] === 1;
    if (isFiscal && payout >= 0) return this.node('PayoutBatch', payout, 'intermediate', this.graph.payouts.region[payout]!, account);
    if (known >= 0) return this.nodes[known]!;
    const holder = isFiscal || isEndKind[kind] === 1 ? -1 : accounts.holderAt(account, this.batch);
    const level: Level = isFiscal || kind === TREASURY ? 'intermediate' : onward ? 'onward' : 'payee';
    const ownRegion = accounts.regionAt(account, this.batch);
    let node: PictureNode;
    if (holder >= 0) {
      const { parties } = this.graph;
      const kindOfHolder: TraceNodeKind = PARTY_LABELS[parties.label[holder]!] ?? 'Unit';
      const region = kindOfHolder === 'Region' ? parties.code[holder]! : parties.regionAt(holder, this.batch);
      // A region is one node, whether it holds an account or was given a line.
      node =
        kindOfHolder === 'Region' && region >= 0
          ? this.node('Region', region, level, region, account)
          : this.node(kindOfHolder, holder, level, region >= 0 ? region : ownRegion, account);
    } else node = this.node('Account', account, level, ownRegion, account, -1, isEndKind[kind] === 1 ? END : PLAIN);
    this.accountNodes[own] = node.number;
    return node;
  }

  /** The number of the node of an account that what is followed meets. */
  onwardNode(own: number): number {
    const known = this.accountNodes[own]!;
    return known >= 0 ? known : this.accountNode(own, -1, true).number;
  }

  /** The node that draws an account, where it has been drawn already. */
  drawnAccount(own: number, payout: number): PictureNode | undefined {
    const account = this.events.accountOf(own);
    if (payout >= 0 && isFiscalKind[this.graph.accounts.kindAt(account, this.batch)] === 1) return this.byKey.get(key('PayoutBatch', payout));
    return this.nodes[this.accountNodes[own]!];
  }

  /** One sum and one count for what lies outside the caller's region. */
  private outside(beside: PictureNode, direction: 'in' | 'out' | 'onward'): PictureNode {
    const place = beside.number * 3 + ['in', 'out', 'onward'].indexOf(direction);
    return this.node('Outside', place, direction === 'in' ? beside.level : 'outside', -1, beside.number, -1, OUTSIDE[direction]);
  }

  private node(
    kind: TraceNodeKind,
    thing: number,
    level: Level,
    region: number,
    account: number,
    line = -1,
    { isLine, end, direction }: Look = PLAIN,
  ): PictureNode {
    const code = key(isLine ? 'Line' : kind, thing);
    let node = this.byKey.get(code);
    if (node) return node;
    node = {
      number: this.nodes.length,
      kind,
      thing,
      isLine,
      account,
      line,
      direction,
      level,
      region,
      end,
      column: 0,
      root: false,
      count: 1,
      unproven: false,
    };
    this.nodes.push(node);
    this.byKey.set(code, node);
    return node;
  }

  private documentLevel(document: number, line: number): Level {
    const values = document < 0 ? undefined : this.graph.documents.valuesAt(document, this.batch);
    const level = values && values.level >= 0 ? this.graph.levels.name(values.level) : undefined;
    if (level !== undefined && DOCUMENT_LEVELS.has(level)) return level as Level;
    const own = values?.region ?? -1;
    const region = own >= 0 || line < 0 ? own : this.graph.lines.valuesAt(line, this.batch).region;
    return region < 0 ? 'county' : this.levelOf(region);
  }

  private levelOf(region: number): Level {
    let level = this.regionLevels.get(region);
    if (level === undefined) this.regionLevels.set(region, (level = levelOfRegion(this.graph.regions.name(region))));
    return level;
  }

  // ---------------------------------------------------------------------------------------------------------------- steps

  /** Adds a flow that leaves or enters the caller's region beside a node: one sum and one count, no name. */
  fold(direction: 'in' | 'out' | 'onward', beside: PictureNode, amount: number, parts: (method: number) => number): void {
    const node = this.outside(beside, direction);
    let row = this.boundaries.get(node.number);
    if (row === undefined) {
      const [source, target] = direction === 'in' ? [node, beside] : [beside, node];
      const kind = stepKind(beside.kind === 'Document' ? 'distribution' : 'payment');
      row = this.steps.add(
        source.number,
        target.number,
        kind,
        direction === 'onward' ? GRADE.attributed : GRADE.documented,
        STEP_OF.boundary,
        node.number,
        -1,
        0,
        0,
      );
      this.steps.onward[row] = direction === 'onward' ? 1 : 0;
      this.steps.edges[row] = 0;
      node.count = 0;
      this.boundaries.set(node.number, row);
    }
    this.steps.amount[row]! += amount;
    this.steps.edges[row]! += 1;
    node.count += 1;
    for (let method = 0; method < METHODS.length; method += 1) this.steps.parts[row * METHODS.length + method]! += parts(method);
  }
}

const DOCUMENT_LEVELS: ReadonlySet<string> = new Set(['central', 'province', 'city', 'county', 'township']);
/** What few nodes are besides. */
type Look = Pick<PictureNode, 'isLine' | 'end' | 'direction'>;
const PLAIN: Look = { isLine: false, end: false, direction: null };
const LINE: Look = { isLine: true, end: false, direction: null };
const END: Look = { isLine: false, end: true, direction: null };
const OUTSIDE = {
  in: { isLine: false, end: false, direction: 'in' },
  out: { isLine: false, end: false, direction: 'out' },
  onward: { isLine: false, end: false, direction: 'onward' },
} as const satisfies Record<string, Look>;
const KEY_KINDS = ['Document', 'Line', 'Region', 'Unit', 'Project', 'Account', 'PayoutBatch', 'Enterprise', 'Household', 'Person', 'Rest', 'Outside'];

function key(kind: string, thing: number): number {
  // Units, enterprises, households and persons are all parties and share their numbers, so each kind may have its own key.
  return thing * KEY_KINDS.length + KEY_KINDS.indexOf(kind);
}
