import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { childEnvironment, projectFolder } from '../../src/config.js';

describe('the end of a command', () => {
  it('waits until all that was written has been taken, however slowly', async () => {
    const exit = pathToFileURL(join(projectFolder, 'dist', 'terminal', 'exit.js')).href;
    const code = `const { exitWith } = await import('${exit}'); await exitWith(async () => { process.stdout.write('x'.repeat(3_000_000)); return 3; });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env: childEnvironment({ NODE_OPTIONS: '' }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let length = 0;
    // Nothing is read for a while: a pipe holds 64 KiB, the rest has to wait inside the command.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for await (const part of child.stdout) length += (part as Buffer).length;
    expect([await ended, length]).toEqual([3, 3_000_000]);
  });
});
