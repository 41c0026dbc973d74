import { maskAccountName, maskAccount, maskName } from '../access/masking.js';
import { END_KINDS, FISCAL_SIDE_KINDS } from '../model/model.js';
import { levelOfRegion } from './region-level.js';
import type { TraceDetails } from './trace-details.js';
import type { AccountRow, LineRow } from './trace-rows.js';
import type { TraceDocument, TraceNode } from './trace.shapes.js';
import type { Level, TraceNodeKind } from './words.js';

/** Where quota and money stand on the picture: which node draws a line's document, its spender, an account. */
export class TraceNodes {
  readonly all = new Map<string, TraceNode>();

  constructor(private readonly material: Pick<TraceDetails, 'lines' | 'accounts' | 'batches' | 'regionNames'>) {}

  /** The document that carries a line; a line without one stands for itself. */
  documentOf(lineId: string): TraceNode {
    const line = this.material.lines.get(lineId);
    const id = line?.documentId ?? lineId;
    return this.node(id, () => {
      const region = line?.documentRegion ?? null;
      return {
        kind: 'Document',
        name: line?.number ?? line?.code ?? lineId,
        level: documentLevel(line),
        region,
        facts: {
          title: line?.title ?? null,
          issuer: line?.issuer ?? null,
          issuedAt: line?.documentIssuedAt ?? line?.issuedAt ?? null,
          fiscalYear: line?.fiscalYear ?? null,
          numberAsWritten: line?.numberAsWritten ?? null,
          withoutDocument: line?.documentId == null,
        },
        sources: line?.documentSource ?? line?.provenance ?? null,
        dataQuality: line?.dataQuality ?? [],
      };
    });
  }

  /** The document asked for, where it carries no line (it only adjusts others): it stands alone. */
  documentAlone(document: TraceDocument, region: string | null): TraceNode {
    return this.node(document.id, () => ({
      kind: 'Document',
      name: document.number,
      level: region === null ? 'county' : levelOfRegion(region),
      region,
      facts: { title: document.title, issuer: document.issuer, issuedAt: document.issuedAt },
      sources: null,
      dataQuality: [],
    }));
  }

  /** Who may spend a line or pass it on: its unit, else the region it was given to, else the document itself. */
  holderOf(lineId: string): TraceNode {
    const line = this.material.lines.get(lineId);
    if (!line) return this.documentOf(lineId);
    if (line.recipientId !== null) {
      return this.node(line.recipientId, () => ({
        kind: line.recipientLabel === 'Region' ? 'Region' : 'Unit',
        name: line.recipientName ?? line.recipientId!,
        level: line.recipientLabel === 'Region' && line.recipientRegion ? levelOfRegion(line.recipientRegion) : 'unit',
        region: line.recipientRegion,
        facts: {},
        sources: null,
        dataQuality: [],
      }));
    }
    return line.recipientRegion === null ? this.documentOf(lineId) : this.regionOf(line.recipientRegion);
  }

  regionOf(code: string): TraceNode {
    return this.node(`region:${code}`, () => ({
      kind: 'Region',
      name: this.material.regionNames.get(code) ?? code,
      level: levelOfRegion(code),
      region: code,
      facts: {},
      sources: null,
      dataQuality: [],
    }));
  }

  /** A fiscal-side account stands for itself (an agent bank's for each payout batch), any other for its holder. */
  accountNode(accountId: string, tag: string | null, onward = false): TraceNode {
    const account = this.material.accounts.get(accountId);
    const batch = tag === null ? undefined : this.material.batches.get(tag);
    const fiscal = isFiscalSide(account);
    if (fiscal && batch) {
      return this.node(batch.id, () => ({
        kind: 'PayoutBatch',
        name: [batch.item, batch.period].filter((part) => part).join(' ') || batch.code,
        level: 'intermediate',
        region: batch.region,
        facts: {
          code: batch.code,
          item: batch.item,
          period: batch.period,
          total: batch.total,
          lines: batch.lines,
          account: account?.number ? maskAccount(account.number) : null,
        },
        sources: batch.provenance,
        dataQuality: batch.dataQuality,
      }));
    }
    const party = account && !fiscal && !isEnd(account) ? account.holderId : null;
    const level: Level = fiscal || account?.kind === 'treasury' ? 'intermediate' : onward ? 'onward' : 'payee';
    if (account && party !== null) {
      const kind = account.holderLabel as TraceNodeKind;
      const personal = kind === 'Household' || kind === 'Person';
      return this.node(party, () => ({
        kind,
        name: personal ? maskName(account.holderName ?? '') : (account.holderName ?? party),
        level,
        region: account.holderRegion ?? account.region,
        facts: {
          ...(account.policyLabel === null ? {} : { policyLabel: account.policyLabel }),
          ...(account.status === null ? {} : { status: account.status }),
          ...(account.holderKind === null ? {} : { partyKind: account.holderKind }),
        },
        sources: account.holderSource,
        dataQuality: [],
      }));
    }
    return this.node(accountId, () => ({
      kind: 'Account',
      name: account?.name
        ? account.kind === 'cash'
          ? account.name
          : maskAccountName(account.name, account.kind)
        : account?.number
          ? maskAccount(account.number)
          : accountId,
      level,
      region: account?.region ?? null,
      end: isEnd(account),
      facts: {
        accountKind: account?.kind ?? 'unknown',
        institution: account?.institution ?? null,
        number: account?.number ? maskAccount(account.number) : null,
        holder: account?.holderName && !isPersonal(account) ? account.holderName : null,
      },
      sources: account?.provenance ?? null,
      dataQuality: account?.dataQuality ?? [],
    }));
  }

  private node(
    id: string,
    describe: () => Pick<TraceNode, 'kind' | 'name' | 'level' | 'region' | 'facts' | 'dataQuality'> & { sources: string | null; end?: boolean },
  ): TraceNode {
    let node = this.all.get(id);
    if (node) return node;
    const { sources, end, ...described } = describe();
    node = {
      id,
      ...described,
      column: 0,
      regionName: described.region === null ? null : (this.material.regionNames.get(described.region) ?? null),
      received: 0,
      passedOn: 0,
      rests: 0,
      agree: true,
      root: false,
      end: end ?? false,
      count: 1,
      hidden: { count: 0, amount: 0 },
      sources: sources === null ? [] : [sources],
    };
    this.all.set(id, node);
    return node;
  }
}

function isFiscalSide(account: AccountRow | undefined): boolean {
  return account !== undefined && (FISCAL_SIDE_KINDS as readonly string[]).includes(account.kind);
}

function isEnd(account: AccountRow | undefined): boolean {
  return account !== undefined && (END_KINDS as readonly string[]).includes(account.kind);
}

function isPersonal(account: AccountRow): boolean {
  return account.holderLabel === 'Household' || account.holderLabel === 'Person' || account.kind === 'household' || account.kind === 'person';
}

const DOCUMENT_LEVELS: readonly string[] = ['central', 'province', 'city', 'county', 'township'];

function documentLevel(line: LineRow | undefined): Level {
  if (line?.documentLevel && DOCUMENT_LEVELS.includes(line.documentLevel)) return line.documentLevel as Level;
  return line?.documentRegion ? levelOfRegion(line.documentRegion) : 'county';
}
