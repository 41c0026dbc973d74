// One office pays each enterprise. Its deputy director is kin of the representative of F1 and represents F2 himself; the kin of his kin represents F3; that of N1 is one step further. X1 is the enterprise of the collective, which its secretary heads by office.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['F2', 'enterprise'], ['F3', 'enterprise'], ['N1', 'enterprise'], ['X1', 'enterprise']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F1', 200000, 0], ['F2', 200000, 0], ['F3', 200000, 0], ['N1', 200000, 0], ['X1', 200000, 0]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
CREATE (u:Unit {id: 'unit:410325|U', region: '410325', name: '示例局'}) WITH u MATCH (i:Indicator) CREATE (i)-[:GIVEN_TO]->(u);
UNWIND ['F1', 'F2', 'F3', 'N1', 'X1'] AS k MATCH (a:Account {id: 'account:' + k}) CREATE (a)-[:HELD_BY]->(:Enterprise {id: 'enterprise:' + k, region: '410325'})<-[:LEGAL_REP_OF {from: 1420041600000}]-(:Person {id: 'person:' + k});
// Chains of kin from the official; the last of each represents the enterprise.
UNWIND [['F1', 1], ['F2', 0], ['F3', 2], ['N1', 3], ['X1', 0]] AS row
MATCH (q:Person {id: 'person:' + row[0]}), (u:Unit)
FOREACH (n IN CASE row[1] WHEN 0 THEN [1] ELSE [] END | CREATE (q)-[:STAFF_OF {role: '副主任', from: 1420041600000}]->(u))
FOREACH (n IN CASE row[1] WHEN 1 THEN [1] ELSE [] END | CREATE (q)<-[:KIN_OF {relation: '兄弟'}]-(:Person {id: 'person:a' + row[0]})-[:STAFF_OF {role: '副主任', from: 1420041600000}]->(u))
FOREACH (n IN CASE row[1] WHEN 2 THEN [1] ELSE [] END | CREATE (q)<-[:KIN_OF {relation: '夫妻'}]-(:Person {id: 'person:b' + row[0]})<-[:KIN_OF {relation: '兄弟'}]-(:Person {id: 'person:a' + row[0]})-[:STAFF_OF {role: '副主任', from: 1420041600000}]->(u))
FOREACH (n IN CASE row[1] WHEN 3 THEN [1] ELSE [] END | CREATE (q)<-[:KIN_OF {relation: '兄弟'}]-(:Person {id: 'person:c' + row[0]})<-[:KIN_OF {relation: '夫妻'}]-(:Person {id: 'person:b' + row[0]})<-[:KIN_OF {relation: '兄弟'}]-(:Person {id: 'person:a' + row[0]})-[:STAFF_OF {role: '副主任', from: 1420041600000}]->(u));
MATCH (n:Enterprise {id: 'enterprise:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-SE8', from: 1577808000000})-[:ABOUT]->(n);
