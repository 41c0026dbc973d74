import type { Values } from './compile-value.js';
import { COMPLETING_RECORDS } from './completed-payment.js';
import type { KnownNode } from './decide-row.js';

interface Edge {
  readonly type: string;
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly values: Values;
}

/**
 * What a batch has touched, as far as it must be looked at again once all its rows are there: what several rows decide
 * together (numbers of payments, what a refund undoes, implausible sums, parents of regions, matches) is set at activation.
 */
export class Touched {
  /** Indicators that rows state, move quota of, or draw on. */
  readonly lines = new Set<string>();
  /** Indicators whose own number has become another one, or was unknown when a payment on them was drawn. */
  readonly unnumbered = new Set<string>();
  /** Payments that undo or move others. */
  readonly settling = new Set<string>();
  /** Payments that were superseded or taken back. */
  readonly retiredPayments: string[] = [];
  /** Codes of regions that came or went, and of those whose stated parents did. */
  readonly regions = new Set<string>();
  readonly parented = new Set<string>();
  /** Indicators whose registrations came or went, and the numbers of documents that did: a number may be taken twice. */
  readonly registered = new Set<string>();
  readonly documentNumbers = new Set<string>();
  /** Systems whose records were touched. */
  readonly systems = new Set<string>();
  /** A card came to an account or left it, or an account was followed by another one: records at both may be one movement. */
  relinked = false;
  nodesCreated = 0;
  nodesRetired = 0;
  edgesCreated = 0;
  edgesRetired = 0;

  constructor(
    /** Told the id of every payment drawn or superseded, for matching; they may be too many to be remembered. */
    private readonly onPayment: (id: string) => void,
    /** Told the id of every voucher and list of details whose payments may have to be completed anew; they may be as many. */
    private readonly onVoucher: (id: string) => void = () => undefined,
  ) {}

  node(node: Pick<KnownNode, 'id' | 'label' | 'values'>, before: KnownNode | undefined): void {
    if (node.label === 'Region' && (!before || before.retired)) this.regions.add(String(node.values['code']));
    if (node.label === 'Record') this.record(node);
    if (node.label === 'Document') for (const { values } of [node, before ?? node]) this.documentNumbers.add(String(values['number']));
    if (node.label !== 'Indicator') return;
    this.lines.add(node.id);
    if (before && before.values['ownNumber'] !== node.values['ownNumber']) this.unnumbered.add(node.id);
  }

  /** A node that nothing states or mentions any more. */
  gone(node: KnownNode): void {
    const { id, label, values } = node;
    if (label === 'Record') this.record(node);
    if (label === 'Document') this.documentNumbers.add(String(values['number']));
    if (label === 'Region') this.regions.add(String(values['code']));
    if (label !== 'Indicator') return;
    this.lines.add(id);
    this.unnumbered.add(id);
  }

  /** An edge that is drawn. `isNumbered`: its document is known already. */
  drawn(edge: Edge, isNumbered: boolean): void {
    this.edgesCreated += 1;
    this.edge(edge);
    const { id, type, values } = edge;
    if (type !== 'PAID') return;
    for (const record of [values['voucher'], values['application']]) if (typeof record === 'string') this.onVoucher(record);
    if (typeof values['indicator'] === 'string') {
      if (!isNumbered) this.unnumbered.add(values['indicator']);
    }
    if (values['settles'] !== undefined) this.settling.add(id);
  }

  retired(edge: Edge): void {
    this.edgesRetired += 1;
    this.edge(edge);
    if (edge.type === 'PAID') this.retiredPayments.push(edge.id);
  }

  /** A payment whose matches have to be looked at again, though it is the same. */
  again(id: string, system: string): void {
    this.systems.add(system);
    this.onPayment(id);
  }

  /** A payment that its voucher or the list of its payees has completed: when and to whom it went may be another now. */
  completed(id: string, values: Readonly<Record<string, unknown>>): void {
    if (typeof values['indicator'] === 'string') this.lines.add(values['indicator']);
    this.again(id, String(values['system']));
  }

  private record({ id, values }: Pick<KnownNode, 'id' | 'values'>): void {
    if (COMPLETING_RECORDS.has(String(values['kind'] ?? id.slice(id.indexOf(':') + 1).split('|')[0]))) this.onVoucher(id);
  }

  private edge({ id, type, source, target, values }: Edge): void {
    if (type === 'ALLOCATED') this.lines.add(source).add(target);
    if (type === 'REGISTERED') this.registered.add(target);
    if (type === 'PART_OF' || type === 'SUPERVISED_BY') this.parented.add(source.slice(source.indexOf(':') + 1));
    if (type === 'CARD_OF' || type === 'SUCCEEDED_BY') this.relinked = true;
    if (type !== 'PAID' && type !== 'OBSERVED') return;
    if (typeof values['indicator'] === 'string') this.lines.add(values['indicator']);
    this.systems.add(String(values['system']));
    this.onPayment(id);
  }
}
