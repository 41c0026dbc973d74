import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../../../src/config.js';

/**
 * The classes that are measured, as they run in the service: compiled. Their sources cannot be loaded as they are, since the shapes
 * carry decorators, which Node does not strip.
 */
export const { MoneyGraph } = await compiled<typeof import('../../../src/domain/projection/money-graph.js')>('projection/money-graph');
export const { FlowAnswers } = await compiled<typeof import('../../../src/domain/flow/flow-answers.js')>('flow/flow-answers');
export const { WorkSpace } = await compiled<typeof import('../../../src/domain/flow/work-space.js')>('flow/work-space');
export const { walk, isFunding } = await compiled<typeof import('../../../src/domain/flow/walk.js')>('flow/walk');

function compiled<T>(name: string): Promise<T> {
  return import(pathToFileURL(join(projectFolder, 'dist', 'domain', `${name}.js`)).href) as Promise<T>;
}
