import { createHash } from 'node:crypto';
import type { HeaderTag, QueryFault, QueryHeader, QueryParameter } from '../../graph/query-header.js';
import { NODES, type NodeLabel } from '../model/model.js';
import { NARROWINGS } from './narrowing/narrowing.js';
import { faultsOfReads, parseReads, type Reads } from './incremental/reads.js';
import { isWithin, rangeOf, SETTING_VALUES, takenBy, type SettingRange } from './settings/setting-range.js';
import { BANDS, BANDS_ZH, MEASURES, PRECISIONS, RULE_CLASSES, SOURCES, type Band, type Measure, type Precision, type RuleClass } from './words.js';

/** A setting of a rule: what the file declares, before any region has another value. */
export interface RuleSetting {
  readonly name: string;
  readonly type: string;
  readonly default: unknown;
  /** What a value has to lie in. */
  readonly range: SettingRange;
  readonly meaning: string;
  readonly meaningZh: string;
}

/** One of the cases that a rule names, each enough for a finding: its letter, in words. */
export interface RuleClause {
  readonly clause: string;
  /** Sources beside those of the rule; none: it is judged wherever the rule is. */
  readonly needs: readonly string[];
  readonly text: string;
  readonly textZh: string;
}

/** A warning or pattern, as its file declares it. */
export interface Rule {
  /** File name. */
  readonly id: string;
  /** JS-01 … GX-16. */
  readonly code: string;
  readonly class: RuleClass;
  readonly title: string;
  readonly titleZh: string;
  /** Bands the rule can give, worst first, with the text that says when. */
  readonly bands: readonly Band[];
  readonly bandsText: string;
  readonly bandsTextZh: string;
  readonly precision: Precision;
  /** What is judged, one at a time, and the property that says to which region it belongs. */
  readonly subject: SubjectLabel;
  readonly regionOf: string;
  /** Ways from the subject to all that the statement reads; null: not stated, so that a change anywhere concerns every subject. */
  readonly reads: Reads | null;
  /** One of `NARROWINGS`: what an account needs for the statement to be asked; null: every subject is asked. */
  readonly narrowed: string | null;
  readonly needs: readonly string[];
  readonly clauses: readonly RuleClause[];
  readonly traps: readonly string[];
  readonly measure: Measure;
  /** Of a count: what is counted, one and several. Null: things that have no common word. */
  readonly unit: { readonly one: string; readonly many: string; readonly zh: string } | null;
  readonly settings: readonly RuleSetting[];
  /** Sources that it needs or asks for anywhere, and `Coverage` where it asks which regions deliver. */
  readonly names: ReadonlySet<string>;
  /** Which of `GIVEN` it takes. */
  readonly takes: readonly string[];
  readonly message: string;
  readonly messageZh: string;
  readonly why: string;
  readonly whyZh: string;
  readonly basis: string;
  readonly basisZh: string;
  readonly engine: string;
  readonly version: number;
  /** SHA-256 of all that decides what is found: says whether a stored finding was made by this very rule. Words for readers are no part of it. */
  readonly digest: string;
  readonly file: string;
}

/**
 * Parameters that every rule may take; all others are settings. `subjects`: ids to judge; `sources`: what is covered for their regions; `batch`:
 * data version; `asOf`: last moment of the day D; `whitelist`: ids that this rule passes over, shown; `daysOff`: first moments of days that
 * are no working days; `pooling`: where integration of funds is allowed.
 */
export const GIVEN = ['subjects', 'sources', 'batch', 'asOf', 'whitelist', 'daysOff', 'pooling'] as const;
/** Settings of narrowings that are lists of kinds of account; all others are numbers, with which they reckon. */
const KIND_LISTS: readonly string[] = ['kinds', 'hubs', 'ends', 'passedOver'];
const NUMBERS: readonly string[] = ['integer', 'number', 'fen'];
/** Labels that can be judged, with the query that lists what belongs to some regions. */
export const SUBJECTS = {
  Indicator: 'subjects-of-indicators',
  Unit: 'subjects-of-units',
  Project: 'subjects-of-projects',
  Account: 'subjects-of-accounts',
  PayoutBatch: 'subjects-of-payout-batches',
  Enterprise: 'subjects-of-enterprises',
  Household: 'subjects-of-households',
  Person: 'subjects-of-persons',
  Contract: 'subjects-of-contracts',
  Tender: 'subjects-of-tenders',
} as const satisfies Partial<Record<NodeLabel, string>>;
export type SubjectLabel = keyof typeof SUBJECTS;
export const RULE_ROOMS = ['warnings', 'patterns'] as const;
const RETURNS = 'region, judged, findings';

