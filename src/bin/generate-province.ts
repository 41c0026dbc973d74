import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The generator is a seed and runs as TypeScript where it stands; nothing of it belongs to the service. */
const generator = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'seeds', 'province', 'generate.ts');
const { generateProvince } = (await import(pathToFileURL(generator).href)) as { generateProvince(given: readonly string[]): number };
process.exitCode = generateProvince(process.argv.slice(2));
