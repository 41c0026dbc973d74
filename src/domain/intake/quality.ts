import { stdnum } from 'stdnum';
import { EDGES, NODES, SETTLING_KINDS, type EdgeType, type NodeLabel, type PropertyType } from '../model/model.js';
import { ACT_DATES, PLANNED_DATES } from '../model/property-rules.js';
import { RowFault } from './compile-value.js';
import type { Values } from './compile-value.js';
import { isCreditCode } from './credit-code.js';
import { DAY, shanghaiDate } from './parse-date.js';
import type { DataQualityCode } from './words.js';

export interface LoadDays {
  /** 00:00 in Shanghai of the day on which the package is loaded. */
  readonly today: number;
  /** First and last day the package speaks about. */
  readonly from: number;
  readonly to: number;
}

const PLANNED: ReadonlySet<string> = new Set(PLANNED_DATES);
const SETTLING: ReadonlySet<string> = new Set(SETTLING_KINDS);
/** Bank flows beyond the first payee draw on no indicator. */
const FISCAL_MODES: ReadonlySet<string> = new Set(['direct', 'authorised', 'appropriation', 'special-account', 'card']);

/** Codes of what a row alone shows about a node. Throws `RowFault` for an act dated after the load. */
export function qualityOfNode(label: NodeLabel, values: Values, codes: Set<string>, days: LoadDays): void {
  dates(label, values, NODES[label].properties, codes, days);
  if (label === 'Enterprise' && values['uscc'] !== undefined && !isCreditCode(String(values['uscc']))) mark(codes, 'bad-check-digit');
  if (label === 'Person' && values['idNumber'] !== undefined && !isMasked(values['idNumber']) && !stdnum.CN!.ric!.validate(String(values['idNumber'])).isValid)
    mark(codes, 'bad-check-digit');
  // Who is meant by 4103**********0017 is a guess: what hangs on it is a lead and no proof.
  if ((label === 'Person' && isMasked(values['idNumber'])) || (label === 'Account' && isMasked(values['number']))) mark(codes, 'masked-number');
  if (label === 'Indicator') sign(values, codes);
}

/** Codes of what a row alone shows about an edge. */
export function qualityOfEdge(type: EdgeType, values: Values, codes: Set<string>, days: LoadDays, payeeUnknown: boolean): void {
  dates(type, values, EDGES[type].properties, codes, days);
  if (type === 'PAID' || type === 'ALLOCATED' || type === 'REGISTERED') sign(values, codes);
  if (type !== 'PAID' && type !== 'ALLOCATED') return;
  const at = values['at'] as number;
  if (at < days.from || at >= days.to + DAY) mark(codes, 'outside-period');
  if (type !== 'PAID') return;
  if (payeeUnknown) mark(codes, 'no-payee-account');
  const untagged = values['indicator'] === undefined && values['batch'] === undefined;
  if (untagged && FISCAL_MODES.has(String(values['mode'])) && !SETTLING.has(String(values['kind']))) mark(codes, 'no-indicator');
}

function sign(values: Values, codes: Set<string>): void {
  if (values['amount'] === 0) mark(codes, 'zero-amount');
  if ((values['amount'] as number) < 0) mark(codes, 'negative');
}

function dates(owner: string, values: Values, types: Readonly<Record<string, PropertyType>>, codes: Set<string>, days: LoadDays): void {
  for (const property in values) {
    const type = types[property];
    if ((type !== 'day' && type !== 'instant') || (values[property] as number) < days.today + DAY) continue;
    if (ACT_DATES[owner]?.includes(property)) {
      throw new RowFault(
        'after-load',
        null,
        `${owner}.${property} is ${shanghaiDate(values[property] as number)}, after the day of the load: it cannot have happened yet`,
        property,
      );
    }
    if (!PLANNED.has(property)) mark(codes, 'future-date');
  }
}

function isMasked(value: unknown): boolean {
  return typeof value === 'string' && value.includes('*');
}

function mark(codes: Set<string>, code: DataQualityCode): void {
  codes.add(code);
}
