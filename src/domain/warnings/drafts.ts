import { BadQuestion } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { currentDataVersion } from '../intake/data-version.js';
import { momentOf } from '../model/moment.js';
import { draftRun, type Drafted, type DraftSide } from './draft-run.js';
import { coveredUntil, type Covered, type Span } from './groups.js';
import { insideScope } from './inside-scope.js';
import type { Found } from './judge.js';
import { comparableFindings, overlapWith, type Comparable } from './overlap.js';
import { clauseViews } from './clause-views.js';
import type { Rule } from './rule.js';
import type { RuleBook } from './rule-book.js';
import { faultyDraft, ruleDraft } from './rule-draft.js';
import type { RuleQuestion } from './run-rules.js';
import { shownFound } from './shown-facts.js';
import { checkedSettings, checkedValues } from './settings/check-settings.js';
import { entriesOf, type SettingSaid } from './settings/setting-entry.js';
import { settingsBook, type SettingsBook } from './settings/settings-book.js';
import { refuseFaults } from './settings/settings-form.js';
import type { SettingsDraftView } from './settings/settings.shapes.js';
import type { DraftRequest, DraftSum, DraftView } from './warnings.shapes.js';

/** Where and as of when a draft is tried. */
export interface DraftPlace {
  readonly scope?: string | undefined;
  /** YYYY-MM-DD. */
  readonly asOf?: string | undefined;
}

const LISTED = 100;
const OVERLAPS = 20;
/** Each is run twice while somebody waits. */
const RULES_MAX = 12;

interface Ground {
  readonly book: SettingsBook;
  /** What the caller may see; null: everything. */
  readonly seen: readonly string[] | null;
  readonly question: Omit<RuleQuestion, 'settingsOf'>;
  readonly covered: Covered;
  /** Hits that are stored, of the same regions. */
  readonly stored: readonly Comparable[];
}

/** Tries rules and settings beside the published ones, on the same data: what would appear, vanish and change, and who shows it already. */
export class Drafts {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly rules: RuleBook,
  ) {}

  /** Other values of one rule's settings, everywhere. Throws `NotFound`, `BadQuestion`. */
  async ofValues({ rule: name, settings, scope, asOf }: DraftRequest): Promise<DraftView> {
    const rule = this.rules.get(name);
    const values = checkedValues(rule, settings);
    const ground = await this.ground({ scope, asOf });
    const published = this.published(rule, ground.book);
    return this.held(published, { ...published, settingsOf: (...asked) => ({ ...published.settingsOf(...asked), ...values }) }, ground);
  }

  /** A change of settings as it would be applied: each rule that it says something about. Throws `BadQuestion` with all faults. */
  async ofChange(form: unknown, place: DraftPlace): Promise<SettingsDraftView> {
    const ground = await this.ground(place);
    const supervision = await this.scopes.supervision();
    const around = { rules: this.rules, standing: ground.book.standing, hasRegion: (code: string) => supervision.has(code), regions: null };
    const { said, faults } = checkedSettings(form, around);
    refuseFaults(faults);
    const rules = this.touched(said);
    if (rules.length > RULES_MAX)
      throw new BadQuestion('change', `The change is about ${rules.length} rules; a draft tries at most ${RULES_MAX}.`, 'Try some of it at a time.');
    const changed = ground.book.with(entriesOf(said, { version: ground.book.version + 1, at: 0, note: null }));
    const views: DraftView[] = [];
    for (const rule of rules) views.push(await this.held(this.published(rule, ground.book), this.published(rule, changed), ground));
    return { rules: views, version: ground.book.version };
  }

  /** A rule file that is in no folder of the service, beside the published rule of its id, if there is one. Throws `FaultyQueries`. */
  async ofFile(file: string, text: string, place: DraftPlace): Promise<DraftView> {
    const { graph, rule } = await ruleDraft(this.graph, this.rules, file, text);
    const ground = await this.ground(place);
    const published = this.rules.rules.find(({ id }) => id === rule.id);
    try {
      return await this.held(published ? this.published(published, ground.book) : null, { graph, rule, settingsOf: ground.book.settingsOf }, ground);
    } catch (error) {
      throw faultyDraft(file, error);
    }
  }

  private published(rule: Rule, { settingsOf }: SettingsBook): DraftSide {
    return { graph: this.graph, rule, settingsOf };
  }

  private async ground({ scope, asOf }: DraftPlace): Promise<Ground> {
    const batch = await currentDataVersion(this.graph);
    const moment = momentOf(asOf === undefined ? {} : { asOf }, batch).asOf;
    const regions = await this.scopes.regionsIn(scope);
    const covered = coveredUntil(await this.graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
    const { findings } = await comparableFindings(this.graph, regions);
    return {
      book: await settingsBook(this.graph, batch),
      seen: regions,
      question: { regions: regions ?? [...covered.keys()], batch, asOf: moment === Infinity ? null : moment, subjects: null },
      covered,
      stored: findings,
    };
  }

  /** Rules that something said is about, by code. */
  private touched(said: readonly SettingSaid[]): Rule[] {
    const isTouched = ({ id, takes }: Rule): boolean =>
      said.some(({ kind, rule }) => rule === id || (kind === 'pooling' && takes.includes('pooling')) || (kind === 'day' && takes.includes('daysOff')));
    return this.rules.rules.filter(isTouched);
  }

  private async held(published: DraftSide | null, draft: DraftSide, { question, covered, stored, seen }: Ground): Promise<DraftView> {
    const inside = (found: readonly Found[]): Promise<Found[]> => insideScope(this.graph, found, seen, question.batch);
    return draftView(draft.rule, await draftRun(published, draft, question, covered), stored, question.batch, inside);
  }
}

async function draftView(
  rule: Rule,
  { appear, vanish, change, unchanged, found, publishedMs, draftMs }: Drafted,
  stored: readonly Comparable[],
  batch: number,
  inside: (found: readonly Found[]) => Promise<Found[]>,
): Promise<DraftView> {
  const shown = (some: readonly Found[]): Promise<Found[]> => inside(some.slice(0, LISTED).map((one) => shownFound(rule, one)));
  const sum = (some: readonly Found[], listed: readonly unknown[]): DraftSum => ({
    findings: some.length,
    amount: some.reduce((total, { amount }) => total + amount, 0),
    listed: [...listed],
  });
  const [before, after] = [change.map((pair) => pair.before), change.map((pair) => pair.after)];
  const [shownBefore, shownAfter] = [await shown(before), await shown(after)];
  const hits = found.filter(({ trap }) => trap === null).map(({ subject, edges }) => ({ rule: rule.id, subject, edges }));
  return {
    rule: rule.id,
    clauses: clauseViews(rule),
    appear: sum(appear, await shown(appear)),
    vanish: sum(vanish, await shown(vanish)),
    change: sum(
      after,
      shownAfter.map((one, at) => ({ before: shownBefore[at]!, after: one })),
    ),
    ...{ unchanged, publishedMs, draftMs, dataVersion: batch },
    overlap: (await overlapWith(hits, stored)).slice(0, OVERLAPS),
  };
}
