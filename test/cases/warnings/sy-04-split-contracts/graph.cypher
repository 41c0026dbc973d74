// Works contracts of 2023 without open tender. F buys for 2.5, 2.2 and 2.1 million yuan from two firms, F2 the same from one; the third contract of N is of 1.9 million, below half the limit, that of N2 of the next year;
// X repairs flood damage under an exemption.
UNWIND [['F1', 25, 'a'], ['F1', 22, 'b'], ['F1', 21, 'a'], ['F2', 25, 'c'], ['F2', 22, 'c'], ['F2', 21, 'c'], ['N1', 25, 'd'], ['N1', 22, 'd'], ['N1', 19, 'd'], ['X1', 25, 'e'], ['X1', 22, 'e'], ['X1', 21, 'e'], ['N3', 25, 'g'], ['N3', 22, 'g'], ['N3', 39, 'g']] AS row
MERGE (u:Unit {id: 'unit:410325|' + row[0]}) SET u.region = '410325', u.name = '单位' + row[0]
MERGE (e:Enterprise {id: 'enterprise:' + row[2]})
CREATE (e)-[:CONTRACTED_FOR {role: 'contractor'}]->(c:Contract {id: 'contract:' + row[0] + '-' + row[1], region: '410325', category: '工程', amount: row[1] * 10000000, method: CASE WHEN row[1] = 39 THEN '公开招标' ELSE '竞争性磋商' END, signedAt: 1680278400000})-[:ISSUED_BY]->(u)
FOREACH (x IN CASE row[0] WHEN 'X1' THEN [1] ELSE [] END | CREATE (:Record {id: 'record:x' + row[1], kind: 'exemption', value: 'T-SY2'})-[:ABOUT]->(c));