export function isRule({ room }: QueryHeader): boolean {
  return (RULE_ROOMS as readonly string[]).includes(room);
}

/** What is wrong with a rule's header beside what holds for every query file; none for other files. */
export function faultsOfRule(query: QueryHeader): QueryFault[] {
  if (!isRule(query)) return [];
  const faults: QueryFault[] = [];
  const fault = (tag: string, reason: string): void => void faults.push({ file: query.file, line: query.tags.get(tag)?.[0]?.line ?? 1, reason });
  const text = (tag: string): string => query.tags.get(tag)?.[0]?.text ?? '';
  const required = [
    'code',
    'title.zh',
    'bands',
    'bands.zh',
    'precision',
    'subject',
    'needs',
    'measure',
    'message',
    'message.zh',
    'why',
    'why.zh',
    'basis',
    'basis.zh',
    'engine',
    'version',
  ];
  for (const tag of required) if (text(tag) === '') fault(tag, `a rule lacks @${tag}`);
  // The first alone would count. A Chinese text given twice is told by the check of all headers.
  for (const tag of [...required.filter((one) => !one.endsWith('.zh')), 'reads', 'narrowed', 'traps'])
    for (const { line } of (query.tags.get(tag) ?? []).slice(1)) faults.push({ file: query.file, line, reason: `@${tag} is given twice` });
  const code = text('code');
  if (code !== '' && !(/^[A-Z]{2}-\d{2}$/u.test(code) && (RULE_CLASSES as readonly string[]).includes(code.slice(0, 2))))
    fault('code', `@code must be one of ${RULE_CLASSES.join(', ')} and two digits`);
  if (code !== '' && !query.id.startsWith(`${code.toLowerCase()}-`)) fault('code', `@id must begin with ${code.toLowerCase()}-`);
  const words = (tag: string, known: readonly string[], found = text(tag).split(/[\s,]+/u)): void => {
    for (const word of found.filter((one) => one !== '' && !known.includes(one))) fault(tag, `@${tag} does not know ${word}; it takes ${known.join(', ')}`);
  };
  words('precision', PRECISIONS);
  words('measure', MEASURES);
  words('needs', SOURCES);
  if ((text('unit') === '') !== (text('unit.zh') === '')) fault('unit', 'a rule has @unit and @unit.zh, or neither');
  if (text('unit') !== '' && unitOf(query) === null) fault('unit', '@unit names one and several with a comma between: household, households');
  if (text('unit') !== '' && text('measure') !== 'count') fault('unit', '@unit says what a count counts: it stands beside @measure count only');
  const [label = '', property = 'region'] = text('subject').split(/\s+/u);
  if (label !== '' && !Object.hasOwn(SUBJECTS, label)) fault('subject', `@subject does not know ${label}; it takes ${Object.keys(SUBJECTS).join(', ')}`);
  else if (label !== '' && !(property in NODES[label as SubjectLabel].properties)) fault('subject', `@subject: ${label} has no property ${property}`);
  else if (text('reads') !== '') for (const reason of faultsOfReads(text('reads'), label as SubjectLabel, bodyOf(query))) fault('reads', reason);
  if (text('narrowed') !== '') {
    const narrowing = Object.hasOwn(NARROWINGS, text('narrowed')) ? NARROWINGS[text('narrowed')] : undefined;
    if (!narrowing) fault('narrowed', `@narrowed does not know ${text('narrowed')}; it takes ${Object.keys(NARROWINGS).join(', ')}`);
    if (narrowing && label !== narrowing.of) fault('narrowed', `@narrowed ${text('narrowed')} is for rules whose subject is ${narrowing.of}`);
    for (const name of narrowing?.settings ?? []) {
      const setting = query.parameters.find((parameter) => parameter.name === name);
      const isList = KIND_LISTS.includes(name);
      if (!setting) fault('narrowed', `@narrowed ${text('narrowed')} needs the setting ${name}`);
      else if (isList ? setting.type !== 'string[]' : !NUMBERS.includes(setting.type))
        faults.push({
          file: query.file,
          line: setting.line,
          reason: `@param ${name} is ${setting.type}, and @narrowed ${text('narrowed')} needs ${isList ? 'kinds of account, string[]' : `a number: ${NUMBERS.join(', ')}`}`,
        });
    }
  }
  const letters = new Set<string>();
  for (const tag of query.tags.get('clause') ?? []) {
    const wrong = (reason: string): void => void faults.push({ file: query.file, line: tag.line, reason });
    const stated = clauseOf(tag);
    if (!stated) {
      wrong('@clause must read: letter, sources that it needs beside @needs: English|中文');
      continue;
    }
    const { clause, needs, textZh } = stated;
    if (!/\p{Script=Han}/u.test(textZh)) wrong(`@clause ${clause} has no Chinese after the |`);
    for (const need of needs.filter((one) => !(SOURCES as readonly string[]).includes(one)))
      wrong(`@clause ${clause} does not know ${need}; it takes ${SOURCES.join(', ')}`);
    if (letters.has(clause)) wrong(`@clause ${clause} is given twice`);
    letters.add(clause);
  }
  if (bandsOf(text('bands')).length === 0 && text('bands') !== '') fault('bands', `@bands names none of ${BANDS.join(', ')}`);
  const apart = BANDS.filter((band) => bandsOf(text('bands')).includes(band) !== text('bands.zh').includes(BANDS_ZH[band]));
  if (text('bands') !== '' && text('bands.zh') !== '' && apart.length > 0)
    fault('bands.zh', `@bands.zh and @bands must name the same bands, and do not agree about ${apart.map((band) => `${BANDS_ZH[band]} (${band})`).join(', ')}`);
  if (query.returns.join(', ') !== RETURNS) fault('returns', `a rule returns ${RETURNS}`);
  const settings = settingsOf(query);
  for (const { text: said, line } of query.tags.get('param.zh') ?? []) {
    const [name = ''] = said.split(/\s+/u);
    if (!settings.some((setting) => setting.name === name)) faults.push({ file: query.file, line, reason: `@param.zh names ${name}, which is no setting` });
  }
  for (const { name, type, default: byDefault, meaning, meaningZh, line } of settings) {
    const setting = { type, ...rangeOf(type, meaning) };
    if (meaningZh === null) faults.push({ file: query.file, line, reason: `@param ${name} is a setting and lacks its @param.zh` });
    if (setting.meaning.startsWith('{'))
      faults.push({
        file: query.file,
        line,
        reason: `@param ${name}: before the meaning stands a range of numbers, {from..to}, or what texts are names of, {${SETTING_VALUES.join('}, {')}}`,
      });
    if (byDefault === undefined) faults.push({ file: query.file, line, reason: `@param ${name} is a setting and lacks its default` });
    else if (!isDefault(byDefault, setting))
      faults.push({
        file: query.file,
        line,
        reason: `@param ${name} has the default ${byDefault}, which is not ${takenBy(setting)}; {from..to} before the meaning states another range`,
      });
  }
  for (const name of ['subjects', 'batch', 'asOf']) if (!query.parameters.some((parameter) => parameter.name === name)) fault('param', `a rule takes $${name}`);
  if (!/^\d+$/u.test(text('version')) && text('version') !== '') fault('version', '@version is a whole number');
  return faults;
}

