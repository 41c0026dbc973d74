import type { Structure } from './judged-worlds.js';
import type { WorldMaker } from './world-maker.js';
import { AS_OF, beside, byText, distinct, finding, within, type Finding, type Link, type Sight, type Thing } from './world.js';

const CROWD = 3;

/** One thing that one bidder hangs on. */
interface Hook {
  readonly firm: string;
  readonly kind: string;
  readonly value: string;
  readonly node: string | null;
  readonly share: number;
  readonly link: string | null;
}

interface Shared {
  readonly kind: string;
  readonly node: string | null;
  readonly firms: readonly string[];
  readonly links: readonly string[];
  readonly strong: boolean;
  readonly exempt: string | null;
}

/** GX-11: two or more bidders of a tender share whom or what they hang on. */
export const commonControl: Structure = { rule: 'gx-11-common-control', sources: ['TENDER', 'ENTERPRISE'], settings: { crowd: CROWD }, make, enumerate };

/** The moment at which a tender is looked at. */
export function momentOf({ deadlineAt, awardedAt, noticeAt }: Thing): number {
  return (deadlineAt ?? awardedAt ?? noticeAt ?? Infinity) as number;
}

/** Whether a tender is about a project with tagged money. */
export function isTagged(sight: Sight, tender: string): boolean {
  const projects = sight
    .of('ABOUT')
    .filter(({ from, to }) => from === tender && to.startsWith('project:'))
    .map(({ to }) => to);
  return sight.of('FOR').some(({ from, to }) => projects.includes(to) && ['fundTag', 'trackCode'].some((tag) => sight.nodes.get(from)![tag] !== undefined));
}

function enumerate(sight: Sight): Finding[] {
  return [...sight.nodes.values()]
    .filter((tender) => tender.label === 'Tender' && momentOf(tender) <= AS_OF && isTagged(sight, tender.id))
    .flatMap((tender) => {
      const bids = sight.of('BID').filter(({ to }) => to === tender.id);
      const shared = sharedBy(sight, bids, momentOf(tender));
      const open = shared.filter(({ exempt }) => exempt === null);
      const counted = open.length > 0 ? open : shared;
      return counted.length > 0 ? told(tender, bids, counted, open.length > 0 ? null : shared[0]!.exempt) : [];
    });
}

function sharedBy(sight: Sight, bids: readonly Link[], at: number): Shared[] {
  const hooks = bids.flatMap((bid) => hooksOf(sight, bid, at));
  return [...Map.groupBy(hooks, ({ value }) => value)]
    .filter(([, those]) => distinct(those.map(({ firm }) => firm)).length >= 2)
    .map(([value, those]) => {
      const firms = distinct(those.map(({ firm }) => firm));
      const holds = firms.map((firm) => Math.max(...those.filter((hook) => hook.firm === firm).map(({ share }) => share)));
      const { node } = those[0]!;
      return {
        value,
        kind: those.map(({ kind }) => kind).sort(byText)[0]!,
        node,
        firms,
        links: those.flatMap(({ link }) => link ?? []),
        strong: holds.every((share) => beside(share, 0.5, 1) > 0),
        exempt: sight.exempt([...(node === null ? [] : [node]), ...firms], ['T-SE6', 'T-SE7']),
      };
    })
    .sort((a, b) => byText(a.kind, b.kind) || byText(a.value, b.value));
}

function hooksOf(sight: Sight, { from: firm, bondAccount, preparedBy, projectManager }: Link, at: number): Hook[] {
  const said = Object.entries({ 'bond account': bondAccount, preparer: preparedBy, 'project manager': projectManager })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([kind, value]) => ({ firm, kind, value: `${kind} ${String(value)}`, node: null, share: 1, link: null }));
  const valid = (label: string, end: 'from' | 'to'): Link[] => sight.of(label).filter((link) => link[end] === firm && within(at, link.validFrom, link.validTo));
  const hook = (kind: string, node: string, share: number, link: string | null): Hook => ({ firm, kind, value: node, node, share, link });
  return [
    ...said,
    hook('owner', firm, 1, null),
    ...valid('LEGAL_REP_OF', 'to').map(({ id, from }) => hook('representative', from, 1, id)),
    ...valid('SHAREHOLDER_OF', 'to').map(({ id, from, share }) => hook('owner', from, (share as number | undefined) ?? 0, id)),
    ...valid('USES', 'from')
      .filter(({ to }) => sight.users(to) <= CROWD)
      .map(({ id, to }) => hook(String(sight.nodes.get(to)!['kind']), to, 0, id)),
  ];
}

