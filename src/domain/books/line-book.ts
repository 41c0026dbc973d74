/** One line with everything that moved it. All amounts in fen, none below zero. */
export interface LineFacts {
  readonly id: string;
  readonly region: string;
  readonly fiscalYear: number;
  readonly code: string;
  readonly kind: string | null;
  /** False: only mentioned, never loaded. */
  readonly stated: boolean;
  readonly amount: number;
  readonly balance: number | null;
  readonly issuedAt: number | null;
  readonly documentNumber: string | null;
  readonly recipient: string | null;
  readonly recipientName: string | null;
  readonly recipientRegion: string | null;
  readonly source: string | null;
  /** Came in on top of the amount: adjustments, and what was reduced or recalled below. */
  readonly arrived: number;
  /** Distributed, pooled, reissued. */
  readonly passedOn: number;
  readonly carriedOver: number;
  /** Reduced, recalled, adjusted away. */
  readonly takenBack: number;
  readonly paid: number;
  readonly payments: number;
  readonly restored: number;
  /** Came back without restoring quota. */
  readonly returned: number;
  /** Of its payments, what rests on matches nobody has confirmed. */
  readonly unconfirmed: number;
  readonly registrations: readonly Registration[];
  /** Expenditure booked line by line (Record `ledger-expenditure`). */
  readonly booked: number;
  readonly bookings: readonly string[];
}

/** A line as `book-lines` gives it, with the correction vouchers that name it and the payout batches it funds. */
export interface BookLineRow extends LineFacts, Record<string, unknown> {
  readonly corrections: readonly Correction[];
  readonly batches: readonly string[];
}

/** A correction voucher: it moves payments from their lines to this one. */
export interface Correction {
  readonly amount: number;
  readonly settles: readonly string[];
  readonly settledAmounts: readonly number[];
}

export interface Registration {
  readonly amount: number | null;
  readonly at: number | null;
  readonly region: string | null;
  readonly source: string | null;
}

/** A roster paid to cards for which no loaded payment brought the money: its lines draw on what funds it. */
export interface UnfundedRoster extends Record<string, unknown> {
  readonly id: string;
  readonly amount: number;
  readonly funding: readonly { readonly line: string; readonly weight: number }[];
}

/** A line with its rest by the books. */
export interface LineBook extends LineFacts {
  /** Moved to the line by correction vouchers, less what they moved away. */
  readonly corrected: number;
  /** amount + arrived − passedOn − carriedOver − takenBack − paid + restored − corrected. */
  readonly rest: number;
}

/** What correction vouchers bring to each line, fen; the lines they take it from have it below zero. */
export function correctedByLine(rows: readonly Pick<BookLineRow, 'id' | 'corrections'>[], lineOfPayment: ReadonlyMap<string, string>): Map<string, number> {
  const corrected = new Map<string, number>();
  const add = (line: string | undefined, amount: number): void => {
    if (line !== undefined) corrected.set(line, (corrected.get(line) ?? 0) + amount);
  };
  for (const { id, corrections } of rows) {
    for (const { amount, settles, settledAmounts } of corrections) {
      add(id, amount);
      settles.forEach((payment, place) => add(lineOfPayment.get(payment), -(settledAmounts[place] ?? (settles.length === 1 ? amount : 0))));
    }
  }
  return corrected;
}

export function lineBook(row: BookLineRow, corrected: number, byRosters: number): LineBook {
  const paid = row.paid + byRosters;
  const rest = row.amount + row.arrived - row.passedOn - row.carriedOver - row.takenBack - paid + row.restored - corrected;
  return { ...row, paid, corrected, rest };
}
