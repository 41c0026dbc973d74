import { freemem } from 'node:os';
import type { EmbeddedDatabase } from './embedded.js';
import { importFiles, type FileGroup, type Imported } from './import-tool.js';
import { requireDisk } from './machine.js';
import { homeIn } from './settings.js';
import { keepMade, openWorkshop, putMadeInPlace, recoverStore, storeFolders } from './store-folders.js';

const MIB = 1024 * 1024;
/** Of the memory that is free once the database has stopped. */
const MEMORY_SHARE = 0.5;

/**
 * Puts an embedded database on a new store made from files. The store before stays beside it until `keep`: a failure goes back to it, and
 * so does the next start, whatever happened to this process.
 */
export class StoreMaker {
  private workshop: string | undefined;
  private inPlace = false;

  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly dataDir: string,
  ) {}

  /** Where the files are to be written: made when it is first asked for, gone after the import. */
  get folder(): string {
    return (this.workshop ??= openWorkshop(homeIn(this.dataDir)).workshop);
  }

  /** Throws `MachineNotReady` where the disk has less room than that. */
  requireRoom(bytes: number): void {
    requireDisk(homeIn(this.dataDir).folder, Math.ceil(bytes / MIB), 'a first load in bulk of this size');
  }

  async make(nodes: readonly FileGroup[], edges: readonly FileGroup[]): Promise<Imported> {
    return this.database.whileStopped(async (launch, stopping) => {
      const { workshop, made } = storeFolders(launch.home);
      const memoryMb = Math.max(256, Math.floor((freemem() / MIB) * MEMORY_SHARE));
      const imported = await importFiles(launch, { workshop, made, nodes, edges, memoryMb }, stopping);
      this.inPlace = true;
      putMadeInPlace(launch.home);
      return imported;
    });
  }

  async takeBack(): Promise<void> {
    if (this.inPlace) await this.database.whileStopped(async ({ home }) => void recoverStore(home));
    else recoverStore(homeIn(this.dataDir));
    this.inPlace = false;
  }

  async keep(): Promise<void> {
    keepMade(homeIn(this.dataDir));
    this.inPlace = false;
  }
}
