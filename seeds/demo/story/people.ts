import type { Accounts, Account } from './accounts.ts';
import type { Book } from './book.ts';
import { addDays } from './days.ts';
import { creditCode, residentId, spoilt, unassignedDivision } from './identifiers.ts';
import { townCode, type Place } from './places.ts';
import { Random } from './random.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}
export interface Household {
  readonly code: string;
  readonly head: Person;
  readonly members: Person[];
  readonly county: Place;
  readonly town: number;
  readonly village: string;
  readonly card: Account;
}
export interface Enterprise {
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly account: Account;
  readonly representative: Person;
}

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
/** Written as the press writes people it does not name: nobody is called so. */
const GIVEN = ['某', '某某', '某甲', '某乙', '某丙', '某丁'];

/** Everybody and every firm of the story; each is written to its register when it first appears. */
export class People {
  private order = 0;
  private firms = 0;
  private readonly random = new Random('people');
  private readonly pools = new Map<string, Household[]>();
  private readonly book: Book;
  private readonly accounts: Accounts;

  constructor(book: Book, accounts: Accounts) {
    this.book = book;
    this.accounts = accounts;
  }

  person(region: string, name?: string, id?: string): Person {
    this.order += 1;
    const born = `${1938 + ((this.order * 7) % 62)}${String(1 + (this.order % 12)).padStart(2, '0')}${String(1 + (this.order % 28)).padStart(2, '0')}`;
    const surname = SURNAMES[(this.order * 13) % SURNAMES.length] ?? '王';
    return { id: id ?? residentId(unassignedDivision(region), born, 100 + (this.order % 900)), name: name ?? surname + this.random.pick(GIVEN), region };
  }

  /** A registered poor household of 1–4 members with the head's card. */
  household(
    county: Place,
    town: number,
    village: string,
    options: { head?: string; size?: number; identified?: string; label?: string; labelFrom?: string } = {},
  ): Household {
    const head = this.person(county.code, options.head);
    const size = options.size ?? this.random.between(1, 4);
    const members = [head];
    const surname = [...head.name][0] ?? '王';
    for (let index = 1; index < size; index += 1) members.push(this.person(county.code, index === 1 ? undefined : surname + this.random.pick(GIVEN)));
    const identified = options.identified ?? `201${this.random.between(4, 5)}-11-30`;
    const code = `${townCode(county, town)}${String(this.book.count('HOUSEHOLD') + 1).padStart(5, '0')}`;
    this.book.add('HOUSEHOLD', {
      HH_CODE: code,
      HEAD_NAME: head.name,
      VILLAGE: village,
      MOF_DIV_CODE: county.code,
      POLICY_LABEL: options.label ?? '脱贫户（享受政策）',
      LABEL_FROM: options.labelFrom ?? identified,
      IDENTIFIED_DATE: identified,
    });
    members.forEach((member, index) => this.member(code, member, index === 0 ? '户主' : index === 1 ? '配偶' : '子女', identified));
    const card = this.accounts.card(county, head.name, { type: 'household', code, name: head.name });
    return { code, head, members, county, town, village, card };
  }

  member(household: string, person: Person, relation: string, from: string, to = ''): void {
    this.book.add('HOUSEHOLD_MEMBER', {
      HH_CODE: household,
      IDEN_NO: person.id,
      PER_NAME: person.name,
      MOF_DIV_CODE: person.region,
      RELATION: relation,
      FROM: from,
      TO: to,
    });
  }

  /** The households of a county that take part in its ordinary programmes: twelve in each village. */
  poolOf(county: Place): Household[] {
    const known = this.pools.get(county.code);
    if (known) return known;
    const pool: Household[] = [];
    county.towns.forEach((town, index) =>
      town.villages.forEach((village) => {
        for (let each = 0; each < 10; each += 1) pool.push(this.household(county, index, village));
      }),
    );
    this.pools.set(county.code, pool);
    return pool;
  }

  enterprise(
    county: Place,
    name: string,
    options: {
      kind?: 'company' | 'cooperative' | 'collective';
      established?: string;
      scope?: string;
      status?: string;
      representative?: Person;
      phone?: string;
      address?: string;
      members?: number;
      former?: string;
      accountKind?: string;
      wrongCode?: boolean;
    } = {},
  ): Enterprise {
    this.firms += 1;
    const kind = options.kind ?? 'company';
    const established = options.established ?? `201${this.random.between(0, 4)}-0${this.random.between(1, 9)}-1${this.random.between(0, 9)}`;
    const code = creditCode(kind === 'company' ? '91' : kind === 'cooperative' ? '93' : '54', unassignedDivision(county.code), this.firms);
    const uscc = options.wrongCode ? spoilt(code) : code;
    const representative = options.representative ?? this.person(county.code);
    this.book.add('ENTERPRISE', {
      USCC: uscc,
      ENT_NAME: name,
      FORMER_NAMES: options.former ?? '',
      MOF_DIV_CODE: county.code,
      EST_DATE: established,
      STATUS: options.status ?? '存续',
      SCOPE: options.scope ?? '农业技术服务',
      KIND: kind,
      ADDRESS: options.address ?? `${county.name}示例路${this.firms}号`,
      PHONE: options.phone ?? `1990000${String(this.firms).padStart(4, '0')}`,
      REP_IDEN_NO: representative.id,
      REP_NAME: representative.name,
      REP_FROM: established,
    });
    if (kind === 'cooperative') {
      const members = options.members ?? 7;
      for (let index = 0; index < members; index += 1) {
        const member = index === 0 ? representative : this.person(county.code);
        this.book.add('COOPERATIVE_MEMBER', {
          USCC: uscc,
          IDEN_NO: member.id,
          PER_NAME: member.name,
          IS_FARMER: index === members - 1 && members > 5 ? '0' : '1',
          FROM: established,
        });
      }
    }
    const account = this.accounts.open(
      county.code,
      options.accountKind ?? (kind === 'collective' ? 'village-collective' : 'enterprise'),
      name,
      { type: 'enterprise', code: uscc, name },
      { opened: addDays(established, 20) },
    );
    return { uscc, name, region: county.code, account, representative };
  }

  /** On the payroll or the cadre list of a unit. */
  staff(unit: { region: string; code: string }, person: Person, kind: 'payroll' | 'cadre' | 'public-post', role: string, from: string, to = ''): string {
    const number = `RS${unit.region}${String(this.book.count('PAYROLL') + 1).padStart(4, '0')}`;
    this.book.add('PAYROLL', {
      STAFF_NO: number,
      MOF_DIV_CODE: unit.region,
      AGENCY_CODE: unit.code,
      IDEN_NO: person.id,
      PER_NAME: person.name,
      STAFF_KIND: kind,
      ROLE: role,
      FROM: from,
      TO: to,
    });
    return number;
  }

  kin(first: Person, relation: string, second: Person): void {
    this.book.add('KINSHIP', { IDEN_NO: first.id, PER_NAME: first.name, RELATION: relation, OTHER_IDEN_NO: second.id, OTHER_NAME: second.name });
  }
}
