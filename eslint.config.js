import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The arrows between the rooms (ARCHITECTURE.md): http asks domain, domain asks graph, nothing looks back. One override per room;
// a later override replaces an earlier one, so each states the whole of what its room may not import.

const DRIVER = { regex: '^neo4j-driver', message: 'Only src/graph speaks to the database; ask it by the id of a query file.' };
const NEST = {
  regex: '^(@nestjs/|class-validator$|class-transformer$|fastify$|@fastify/)',
  message: 'Plain classes here: Nest and the validators belong to src/http and to *.shapes.ts.',
};
const CYTOSCAPE = { regex: '^cytoscape', message: 'Only web/src/canvas draws with cytoscape.' };
const SERVER = {
  regex: '^(\\.\\./)+src/(bin|config|domain|failures|graph|http|main|neo4j)',
  message: 'The viewer knows the service by its API only (web/src/api).',
};

/** An import of another room of src/, from wherever in a room. */
const room = (name, why) => ({ regex: `^(\\.\\./)+${name}(/|\\.js$)`, message: why });
const HTTP = room('http', 'Nothing looks back: http asks, it is not asked.');
const DOMAIN = room('domain', 'graph knows nothing of what is asked for.');
const GRAPH = room('graph', 'http asks domain; a query file is called from there.');
const EMBEDDED = room('neo4j', 'Whether the database is embedded is nobody else’s business; src/main.ts and src/bin decide.');
const CONFIG = room('config', 'Settings are handed in by whoever builds the object.');
const BIN = room('(bin|main|boot|query-plans|app\\.module)', 'The entries use the rooms, not the other way round.');
/** The server is built from the one wiring page, so http may name it. */
const ENTRIES = room('(bin|main|query-plans)', 'The entries use the rooms, not the other way round.');

const mayNotImport = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default defineConfig(
  globalIgnores(['node_modules', 'dist', 'web/dist', 'coverage', '.data', '.cache', 'web/src/api/schema.d.ts']),
  // A rule is either right for the whole room or changed here, with its reason; never switched off in passing.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  // Control characters are looked for on purpose: in cells that a spreadsheet would run, in text from files.
  { rules: { 'no-control-regex': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'fetch'].map((name) => [name, 'readonly'])),
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Settings are read once, in src/config.ts.' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A promise nobody waits for hides its failure; these three need types and are worth their seconds.
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // `!` states what a check above, or the model, guarantees; noUncheckedIndexedAccess would make the alternative a wall of branches.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }], ...mayNotImport(DRIVER) },
  },
  { files: ['src/failures.ts'], rules: mayNotImport({ regex: '.', message: 'failures.ts is a leaf: it imports nothing.' }) },
  { files: ['src/graph/**/*.ts'], rules: mayNotImport(HTTP, DOMAIN, EMBEDDED, CONFIG, BIN, NEST) },
  { files: ['src/neo4j/**/*.ts'], rules: mayNotImport(DRIVER, HTTP, DOMAIN, BIN, NEST) },
  { files: ['src/domain/**/*.ts'], rules: mayNotImport(DRIVER, HTTP, EMBEDDED, CONFIG, BIN, NEST) },
  { files: ['src/domain/**/*.shapes.ts'], rules: mayNotImport(DRIVER, HTTP, EMBEDDED, CONFIG, BIN) },
  { files: ['src/http/**/*.ts'], rules: mayNotImport(DRIVER, GRAPH, EMBEDDED, CONFIG, ENTRIES) },
  { files: ['src/bin/**/*.ts', 'src/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/config.ts', 'test/support/**/*.ts', 'test/neo4j/**/*.ts', 'test/e2e/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['web/**/*.{ts,tsx}'], rules: mayNotImport(CYTOSCAPE, SERVER) },
  { files: ['web/{src,test}/canvas/**/*.{ts,tsx}'], rules: mayNotImport(SERVER) },
);
