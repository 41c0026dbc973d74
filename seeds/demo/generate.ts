import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellStory } from './story/story.ts';

/** Writes seeds/demo/package, what is told about it, and seeds/example. Run: `node seeds/demo/generate.ts` (Node 24). */
const here = dirname(fileURLToPath(import.meta.url));
const story = tellStory();
for (const folder of ['package', '../example']) rmSync(join(here, folder), { recursive: true, force: true });
for (const [path, bytes] of story.files) {
  const target = join(here, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
console.log(story.summary);
