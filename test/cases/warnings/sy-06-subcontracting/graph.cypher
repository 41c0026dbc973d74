// Contractors get 1,000,000 yuan each on 2023-08-01. F passes 720,000 to one other firm on day 12, N 690,000, N2 900,000 after five weeks. The money of F2's contract is paid to a firm that is neither contractor nor registered,
// that of X to the contractor's branch; F3's subcontractor has a subcontractor.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:other', kind: 'enterprise'})-[:HELD_BY]->(:Enterprise {id: 'enterprise:other', name: '土石方公司'});
MATCH (t:Account {id: 'account:t'}), (o:Account {id: 'account:other'})
UNWIND [['F1', 72000000, 1691856000000], ['F2', 0, 1691856000000], ['F3', 0, 1691856000000], ['N1', 69000000, 1691856000000], ['N2', 90000000, 1693843200000], ['X1', 0, 1691856000000]] AS row
CREATE (e:Enterprise {id: 'enterprise:' + row[0], name: '建筑公司' + row[0]})-[:CONTRACTED_FOR {role: 'contractor'}]->(c:Contract {id: 'contract:' + row[0], name: '道路合同' + row[0], region: '410325', amount: 100000000})
CREATE (a:Account {id: 'account:' + row[0], kind: 'enterprise'})-[:HELD_BY]->(e)
FOREACH (x IN CASE WHEN row[0] IN ['F2', 'X1'] THEN [] ELSE [1] END | CREATE (t)-[:PAID {id: 'paid:' + row[0], contract: c.id, amount: 100000000, at: 1690819200000}]->(a))
FOREACH (x IN CASE row[1] WHEN 0 THEN [] ELSE [1] END | CREATE (a)-[:PAID {id: 'paid:on' + row[0], kind: 'transfer', mode: 'bank', amount: row[1], at: row[2]}]->(o));
MATCH (t:Account {id: 'account:t'}), (o:Account {id: 'account:other'}), (c:Contract {id: 'contract:F3'})
CREATE (t)-[:PAID {id: 'paid:F2', contract: 'contract:F2', amount: 50000000, at: 1690819200000}]->(o)
CREATE (t)-[:PAID {id: 'paid:X1', contract: 'contract:X1', amount: 100000000, at: 1690819200000}]->(:Account {id: 'account:branch', kind: 'enterprise'})-[:HELD_BY]->(:Enterprise {id: 'enterprise:branch', name: '建筑公司X1嵩县分公司'})
CREATE (:Enterprise {id: 'enterprise:s', name: '劳务公司'})-[:CONTRACTED_FOR {role: 'subcontractor'}]->(s:Contract {id: 'contract:s', amount: 30000000})-[:CONTRACTED_FOR {role: 'subcontract'}]->(c)
CREATE (:Enterprise {id: 'enterprise:r', name: '班组公司'})-[:CONTRACTED_FOR {role: 'subcontractor'}]->(:Contract {id: 'contract:r', amount: 20000000})-[:CONTRACTED_FOR {role: 'subcontract'}]->(s);
