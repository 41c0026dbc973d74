import { Conflict } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { Identity } from '../model/identity.js';
import { refuse, type OpenedPackage } from './receive-package.js';

export interface LedgerState extends Record<string, unknown> {
  /** Batches that count; those of them that are demo data; those whose removal has begun. */
  readonly active: number;
  readonly demo: number;
  readonly removing: number;
  /** Null in a graph that holds nothing. */
  readonly currency: string | null;
  readonly identity: string | null;
}

/** What the graph as a whole is, and whether a package fits into it. */
export class Ledger {
  constructor(
    private readonly graph: Graph,
    private readonly dataDir: string,
  ) {}

  async state(): Promise<LedgerState> {
    const [state] = await this.graph.read<LedgerState>('ledger-state');
    return state ?? { active: 0, demo: 0, removing: 0, currency: null, identity: null };
  }

  /** Throws `Conflict` or `BadPackage` where real data would meet demo data, a currency another one, or ids those of another key. */
  async check({ manifest, manifestFile }: OpenedPackage): Promise<void> {
    const state = await this.state();
    if (manifest.demo && state.active > 0)
      throw new Conflict(
        'Demo data is loaded only into an empty graph; this one holds other batches.',
        'Start a service with an empty data folder (DATA_DIR) for the demo.',
      );
    if (!manifest.demo && state.demo > 0)
      throw new Conflict(
        'The graph holds the demo data; real data is never mixed with it.',
        'Remove the demo data first (POST /api/demo/remove, or the button in the 示例数据 band) and load the package again.',
        { demo: true },
      );
    if (state.currency !== null && state.currency !== manifest.currency)
      refuse([manifestFile.fault(['currency'], `the graph counts in ${state.currency}, the package in ${manifest.currency}: one graph holds one currency`)]);
    const { fingerprint } = Identity.open(this.dataDir);
    if (state.identity !== null && state.identity !== fingerprint) {
      throw new Conflict(
        'The identity key in the data folder is not the one with which this graph was loaded.',
        'Restore identity.key of the data folder that belongs to this database; with another key every account and person would get a second id.',
      );
    }
  }

  /** Throws `Conflict` unless the graph holds nothing at all. */
  async requireNothing(): Promise<void> {
    const [size] = await this.graph.read<{ nodes: number }>('graph-size');
    if (size!.nodes === 0) return;
    throw new Conflict(
      'The graph is not empty; only the first load can go in bulk.',
      (await this.state()).demo > 0
        ? 'Remove the demo data first (the button in the 示例数据 band), or set DATA_DIR to a new folder.'
        : 'Load the package without --bulk, or set DATA_DIR to a new folder.',
      { nodes: size!.nodes },
    );
  }
}
