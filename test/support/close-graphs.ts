import { afterAll } from '@jest/globals';
import { closeTestGraph } from './neo4j.js';

afterAll(closeTestGraph);
