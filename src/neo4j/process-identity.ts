import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When the process began, in the system's own words; compared, never interpreted. */
  readonly began: string;
}

export function identityOf(pid: number): ProcessIdentity | undefined {
  const began = beganAt(pid);
  return began === undefined ? undefined : { pid, began };
}

/** True only while this very process lives; false for a stranger that inherited its number. */
export function isAlive(identity: ProcessIdentity): boolean {
  return beganAt(identity.pid) === identity.began;
}

/** The command line, or '' where it cannot be read. */
export function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

function beganAt(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      // The name in field 2 may hold spaces and brackets, so fields are counted from the last bracket on.
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // A zombie whose other threads have ended too is gone; only its parent has not yet looked. While one of them lives
      // it may still hold its files and its port.
      if (fields[0] === 'X' || (fields[0] === 'Z' && Number(fields[17]) <= 1)) return undefined;
      // Ticks since boot repeat after a restart of the machine, so the boot is part of the identity.
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
    }
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return text === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