/** A file without faults as a rule. */
export function ruleOf(query: QueryHeader): Rule {
  const text = (tag: string): string => query.tags.get(tag)?.[0]?.text ?? '';
  const list = (tag: string): string[] =>
    text(tag)
      .split(/[\s,]+/u)
      .filter((word) => word !== '');
  const code = text('code');
  return {
    id: query.id,
    code,
    class: code.slice(0, 2) as RuleClass,
    title: query.title,
    titleZh: text('title.zh'),
    bands: bandsOf(text('bands')),
    bandsText: text('bands'),
    bandsTextZh: text('bands.zh'),
    precision: text('precision') as Precision,
    subject: list('subject')[0] as SubjectLabel,
    regionOf: list('subject')[1] ?? 'region',
    reads: text('reads') === '' ? null : parseReads(text('reads')),
    narrowed: text('narrowed') === '' ? null : text('narrowed'),
    needs: list('needs'),
    clauses: clausesOf(query),
    traps: list('traps'),
    measure: text('measure') as Measure,
    unit: unitOf(query),
    settings: settingsOf(query).map(({ name, type, default: byDefault, meaning, meaningZh }) => ({
      name,
      type,
      default: JSON.parse(byDefault!) as unknown,
      ...rangeOf(type, meaning),
      meaningZh: meaningZh!,
    })),
    names: namesIn(query, list('needs')),
    takes: query.parameters.map(({ name }) => name).filter((name) => (GIVEN as readonly string[]).includes(name)),
    message: text('message'),
    messageZh: text('message.zh'),
    why: text('why'),
    whyZh: text('why.zh'),
    basis: text('basis'),
    basisZh: text('basis.zh'),
    engine: text('engine'),
    version: Number(text('version')),
    digest: digestOf(query),
    file: query.file,
  };
}

