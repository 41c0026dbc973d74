import type { Book } from '../../demo/story/book.ts';
import { CITIES, COUNTIES, CENTRAL, PROVINCE, writeRegions, type Place } from '../../demo/story/places.ts';
import { FIRST_YEAR, LAST_YEAR, SIZES, type Size } from './options.ts';

/** A county seat: one place whose code changes where a county became a district or a city. */
export interface Seat {
  /** Running number, from 0. */
  readonly order: number;
  /** Number among the seats of its prefecture: keeps the resident ids of two counties apart. */
  readonly inPrefecture: number;
  readonly city: string;
  readonly places: readonly { readonly place: Place; readonly from: number; readonly to: number }[];
  /** Its poverty funds may be pooled (统筹整合): the counties of the national list only. */
  readonly pools: boolean;
}

/** Counties of the provincial list: 脱贫县, but not among those whose central money may be pooled. */
const PROVINCIAL_LIST = '410527 410725 410928 411121 410422 410329 411322 411426 411621 411622 411521 411528 411724 411727 411726'.split(' ');

/** The divisions of Henan with their dated hierarchies, and the seats that take part at a size. */
export class Geography {
  readonly book: Book;
  readonly central = CENTRAL;
  readonly province = PROVINCE;
  readonly seats: Seat[];
  private readonly cities = new Map<string, Place>();
  /** Last day on which money goes through the city, by county code; absent: always directly. */
  private readonly throughCityUntil = new Map<string, string>();

  constructor(size: Size, book: Book) {
    this.book = book;
    writeRegions(this.book);
    for (const row of this.book.rowsOf('REGION_RELATION')) {
      if (row.RELATION === 'FUNDED_THROUGH' && row.UPPER_CODE?.endsWith('00') && row.UPPER_CODE !== '410000' && row.CODE?.length === 6)
        this.throughCityUntil.set(row.CODE, row.TO || '9999-12-31');
    }
    const rows = this.book.rowsOf('REGION').filter((row) => row.CODE?.length === 6);
    for (const row of rows.filter(({ LEVEL }) => LEVEL === 'city')) this.cities.set(row.CODE!, cityPlace(row.CODE!, row.NAME!));
    this.seats = this.seatsOf(rows, SIZES[size].seats);
  }

  city(code: string): Place {
    return this.cities.get(code)!;
  }

  /** The prefecture of a region; the province where a county is directly under it. */
  prefectureOf(region: string): Place {
    return this.cities.get(`${region.slice(0, 4)}00`) ?? this.province;
  }

  /** Does money for this county pass through its city on this day? */
  throughCity(county: string, day: string): boolean {
    return day <= (this.throughCityUntil.get(county) ?? '');
  }

  private seatsOf(
    rows: readonly { CODE?: string; NAME?: string; LEVEL?: string; FROM?: string; TO?: string; TAGS?: string }[],
    wanted: string | readonly string[],
  ): Seat[] {
    const successors = new Map<string, string>();
    for (const row of this.book.rowsOf('RECORD')) {
      const next = /^更名为(\d{6})$/u.exec(row.VALUE ?? '')?.[1];
      if (next) successors.set(row.SUBJECT_CODE!, next);
    }
    const later = new Set(successors.values());
    const seats: Seat[] = [];
    const counts = new Map<string, number>();
    for (const row of rows) {
      const code = row.CODE!;
      const counts419001 = code === '419001';
      if ((row.LEVEL !== 'county' && !counts419001) || later.has(code)) continue;
      if (typeof wanted === 'string' ? !code.startsWith(wanted) : !wanted.includes(code)) continue;
      const prefecture = code.slice(0, 4);
      const inPrefecture = counts.get(prefecture) ?? 0;
      counts.set(prefecture, inPrefecture + 1);
      const chain = [row, ...rows.filter((other) => other.CODE === successors.get(code))];
      // In the year in the middle of which a code changes, nothing is issued to either: a whole year has one code.
      const places = chain.map((each) => ({
        place: countyPlace(each.CODE!, each.NAME!),
        from: each.FROM ? Number(each.FROM.slice(0, 4)) + (each.FROM.endsWith('-01-01') ? 0 : 1) : FIRST_YEAR,
        to: each.TO ? Number(each.TO.slice(0, 4)) - (each.TO.endsWith('-12-31') ? 0 : 1) : LAST_YEAR,
      }));
      const pools = (row.TAGS ?? '').includes('脱贫县') && !PROVINCIAL_LIST.includes(code);
      seats.push({ order: seats.length, inPrefecture, city: `${prefecture}00`, places, pools });
    }
    return seats;
  }
}

/** One county of each prefecture keeps the log of notices, signboards and acceptances; elsewhere that source is missing. */
export function disclosing(seat: Seat): boolean {
  return seat.inPrefecture === 0;
}

function countyPlace(code: string, name: string): Place {
  const known = COUNTIES.find((place) => place.code === code);
  const towns = known?.towns.length ? known.towns : TOWNS;
  return known && known.towns.length > 0
    ? known
    : {
        code,
        name,
        level: 'county',
        prefix: `${name.replace(/(?:回族)?[县市区]$/u, '')}财农`,
        city: `${code.slice(0, 4)}00`,
        from: FIRST_YEAR,
        to: LAST_YEAR,
        towns,
      };
}

function cityPlace(code: string, name: string): Place {
  return (
    CITIES.find((place) => place.code === code) ?? { code, name, level: 'city', prefix: `${name.slice(0, -1)}财农`, from: FIRST_YEAR, to: LAST_YEAR, towns: [] }
  );
}

/** Fictional townships for the counties that the demonstration does not follow. */
const TOWNS: Place['towns'] = [
  { name: '临河示例镇', villages: ['前杨示例村', '后杨示例村'] },
  { name: '青龙示例乡', villages: ['石桥示例村', '槐树示例村'] },
];
