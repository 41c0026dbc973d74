import type { Account } from './accounts.ts';
import type { Line } from './budget.ts';
import type { Household, Person } from './people.ts';

/** A movement of money that later acts can name. */
export interface Payment {
  /** The key a later slip quotes; the graph's id is `paid:` and this. */
  readonly slip: string;
  readonly amount: number;
  readonly from: Account;
  readonly to: Account;
  readonly line: Line | undefined;
  readonly day: string;
  readonly agency: string;
}

export interface PayOptions {
  readonly to: Account;
  readonly amount: number;
  readonly day: string;
  readonly purpose: string;
  readonly mode?: 'direct' | 'authorised';
  readonly time?: string;
  readonly contract?: string;
  readonly invoice?: string;
  readonly batch?: string;
  readonly period?: string;
  readonly functionClass?: string;
  readonly economicClass?: string;
  readonly final?: boolean;
  readonly voucherDay?: string;
  readonly clearedDay?: string;
  readonly fiscalYear?: number;
  readonly state?: 'paid' | 'sent' | 'void';
  /** Who was meant to be paid, where the bank credited someone else. */
  readonly stated?: Account;
  /** Share a voucher with an earlier payment: several lines, one movement. */
  readonly voucher?: string;
  readonly lineNumber?: number;
  readonly project?: string;
  readonly from?: Account;
  /** The voucher names this indicator, which exists in no register. */
  readonly unknownIndicator?: string;
}

export interface CardEntry {
  readonly household: Household;
  readonly amount: number;
  readonly person?: Person;
  readonly card?: Account;
  /** The bank's reason for sending the line back. */
  readonly bounce?: string;
  readonly declared?: number;
  readonly titled?: number;
  readonly quantity?: number;
}
