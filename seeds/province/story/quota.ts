import type { Place } from '../../demo/story/places.ts';
import { dayText, yuanText } from './calendar.ts';
import type { Packages } from './packages.ts';
import { courseOf, serials, type Course, type Programme } from './programmes.ts';
import type { Geography } from './seats.ts';

/** A line that a county holds or has passed on. */
export interface LineRef {
  readonly region: string;
  readonly year: number;
  readonly code: string;
  readonly document: string;
}

export interface LineCells {
  readonly programme: Programme;
  readonly place: Place;
  readonly year: number;
  readonly code: string;
  readonly document: string;
  readonly title: string;
  readonly upperNumber: string;
  readonly day: number;
  readonly type: string;
  readonly amount: number;
  readonly from?: LineRef | undefined;
  /** The recipient: a region or a unit of the place. */
  readonly toRegion: string;
  readonly unit?: string;
  readonly project?: string;
  readonly executable?: boolean;
  readonly originYear?: number;
  readonly plan?: string;
  readonly balance?: number;
  readonly order: number;
}

/** Writes documents and lines bottom-up: what a county needs is summed for its city, the province and the ministry, whose lines come last. */
export class Quota {
  lines = 0;
  documents = 0;
  private readonly packages: Packages;
  private readonly geography: Geography;
  /** Sums by upper line: `programme|year|advance|city` and the same for the province, with recipients. */
  private readonly cities = new Map<string, number>();
  private readonly provinces = new Map<string, number>();
  private readonly serialsOf = new Map<number, Map<string, number>>();
  private registrations = 0;
  private adjustments = 0;

  constructor(packages: Packages, geography: Geography) {
    this.packages = packages;
    this.geography = geography;
  }

  /** The number of a place's document for a programme's money of a year. */
  number(place: Place, programme: Programme, year: number, advance: boolean): string {
    const calendarYear = advance ? year - 1 : year;
    let known = this.serialsOf.get(calendarYear);
    if (!known) this.serialsOf.set(calendarYear, (known = serials(calendarYear)));
    return `${place.prefix}〔${calendarYear}〕${known.get(`${programme.key}${advance ? '+' : '-'}${year}`)}号`;
  }

  /** The county's line in the document above it; `amount` is all that the county passes on of it. */
  receive(place: Place, programme: Programme, year: number, advance: boolean, amount: number): { line: LineRef; course: Course; throughCity: boolean } {
    const course = courseOf(programme, year, advance);
    const throughCity = place.city !== undefined && this.geography.throughCity(place.code, dayText(course.province));
    const issuer = throughCity ? this.geography.city(place.city!) : this.geography.province;
    const letter = advance ? 'A' : 'B';
    const line: LineRef = {
      region: issuer.code,
      year,
      code: `${programme.key}${letter}${place.code}`,
      document: this.number(issuer, programme, year, advance),
    };
    const above = throughCity ? this.cityLine(issuer, programme, year, advance) : this.provinceLine(programme, year, advance);
    const issued = throughCity ? course.city : course.province;
    this.line({
      programme,
      place: issuer,
      year,
      code: line.code,
      document: line.document,
      title: title(issuer, programme, year, advance),
      upperNumber: above?.document ?? '',
      day: issued,
      type: advance ? '12' : '21',
      amount,
      from: above,
      toRegion: place.code,
      order: Number(place.code.slice(2)),
      balance: 0,
    });
    this.register(place.code, '101001', line, course.countyRegisters(throughCity), amount);
    const key = `${programme.key}|${year}|${letter}`;
    if (throughCity) add(this.cities, `${key}|${issuer.code}`, amount);
    add(this.provinces, key, amount);
    return { line, course, throughCity };
  }

  /** Writes a line as the issuing place states it. */
  line(cells: LineCells): void {
    this.lines += 1;
    const { programme, place, year, from } = cells;
    const executable = cells.executable ?? cells.unit !== undefined;
    const unit = cells.unit !== undefined;
    const fundLevel = programme.level === 'central' ? '1' : '2';
    const text = yuanText(cells.amount);
    this.packages.first
      .table('BA_BGT_INFO', year)
      .row(
        `${place.code},${year},${cells.code},${cells.order},${cells.document},${cells.upperNumber},${cells.title},${dayText(cells.day)},101001,${cells.type},${fundLevel},${programme.name(year)},${programme.kind},1,${programme.key}${year},${programme.tag(year)},${cells.project ?? ''},${executable ? '1' : '0'},${cells.toRegion},${cells.unit ?? ''},,农业农村处,${unit ? '' : programme.transferClass},${unit ? programme.functionClass : ''},${executable ? programme.economicClass : ''},${text},0.00,${yuanText(cells.balance ?? 0)},${unit ? text : '0.00'},${from?.region ?? ''},${from?.year ?? ''},${from?.code ?? ''},,${cells.originYear ?? year},,${cells.plan ?? ''},,`,
        cells.amount,
        cells.balance ?? 0,
      );
  }

