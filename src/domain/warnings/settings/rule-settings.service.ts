import { BadQuestion, NotFound, OutOfScope } from '../../../failures.js';
import type { Graph, Row } from '../../../graph/graph.js';
import type { ScopeService } from '../../access/scope.service.js';
import { readCursor, writeCursor } from '../../documents/page-cursor.js';
import { currentDataVersion } from '../../intake/data-version.js';
import { momentOf } from '../../model/moment.js';
import { comparableFindings, overlapsIn } from '../overlap.js';
import type { OverlapListView, OverlapQuestion } from '../overlap.shapes.js';
import type { Rule } from '../rule.js';
import type { RuleBook } from '../rule-book.js';
import type { AppliedSettings } from './applied-settings.js';
import { checkedSettings } from './check-settings.js';
import { settingsAgain } from './kept-values.js';
import { entriesOf, entryOfRow, rowOfEntry, standing, type SettingEntry, type SettingSaid } from './setting-entry.js';
import { settingsBook } from './settings-book.js';
import { refuseFaults } from './settings-form.js';
import type {
  AppliedSettingView,
  FindingSettingsView,
  RuleAppliedView,
  RuleSettingsView,
  SettingEntryView,
  SettingsChangeView,
  SettingsHistoryQuestion,
  SettingsHistoryView,
  SettingsQuestion,
} from './settings.shapes.js';

const PAGE = 50;

interface MadeRow extends Row {
  readonly rule: string;
  readonly subject: string;
  readonly region: string;
  readonly batch: number;
  readonly asOf: number;
  readonly settings: string;
  readonly digest: string;
  readonly state: string;
}

