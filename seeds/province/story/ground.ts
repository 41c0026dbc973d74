import type { Accounts, Account, Unit } from '../../demo/story/accounts.ts';
import type { Book } from '../../demo/story/book.ts';
import type { People } from '../../demo/story/people.ts';
import type { Place } from '../../demo/story/places.ts';
import { Random } from '../../demo/story/random.ts';
import type { World } from '../../demo/story/world.ts';
import { dayOf, yuanText } from './calendar.ts';
import type { Geography } from './seats.ts';

/** An account that many payments meet: its movements are summed, so that its balance can be stated. */
export interface Hub {
  readonly number: string;
  readonly bank: string;
  readonly kind: string;
  readonly region: string;
  /** The enterprise that holds it, where one does. */
  readonly firm?: { readonly uscc: string; readonly name: string } | undefined;
  opening: number;
  /** Net movement in fen before the first day of each stated year. */
  readonly moved: number[];
}
const THOUSAND_YUAN = 100_000;

/** Balances are stated on 1 January, when nothing moves. */
export const STATED = [dayOf(2020, 1, 1), dayOf(2023, 1, 1)];

/** Units, firms and their accounts: everything of which there are thousands and not millions. */
export class Ground {
  readonly book: Book;
  readonly accounts: Accounts;
  readonly people: People;
  readonly geography: Geography;
  private readonly seed: string;
  private readonly hubs = new Map<string, Hub>();
  private readonly agents = new Map<string, Hub>();

  constructor(world: World, geography: Geography, seed: string) {
    this.geography = geography;
    this.book = world.book;
    this.accounts = world.accounts;
    this.people = world.people;
    this.seed = seed;
  }

  random(...parts: Array<string | number>): Random {
    return new Random([this.seed, ...parts].join('|'));
  }

  unit(place: Place, office: { code: string; name: string }): Unit {
    return this.accounts.unit(place, office.code, `${place.name}${office.name}`, 'budget-unit');
  }

  hub(account: Account, opening = 0, firm?: Hub['firm']): Hub {
    const known = this.hubs.get(account.number);
    if (known) return known;
    const hub = { number: account.number, bank: account.bank, kind: account.kind, region: account.region, firm, opening, moved: STATED.map(() => 0) };
    this.hubs.set(account.number, hub);
    return hub;
  }

  /** The bank's account from which card batches are paid; the bank holds it, so that no office pays itself. */
  agent(place: Place): Hub {
    const known = this.agents.get(place.code);
    if (known) return known;
    const bank = this.accounts.unit(place, '901901', `豫源示例农信社${place.name}联社`, 'bank');
    const account = this.accounts.open(
      place.code,
      'agent-batch',
      `${place.name}惠农惠民补贴资金一卡通代发专户`,
      { type: 'unit', region: place.code, code: bank.code, name: bank.name },
      { bank: '豫源示例农信社', whitelisted: true, approval: `财库批${place.code}代发` },
    );
    const hub = this.hub(account);
    this.agents.set(place.code, hub);
    return hub;
  }

  /** Builders and suppliers, then merchants of a seat; made once, in good standing since long before the first year. */
  firmsOf(place: Place, merchants: number): { builders: Hub[]; merchants: Hub[] } {
    const random = this.random('firms', place.code);
    const short = place.name.replace(/[县市区]$/u, '');
    const builders = BUILDERS.map(([name, scope]) => {
      const firm = this.people.enterprise(place, `${short}${name}`, { scope, established: `200${random.between(1, 9)}-0${random.between(1, 9)}-16` });
      return this.hub(firm.account, random.between(20, 300) * 1_000_000, firm);
    });
    const shops = Array.from({ length: merchants }, (_, index) => {
      const town = `${ORDINALS[index % 10]}${ORDINALS[Math.floor(index / 10) % 10]}`;
      const firm = this.people.enterprise(place, `${short}${town}示例农资商行`, {
        scope: '化肥、种子、农药、农机具、日用百货零售',
        established: `200${random.between(1, 9)}-0${random.between(1, 9)}-12`,
        accountKind: 'merchant',
      });
      return this.hub(firm.account, random.between(5, 60) * 1_000_000, firm);
    });
    return { builders, merchants: shops };
  }

  /** States opening balances and those of two later years. */
  writeBalances(): void {
    for (const hub of this.hubs.values()) {
      const state = (date: string, amount: number, opening: boolean): void => {
        this.book.add('ACCOUNT_BALANCE', { ACCT_NO: hub.number, BANK: hub.bank, BALANCE_DATE: date, BALANCE: yuanText(amount), OPENING: opening ? '1' : '0' });
      };
      // Nobody's balance is below nothing: who paid out more than came in had so much at the beginning, in full thousands of yuan.
      const opening = Math.max(hub.opening, Math.ceil(-Math.min(...hub.moved) / THOUSAND_YUAN) * THOUSAND_YUAN);
      state('2015-12-31', opening, true);
      state('2020-01-01', opening + hub.moved[0]!, false);
      state('2023-01-01', opening + hub.moved[1]!, false);
    }
  }
}

const ORDINALS = [...'天地玄黄宇宙洪荒日月'];
const BUILDERS: ReadonlyArray<[string, string]> = [
  ['源路示例工程有限公司', '公路工程施工、土石方工程、以工代赈工程'],
  ['惠民示例建设有限公司', '房屋建筑工程、市政工程、人居环境整治'],
  ['泽水示例水利工程有限公司', '水利水电工程施工、管道安装'],
  ['丰裕示例农业设施有限公司', '温室大棚建设、农业机械销售、农业设施'],
  ['通达示例路桥有限公司', '公路、桥梁工程施工'],
  ['清源示例环境工程有限公司', '污水处理、垃圾清运、人居环境整治工程'],
];
