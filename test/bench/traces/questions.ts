import type { Ask, Subject } from './engine.js';
import type { FlatTables } from './flat-tables.js';
import type { Floor } from './floor.js';

/** A question and the documents it is asked of. */
export interface Question {
  readonly title: string;
  readonly ask: Ask;
  readonly subjects: readonly Subject[];
  readonly runs: number;
}

/** Payments that make a document one of a class, where the data have such. */
const OF_A_COUNTY = 95;
const OF_A_PROVINCE = 15_000;
const HUGE = 100_000;
/** Payments followed in three hops that make a provincial document one of far reach. */
const OF_FAR_REACH = 137_000;
/** Smaller ones are not looked at for their reach. */
const REACHING = 3_000;
/** Documents with so many times more or fewer payments are of another class. */
const FAR = 3;
/** The same for those of far reach: what they take grows with it, and a time is said of a size. */
const FAR_OF_REACH = 1.3;
/** Past so many accounts what is read lies too far apart for any cache: those are a class of their own. */
const MANY_ACCOUNTS = 20_000;
/** County documents looked at, evenly over all by their ids: one is like another, and there are tens of thousands. */
const WEIGHED_MAX = 12_000;

/** The documents of each class, the same for the same data: those whose number of payments is nearest to what the class is about. */
export function questionsOf(tables: FlatTables, floor: Floor): Question[] {
  const { documents } = tables;
  const levels = new Set(documents.map(({ level }) => level));
  const high = documents.filter(({ level }) => !/county|township|县|乡/u.test(level));
  const low = documents.filter(({ level }) => /county|县/u.test(level));
  const weigh = (some: FlatTables['documents'], most = Infinity): Subject[] => {
    const every = Math.max(1, Math.ceil(some.length / most));
    // Tables come in the order in which the record was read, which is another one each time.
    const weighed = [...some].sort((left, right) => order(left.id, right.id)).filter((_, place) => place % every === 0);
    return weighed.map(({ id, number, lines }) => ({ id, number, lines, payments: floor.payments(lines).rows! }));
  };
  // One number can have two issuers; the service would ask back, so such documents are left out.
  const seen = new Map<string, number>();
  for (const { number } of documents) seen.set(number, (seen.get(number) ?? 0) + 1);
  const only = (some: FlatTables['documents']): FlatTables['documents'] => some.filter(({ number }) => seen.get(number) === 1);
  const large = weigh(only(high.length > 0 && levels.size > 1 ? high : documents));
  const small = weigh(only(low.length > 0 ? low : documents), WEIGHED_MAX);
  const county = nearest(small, OF_A_COUNTY, 50);
  const province = nearest(
    large.filter(({ payments }) => payments < HUGE),
    OF_A_PROVINCE,
    20,
  );
  const reaches = large
    .filter(({ payments }) => payments >= Math.min(REACHING, province[0]!.payments))
    .map((subject) => {
      const { rows, accounts } = floor.reach(subject.lines, 3);
      return { ...subject, payments: rows!, reached: accounts! };
    });
  const ofOneSize = nearest(reaches, OF_FAR_REACH, 20, FAR_OF_REACH);
  const toMany = ofOneSize.filter(({ reached }) => reached > MANY_ACCOUNTS);
  const toFew = ofOneSize.filter(({ reached }) => reached <= MANY_ACCOUNTS);
  const far = toFew.length > 0 ? toFew : toMany;
  const farthest = [[...reaches].sort((left, right) => right.payments - left.payments || order(left.id, right.id))[0]!];
  const huge = [[...large].sort((left, right) => right.payments - left.payments || order(left.id, right.id))[0]!];
  const of = (subjects: readonly Subject[], what = 'payments'): string => {
    const counts = subjects.map(({ payments }) => payments).sort((left, right) => left - right);
    const [least, most] = [counts[0]!, counts.at(-1)!].map((count) => count.toLocaleString('en')) as [string, string];
    return least === most ? `${most} ${what}` : `${least}–${most} ${what}`;
  };
  const ofReach = of(far, 'followed');
  const attributionToMany: Question[] =
    far === toMany || toMany.length === 0
      ? []
      : [
          {
            title: `document of far reach to more than ${MANY_ACCOUNTS.toLocaleString('en')} accounts (${of(toMany, 'followed')}), onward: attribution by four methods`,
            ask: { kind: 'attribution', hops: 3 },
            subjects: toMany,
            runs: 20,
          },
        ];
  return [
    { title: 'document by number', ask: { kind: 'number' }, subjects: county, runs: 200 },
    { title: `allocation tree of a provincial document (${of(province)})`, ask: { kind: 'tree' }, subjects: province, runs: 40 },
    { title: `payments of a county document (${of(county)})`, ask: { kind: 'payments' }, subjects: county, runs: 100 },
    { title: 'payments of a provincial document, as rows', ask: { kind: 'payments' }, subjects: province, runs: 40 },
    { title: 'payments of a provincial document, aggregated', ask: { kind: 'sums' }, subjects: province, runs: 40 },
    { title: 'payees of a provincial document and what each received: reach', ask: { kind: 'reach', hops: 0 }, subjects: province, runs: 40 },
    { title: 'its payments as first drawable answer', ask: { kind: 'drawable' }, subjects: province, runs: 40 },
    { title: 'the same, kept ready by the service', ask: { kind: 'ready' }, subjects: province, runs: 40 },
    { title: 'county document, onward: reach', ask: { kind: 'reach', hops: 3 }, subjects: county, runs: 100 },
    { title: 'county document, onward: attribution by four methods', ask: { kind: 'attribution', hops: 3 }, subjects: county, runs: 100 },
    { title: `document of far reach (${ofReach}), onward: reach`, ask: { kind: 'reach', hops: 1 }, subjects: far, runs: 20 },
    { title: `document of far reach (${ofReach}), onward: reach`, ask: { kind: 'reach', hops: 2 }, subjects: far, runs: 20 },
    { title: `document of far reach (${ofReach}), onward: reach`, ask: { kind: 'reach', hops: 3 }, subjects: far, runs: 20 },
    { title: `document of far reach (${ofReach}), onward: reach`, ask: { kind: 'reach', hops: 6 }, subjects: far, runs: 20 },
    { title: `document of far reach (${ofReach}), onward: attribution by four methods`, ask: { kind: 'attribution', hops: 3 }, subjects: far, runs: 20 },
    { title: `document of far reach (${ofReach}), onward: first drawable answer`, ask: { kind: 'drawable-onward', hops: 3 }, subjects: far, runs: 20 },
    ...attributionToMany,
    { title: 'document of the farthest reach, onward: attribution by four methods', ask: { kind: 'attribution', hops: 3 }, subjects: farthest, runs: 5 },
    { title: `document with most payments (${of(huge)}), aggregated`, ask: { kind: 'sums' }, subjects: huge, runs: 15 },
    { title: 'its payees and what each received: reach', ask: { kind: 'reach', hops: 0 }, subjects: huge, runs: 15 },
    { title: 'its payments as first drawable answer, kept ready by the service', ask: { kind: 'ready' }, subjects: huge, runs: 40 },
  ];
}

function nearest<S extends Subject>(subjects: readonly S[], payments: number, count: number, range = FAR): S[] {
  const far = ({ payments: own }: S): number => Math.abs(Math.log((own + 1) / (payments + 1)));
  const sorted = [...subjects].sort((left, right) => far(left) - far(right) || order(left.id, right.id));
  // Where the data have few of a class, few are asked rather than others.
  return sorted.slice(0, count).filter((subject) => far(subject) <= far(sorted[0]!) + Math.log(range));
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
