import type { Graph } from '../../../graph/graph.js';
import { groupsOf, type Covered, type Group, type SettingsOf } from '../groups.js';
import type { Rule } from '../rule.js';
import { Affected, Unbounded } from './affected.js';
import { judgedUnder, type Stand, type Standing } from './standing.js';
import { touchedCount, touchedSince } from './touched.js';

export const WHY_ALL = ['never-judged', 'judged-otherwise', 'long-ago', 'far-reaching', 'many-concerned'] as const;
/**
 * Why a rule judges all subjects of some regions although only a batch came. `judged-otherwise`: its text, its settings, the sources there or the
 * day asked for were others. `long-ago`: more has been touched since than it pays to follow. `far-reaching`: what was touched concerns every
 * subject, or more than can be followed. `many-concerned`: more than half of all subjects.
 */
export type WhyAll = (typeof WHY_ALL)[number];

/** What of a rule is to be judged again. */
export interface RulePlan {
  readonly rule: Rule;
  /** Regions whose subjects are all judged. */
  readonly all: readonly string[];
  /** Regions of which only the subjects concerned are judged; those of neither list stand as they are. */
  readonly some: readonly string[];
  readonly subjects: ReadonlySet<string>;
  readonly why: WhyAll | null;
}

/** What an incremental run is about. */
export interface Span {
  readonly rules: readonly Rule[];
  readonly regions: readonly string[];
  readonly covered: Covered;
  readonly batch: number;
  readonly asOf: number | null;
  readonly settingsOf: SettingsOf;
}

/** Payments and things that the batches of one run touch at most; above, judging all is quicker. */
const MOST_TOUCHED = 400_000;
/** Part of all subjects above which all are judged: going through all of them costs less for each than asking for them by their ids. */
const MOST_CONCERNED = 0.5;

/** What a run judges again after the batches since the last one: rule by rule, in the order in which it is asked. */
export class IncrementalPlan {
  /** By label. */
  private things: ReadonlyMap<string, number> | undefined;

  private constructor(
    private readonly graph: Graph,
    private readonly span: Span,
    private readonly standing: Standing,
    /** The batches after this one are followed; null: nothing was judged before on which to go on. */
    readonly since: number | null,
    private readonly affected: Affected | null,
    private readonly mostConcerned: number,
  ) {}

  static async make(graph: Graph, span: Span, standing: Standing, mostConcerned = MOST_CONCERNED): Promise<IncrementalPlan> {
    const { rules, regions, batch } = span;
    const asked = new Set(regions);
    const batches = new Set(
      rules
        .flatMap(({ id }) => standing.get(id) ?? [])
        .filter((stand) => stand.batch <= batch && stand.regions.some((code) => asked.has(code)))
        .map((stand) => stand.batch),
    );
    // As far back as it pays: a rule that was judged longer ago is judged in full.
    let since: number | null = null;
    for (const from of [...batches].sort((a, b) => a - b)) {
      if (from < batch && (await touchedCount(graph, from, batch, MOST_TOUCHED)) >= MOST_TOUCHED) continue;
      since = from;
      break;
    }
    const affected = since === null || since === batch ? null : new Affected(graph, await touchedSince(graph, since, batch), batch);
    return new IncrementalPlan(graph, span, standing, since, affected, mostConcerned);
  }

  async of(rule: Rule): Promise<RulePlan> {
    const { regions, covered, asOf, settingsOf, batch } = this.span;
    const { groups, lacking } = groupsOf(rule, regions, covered, asOf, settingsOf);
    const stands = this.standing.get(rule.id) ?? [];
    const [all, some] = [lacking.map(({ region }) => region), [] as string[]];
    const settings = new Set<Group['settings']>();
    let why: WhyAll | null = null;
    for (const group of groups) {
      const under = judgedUnder(rule, group, asOf, deliveredIn(covered));
      for (const region of group.regions) {
        const stand = stands.find((one) => one.regions.includes(region));
        const reason = reasonOf(stand, under, batch, this.since);
        if (reason) {
          all.push(region);
          why ??= reason;
        } else if (stand!.batch < batch) {
          some.push(region);
          settings.add(group.settings);
        }
      }
    }
    if (some.length === 0) return { rule, all, some, subjects: new Set(), why };
    try {
      const subjects = await this.affected!.subjectsOf(rule, [...settings]);
      if (subjects.size <= this.mostConcerned * (await this.thingsOf(rule.subject))) return { rule, all, some, subjects, why };
      why = 'many-concerned';
    } catch (error) {
      if (!(error instanceof Unbounded)) throw error;
      why = 'far-reaching';
    }
    return { rule, all: [...all, ...some], some: [], subjects: new Set(), why };
  }

  private async thingsOf(label: string): Promise<number> {
    this.things ??= new Map((await this.graph.read<{ label: string; things: number }>('things-of-label')).map((row) => [row.label, row.things]));
    return this.things.get(label) ?? 0;
  }
}

/** Regions that deliver their issued documents. */
export function deliveredIn(covered: Covered): string[] {
  return [...covered]
    .filter(([, sources]) => sources.has('ISSUE'))
    .map(([region]) => region)
    .sort();
}

function reasonOf(stand: Stand | undefined, under: string, batch: number, since: number | null): WhyAll | null {
  // A later data version than there is: of data that are gone as a whole.
  if (!stand || stand.batch > batch) return 'never-judged';
  if (stand.under !== under) return 'judged-otherwise';
  return stand.batch < batch && (since === null || stand.batch < since) ? 'long-ago' : null;
}