/** Settings of the rules by region and day: what holds, who said so and when, and how it is changed. */
export class RuleSettingsService {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly rules: RuleBook,
    private readonly now: () => number = Date.now,
  ) {}

  /** What holds in a region on a day (default: today). Throws `NotFound`, `BadQuestion`, `OutOfScope`. */
  async ruleSettings({ rule, region, asOf, scope }: SettingsQuestion): Promise<RuleSettingsView> {
    const batch = await currentDataVersion(this.graph);
    const regions = await this.scopes.regionsIn(scope);
    if (region !== undefined && !(await this.scopes.supervision()).has(region)) throw unknownRegion(region);
    if (regions !== null && region !== undefined && !regions.includes(region))
      throw new OutOfScope('The region lies outside of your scope.', 'Ask for a region inside of it, or without scope if you may.', { region });
    const moment = momentOf(asOf === undefined ? {} : { asOf }, batch).asOf;
    const day = moment === Infinity ? this.now() : moment;
    const book = await settingsBook(this.graph, batch);
    const asked = rule === undefined ? this.rules.rules : [this.rules.get(rule)];
    return {
      version: book.version,
      region: region ?? null,
      asOf: day,
      rules: asked.map((one) => appliedView(one, book.applied(one, region ?? null, day))),
    };
  }

  /** All that was ever said, newest first. Throws `NotFound`, `BadQuestion`. */
  async settingsHistory({ rule, kind, region, scope, limit = PAGE, cursor }: SettingsHistoryQuestion): Promise<SettingsHistoryView> {
    const after = cursor === undefined ? null : readCursor<{ version: number; place: number }>(cursor, { version: 'number', place: 'number' });
    const rows = await this.graph.read<{ entry: Row }>('settings-history', {
      rule: rule === undefined ? null : this.rules.get(rule).id,
      kinds: kind === undefined ? null : [kind],
      region: region ?? null,
      regions: await this.saidFor(scope),
      after,
      limit: limit + 1,
    });
    const page = rows.slice(0, limit).map(({ entry }) => entryOfRow(entry));
    const last = page.at(-1);
    return { entries: page.map(entryView), cursor: rows.length > limit && last ? writeCursor({ version: last.version, place: last.place }) : null };
  }

  /** Keeps a change as the next version, whole or not at all. Throws `BadQuestion` with all its faults. */
  async changeSettings(form: unknown, scope?: string): Promise<SettingsChangeView> {
    const regions = await this.scopes.regionsIn(scope);
    const supervision = await this.scopes.supervision();
    const { absentAmong, ...change } = await this.graph.transaction(async (run) => {
      const at = this.now();
      // From here on no other change is made until this one is over: what it is checked against is what it is added to.
      const [lock] = await run<{ version: number }>('lock-settings', { now: at });
      const version = lock!.version;
      const rows = await run<{ entry: Row }>('rule-settings', { version });
      const around = {
        rules: this.rules,
        standing: standing(rows.map(({ entry }) => entryOfRow(entry))),
        hasRegion: (code: string) => supervision.has(code),
        regions,
      };
      const { said, unchanged, faults } = checkedSettings(form, around);
      refuseFaults(faults);
      if (said.length === 0) return { version, kept: 0, unchanged, absentAmong: [] };
      const entries = entriesOf(said, { version: version + 1, at, note: (form as { note?: string }).note ?? null });
      await run('keep-rule-settings', { version: version + 1, rows: entries.map(rowOfEntry) });
      return { version: version + 1, kept: entries.length, unchanged, absentAmong: passedOver(said) };
    });
    return { ...change, absent: await this.absent(absentAmong) };
  }

  /** A whitelist may be said before the data are loaded that it is about; a slip of the pen looks the same, so that both are told. */
  private async absent(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    return (await this.graph.read<{ id: string }>('absent-ids', { ids, batch: await currentDataVersion(this.graph) })).map(({ id }) => id);
  }

  /** With which settings a stored finding was made. Throws `NotFound`. */
  async findingSettings(id: string, scope?: string): Promise<FindingSettingsView> {
    const [made] = await this.graph.read<MadeRow>('finding-made', { id, regions: await this.scopes.regionsIn(scope) });
    if (!made) throw new NotFound(`There is no finding ${id}.`, 'GET /api/findings lists them.', { id });
    const rule = this.rules.get(made.rule);
    const given = await settingsAgain(this.graph, made.settings);
    const version = (given['settingsVersion'] as number | undefined) ?? 0;
    const applied = (await settingsBook(this.graph, made.batch, version)).applied(rule, made.region, made.asOf);
    const view = appliedView(rule, applied);
    const { nodes, edges } = JSON.parse(made.state) as { readonly nodes: readonly string[]; readonly edges: readonly string[] };
    const shown = new Set([made.subject, ...nodes, ...edges]);
    return {
      rule: rule.id,
      version,
      isSameRule: rule.digest === made.digest,
      // The value is the one it was made with; the entry is what says so.
      settings: view.settings.map((one) => ({ ...one, value: given[one.name] ?? one.default })),
      whitelist: view.whitelist.filter(({ name }) => shown.has(name!)),
    };
  }

  /** Which rules show the same: pairs whose stored hits share subjects or payments. Throws `NotFound`, `BadQuestion`. */
  async overlap({ scope, rule, limit = PAGE }: OverlapQuestion): Promise<OverlapListView> {
    const id = rule === undefined ? undefined : this.rules.get(rule).id;
    const { findings, isCut } = await comparableFindings(this.graph, await this.scopes.regionsIn(scope));
    const pairs = (await overlapsIn(findings)).filter((pair) => id === undefined || pair.rule === id || pair.other === id);
    return { overlaps: pairs.slice(0, limit), pairs: pairs.length, findings: findings.length, isCut };
  }

  /** Regions of which a caller may see what is said: those it may see, and those above, which speak for them. */
  private async saidFor(scope: string | undefined): Promise<string[] | null> {
    const regions = await this.scopes.regionsIn(scope);
    return regions === null ? null : [...new Set([...(await this.scopes.supervision()).path(scope!), ...regions])];
  }
}

function passedOver(said: readonly SettingSaid[]): string[] {
  return said.flatMap(({ kind, name, isWithdrawn }) => (kind === 'whitelist' && name !== null && !isWithdrawn ? [name] : []));
}

export function appliedView(rule: Rule, { settings, whitelist, pooling, days }: AppliedSettings): RuleAppliedView {
  return {
    rule: rule.id,
    code: rule.code,
    settings: rule.settings.map(({ name, type, range, meaning, meaningZh, default: byDefault }): AppliedSettingView => {
      const entry = settings.get(name);
      const held = entry ? { value: entry.value, entry: entryView(entry) } : { value: byDefault, entry: null };
      return { name, type, ...range, meaning, meaningZh, default: byDefault, ...held };
    }),
    whitelist: whitelist.map(entryView),
    pooling: pooling.map(entryView),
    days: days.map(entryView),
  };
}

function entryView({ place: _place, ...entry }: SettingEntry): SettingEntryView {
  return entry;
}

function unknownRegion(code: string): BadQuestion {
  return new BadQuestion('region', `No region has the code ${code}.`, 'Give a region code of the loaded data; GET /api/search?q= finds regions by name.');
}