  register(region: string, agency: string, line: LineRef, day: number, amount: number): void {
    this.registrations += 1;
    this.packages.first
      .table('BGT_RECEIVE')
      .row(
        `BG${this.registrations},${region},${agency},${dayText(day)},${line.document},${line.region},${line.year},${line.code},${yuanText(amount)},${region}-${this.registrations},1`,
        amount,
      );
  }

  /** 1 reduction, 2 recall, 3 adjustment, 4 pooling, 5 distribution, 6 reissue. */
  adjust(type: number, place: Place, year: number, from: LineRef, into: LineRef, amount: number, day: number, document: string, text: string): void {
    this.adjustments += 1;
    this.packages.first
      .table('BA_BGT_ADJSUB')
      .row(
        `${place.code},${year},BG${this.adjustments},${dayText(day).replaceAll('-', '')},${type},${dayText(day)},${into.region},${into.year},${into.code},${from.region},${from.year},${from.code},${yuanText(amount)},101001,${document},${text}`,
        amount,
      );
  }

  carryOver(place: Place, year: number, old: LineRef, into: LineRef, amount: number, day: number): void {
    this.packages.first
      .table('BA_BGT_CARRYOVERS')
      .row(
        `${place.code},${year},${into.code},${old.region},${old.year},${old.code},${yuanText(amount)},${yuanText(amount)},${dayText(day)},${into.document}`,
        amount,
      );
  }

  /** The lines of cities, province and ministry, once every county has said what it passed on. */
  close(programmes: readonly Programme[]): void {
    const byKey = new Map(programmes.map((programme) => [programme.key, programme]));
    const { province, central } = this.geography;
    for (const [key, amount] of this.cities) {
      const [name, yearText, letter, code] = key.split('|') as [string, string, string, string];
      const programme = byKey.get(name)!;
      const year = Number(yearText);
      const advance = letter === 'A';
      const course = courseOf(programme, year, advance);
      const line = this.cityLine(this.geography.city(code), programme, year, advance);
      const above = programme.level === 'central' ? this.ministryLine(programme, year, advance) : undefined;
      this.line({
        programme,
        place: province,
        year,
        code: line.code,
        document: line.document,
        title: title(province, programme, year, advance),
        upperNumber: above?.document ?? '',
        day: course.province,
        type: advance ? '12' : '21',
        amount,
        from: above,
        toRegion: code,
        order: Number(code.slice(2)),
      });
      this.register(code, '101001', line, course.cityRegisters, amount);
    }
    for (const [key, amount] of this.provinces) {
      const [name, yearText, letter] = key.split('|') as [string, string, string];
      const programme = byKey.get(name)!;
      if (programme.level !== 'central') continue;
      const year = Number(yearText);
      const advance = letter === 'A';
      const course = courseOf(programme, year, advance);
      const line = this.ministryLine(programme, year, advance);
      this.line({
        programme,
        place: central,
        year,
        code: line.code,
        document: line.document,
        title: title(central, programme, year, advance),
        upperNumber: '',
        day: course.ministry,
        type: advance ? '12' : '21',
        amount,
        toRegion: province.code,
        order: 1,
      });
      this.register(province.code, '101001', line, course.provinceRegisters, amount);
    }
  }

  /** The city's own line in the document of the province. */
  private cityLine(city: Place, programme: Programme, year: number, advance: boolean): LineRef {
    const { province } = this.geography;
    return {
      region: province.code,
      year,
      code: `${programme.key}${advance ? 'A' : 'B'}${city.code}`,
      document: this.number(province, programme, year, advance),
    };
  }

  private provinceLine(programme: Programme, year: number, advance: boolean): LineRef | undefined {
    return programme.level === 'central' ? this.ministryLine(programme, year, advance) : undefined;
  }

  private ministryLine(programme: Programme, year: number, advance: boolean): LineRef {
    const { central, province } = this.geography;
    return {
      region: central.code,
      year,
      code: `${programme.key}${advance ? 'A' : 'B'}${province.code}`,
      document: this.number(central, programme, year, advance),
    };
  }
}

export function title(place: Place, programme: Programme, year: number, advance: boolean): string {
  const issuer = place.level === 'central' ? '财政部' : place.level === 'province' ? '河南省财政厅' : `${place.name}财政局`;
  return `${issuer}关于${advance ? '提前下达' : '下达'}${year}年${programme.name(year)}的通知`;
}

function add(map: Map<string, number>, key: string, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}
