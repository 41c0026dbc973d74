import { createHash, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MachineNotReady } from '../../failures.js';
import { EDGES, NODES, type EdgeKind, type EdgeType, type NodeKind, type NodeLabel } from './model.js';

const SECRET_BYTES = 32;
/** Distinct accounts and persons remembered, so that a payer who occurs a million times is hashed once. */
const REMEMBERED_MAX = 100_000;

/**
 * Makes the stable ids of nodes and edges. Ids of persons, households and accounts are 128 bits of an HMAC-SHA-256 over
 * scheme and key: links, cursors and step ids carry no ID or account number, and without the secret none can be guessed
 * by trying numbers. The secret lives in the data folder; with another one every opaque id would change, therefore the
 * graph keeps its fingerprint and a load compares them.
 */
export class Identity {
  /** Tells two secrets apart without giving any of it away. */
  readonly fingerprint: string;
  private readonly remembered = new Map<string, string>();

  /** Can be handed to another thread, which makes the same ids by it. */
  readonly secret: KeyObject;

  constructor(secret: Buffer | KeyObject) {
    this.secret = Buffer.isBuffer(secret) ? createSecretKey(secret) : secret;
    this.fingerprint = createHash('sha256').update('yuanliu identity fingerprint').update(this.secret.export()).digest('hex').slice(0, 32);
  }

  /** Reads `identity.key` (0600) from the data folder and makes it at the first start. */
  static open(dataDir: string): Identity {
    const path = join(dataDir, 'identity.key');
    if (!existsSync(path)) makeSecret(dataDir, path);
    const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (secret.length !== SECRET_BYTES) {
      throw new MachineNotReady(
        `${path} is damaged: it must hold ${SECRET_BYTES * 2} hexadecimal digits.`,
        'Restore it from a backup of the data folder; without it, ids of accounts and persons cannot be made again.',
      );
    }
    chmodSync(path, 0o600);
    return new Identity(secret);
  }

  /** `parts` are the key's properties in the order of the model, as texts. */
  nodeId(label: NodeLabel, parts: readonly string[]): string {
    const kind: NodeKind = NODES[label];
    const key = parts.join('|');
    return `${kind.prefix}:${kind.opaque ? this.opaque(kind.prefix, key) : key}`;
  }

  /** For PAID and ALLOCATED `parts` is the one text the source gives; for others the key's properties. */
  edgeId(type: EdgeType, source: string, target: string, parts: readonly string[]): string {
    const kind: EdgeKind = EDGES[type];
    const stated = kind.key[0] === 'id';
    return `${type.toLowerCase()}:${(stated ? parts : [source, target, ...parts]).join('|')}`;
  }

  private opaque(scheme: string, key: string): string {
    const name = `${scheme}\n${key}`;
    const known = this.remembered.get(name);
    if (known !== undefined) return known;
    const id = createHmac('sha256', this.secret).update(name).digest('hex').slice(0, 32);
    if (this.remembered.size >= REMEMBERED_MAX) this.remembered.clear();
    this.remembered.set(name, id);
    return id;
  }
}

function makeSecret(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, `${randomBytes(SECRET_BYTES).toString('hex')}\n`);
  // On disk before the first id is made from it: a power cut must not leave ids whose secret is lost.
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}
