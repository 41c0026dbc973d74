/**
 * The closed list of what is compared. Each is two figures that should be equal, `left` and `right`; the difference is left − right.
 *
 * - `issued-registered`: what documents from above gave the region · what its units registered of it by the end of the fiscal year.
 * - `received-distributed`: those lines, with what came back to them · what was passed on from them.
 * - `given-registered`: lines the region gave its own units · what the units registered of them by the end of the fiscal year.
 * - `quota-payments`: quota of the lines the region issued that was not passed on · payments drawn, less what was restored.
 * - `indicator-balances`: balances of the region's lines by their moves and payments · as their source states them.
 * - `payments-observed`: payments out of the region's fiscal accounts · of them, those that a second system (bank, payee) has recorded too.
 * - `bank-balances`: balances of the region's accounts by their movements · as statements give them.
 * - `ledger-income`, `ledger-passed-down`, `ledger-expenditure`: the general ledger · the same figure by the loaded lines and payments.
 * - `ledger-treasury`: cash in treasury by the general ledger · by the last stated balance of the treasury accounts in the year.
 * - `ledger-lines`: expenditure booked line by line · payments drawn on those lines.
 */
export const CHECKS = [
  'issued-registered',
  'received-distributed',
  'given-registered',
  'quota-payments',
  'indicator-balances',
  'payments-observed',
  'bank-balances',
  'ledger-income',
  'ledger-passed-down',
  'ledger-expenditure',
  'ledger-treasury',
  'ledger-lines',
] as const;
export type Check = (typeof CHECKS)[number];

/**
 * The closed list of reasons for a difference. Every line behind a difference has exactly one, so that the reasons add up to it;
 * `unknown` is what has none of the others, and is always stated.
 */
export const REASONS = {
  'not-registered': 'The line is registered by nobody.',
  'registered-late': 'It was registered, but after the fiscal year had ended.',
  'amount-differs': 'It was registered with another amount.',
  'registered-twice': 'It was registered more than once, each time with its whole amount.',
  'registered-not-issued': 'Something was registered whose line is not loaded, or was not given to this region.',
  'carried-over': 'It went into the next year (结转) by a line of that year.',
  recalled: 'It was taken back, reduced or adjusted to another line.',
  undistributed: 'It rests on the line: not passed on and not paid.',
  'paid-directly': 'It was paid from the line itself, without a further line.',
  'above-parent': 'More was passed on than the line had.',
  'line-without-payments': 'Nothing at all was paid from the line.',
  'partly-paid': 'The line was paid from, and this is what is left.',
  'paid-above-line': 'More was paid than the line had.',
  'payment-without-indicator': 'A payment of fiscal money that names no line and no payout batch.',
  'payment-of-unknown-line': 'A payment whose line is mentioned only and was never loaded.',
  'balance-not-stated': 'The source states no balance for the line.',
  'refund-restored': 'The difference is exactly what refunds gave back to the line: its source does not count them.',
  'refund-not-restored': 'The difference is exactly what came back without restoring quota: its source counts it.',
  'unconfirmed-match': 'It rests on a match of two records that a person has still to confirm.',
  'source-not-loaded': 'The source that would tell is not loaded for this region and year.',
  'not-on-statement': 'The account has a statement, but it does not have this payment.',
  'statement-gap': 'Between two balances of a statement the movements do not make up the difference.',
  'booked-without-payment': 'Booked as spent, but not paid.',
  'paid-not-booked': 'Paid, but not booked as spent.',
  unknown: 'None of the reasons above.',
} as const;
export type Reason = keyof typeof REASONS;
export const REASON_CODES = Object.keys(REASONS) as Reason[];
