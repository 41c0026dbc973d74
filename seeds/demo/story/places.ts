import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Book } from './book.ts';

/** A government with a treasury, as the story needs it. `prefix` is its finance bureau's 机关代字. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: 'central' | 'province' | 'city' | 'county';
  readonly prefix: string;
  /** The city it is supervised by and, until the reform of 2021, funded through; absent for those directly under the province. */
  readonly city?: string;
  /** First and last year in which it acts under this code. */
  readonly from: number;
  readonly to: number;
  /** Fictional townships with two villages each. */
  readonly towns: ReadonlyArray<{ readonly name: string; readonly villages: readonly [string, string] }>;
}

const place = (
  code: string,
  name: string,
  level: Place['level'],
  prefix: string,
  more: { city?: string; from?: number; to?: number; towns?: Place['towns'] } = {},
): Place => ({ code, name, level, prefix, from: 2016, to: 2023, towns: [], ...more });
const towns = (...names: Array<[string, string, string]>): Place['towns'] => names.map(([name, first, second]) => ({ name, villages: [first, second] }));

export const CENTRAL = place('100000', '中央', 'central', '财农');
export const PROVINCE = place('410000', '河南省', 'province', '豫财农');

/** Cities that pass money on until the reform, and 济源, which ranks with them. */
export const CITIES: readonly Place[] = [
  place('410300', '洛阳市', 'city', '洛财农'),
  place('410700', '新乡市', 'city', '新乡财农'),
  place('410900', '濮阳市', 'city', '濮财农'),
  place('411200', '三门峡市', 'city', '三财农'),
  place('411300', '南阳市', 'city', '宛财农'),
  place('411500', '信阳市', 'city', '信财农'),
  place('411600', '周口市', 'city', '周财农'),
  place('411700', '驻马店市', 'city', '驻财农'),
];

/** 济源 spends itself like a county, though it ranks with the prefectures. */
const JIYUAN = place('419001', '济源市', 'city', '济财农', { towns: towns(['王屋示例镇', '柏岭村', '清涧村'], ['邵塬示例镇', '石坎村', '双泉村']) });

/** Counties followed to the last payee. */
export const COUNTIES: readonly Place[] = [
  place('410325', '嵩县', 'county', '嵩财农', {
    city: '410300',
    towns: towns(['云岭乡', '石坡村', '柳沟村'], ['伊源镇', '河湾村', '桐树村'], ['九皋示例镇', '东坪村', '竹园村']),
  }),
  place('410326', '汝阳县', 'county', '汝财农', { city: '410300', towns: towns(['杜鹃岭乡', '上庄村', '刘坪村'], ['汝源镇', '南湾村', '椿树村']) }),
  place('410328', '洛宁县', 'county', '洛宁财农', { city: '410300', towns: towns(['洛源镇', '果园村', '西沟村'], ['凤翼乡', '山底村', '禹门村']) }),
  place('410727', '封丘县', 'county', '封财农', { city: '410700', towns: towns(['滩区示例乡', '堤南村', '柳园村'], ['金银花镇', '前营村', '后营村']) }),
  place('410927', '台前县', 'county', '台财农', { city: '410900', towns: towns(['临黄示例镇', '东影村', '姜庄村'], ['孙口示例乡', '杨集村', '大堤村']) }),
  place('411224', '卢氏县', 'county', '卢财农', { city: '411200', towns: towns(['熊耳示例镇', '香菇坪村', '核桃沟村'], ['瓦窑示例乡', '龙驹村', '毛坪村']) }),
  place('411326', '淅川县', 'county', '淅财农', { city: '411300', towns: towns(['丹源镇', '库边村', '移民新村'], ['九重示例镇', '渠首村', '邹坡村']) }),
  place('411522', '光山县', 'county', '光财农', { city: '411500', towns: towns(['茶山示例乡', '油茶村', '晏河村'], ['紫水示例镇', '方楼村', '槐店村']) }),
  place('411523', '新县', 'county', '新财农', { city: '411500', towns: towns(['田铺示例乡', '大塆村', '香山村'], ['苏河示例镇', '新光村', '钱冲村']) }),
  place('411626', '淮阳县', 'county', '淮财农', {
    city: '411600',
    to: 2019,
    towns: towns(['龙湖示例镇', '荷塘村', '曹河村'], ['冯塘示例乡', '李楼村', '田庄村']),
  }),
  place('411603', '淮阳区', 'county', '淮财农', {
    city: '411600',
    from: 2020,
    towns: towns(['龙湖示例镇', '荷塘村', '曹河村'], ['冯塘示例乡', '李楼村', '田庄村']),
  }),
  place('411627', '太康县', 'county', '太财农', { city: '411600', towns: towns(['涡河示例镇', '桥口村', '马厂村'], ['清集示例乡', '大许村', '符草村']) }),
  place('411722', '上蔡县', 'county', '上财农', { city: '411700', towns: towns(['芦岗示例乡', '文楼示例村', '邱庄村'], ['重阳示例镇', '东岸村', '白圭村']) }),
  place('410225', '兰考县', 'county', '兰财农', { towns: towns(['泡桐示例镇', '沙丘村', '琴韵村'], ['东坝示例乡', '张庄示例村', '长胜村']) }),
  place('410728', '长垣县', 'county', '长财农', { to: 2019, towns: towns(['蒲源镇', '杜楼村', '孟岗示例村'], ['苗寨示例镇', '滩丘村', '榆林村']) }),
  place('410783', '长垣市', 'county', '长财农', { from: 2020, towns: towns(['蒲源镇', '杜楼村', '孟岗示例村'], ['苗寨示例镇', '滩丘村', '榆林村']) }),
  place('411525', '固始县', 'county', '固财农', { towns: towns(['柳编示例镇', '张老埠示例村', '码头村'], ['史河示例乡', '草庙村', '黎集示例村']) }),
  place('411628', '鹿邑县', 'county', '鹿财农', { towns: towns(['太清示例镇', '隐山村', '武平村'], ['涡北示例镇', '高集村', '贾滩示例村']) }),
  place('411729', '新蔡县', 'county', '新蔡财农', { towns: towns(['洪汝示例镇', '班台村', '余店村'], ['练村示例乡', '南湖村', '龙口示例村']) }),
  JIYUAN,
];

