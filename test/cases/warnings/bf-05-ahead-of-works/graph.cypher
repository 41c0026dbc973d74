// Contracts of 1,000,000 yuan begun on 2023-04-01. At 30% progress F has paid 45%, N 40%; F2 pays in full and nobody has accepted the works; F3 pays 40% before the start;
// X pays 1,040,000 before acceptance, with a lawful add-on of 80,000: 96.3%.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'}), (:Enterprise {id: 'enterprise:e', name: '建筑公司'});
MATCH (e:Enterprise {id: 'enterprise:e'})
UNWIND [['F1', '30', null], ['F2', '100', null], ['F3', '50', null], ['N1', '30', null], ['X1', '95', null]] AS row
CREATE (e)-[:CONTRACTED_FOR {role: 'contractor'}]->(c:Contract {id: 'contract:' + row[0], name: '道路合同' + row[0], region: '410325', amount: 100000000, signedAt: 1679241600000, startedAt: 1680278400000})
CREATE (:Record {id: 'record:' + row[0], kind: 'progress', value: row[1], from: 1688054400000})-[:ABOUT]->(c);
MATCH (e:Enterprise {id: 'enterprise:e'}), (c:Contract {id: 'contract:X1'})
CREATE (e)-[:CONTRACTED_FOR {role: 'subcontractor'}]->(:Contract {id: 'contract:X9', region: '410325', amount: 8000000, signedAt: 1682870400000})-[:CONTRACTED_FOR {role: 'subcontract'}]->(c);
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', 1681056000000, 25000000], ['F1', 1689782400000, 20000000], ['F2', 1689782400000, 100000000], ['F3', 1679673600000, 40000000], ['N1', 1689782400000, 40000000], ['X1', 1681056000000, 30000000], ['X1', 1700409600000, 74000000]] AS row
CREATE (t)-[:PAID {id: 'paid:' + row[0] + '-' + row[1], contract: 'contract:' + row[0], amount: row[2], at: row[1]}]->(e);
