import { between, nodesToDraw, partsOf, shared, type Link } from '../../../src/domain/warnings/evidence-graph.js';
import { sourceOf } from '../../../src/domain/warnings/evidence.service.js';

const link = (source: string, target: string, type: Link['type'] = 'HELD_BY'): Link => ({ id: `${type}:${source}|${target}`, type, source, target });

describe('the graph of a finding’s evidence', () => {
  it('is connected by as few nodes as do it, whatever the order of what was read', () => {
    const nodes = ['enterprise:a', 'account:x', 'account:y'];
    const links = [
      link('account:x', 'person:p'),
      link('person:p', 'enterprise:a', 'LEGAL_REP_OF'),
      link('account:y', 'household:h'),
      link('person:p', 'household:h', 'MEMBER_OF'),
      // A longer way, and a node that leads nowhere.
      link('account:x', 'unit:u'),
      link('unit:u', 'contract:c'),
      link('contract:c', 'enterprise:a'),
      link('account:y', 'unit:v'),
    ];
    expect(between(nodes, links).sort()).toEqual(['household:h', 'person:p']);
    expect(between(nodes, [...links].reverse()).sort()).toEqual(['household:h', 'person:p']);
    expect(partsOf([...nodes, 'household:h', 'person:p'], links)).toHaveLength(1);
  });

  it('is not connected by the county in which everything lies, nor by more than three nodes that are no evidence', () => {
    const nodes = ['account:x', 'account:y'];
    expect(between(nodes, [link('account:x', 'region:410325'), link('account:y', 'region:410325')])).toEqual([]);
    const chain = ['account:x', 'person:1', 'person:2', 'person:3', 'person:4', 'account:y'];
    const way = (ids: readonly string[]): Link[] => ids.slice(1).map((id, at) => link(ids[at]!, id));
    expect(between(nodes, way(chain))).toEqual([]);
    expect(between(nodes, way(chain.filter((id) => id !== 'person:4')))).toHaveLength(3);
    expect(partsOf(nodes, [])).toEqual([['account:x'], ['account:y']]);
  });

  it('shows what two of its nodes have in common, most first, and no county', () => {
    const nodes = ['account:x', 'account:y', 'account:z', 'contact:c'];
    const links = [
      link('account:x', 'enterprise:e'),
      link('enterprise:e', 'contact:c', 'USES'),
      link('account:y', 'person:p'),
      link('account:z', 'person:p'),
      link('person:p', 'contact:c', 'USES'),
      link('account:x', 'unit:alone'),
      link('account:x', 'region:410325'),
      link('account:y', 'region:410325'),
    ];
    expect(shared(nodes, links)).toEqual(['person:p', 'enterprise:e']);
    expect(shared(nodes, [...links].reverse())).toEqual(['person:p', 'enterprise:e']);
  });

  it('takes the subject, what most money moved at, and papers for half of the places', () => {
    const moved = new Map(Array.from({ length: 20 }, (_one, at) => [`account:${at}`, at] as const));
    const papers = Array.from({ length: 20 }, (_one, at) => `record:${String(at).padStart(2, '0')}`);
    const drawn = nodesToDraw('household:h', [...papers, ...moved.keys()], moved, 11);
    expect(drawn[0]).toBe('household:h');
    expect(drawn).toHaveLength(11);
    expect(drawn.filter((id) => id.startsWith('account:')).sort()).toEqual(['account:15', 'account:16', 'account:17', 'account:18', 'account:19']);
    expect(nodesToDraw('household:h', [...papers, 'account:1'], moved, 11).filter((id) => id.startsWith('record:'))).toHaveLength(9);
  });

  it('finds in the id of an edge the node that it goes out of', () => {
    expect(sourceOf('staff_of:person:abc|unit:410325|CZJ|局长|1420041600000')).toBe('person:abc');
    expect(sourceOf('contracted_for:contract:HT|1|project:P1|main')).toBe('contract:HT|1');
    expect(sourceOf('bid:enterprise:91410000|tender:T1|')).toBe('enterprise:91410000');
    expect(sourceOf('issued_by:document:410325|CZJ|嵩财〔2023〕1号|unit:410325|CZJ')).toBe('document:410325|CZJ|嵩财〔2023〕1号');
    expect(sourceOf('supervised_by:unit:410325|A|unit:410325|B|')).toBe('unit:410325|A');
  });
});
