/** What one run is asked for. */
export interface Options {
  readonly size: Size;
  readonly seed: string;
  readonly out: string;
  /** Injected cases for each warning and pattern, by kind. */
  readonly cases: { readonly positive: number; readonly 'near-miss': number; readonly 'look-alike': number };
}
export type Size = keyof typeof SIZES;

/** Movements of money aimed at, accounts, and which places take part; `cases` is how often each kind is planted for each rule. */
export const SIZES = {
  small: { payments: 10_000, accounts: 2_000, seats: ['410325', '410225'], cases: 1 },
  county: { payments: 100_000, accounts: 20_000, seats: ['410325', '410225', '411224', '411626'], cases: 3 },
  city: { payments: 1_000_000, accounts: 200_000, seats: '4103', cases: 10 },
  province: { payments: 10_000_000, accounts: 2_000_000, seats: '41', cases: 30 },
} as const satisfies Record<string, { payments: number; accounts: number; seats: string | readonly string[]; cases: number }>;

export const FIRST_YEAR = 2016;
export const LAST_YEAR = 2023;
/** The day on which every label is meant to be judged: all of 2023 is known. */
export const AS_OF = '2023-12-31';
