import type { Place } from '../../demo/story/places.ts';
import type { Random } from '../../demo/story/random.ts';
import type { Ground, Hub } from './ground.ts';

/** What is bought: builders and shops have suppliers of their own trades. */
export type Trade = 'works' | 'goods';

interface Tier {
  readonly name: string;
  readonly scope: string;
  readonly firms: number;
  /** At home in each prefecture; else in the province. */
  readonly isLocal: boolean;
}

const local = (name: string, scope: string, firms: number): Tier => ({ name, scope, firms, isLocal: true });
const provincial = (name: string, scope: string, firms: number): Tier => ({ name, scope, firms, isLocal: false });

/** Each tier buys from the next and never back. */
const CHAINS: Readonly<Record<Trade, readonly Tier[]>> = {
  works: [
    local('物资', '建材批发', 40),
    local('建材', '水泥、钢材、管材生产', 30),
    provincial('矿业', '石料、矿石开采', 60),
    provincial('物流', '货物运输', 60),
    provincial('能源', '成品油、电力销售', 30),
    provincial('设备', '机械设备制造', 30),
  ],
  goods: [
    local('农资批发', '化肥、种子、日用百货批发', 30),
    provincial('化肥', '化肥、饲料生产', 60),
    provincial('化工', '化工原料销售', 40),
    provincial('煤业', '煤炭销售', 30),
  ],
};
const CUSTOMERS = local('贸易', '商品贸易', 40);
const ORDINALS = [...'天地玄黄宇宙洪荒日月'];

/** The firms beyond the first payees, made once, in good standing since long before the first year. */
export class Suppliers {
  private readonly ground: Ground;
  private readonly firms = new Map<string, readonly Hub[]>();

  constructor(ground: Ground) {
    this.ground = ground;
    const { geography } = ground;
    const tiers = [CUSTOMERS, ...Object.values(CHAINS).flat()];
    for (const tier of tiers.filter(({ isLocal }) => !isLocal)) this.make(tier, geography.province);
    for (const city of new Set(geography.seats.map((seat) => seat.city)))
      for (const tier of tiers.filter(({ isLocal }) => isLocal)) this.make(tier, geography.prefectureOf(city));
  }

  /** How many tiers there are above the first payee. */
  tiers(trade: Trade): number {
    return CHAINS[trade].length;
  }

  /** One that somebody at home in a region buys from. */
  supplier(trade: Trade, tier: number, region: string, random: Random): Hub {
    return this.one(CHAINS[trade][tier]!, region, random);
  }

  customer(region: string, random: Random): Hub {
    return this.one(CUSTOMERS, region, random);
  }

  private one(tier: Tier, region: string, random: Random): Hub {
    const home = tier.isLocal ? this.ground.geography.prefectureOf(region) : this.ground.geography.province;
    const list = this.firms.get(`${tier.name} ${home.code}`)!;
    return list[random.between(0, list.length - 1)]!;
  }

  private make({ name, scope, firms }: Tier, home: Place): void {
    const random = this.ground.random('tier', name, home.code);
    const list = Array.from({ length: firms }, (_, index) => {
      const firm = this.ground.people.enterprise(
        home,
        `${home.name.replace(/[省市]$/u, '')}${ORDINALS[index % 10]}${ORDINALS[Math.floor(index / 10)]}示例${name}有限公司`,
        {
          scope,
          established: `200${random.between(1, 9)}-0${random.between(1, 9)}-18`,
        },
      );
      return this.ground.hub(firm.account, random.between(500, 9_000) * 1_000_000, firm);
    });
    this.firms.set(`${name} ${home.code}`, list);
  }
}
