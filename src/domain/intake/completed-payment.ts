export type Stored = Readonly<Record<string, unknown>>;

/** A payment as the graph holds it, for one batch. */
export interface StoredPayment {
  readonly source: string;
  readonly target: string;
  readonly values: Stored;
}

/** Kinds of records that complete payments: a voucher by its key or number, and the list of those for whom an application was. */
export const COMPLETING_RECORDS: ReadonlySet<string> = new Set(['voucher', 'voucher-number', 'payment-details']);
/** Properties that are filled where the payment's own row left them blank. */
const FILLED = ['paidAt', 'clearedAt', 'voucherDate', 'serial'] as const;
/** What the row itself said, kept where a voucher or a list took its place. */
export const OVERRIDDEN = { at: 'appliedAt', timePrecision: 'appliedPrecision', state: 'appliedState' } as const;
const UNDECIDED: ReadonlySet<unknown> = new Set(['applied', 'sent']);
const DAY_START = /T16:00:00\.000Z$/u;

/** A payment as its own row stated it: without what a voucher or list of details has filled in or put in its place. */
export function withoutCompletion({ source, target, values }: StoredPayment): StoredPayment {
  const filled = new Set(values['completed'] as readonly string[] | undefined);
  const own: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(values)) if (!filled.has(property) && !isNote(property)) own[property] = value;
  for (const [property, kept] of Object.entries(OVERRIDDEN)) {
    const before = values[kept];
    if (before !== undefined && before !== null) own[placeOfMoment(property, values)] = before;
  }
  return { source, target: (values['appliedPayee'] as string | undefined) ?? target, values: own };
}

/**
 * A payment as its own row, its voucher and the list of its payees state it together. The voucher knows when and to whom it was
 * paid, the list for whom. The result depends on these three only, not on which of them was loaded first.
 */
export function completedPayment(payment: StoredPayment, voucher: Stored | undefined, list: Stored | undefined): StoredPayment {
  const own = withoutCompletion(payment);
  const values: Record<string, unknown> = { ...own.values };
  const filled: string[] = [];
  const fill = (property: string, value: unknown): void => {
    if (!isBlank(values[property]) || isBlank(value)) return;
    values[property] = value;
    filled.push(property);
  };
  for (const property of FILLED) fill(property, voucher?.[property]);
  fill('batch', list?.['batch']);
  const override = (property: keyof typeof OVERRIDDEN, value: unknown): void => {
    const place = placeOfMoment(property, values);
    if (isBlank(value) || value === values[place]) return;
    values[OVERRIDDEN[property]] = values[place];
    values[place] = value;
  };
  const paidAt = voucher?.['paidAt'];
  if (typeof paidAt === 'number') {
    override('at', paidAt);
    override('timePrecision', DAY_START.test(new Date(paidAt).toISOString()) ? 'day' : 'second');
  }
  if (UNDECIDED.has(values['state'])) override('state', voucher?.['state']);
  const target = String(list?.['payee'] ?? voucher?.['payee'] ?? own.target);
  if (target !== own.target) values['appliedPayee'] = own.target;
  if (filled.length > 0) values['completed'] = filled.sort();
  return { source: own.source, target, values };
}

/** Where matching has put a more precise moment in the place of the record's own, the record's own is kept under another name. */
function placeOfMoment(property: string, values: Stored): string {
  if (isBlank(values['recordedAt'])) return property;
  return property === 'at' ? 'recordedAt' : property === 'timePrecision' ? 'recordedPrecision' : property;
}

function isNote(property: string): boolean {
  return property === 'completed' || property === 'appliedPayee' || Object.values<string>(OVERRIDDEN).includes(property);
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The same payment, written the same way. */
export function isSamePayment(one: StoredPayment, other: StoredPayment): boolean {
  const names = new Set([...Object.keys(one.values), ...Object.keys(other.values)]);
  return one.target === other.target && [...names].every((name) => JSON.stringify(one.values[name] ?? null) === JSON.stringify(other.values[name] ?? null));
}
