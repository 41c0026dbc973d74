import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/config.js';

/** Where the viewer is that a service hands out; throws where it has not been built. */
export function builtViewer(): string {
  const viewer = join(projectFolder, 'web', 'dist');
  if (!existsSync(join(viewer, 'index.html'))) throw new Error('The viewer is not built: run npm run build, or npm test without a path.');
  return viewer;
}
