import type { Graph } from '../../graph/graph.js';
import { maskAccount, maskAccountName, maskName, maskText } from '../access/masking.js';
import type { ScopeService } from '../access/scope.service.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentDataVersion } from '../intake/data-version.js';
import { FISCAL_SIDE_KINDS, SETTLING_KINDS, type NodeLabel } from '../model/model.js';
import { latestInstant, momentOf } from '../model/moment.js';
import { isPersonal, maskedFacts, maskedLabel } from './entity-facts.js';
import { linksOf } from './entity-links.js';
import type { EntityRow, FlowRow, LinkRow, PaymentOfEntityRow, RecordRow } from './entity-rows.js';
import { sumsOf } from './entity-sums.js';
import { unseen, visibleEntity, type EntityReader } from './visible-entity.js';
import type { EntityPayment, EntityQuestion, EntityRecord, EntityVersion, EntityView } from './entity.shapes.js';

const PAYMENTS_DEFAULT = 20;
/** Neighbours read for each kind of edge. */
const LINKS_EACH = 200;
const PARTIES: ReadonlySet<NodeLabel> = new Set<NodeLabel>(['Account', 'Unit', 'Enterprise', 'Household', 'Person']);
const TAGS: ReadonlySet<NodeLabel> = new Set<NodeLabel>(['Document', 'Indicator', 'Project', 'PayoutBatch', 'SubsidyItem', 'Contract']);
/** A document that is known only because lines name its number as the upper one: `document:|<number>`. */
const UPPER_ONLY = 'document:|';
/** Money among these is on its way; the treasury is no payee either. */
const FISCAL = [...FISCAL_SIDE_KINDS, 'treasury'];

/** Everything known about one subject, masked: the inspector. */
export class EntityService {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {}

  /**
   * One node of any kind by its id. Sums are whole and to the fen, lists have limits. Payments count when they were
   * really paid; inside a scope those of payers or payees of these regions.
   *
   * `NotFound` for an unknown id; with a scope `OutOfScope` for an unknown id as well as for one outside, so that the
   * answer does not tell which ids exist. As of a day, payments, records and links of later days do not count, and a document or line
   * issued later is not there; as of a batch, values are those known then and `versions` those replaced by then.
   */
  async entity(id: string, question: EntityQuestion = {}): Promise<EntityView> {
    const newest = await currentDataVersion(this.graph);
    const moment = momentOf(question, newest);
    const { batch } = moment;
    const asOf = latestInstant(moment);
    const scope = await this.scopes.regionsIn(question.scope, batch);
    const used = new Set<string>();
    const read: EntityReader = (query, parameters) => {
      used.add(query);
      return this.graph.read(query, { ...parameters, batch });
    };
    const row = id.startsWith(UPPER_ONLY) ? await this.upperOnly(read, id, scope, asOf) : await visibleEntity(read, id, scope, asOf);
    const label = row.kind;
    const [links, records, versions, money] = await Promise.all([
      read<LinkRow>('entity-links', { id, each: LINKS_EACH, scope, asOf }),
      read<RecordRow>('entity-records', { id, scope, asOf }),
      read<{ properties: Record<string, unknown> }>('entity-versions', { id }),
      this.money(read, id, label, { scope, asOf, past: batch < newest }, question),
    ]);
    const { holders, accounts, members, related, more } = linksOf(links);
    const facts = maskedFacts(label, row.properties, row.holderKind);
    if (row.issuer !== null) facts['issuerName'] = row.issuer;
    if (money.lines) Object.assign(facts, label === 'Indicator' ? {} : { amount: money.lines.amount, lines: money.lines.count });
    return {
      id,
      kind: label,
      label: maskedLabel(label, row.properties, row.holderKind),
      region: row.region,
      regionName: row.regionName,
      facts,
      policyLabel: row.policyLabel === null || (row.policyLabelFrom ?? 0) > asOf ? null : { label: row.policyLabel, from: row.policyLabelFrom },
      holders,
      accounts,
      members,
      related,
      linksMore: more,
      sums: money.sums,
      years: money.years,
      documents: money.documents,
      payments: money.payments,
      records: records.map(recordOf),
      versions: versions.map(({ properties }) => versionOf(label, properties, row.holderKind)),
      dataQuality: texts(row.properties['dataQuality']),
      sources: texts(row.properties['source']),
      dataVersion: batch,
      queries: [...used].sort(),
    };
  }

  private async upperOnly(read: EntityReader, id: string, scope: string[] | null, asOf: number): Promise<EntityRow> {
    const number = id.slice(UPPER_ONLY.length);
    const [upper] = await read<{ amount: number }>('upper-numbers', { numbers: [number], scope, asOf });
    if (!upper) throw unseen(id, scope);
    return {
      kind: 'Document',
      properties: { number },
      region: null,
      regionName: null,
      issuer: null,
      holderKind: null,
      policyLabel: null,
      policyLabelFrom: null,
    };
  }

