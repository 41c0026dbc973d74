import { ACCOUNT_KINDS, ALLOCATION_KINDS, PAYMENT_KINDS } from '../../../src/domain/model/model.js';
import type { Adjacency } from '../../../src/domain/projection/adjacency.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import type { Links } from '../../../src/domain/projection/links.js';
import type { Names } from '../../../src/domain/projection/names.js';
import { flagOf, kindOfMarks, MARK } from '../../../src/domain/projection/movement-records.js';
import { PAYMENT_FLAGS, PAYMENT_TELLS } from '../../../src/domain/projection/payments.js';

/** Throws an Error where the record of a payment does not say what its columns say. */
export function recordHolds({ payments }: MoneyGraph, number: number, batch: number): void {
  const { records, kind, flags, indicator, payout, addedIn, retiredIn } = payments;
  const marks = records.marks(number);
  const isSettling = ['bounce', 'refund', 'recovery', 'reversal'].includes(PAYMENT_KINDS[kind[number]!]!);
  const isTagged = indicator[number]! >= 0 || payout[number]! >= 0;
  const isMoving = PAYMENT_KINDS[kind[number]!] !== 'reclassification';
  const pairs = {
    amount: [records.amount(number), payments.amount[number]],
    at: [records.at(number), payments.at[number]],
    payer: [records.payer(number), payments.payer[number]],
    payee: [records.payee(number), payments.payee[number]],
    kind: [kindOfMarks(marks), kind[number]],
    flags: Object.values(PAYMENT_FLAGS)
      .map((flag) => [flagOf(marks, flag), (flags[number]! & flag) !== 0])
      .find(([said, is]) => said !== is) ?? [0, 0],
    indicator: [(marks & MARK.indicator) !== 0, indicator[number]! >= 0],
    payout: [(marks & MARK.payout) !== 0, payout[number]! >= 0],
    settling: [(marks & MARK.settling) !== 0, isSettling],
    reclassification: [(marks & MARK.reclassification) === 0, isMoving],
    followed: [(marks & MARK.followed) !== 0, (!isTagged || isSettling) && isMoving && PAYMENT_KINDS[kind[number]!] !== 'bounce'],
    visible: [records.visible(number, batch), addedIn[number]! <= batch && (retiredIn[number] === 0 || retiredIn[number]! > batch)],
    plain: [records.isPlain(number), retiredIn[number] === 0 && !isSettling && isMoving],
    plainIsVisible: [records.isPlain(number) && !payments.visible(number, Infinity), false],
  };
  for (const [name, [recorded, stated]] of Object.entries(pairs))
    if (recorded !== stated) throw new Error(`The record of ${payments.ids.id(number)} says ${name} ${String(recorded)}, its column ${String(stated)}.`);
}

type Content = Record<string, Record<string, unknown>>;

