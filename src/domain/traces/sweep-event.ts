/** One thing that happens to quota or money, as the sweep needs it; the order among them is (at, seq, id). */
export interface SweepEvent {
  readonly id: string;
  /** Epoch ms; day-precise events stand at 00:00 Asia/Shanghai. */
  readonly at: number;
  readonly seq: number;
  readonly dayPrecise: boolean;
  readonly act: Issue | Allocation | Payment | Settlement | Reclassification;
}

/** A line's own money: what its document issued, less what other lines brought into it. */
export interface Issue {
  readonly type: 'issue';
  readonly line: string;
  readonly amount: number;
  readonly traced: boolean;
}

export interface Allocation {
  readonly type: 'allocation';
  readonly source: string;
  readonly target: string;
  readonly amount: number;
  /** The target's issue already contains it (a root line): only traced fen arrive. */
  readonly containedInTarget: boolean;
}

export interface Payment {
  readonly type: 'payment';
  readonly payer: string;
  readonly payee: string;
  readonly amount: number;
  /** Part of `amount` that bounced: it never left the payer. */
  readonly bounced: number;
  /** Payout batch first, then indicator. */
  readonly tags: readonly string[];
  /** Indicators whose quota covers what the payer's lots do not, with their weights. */
  readonly funding: readonly { readonly line: string; readonly weight: number }[];
  /** Traced fen arise here: the trace begins at this payment, whatever it drew on. */
  readonly origin: boolean;
  /** False for treasuries and other ends: they hold no lots, quota covers all. */
  readonly payerHasLots: boolean;
}

/** A refund, recovery or reversal. */
export interface Settlement {
  readonly type: 'settlement';
  readonly payer: string;
  readonly receiver: string;
  readonly amount: number;
  readonly settles: readonly { readonly payment: string; readonly amount: number }[];
  /** Where the source names no payment: the tags it states. */
  readonly tags: readonly string[];
  /** Indicators to which it returns when the source says that it restores quota; otherwise empty. */
  readonly restores: readonly { readonly line: string; readonly weight: number }[];
}

/** A correction voucher: payments move to another indicator, no money moves. */
export interface Reclassification {
  readonly type: 'reclassification';
  readonly payee: string;
  readonly amount: number;
  readonly settles: readonly { readonly payment: string; readonly amount: number }[];
  readonly line: string;
}

/** What became of one event. */
export interface SweepOutcome {
  /** Of the event's amount, the traced fen; bounced parts included in the proportion of the rest. */
  readonly traced: number;
  /** The holder was commingled: the amount is a share, not a record. */
  readonly attributed: boolean;
  /** Of a reclassification: traced fen that went back to the old indicator. */
  readonly back: number;
  /** Of a settlement: traced payments undone, in full, and what of it did not physically come back. */
  readonly recovered: number;
  readonly madeGood: number;
}

export type Act = SweepEvent['act'];

/** Holders an event takes from. */
export function drawnBy(act: Act): string[] {
  if (act.type === 'allocation') return [act.source];
  if (act.type === 'payment') return [act.payer, ...act.funding.map(({ line }) => line)];
  return act.type === 'settlement' ? [act.payer] : act.type === 'reclassification' ? [act.payee, act.line] : [];
}

/** Holders an event gives to. */
export function fedBy(act: Act): string[] {
  if (act.type === 'issue') return [act.line];
  if (act.type === 'allocation') return [act.target];
  return act.type === 'payment' ? [act.payee] : act.type === 'settlement' ? [act.receiver, ...act.restores.map(({ line }) => line)] : [act.payee];
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The day in Shanghai, counted from 1970. */
export function shanghaiDay(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS);
}