  private async money(read: EntityReader, id: string, label: NodeLabel, seen: Seen, question: EntityQuestion): Promise<Money> {
    const { scope, asOf } = seen;
    const limit = question.limit ?? PAYMENTS_DEFAULT;
    const after = question.cursor === undefined ? null : readCursor<{ at: number; id: string }>(question.cursor, { at: 'number', id: 'string' });
    const page = { after, limit: limit + 1, ...seen };
    let flows: FlowRow[] = [];
    let payments: PaymentOfEntityRow[] = [];
    let lines: Money['lines'];
    if (PARTIES.has(label)) {
      const accounts = (await read<{ id: string }>('entity-accounts', { id })).map((row) => row.id);
      [flows, payments] = await Promise.all([
        read<FlowRow>('sums-of-accounts', { accounts, settling: [...SETTLING_KINDS], ...seen }),
        read<PaymentOfEntityRow>('payments-of-accounts', { accounts, ...page }),
      ]);
    } else if (TAGS.has(label)) {
      const found = await read<{ id: string; amount: number | null }>('entity-lines', {
        id,
        upperNumber: id.startsWith(UPPER_ONLY) ? id.slice(UPPER_ONLY.length) : null,
        scope,
        asOf,
      });
      const indicators = found.map((row) => row.id);
      const funded = indicators.length === 0 ? [] : await read<{ batchId: string }>('batch-funding', { lines: indicators, batches: [] });
      const batches = label === 'PayoutBatch' ? [id] : [...new Set(funded.map((row) => row.batchId))];
      const tags = { indicators, batches, id, settling: [...SETTLING_KINDS], ...seen };
      if (label === 'Document' || label === 'Project') lines = { count: found.length, amount: found.reduce((sum, row) => sum + (row.amount ?? 0), 0) };
      [flows, payments] = await Promise.all([
        read<FlowRow>('sums-of-tags', { ...tags, fiscal: FISCAL }),
        read<PaymentOfEntityRow>('payments-of-tags', { ...tags, ...page }),
      ]);
    }
    const { payments: total, ...sums } = sumsOf(flows);
    const rows = payments.slice(0, limit);
    const last = rows.at(-1);
    const cursor = payments.length > limit && last && last.at !== null ? writeCursor({ at: last.at, id: last.id }) : null;
    return { ...sums, payments: { rows: rows.map(paymentOf), total, cursor }, lines };
  }
}

/** What of the payments may be seen: `past` where the data version is not the newest. */
interface Seen {
  readonly scope: string[] | null;
  readonly asOf: number;
  readonly past: boolean;
}

type Money = Pick<EntityView, 'sums' | 'years' | 'documents' | 'payments'> & { lines: { count: number; amount: number } | undefined };

function paymentOf(row: PaymentOfEntityRow): EntityPayment {
  const name = row.holderName ?? row.otherName;
  const masked = name === null ? null : isPersonal(row.holderKind) ? maskName(name) : maskAccountName(name, row.otherKind);
  const seen = row.otherVisible;
  return {
    id: row.id,
    direction: row.inward ? 'in' : 'out',
    kind: row.kind,
    amount: row.amount,
    at: row.at,
    timePrecision: row.timePrecision,
    counterparty: seen ? row.other : null,
    counterpartyName: seen ? masked : null,
    counterpartyAccount: seen && row.otherNumber !== null ? maskAccount(row.otherNumber) : null,
    document: row.document,
    payingUnit: seen || !row.inward ? row.payingUnit : null,
    purpose: row.purpose === null ? null : maskText(row.purpose),
    settles: row.settles,
    sources: texts(row.source),
  };
}

function recordOf(row: RecordRow): EntityRecord {
  const facts = maskedFacts('Record', { kind: row.kind, value: row.value });
  const name = row.aboutName ?? '';
  const aboutName = isPersonal(row.aboutKind) ? maskName(name) : row.aboutKind === 'Account' ? maskAccount(name) : name;
  return {
    id: row.id,
    kind: row.kind,
    about: row.about,
    aboutName,
    from: row.from,
    to: row.to,
    value: typeof facts['value'] === 'string' ? facts['value'] : null,
    amount: row.amount,
    sources: texts(row.source),
  };
}

function versionOf(label: NodeLabel, properties: Record<string, unknown>, holderKind: string | null): EntityVersion {
  const batchOf = (name: string): number | null => (typeof properties[name] === 'number' ? properties[name] : null);
  return {
    addedIn: batchOf('addedIn') ?? 0,
    retiredIn: batchOf('retiredIn'),
    facts: maskedFacts(label, properties, holderKind),
    sources: texts(properties['source']),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}
