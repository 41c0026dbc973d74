import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../config.js';
import { MachineNotReady } from '../failures.js';

const JAVA_MIN = 17;
const INSTALL =
  'Install a Java runtime of version 17 or 21: on Debian or Ubuntu `apt-get install openjdk-17-jre-headless`, or set JAVA_HOME to one that is there.';

/** The `java` command to use: that of JAVA_HOME, else the one on the path. Throws `MachineNotReady` when missing or too old. */
export function findJava(home: string | undefined = childEnvironment()['JAVA_HOME']): string {
  const command = home ? join(home, 'bin', 'java') : 'java';
  const answer = spawnSync(command, ['-version'], { encoding: 'utf8' });
  if (answer.error || answer.status !== 0) throw new MachineNotReady(`Java was not found (${command}).`, INSTALL, {}, answer.error);
  const version = javaVersion(answer.stderr);
  if (version === undefined || version < JAVA_MIN) {
    throw new MachineNotReady(`${command} is Java ${version ?? 'of an unknown version'}; the database needs ${JAVA_MIN} or later.`, INSTALL, {
      found: version ?? null,
      needed: JAVA_MIN,
    });
  }
  return command;
}

/** The main version in the words of `java -version`: 8 for "1.8.0_392", 17 for "17.0.15", 21 for "21-ea". */
export function javaVersion(text: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/u.exec(text);
  return match ? Number(match[1]) : undefined;
}