export const PLACES: readonly Place[] = [CENTRAL, PROVINCE, ...CITIES, ...COUNTIES];

const REFORM = '2021-09-01';

/** Does the money for this county pass through its city on this day? City districts stay with their city after the reform. */
export function throughCity(county: Place, day: string): boolean {
  return county.city !== undefined && (day < REFORM || county.name.endsWith('区'));
}

export function placeOf(code: string): Place {
  const found = PLACES.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`The story has no place ${code}.`);
  return found;
}

/** Ten counties directly administered by the province since 2014. */
const DIRECT = ['410181', '410225', '410482', '410526', '410728', '411381', '411481', '411525', '411628', '411729'];
/** With the ten, the 24 whose money the province sent directly before the reform. Which fourteen they were is the story's assumption. */
const DIRECT_MONEY = [
  '410122',
  '410221',
  '410425',
  '410581',
  '410622',
  '410823',
  '410922',
  '411024',
  '411122',
  '411282',
  '411322',
  '411425',
  '411521',
  '411681',
];
const POOR_NATIONAL =
  '410225 410526 410727 410926 410927 410324 410325 410326 410327 410328 410423 411224 411321 411324 411325 411326 411327 411330 411421 411422 411423 411424 411425 411522 411523 411524 411525 411526 411527 411623 411624 411625 411603 411627 411722 411723 411725 411729'.split(
    ' ',
  );
const POOR_PROVINCIAL = '410527 410725 410928 411121 410422 410329 411322 411426 411621 411622 411521 411528 411724 411727 411726'.split(' ');

const LAST_BEFORE_REFORM = '2021-08-31';
/** Codes that ended with the day before their successor began. */
const HISTORIC = [
  { code: '411626', name: '淮阳县', city: '411600', to: '2019-12-31', successor: '411603' },
  { code: '410728', name: '长垣县', city: '410700', to: '2019-12-31', successor: '410783' },
  { code: '410381', name: '偃师市', city: '410300', to: '2021-03-31', successor: '410307' },
  { code: '410322', name: '孟津县', city: '410300', to: '2021-03-31', successor: '410308' },
];
const STARTS: Record<string, string> = { '411603': '2020-01-01', '410783': '2020-01-01', '410307': '2021-04-01', '410308': '2021-04-01' };

interface Division {
  code: string;
  name: string;
}

