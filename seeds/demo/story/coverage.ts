import { COUNTIES, PLACES } from './places.ts';

export interface Cover {
  readonly source: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
}

/** Sources of which every place in the story delivers everything. */
const EVERYWHERE = ['ISSUE', 'REGISTER', 'ALLOC', 'PAY', 'SPECIAL', 'ACCOUNT', 'PROJECT'];
/** Sources that counties deliver. */
const IN_COUNTIES = ['CARD', 'ITEM', 'CONTRACT', 'ENTERPRISE', 'STAFF', 'HOUSEHOLD', 'PROPERTY', 'VEHICLE', 'DEATH', 'TENDER'];
/** Sources that only some counties deliver, so that elsewhere the answer is "not evaluable". */
const IN_SOME: Record<string, readonly string[]> = {
  LIBRARY: ['410325', '410326', '410328', '411627', '410225', '411326', '411722', '411224'],
  PROGRESS: ['410325', '410326', '410328', '411522', '411627'],
  DISCLOSURE: ['410326'],
  CREDIT: ['411326', '410325'],
  TAX: ['411525', '411224', '410325'],
  KIN: ['410326', '410325', '410328', '410927'],
  PARCEL: ['411523', '410225'],
  BANKSTATE: ['410325'],
  LEDGER: ['411627'],
  CUSTODY: ['411523'],
  FLOW: ['410325', '410326', '410328', '411224', '411525', '410727', '411627', '411522', '411628', '411626'],
};

/** What the package covers, source by source and region by region. */
export function coverage(): Cover[] {
  const covers: Cover[] = [];
  const add = (source: string, region: string, from: number, to: number): void => {
    covers.push({ source, region, from: `${from}-01-01`, to: `${to}-12-31` });
  };
  for (const source of EVERYWHERE) for (const place of PLACES) add(source, place.code, place.from, place.to);
  for (const source of IN_COUNTIES) for (const place of COUNTIES) add(source, place.code, place.from, place.to);
  for (const [source, regions] of Object.entries(IN_SOME)) for (const region of regions) add(source, region, 2016, 2023);
  return covers;
}
