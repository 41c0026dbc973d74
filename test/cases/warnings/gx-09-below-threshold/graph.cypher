// F1 gives works in three contracts just below 4 million to two firms with one phone, F2 pays three times just below 2 million on three contracts. The third slice of N1 is 77.5% of the limit; N2 pays progress
// on one contract. The contracts of X1 are lots of an approved plan.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F3', 'enterprise'], ['N3', 'enterprise']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
UNWIND ['F1', 'F2', 'N1', 'N2', 'X1'] AS k CREATE (:Unit {id: 'unit:410325|' + k, region: '410325'});
CREATE (j:Project {id: 'project:P', region: '410325'}) WITH j MATCH (i:Indicator) CREATE (i)-[:FOR]->(j);
UNWIND ['Fe1', 'Fe2', 'Fe3', 'Ne1', 'Ne2', 'Ne3', 'Xe1'] AS k CREATE (e:Enterprise {id: 'enterprise:' + k, region: '410325'}) MERGE (c:Contact {id: 'contact:' + left(k, 2) + CASE WHEN k ENDS WITH '3' THEN '3' ELSE '' END}) SET c.kind = 'phone' CREATE (e)-[:USES]->(c);
UNWIND [['F1', 'F1a', 3900000, 'Fe1'], ['F1', 'F1b', 3800000, 'Fe2'], ['F1', 'F1c', 3700000, 'Fe1'], ['N1', 'N1a', 3900000, 'Ne1'], ['N1', 'N1b', 3800000, 'Ne2'], ['N1', 'N1c', 3100000, 'Ne1'], ['X1', 'X1a', 3900000, 'Xe1'], ['X1', 'X1b', 3800000, 'Xe1'], ['X1', 'X1c', 3700000, 'Xe1']] AS row
MATCH (u:Unit {id: 'unit:410325|' + row[0]}), (j:Project), (e:Enterprise {id: 'enterprise:' + row[3]})
CREATE (e)-[:CONTRACTED_FOR {role: 'contractor'}]->(c:Contract {id: 'contract:' + row[1], amount: row[2] * 100, category: '工程', method: '竞争性磋商', signedAt: 1680307200000})-[:ISSUED_BY]->(u), (c)-[:ABOUT]->(j);
UNWIND ['F', 'N'] AS k MATCH (u:Unit {id: 'unit:410325|' + k + '2'}), (e:Enterprise {id: 'enterprise:' + k + 'e3'}), (a:Account {id: 'account:' + k + '3'}), (t:Account {id: 'account:treasury'})
CREATE (:Indicator {id: 'indicator:410325|2023|' + k, fundTag: 'S01'})-[:GIVEN_TO]->(u), (a)-[:HELD_BY]->(e)
FOREACH (n IN [1, 2, 3] | CREATE (t)-[:PAID {id: 'paid:' + k + n, kind: 'payment', indicator: 'indicator:410325|2023|' + k, contract: CASE k WHEN 'F' THEN 'contract:' + n ELSE 'contract:1' END, amount: 190000000, at: 1691337600000 + n * 86400000}]->(a));
UNWIND ['X1a', 'X1b', 'X1c'] AS k MATCH (c:Contract {id: 'contract:' + k}) CREATE (:Record {id: 'record:' + k, kind: 'exemption', value: 'T-SY3', from: 1577808000000})-[:ABOUT]->(c);