/** Tags that decide what a rule finds, of which subjects, and of what it says "not evaluable"; all others are words, which may be put better. */
const DECIDING = ['subject', 'reads', 'narrowed', 'needs', 'clause', 'traps', 'measure', 'version'];

function digestOf(query: QueryHeader): string {
  const decides = [
    bodyOf(query).trim(),
    query.parameters.map(({ name, type, default: byDefault }) => [name, type, byDefault]),
    bandsOf(query.tags.get('bands')?.[0]?.text ?? ''),
    DECIDING.map((tag) => (tag === 'clause' ? needsOfClauses(query) : (query.tags.get(tag) ?? []).map(({ text }) => text.split(/\s+/u)))),
  ];
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex');
}

/** A clause as its tag states it; null where the tag has another form. */
function clauseOf({ text: said }: HeaderTag): RuleClause | null {
  const colon = said.indexOf(':');
  const [clause = '', ...needs] = said.slice(0, Math.max(0, colon)).split(/\s+/u);
  const [text = '', textZh = '', ...more] = said
    .slice(colon + 1)
    .split('|')
    .map((part) => part.trim());
  const isWhole = /^[a-z]$/u.test(clause) && needs.every((need) => /^[A-Z]+$/u.test(need)) && text !== '' && textZh !== '' && more.length === 0;
  return isWhole ? { clause, needs, text, textZh } : null;
}

function clausesOf({ tags }: QueryHeader): RuleClause[] {
  return (tags.get('clause') ?? []).map((tag) => clauseOf(tag)!);
}

/** What of the clauses decides: of one that needs nothing the statement alone does. */
function needsOfClauses(query: QueryHeader): string[][] {
  return clausesOf(query)
    .filter(({ needs }) => needs.length > 0)
    .map(({ clause, needs }) => [clause, ...needs]);
}

function unitOf({ tags }: QueryHeader): Rule['unit'] {
  const [one, many, ...more] = (tags.get('unit')?.[0]?.text ?? '').split(/\s*,\s*/u);
  return one && many && more.length === 0 ? { one, many, zh: tags.get('unit.zh')?.[0]?.text ?? '' } : null;
}

function settingsOf({ parameters }: QueryHeader): QueryParameter[] {
  return parameters.filter(({ name }) => !(GIVEN as readonly string[]).includes(name));
}

/** Whether a default can be a value of its setting; one that is no JSON is told by the header's own check. */
function isDefault(text: string, setting: { readonly type: string; readonly range: SettingRange }): boolean {
  try {
    return isWithin(setting, JSON.parse(text));
  } catch {
    return true;
  }
}

function namesIn(query: QueryHeader, needs: readonly string[]): Set<string> {
  const body = bodyOf(query);
  const asked = SOURCES.filter((source) => body.includes(`'${source}'`));
  return new Set([...needs, ...clausesOf(query).flatMap((clause) => clause.needs), ...asked, ...(/:Coverage\b/u.test(body) ? ['Coverage'] : [])]);
}

/** The statement without its header. */
export function bodyOf({ text }: QueryHeader): string {
  return text.slice(text.indexOf('*/') + 2);
}

function bandsOf(text: string): Band[] {
  return BANDS.filter((band) => new RegExp(`\\b${band}\\b`, 'u').test(text));
}
