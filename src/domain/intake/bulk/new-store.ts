import type { ImportGroup } from './import-files.js';

/**
 * An embedded database that can be put on a new store made from files. Until `keep` the store before is there as well, and whatever
 * happens to this process, the next start goes back to it.
 */
export interface NewStore {
  /** An empty folder for the files; it is gone when the import is over. */
  readonly folder: string;
  /** @throws MachineNotReady where the disk has less room than `bytes` for what is to come. */
  requireRoom(bytes: number): void;
  /** Imports into a new store, with the database stopped, and starts on it. Gives how much was imported, as the tool says. */
  make(nodes: readonly ImportGroup[], edges: readonly ImportGroup[]): Promise<{ readonly nodes: number; readonly edges: number }>;
  /** Back to the store before. */
  takeBack(): Promise<void>;
  /** There is no way back from here on. */
  keep(): Promise<void>;
}