/** All that a batch can see of a graph, in words and ids, so that two graphs which number things differently can be compared. */
export function contentOf(graph: MoneyGraph, batch: number): Content {
  const { accounts, parties, lines, documents, payouts, allocations, payments } = graph;
  const text = (names: Names, number: number): string | null => (number < 0 ? null : names.name(number));
  const party = (number: number): string | null => (number < 0 ? null : parties.ids.id(number));
  const figure = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const seen = (list: Adjacency, owner: number): string[] =>
    [...list.pool.subarray(list.start[owner]!, list.start[owner]! + list.count[owner]!)]
      .filter((edge) => payments.visible(edge, batch))
      .map((edge) => payments.ids.id(edge));
  const moved = (list: Adjacency, owner: number): string[] =>
    [...list.pool.subarray(list.start[owner]!, list.start[owner]! + list.count[owner]!)]
      .filter((edge) => allocations.visible(edge, batch))
      .map((edge) => allocations.ids.id(edge));
  const between = (links: Links, number: number, target: (number: number) => string): unknown[] =>
    links
      .ofSource(number)
      .filter((link) => links.visible(link, batch))
      .map((link) => [target(links.target[link]!), links.value[link]!])
      .sort((left, right) => (String(left) < String(right) ? -1 : 1));
  const kinds = (links: Links, number: number): string[] =>
    links
      .ofTarget(number)
      .filter((link) => links.visible(link, batch))
      .map((link) => graph.recordKinds.name(links.source[link]!))
      .sort();
  const content: Content = {};
  const of = (kind: string, count: number, describe: (number: number) => [string, unknown] | undefined): void => {
    const found = Array.from({ length: count }, (_, number) => describe(number)).filter((each) => each !== undefined);
    content[kind] = Object.fromEntries(found.sort(([left], [right]) => (left < right ? -1 : 1)));
  };
  of('accounts', accounts.count, (number) => [
    accounts.ids.id(number),
    {
      kind: ACCOUNT_KINDS[accounts.kindAt(number, batch)],
      region: text(graph.regions, accounts.regionAt(number, batch)),
      holder: party(accounts.holderAt(number, batch)),
      opening: accounts.openings(number, batch),
      openedAt: figure(accounts.openedAt[number]!),
      closedAt: figure(accounts.closedAt[number]!),
      records: kinds(accounts.records, number),
      out: seen(accounts.out, number),
      into: seen(accounts.into, number),
    },
  ]);
  const partyId = (number: number): string => parties.ids.id(number);
  of('parties', parties.count, (number) => [
    partyId(number),
    {
      region: text(graph.regions, parties.regionAt(number, batch)),
      memberOf: between(parties.memberships, number, partyId),
      grants: between(parties.grants, number, (item) => graph.items.ids.id(item)),
      records: kinds(parties.records, number),
      represents: between(parties.represents, number, partyId),
      owns: between(parties.owns, number, partyId),
      staffOf: between(parties.staff, number, partyId),
      kinOf: between(parties.kin, number, partyId),
    },
  ]);
  of('items', graph.items.count, (number) => {
    const { items } = graph;
    return items.visible(number, batch) ? [items.ids.id(number), { targeting: items.targetingOf(number), exclusions: items.exclusionsOf(number) }] : undefined;
  });
  of('contracts', graph.contracts.count, (number) => {
    const { contracts } = graph;
    if (!contracts.visible(number, batch)) return undefined;
    const contractors = contracts.contractors.ofTarget(number).filter((link) => contracts.contractors.visible(link, batch));
    return [
      contracts.ids.id(number),
      {
        region: text(graph.regions, contracts.region[number]!),
        payments: seen(contracts.payments, number),
        contractors: contractors.map((link) => partyId(contracts.contractors.source[link]!)).sort(),
        partOf: between(contracts.parts, number, (whole) => contracts.ids.id(whole)),
      },
    ];
  });
  of('lines', lines.count, (number) => {
    if (!lines.visible(number, batch)) return undefined;
    const { document, recipientParty, recipientIsRegion, recipientRegion, region, project, ...words } = lines.valuesAt(number, batch);
    return [
      lines.ids.id(number),
      {
        document: document < 0 ? null : documents.ids.id(document),
        recipient: party(recipientParty),
        recipientIsRegion,
        recipientRegion: text(graph.regions, recipientRegion),
        region: text(graph.regions, region),
        project: text(graph.projects, project),
        amount: words.amount,
        issuedAt: figure(words.issuedAt),
        executable: words.executable,
        fiscalYear: words.fiscalYear,
        fundTag: text(graph.tags, words.fundTag),
        fundName: text(graph.fundNames, words.fundName),
        ownNumber: text(graph.numbers, words.ownNumber),
        upperNumber: text(graph.numbers, words.upperNumber),
        balanceAsStated: figure(words.balanceAsStated),
        out: moved(lines.out, number),
        into: moved(lines.into, number),
        payments: seen(lines.payments, number),
        fundedBy: lines.fundedBy(number, batch).map((payout) => payouts.ids.id(payout)),
      },
    ];
  });
  of('documents', documents.count, (number) => {
    if (!documents.visible(number, batch)) return undefined;
    const { region, level, issuedAt } = documents.valuesAt(number, batch);
    const carried = documents.linesOf(number, batch).map((line) => lines.ids.id(line));
    return [
      documents.ids.id(number),
      {
        number: text(graph.numbers, documents.number[number]!),
        region: text(graph.regions, region),
        level: text(graph.levels, level),
        issuedAt: figure(issuedAt),
        carried,
      },
    ];
  });
  of('payouts', payouts.count, (number) => [
    payouts.ids.id(number),
    {
      region: text(graph.regions, payouts.region[number]!),
      payments: seen(payouts.payments, number),
      funding: payouts.fundingOf(number, batch).map(({ line, amount }) => [lines.ids.id(line), amount]),
    },
  ]);
  of('allocations', allocations.count, (number) => {
    if (!allocations.visible(number, batch)) return undefined;
    const { source, target, amount, at, seq, kind, inferred, dayPrecise, addedIn } = allocations;
    return [
      allocations.ids.id(number),
      {
        source: lines.ids.id(source[number]!),
        target: lines.ids.id(target[number]!),
        amount: amount[number],
        at: at[number],
        seq: seq[number],
        kind: ALLOCATION_KINDS[kind[number]!],
        inferred: inferred[number],
        dayPrecise: dayPrecise[number],
        addedIn: addedIn[number],
      },
    ];
  });
  for (let number = 0; number < payments.count; number += 1) recordHolds(graph, number, batch);
  of('payments', payments.count, (number) => {
    if (!payments.visible(number, batch)) return undefined;
    const { payer, payee, amount, at, seq, kind, flags, beneficiary, contract, tells, indicator, payout, project, purpose, addedIn } = payments;
    const settles = payments.settles(number, batch);
    const visible = (edges: readonly number[]): string[] => edges.filter((edge) => payments.visible(edge, batch)).map((edge) => payments.ids.id(edge));
    return [
      payments.ids.id(number),
      {
        payer: accounts.ids.id(payer[number]!),
        payee: accounts.ids.id(payee[number]!),
        amount: amount[number],
        at: at[number],
        seq: seq[number],
        kind: PAYMENT_KINDS[kind[number]!],
        flags: flags[number]! & (PAYMENT_FLAGS.dayPrecise | PAYMENT_FLAGS.restoresQuota | PAYMENT_FLAGS.unconfirmed),
        indicator: indicator[number]! < 0 ? null : lines.ids.id(indicator[number]!),
        payout: payout[number]! < 0 ? null : payouts.ids.id(payout[number]!),
        region: text(graph.regions, payments.regionAt(number, batch)),
        project: text(graph.projects, project[number]!),
        purpose: text(graph.purposes, purpose[number]!),
        beneficiary: party(beneficiary[number]!),
        contract: contract[number]! < 0 ? null : graph.contracts.ids.id(contract[number]!),
        // Whether the name is the account's is told as it was when the payment was read; of an account that has changed it is not asked.
        tells: accounts.changedIn[payee[number]!]! > 0 ? tells[number]! & ~PAYMENT_TELLS.otherPayee : tells[number],
        addedIn: addedIn[number],
        settles: settles.payments.map((edge, place) => [edge < 0 ? null : payments.ids.id(edge), settles.amounts[place]]),
        settledBy: visible(payments.settledBy(number)),
      },
    ];
  });
  content['order'] = {
    payments: [...payments.byRank.subarray(0, payments.count)].filter((edge) => payments.visible(edge, batch)).map((edge) => payments.ids.id(edge)),
  };
  content['coverage'] = { spans: graph.coverage(batch) };
  return content;
}
