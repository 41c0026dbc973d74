import type { Grade, Level, StepKind, TraceNodeKind } from '../traces/words.js';
import type { Flow, FlowMarks, ListSum } from './flow.js';
import type { STEP_OF } from './picture.js';
import type { Reach, ReachedAccount } from './reach.js';
import type { FlowTotals, HeldRest } from './totals.js';

/** Fen by method, in the order of `METHODS`. */
export type Amounts = readonly number[];

/** A node of an answer with everything but its names: ids say what to look up. */
export interface OutlineNode {
  readonly id: string;
  readonly kind: TraceNodeKind;
  readonly level: Level;
  readonly column: number;
  readonly region: string | null;
  readonly received: Amounts;
  readonly inFull: number;
  readonly passedOn: number;
  readonly rests: Amounts;
  readonly root: boolean;
  readonly end: boolean;
  readonly count: number;
  readonly hidden: { readonly count: number; readonly amount: number };
  readonly openingUnknown: boolean;
  /** Things whose rows tell name and facts; null where the node needs none. */
  readonly lineId: string | null;
  readonly accountId: string | null;
  readonly payoutId: string | null;
  /** It stands for its line: the line has no document. */
  readonly isLine: boolean;
  /** Outside the caller's region: number, date and issuer only. */
  readonly foreign: boolean;
}

/** A step of an answer; of a merged one the rows of the first, and which fields are the same in all. */
export interface OutlineStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly grade: Grade;
  readonly onward: boolean;
  readonly amount: number;
  readonly parts: Amounts;
  readonly count: number;
  readonly unconfirmed: number;
  readonly source: string;
  readonly target: string;
  readonly of: keyof typeof STEP_OF;
  readonly thingId: string;
  readonly lineId: string | null;
  readonly fromLineId: string | null;
  readonly payerId: string | null;
  readonly payeeId: string | null;
  readonly settles: readonly string[];
  readonly foreign: boolean;
  readonly at: number;
  /** A merged step shows only what holds for all of its steps. */
  readonly same: Same;
}

export interface Same {
  readonly upper: boolean;
  readonly document: boolean;
  readonly line: boolean;
  readonly holder: boolean;
  readonly payer: boolean;
  readonly payee: boolean;
  readonly thing: boolean;
}

/** An answer of a trace in ids and numbers; the names are put in by who may look into the record. */
export interface Outline {
  readonly nodes: readonly OutlineNode[];
  readonly steps: readonly OutlineStep[];
  readonly levels: readonly { readonly column: number; readonly level: Level; readonly amount: number; readonly nodes: number }[];
  readonly totals: readonly FlowTotals[];
  readonly nets: Flow['nets'];
  readonly excess: readonly { readonly lineId: string; readonly amounts: Amounts }[];
  readonly unknownInflow: readonly { readonly accountId: string; readonly amounts: Amounts }[];
  /** The same of all of them, listed or not. */
  readonly excessSum: ListSum;
  readonly unknownInflowSum: ListSum;
  readonly held: readonly (Omit<HeldRest, 'account'> & { readonly accountId: string })[];
  readonly heldCount: number;
  readonly unconfirmed: { readonly amount: number; readonly payments: number };
  readonly cutOff: { readonly nodes: number; readonly steps: number; readonly amount: number; readonly next: number | null };
  readonly small: { readonly steps: number; readonly amount: number };
  /** Codes of the regions whose names the answer needs. */
  readonly regionCodes: readonly string[];
  readonly marks: FlowMarks;
  readonly isEmpty: boolean;
}

/** What reach alone answers: `Reach`, its accounts by their ids. */
export interface ReachedAccounts extends Omit<Reach, 'accounts'> {
  readonly accounts: readonly (Omit<ReachedAccount, 'account'> & { readonly accountId: string })[];
}

/** What of a flow is to be shown. */
export type OutlineView =
  | { readonly view: 'totals' }
  | { readonly view: 'aggregate'; readonly limit: number; readonly hubCap: number; readonly amountMin: number }
  | { readonly view: 'node'; readonly node: string; readonly limit: number; readonly skip: number; readonly amountMin: number }
  | { readonly view: 'rows'; readonly limit: number; readonly skip: number; readonly amountMin: number };
