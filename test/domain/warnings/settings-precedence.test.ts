import fc from 'fast-check';
import type { SupervisionRow } from '../../../src/domain/access/supervision.js';
import type { Rule } from '../../../src/domain/warnings/rule.js';
import { entriesOf, type SettingEntry, type SettingSaid } from '../../../src/domain/warnings/settings/setting-entry.js';
import { SettingsBook } from '../../../src/domain/warnings/settings/settings-book.js';

const SEED = Number(process.hrtime.bigint() % 2_147_483_647n);
// Printed, so that a failing run can be repeated.
process.stdout.write(`precedence of settings: seed ${SEED}\n`);

const DAY_MS = 86_400_000;
const START = Date.parse('2023-01-01T00:00:00+08:00');
const at = (day: number): number => START + day * DAY_MS;
const CODES = ['410000', '410300', '410325', '410328', '411600', '411626'];
const RULE = { id: 'js-01-registered-late', settings: [{ name: 'a' }, { name: 'b' }], takes: ['whitelist'] } as unknown as Rule;

/** Who supervises each county from day to day: the city, and from some day on, or never, the province. */
const county = fc.record({ city: fc.constantFrom('410300', '411600'), until: fc.option(fc.nat({ max: 9 })) });
const days = fc.option(fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 5 })));
interface Drawn {
  readonly kind: 'setting' | 'whitelist';
  readonly name: string;
  readonly region: string | null;
  readonly days: readonly [number, number] | null;
  readonly isOpen: boolean;
  readonly value: number;
  readonly isWithdrawn: boolean;
  readonly isOther: boolean;
}
const said: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom('setting' as const, 'setting' as const, 'whitelist' as const),
  name: fc.constantFrom('a', 'b'),
  region: fc.option(fc.constantFrom(...CODES)),
  days,
  isOpen: fc.boolean(),
  value: fc.nat({ max: 99 }),
  isWithdrawn: fc.boolean(),
  isOther: fc.boolean(),
});

describe('of settings said for regions and days', () => {
  it('the newest word of the most specific region that holds on the day counts, as a plain search for it says', () => {
    fc.assert(
      fc.property(
        fc.record({ '410325': county, '410328': county, '411626': county }),
        fc.array(fc.array(said, { maxLength: 5 }), { maxLength: 6 }),
        fc.nat({ max: 7 }),
        fc.option(fc.constantFrom(...CODES)),
        fc.nat({ max: 12 }),
        (counties, changes, version, region, day) => {
          const rows: SupervisionRow[] = ['410000', '410300', '411600'].map((code) => ({
            code,
            ended: null,
            above: code === '410000' ? null : '410000',
            since: null,
            until: null,
          }));
          for (const [code, { city, until }] of Object.entries(counties)) {
            rows.push({ code, ended: null, above: city, since: null, until: until === null ? null : at(until) });
            if (until !== null) rows.push({ code, ended: null, above: '410000', since: at(until), until: null });
          }
          const entries = withoutContradiction(changes);
          const asOf = at(day + 1) - 1;
          const known = entries.filter((one) => one.version <= version);
          const applied = new SettingsBook(version, known, rows).applied(RULE, region, asOf);

          const upwards: (string | null)[] = [];
          if (region !== null) {
            upwards.push(region);
            const own = counties[region as keyof typeof counties] as { city: string; until: number | null } | undefined;
            if (own && (own.until === null || day < own.until)) upwards.push(own.city);
            if (region !== '410000') upwards.push('410000');
          }
          upwards.push(null);
          for (const name of ['a', 'b']) expect([name, applied.settings.get(name)?.id]).toEqual([name, plainSearch(known, name, upwards, day)]);
          expect(applied.whitelist.map(({ id }) => id).sort()).toEqual(
            upwards
              .flatMap((place) =>
                known
                  .filter((one) => one.kind === 'whitelist' && one.rule === RULE.id && one.region === place && isStanding(one, known) && holds(one, day))
                  .map(({ id }) => id),
              )
              .sort(),
          );
        },
      ),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it('what is judged together is judged with the same values: the values of two regions are alike exactly where their parameters are', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), fc.nat({ max: 12 }), (change, day) => {
        const rows: SupervisionRow[] = CODES.map((code) => ({ code, ended: null, above: code === '410000' ? null : '410000', since: null, until: null }));
        const book = new SettingsBook(1, withoutContradiction([change]), rows);
        const seen = CODES.map((code) => {
          const { settings, whitelist } = book.applied(RULE, code, at(day));
          const values = JSON.stringify([
            ...['a', 'b'].map((name) => settings.get(name)?.value ?? null),
            [...new Set(whitelist.map(({ name }) => name))].sort(),
          ]);
          return [values, JSON.stringify(book.settingsOf(code, at(day), RULE))] as const;
        });
        for (const [values, parameters] of seen) for (const [others, more] of seen) expect(values === others).toBe(parameters === more);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

function saidOf({ kind, name, region, days: span, isOpen, value, isWithdrawn, isOther }: Drawn): SettingSaid {
  const [from, length] = span ?? [null, 0];
  return {
    ...{ kind, name, region, value, isWithdrawn, source: 'x', reason: null, rule: isOther ? 'js-02-document-malformed' : RULE.id },
    from: from === null ? null : at(from),
    to: from === null || isOpen ? null : at(from + length),
  };
}

/** Changes as entries, without what a change would be refused for: two values of one thing for one region on one day. */
function withoutContradiction(changes: readonly (readonly Drawn[])[]): SettingEntry[] {
  const entries: SettingEntry[] = [];
  for (const [index, change] of changes.entries()) {
    const taken: SettingSaid[] = [];
    for (const one of change.map(saidOf)) {
      const others = [...entries.filter((entry) => isStanding(entry, entries)), ...taken].filter((other) => same(one, other));
      const isRefused = others.some((other) => (other.from === one.from ? taken.includes(other) : meets(one, other)));
      if (!isRefused) taken.push(one);
    }
    entries.push(...entriesOf(taken, { version: index + 1, at: 0, note: null }));
  }
  return entries;
}

const meets = (one: SettingSaid, other: SettingSaid): boolean =>
  (other.to === null || other.to > (one.from ?? -Infinity)) && (one.to === null || one.to > (other.from ?? -Infinity));

const same = (one: SettingSaid, other: SettingSaid): boolean =>
  one.kind === other.kind && one.rule === other.rule && one.name === other.name && one.region === other.region;
const isStanding = (one: SettingEntry, all: readonly SettingEntry[]): boolean =>
  !one.isWithdrawn && !all.some((other) => same(one, other) && one.from === other.from && other.version > one.version);
const holds = ({ from, to }: SettingSaid, day: number): boolean => (from === null || from <= at(day)) && (to === null || at(day) < to);

/** Upwards from the region, the first one for which something said of the name holds; undefined where there is none. */
function plainSearch(entries: readonly SettingEntry[], name: string, upwards: readonly (string | null)[], day: number): string | undefined {
  for (const place of upwards) {
    const here = entries
      .filter(({ kind, rule, name: of, region }) => kind === 'setting' && rule === RULE.id && of === name && region === place)
      .filter((one) => isStanding(one, entries) && holds(one, day));
    if (here.length > 0) return here[0]!.id;
  }
  return undefined;
}