function told(tender: Thing, bids: readonly Link[], shared: readonly Shared[], trap: string | null): Finding {
  const firms = distinct(shared.flatMap((one) => one.firms));
  const winner = bids.filter(({ won }) => won === true).sort((a, b) => byText(a.id, b.id))[0];
  return finding({
    subject: tender.id,
    band: shared.some(({ strong }) => strong) ? 'red' : 'orange',
    measured: firms.length,
    limit: 2,
    amount: ((winner?.['amount'] ?? tender['budget']) as number | undefined) ?? 0,
    nodes: [tender.id, ...firms, ...shared.flatMap(({ node }) => node ?? [])],
    edges: [...shared.flatMap(({ links }) => links), ...bids.filter(({ from }) => firms.includes(from)).map(({ id }) => id)],
    facts: { firms: firms.length, bidders: bids.length, tender: String(tender['name'] ?? tender.id), shared: shared.map(({ kind }) => kind).join(', ') },
    trap,
  });
}

function make(maker: WorldMaker): void {
  const { random } = maker;
  const firms = Array.from({ length: 8 }, () => maker.node('Enterprise', undefined, { region: '410325' }));
  const persons = Array.from({ length: 3 }, () => maker.node('Person'));
  const owners = Array.from({ length: 2 }, () => maker.node('Enterprise', undefined, { region: '410325' }));
  const contacts = ['phone', 'address', 'ip'].map((kind) => maker.node('Contact', undefined, { kind }));
  const deadlines = [maker.day(10), maker.day(40), AS_OF, AS_OF + 1];
  const validity = (): { validFrom?: number; validTo?: number } => {
    const day = random.pick(deadlines);
    return maker.chance(0.35) ? random.pick([{ validFrom: day }, { validFrom: day + 1 }, { validTo: day }, { validTo: day - 1 }]) : {};
  };
  for (let count = random.between(1, 6); count > 0; count -= 1) {
    const firm = random.pick(firms);
    const share = random.pick([0.3, 0.5, 0.51, 0.6, 1]);
    const hook = random.pick(['representative', 'person', 'owner', 'bidder', 'contact', 'contact', 'contact']);
    if (hook === 'representative') maker.link('LEGAL_REP_OF', random.pick(persons), firm, validity());
    else if (hook === 'person') maker.link('SHAREHOLDER_OF', random.pick(persons), firm, { share, ...validity() });
    else if (hook === 'owner') maker.link('SHAREHOLDER_OF', random.pick(owners), firm, { share, ...validity() });
    else if (hook === 'bidder')
      maker.link('SHAREHOLDER_OF', random.pick(firms.filter((one) => one !== firm)), firm, maker.chance(0.9) ? { share, ...validity() } : validity());
    else for (const one of random.sample(firms, random.between(2, 4))) maker.link('USES', one, random.pick(contacts.slice(0, 2)), validity());
  }
  if (maker.chance(0.3)) for (const firm of random.sample(firms, 2)) maker.link('LEGAL_REP_OF', persons[0]!, firm, validity());
  const plain = maker.node('Project', undefined, { region: '410325' });
  for (let count = random.between(1, 3); count > 0; count -= 1) {
    const deadline = random.pick(deadlines);
    const dates = random.pick([
      { deadlineAt: deadline, awardedAt: deadline + 5 },
      { awardedAt: deadline },
      { noticeAt: deadline },
      ...(maker.chance(0.1) ? [{}] : []),
    ]);
    const tender = maker.node('Tender', undefined, {
      region: '410325',
      ...dates,
      ...(maker.chance(0.9) ? { budget: 5_000_000 } : {}),
      ...(maker.chance(0.5) ? { name: '道路' } : {}),
    });
    maker.link('ABOUT', tender, maker.chance(0.9) ? maker.id('Project', 'tagged') : plain);
    const paper = random.pick([4, 9, 30]);
    random.sample(firms, random.pick([2, 3, 3, 4, 5])).forEach((firm, place) => {
      const said = Object.fromEntries(
        ['bondAccount', 'preparedBy', 'projectManager'].flatMap((name) =>
          maker.chance(0.3) ? [[name, maker.chance(0.1) ? '' : `p${random.between(1, paper)}`]] : [],
        ),
      );
      maker.link('BID', firm, tender, { amount: 1_000_000 + place, won: maker.chance(0.3), withdrawn: maker.chance(0.1), ...said });
    });
  }
  for (let count = random.pick([0, 0, 1, 2]); count > 0; count -= 1)
    maker.exempt(random.pick([...firms, ...contacts, ...persons, ...owners]), ['T-SE6', 'T-SE7']);
}