/** Henan's divisions from the list of the Ministry of Civil Affairs, as the package `lcn` carries it. */
function henan(): Division[] {
  const path = createRequire(import.meta.url)
    .resolve('lcn/package.json')
    .replace(/package\.json$/u, 'data/data.json');
  const all = (JSON.parse(readFileSync(path, 'utf8')) as Array<Division | Division[]>).flat();
  const byCode = new Map(all.filter(({ code }) => code.startsWith('41') && code !== '419000').map((division) => [division.code, division]));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Divisions (all, or `only` these codes) with their three hierarchies and tags: what every later row refers to. */
export function writeRegions(book: Book, only?: readonly string[]): void {
  const wanted = (code: string): boolean => only === undefined || only.includes(code);
  book.add('REGION', { CODE: '100000', NAME: '中央', LEVEL: 'central' });
  const relate = (code: string, relation: string, upper: string, from = '', to = ''): void => {
    book.add('REGION_RELATION', { CODE: code, RELATION: relation, UPPER_CODE: upper, FROM: from, TO: to });
  };
  const tag = (code: string, name: string, from: string, to: string): void => {
    book.add('RECORD', {
      KIND: 'region-tag',
      RECORD_NO: `${code}-${name}`,
      MOF_DIV_CODE: code,
      FROM: from,
      TO: to,
      VALUE: name,
      SUBJECT: 'region',
      SUBJECT_CODE: code,
    });
  };
  const divisions = [...henan(), ...HISTORIC.map(({ code, name }) => ({ code, name }))]
    .filter(({ code }) => wanted(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const { code, name } of divisions) {
    const ended = HISTORIC.find((old) => old.code === code);
    const from = STARTS[code] ?? '';
    const to = ended?.to ?? '';
    const isCity = code.endsWith('00') || code === '419001';
    const level = code === '410000' ? 'province' : isCity ? 'city' : 'county';
    const today = ended?.successor ?? code;
    const poor = POOR_NATIONAL.includes(today) || POOR_PROVINCIAL.includes(today);
    const direct = DIRECT.includes(code) || code === '410783';
    book.add('REGION', {
      CODE: code,
      NAME: name,
      LEVEL: level,
      FROM: from,
      TO: to,
      TAGS: [poor ? '脱贫县' : '', direct ? '省直管县' : ''].filter(Boolean).join(';'),
    });
    if (poor) tag(code, '脱贫县', '2020-02-28', to);
    if (direct) tag(code, '省直管县', from || '2014-01-01', to);
    if (ended) tag(code, `更名为${ended.successor}`, ended.to, '');

    if (code === '410000') {
      for (const relation of ['PART_OF', 'FUNDED_THROUGH', 'SUPERVISED_BY']) relate(code, relation, '100000');
    } else if (isCity) {
      for (const relation of ['PART_OF', 'FUNDED_THROUGH', 'SUPERVISED_BY']) relate(code, relation, '410000');
    } else {
      const city = `${code.slice(0, 4)}00`;
      relate(code, 'PART_OF', city, from, to);
      // Money skips the city, supervision does not: a city keeps its counties, the ten directly administered ones included.
      relate(code, 'SUPERVISED_BY', city, from, to);
      // City districts stay with their city; the reform of 2021 is about counties and county-level cities.
      const isDistrict = name.endsWith('区');
      if (direct || DIRECT_MONEY.includes(code)) relate(code, 'FUNDED_THROUGH', '410000', from || '2014-01-01', to);
      else if (isDistrict) relate(code, 'FUNDED_THROUGH', city, from, to);
      else {
        relate(code, 'FUNDED_THROUGH', city, from, to || LAST_BEFORE_REFORM);
        if (to === '') relate(code, 'FUNDED_THROUGH', '410000', REFORM, '');
      }
    }
  }
  for (const county of COUNTIES.filter(({ code }) => wanted(code))) {
    const start = county.from > 2016 ? `${county.from}-01-01` : '';
    const end = county.to < 2023 ? `${county.to}-12-31` : '';
    county.towns.forEach((town, index) => {
      const code = townCode(county, index);
      book.add('REGION', { CODE: code, NAME: town.name, LEVEL: 'township', FROM: start, TO: end });
      relate(code, 'PART_OF', county.code, start, end);
      relate(code, 'SUPERVISED_BY', county.code, start, end);
      relate(code, 'FUNDED_THROUGH', county.code, start, end);
    });
  }
}

/** Fictional townships take the codes from 901 on, which no real one uses. */
export function townCode(county: Place, index: number): string {
  return `${county.code}${901 + index}`;
}
