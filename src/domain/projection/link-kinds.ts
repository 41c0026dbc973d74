import type { Links } from './links.js';
import type { MoneyGraph } from './money-graph.js';
import { PARTY_LABELS } from './parties.js';

/** Edges that are kept with all their versions and say something of the thing at one of their ends. */
export const LINK_KINDS = {
  /** Account → holder; `value`: since when, epoch ms. */
  HELD_BY: {
    links: (graph) => graph.accounts.holdings,
    source: (graph, id) => graph.accounts.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: (graph, account) => graph.accounts.mayChangeHolder(account),
  },
  /** Person → household; `value`: since when, epoch ms. */
  MEMBER_OF: {
    links: (graph) => graph.parties.memberships,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: (graph, person) => {
      const { holdings } = graph.accounts;
      for (const link of holdings.ofTarget(person)) graph.accounts.mayChangeHolder(holdings.source[link]!);
    },
    // Whoever works for an enterprise stands for himself.
    counts: (graph, household) => graph.parties.label[household] === PARTY_LABELS.indexOf('Household'),
  },
  /** Household or person → subsidy item; `value`: the day of approval, epoch ms. */
  BENEFITS_FROM: {
    links: (graph) => graph.parties.grants,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.items.number(id),
    few: 'source',
    touch: () => undefined,
  },
  /** Kind of a record → whom the record is about. */
  ABOUT: {
    links: (graph) => graph.parties.records,
    source: (graph, kind) => graph.recordKinds.intern(kind),
    target: (graph, id) => graph.parties.number(id),
    few: 'target',
    touch: () => undefined,
  },
  /** Kind of a record → the account that the record is about. */
  ABOUT_ACCOUNT: {
    links: (graph) => graph.accounts.records,
    source: (graph, kind) => graph.recordKinds.intern(kind),
    target: (graph, id) => graph.accounts.number(id),
    few: 'target',
    touch: () => undefined,
  },
  /** Person → enterprise; `value`: since when, epoch ms. */
  LEGAL_REP_OF: {
    links: (graph) => graph.parties.represents,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: () => undefined,
  },
  /** Person or enterprise → enterprise; `value`: since when, epoch ms. */
  SHAREHOLDER_OF: {
    links: (graph) => graph.parties.owns,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: () => undefined,
  },
  /** Person → unit; `value`: since when, epoch ms. */
  STAFF_OF: {
    links: (graph) => graph.parties.staff,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: () => undefined,
  },
  /** Person → person; `value`: since when, epoch ms. */
  KIN_OF: {
    links: (graph) => graph.parties.kin,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: () => undefined,
  },
  /** Enterprise → contract that it has to fulfil. */
  CONTRACTOR_OF: {
    links: (graph) => graph.contracts.contractors,
    source: (graph, id) => graph.parties.number(id),
    target: (graph, id) => graph.contracts.number(id),
    few: 'target',
    touch: () => undefined,
  },
  /** Contract → contract of which it is a part. */
  PART_OF_CONTRACT: {
    links: (graph) => graph.contracts.parts,
    source: (graph, id) => graph.contracts.number(id),
    target: (graph, id) => graph.contracts.number(id),
    few: 'source',
    touch: () => undefined,
  },
  /** Document → line. */
  CARRIES: {
    links: (graph) => graph.lines.carries,
    source: (graph, id) => graph.documents.intern(id),
    target: (graph, id) => graph.lines.number(id),
    few: 'target',
    touch: (graph, _document, line) => graph.lines.mayChange(line),
  },
  /** Line → unit or region. */
  GIVEN_TO: {
    links: (graph) => graph.lines.givenTo,
    source: (graph, id) => graph.lines.number(id),
    target: (graph, id) => graph.parties.number(id),
    few: 'source',
    touch: (graph, line) => graph.lines.mayChange(line),
  },
  /** Line → project. */
  FOR: {
    links: (graph) => graph.lines.purposes,
    source: (graph, id) => graph.lines.number(id),
    target: (graph, id) => graph.projects.intern(id),
    few: 'source',
    touch: (graph, line) => graph.lines.mayChange(line),
  },
  /** Payout batch → line; `value`: fen. */
  FUNDED_BY: {
    links: (graph) => graph.lines.funding,
    source: (graph, id) => graph.payouts.number(id),
    target: (graph, id) => graph.lines.number(id),
    few: 'source',
    touch: () => undefined,
  },
} as const satisfies Record<string, LinkKind>;

export type LinkType = keyof typeof LINK_KINDS;

export interface LinkKind {
  links(graph: MoneyGraph): Links;
  /** Number of an end by its id. */
  source(graph: MoneyGraph, id: string): number;
  target(graph: MoneyGraph, id: string): number;
  /** The end at which fewer of them meet. */
  readonly few: 'source' | 'target';
  /** What has to be decided again. */
  touch(graph: MoneyGraph, source: number, target: number): void;
  /** Whether an edge to this target counts; without it, every one does. */
  counts?(graph: MoneyGraph, target: number): boolean;
}
