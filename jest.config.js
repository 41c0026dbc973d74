import { availableParallelism, totalmem } from 'node:os';

const GIB = 2 ** 30;
/** A worker, its database and what its tests start take this much at most. */
const WORKER_GIB = 4;
const workers = Math.max(2, Math.min(availableParallelism(), Math.floor(totalmem() / GIB / WORKER_GIB), 6));

/**
 * Every test runs against a real database (test/support/neo4j.ts): each worker with one of its own.
 * Run through `npm test`, which sets NODE_OPTIONS=--experimental-vm-modules; further arguments go to Jest.
 */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx', '<rootDir>/web/**/*.test.ts', '<rootDir>/web/**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/web/dist/', '<rootDir>/\\.data', '<rootDir>/\\.cache/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true, tsx: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true, react: { runtime: 'automatic' } },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Sources import './x.js' as ESM wants it, while the file is './x.ts'.
  resolver: '<rootDir>/test/support/resolve-typescript.cjs',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/close-graphs.ts'],
  maxWorkers: workers,
  // A busy machine starts a database in a minute or two, and a browser in half of one.
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/test/support/closing-line.mjs'],
};
