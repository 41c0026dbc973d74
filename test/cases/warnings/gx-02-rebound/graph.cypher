// Two payments of 200,000 to the enterprise of F; each time 16,000 go to the card of the secretary F1 within ten days. N1 gets 8% once. The clerk's brother F2 has the whole of a payment back
// by way of another card. X1 gets rent for land, with a lease on file; X2 gets two shares that are on file as gifts.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F0', 'enterprise'], ['F9', 'enterprise'], ['N0', 'enterprise'], ['X0', 'enterprise'], ['X9', 'enterprise'], ['F1', 'person'], ['F2', 'person'], ['F3', 'person'], ['N1', 'person'], ['X1', 'person'], ['X2', 'person']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F0', 200000, 0], ['F0', 200000, 35], ['F9', 100000, 0], ['N0', 200000, 0], ['X0', 200000, 0], ['X0', 200000, 35], ['X9', 200000, 0], ['X9', 200000, 35]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['F0', 'F1', 16000, 8], ['F0', 'F1', 16000, 43], ['F9', 'F3', 100000, 3], ['F3', 'F2', 98000, 6], ['N0', 'N1', 16000, 8], ['X0', 'X1', 16000, 8], ['X0', 'X1', 16000, 43], ['X9', 'X2', 16000, 8], ['X9', 'X2', 16000, 43]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
CREATE (u:Unit {id: 'unit:410325|U', region: '410325', name: '示例局'}) WITH u MATCH (i:Indicator) CREATE (i)-[:GIVEN_TO]->(u);
UNWIND ['F0', 'F9', 'N0', 'X0', 'X9'] AS k MATCH (a:Account {id: 'account:' + k}) CREATE (a)-[:HELD_BY]->(:Enterprise {id: 'enterprise:' + k, name: k, region: '410325'});
UNWIND ['F1', 'F2', 'N1', 'X1', 'X2'] AS k MATCH (a:Account {id: 'account:' + k}) CREATE (a)-[:HELD_BY]->(:Person {id: 'person:' + k});
UNWIND ['F1', 'N1', 'X1', 'X2'] AS k MATCH (q:Person {id: 'person:' + k}), (u:Unit) CREATE (q)-[:STAFF_OF {role: '书记', from: 1451577600000}]->(u);
MATCH (q:Person {id: 'person:F2'}), (u:Unit) CREATE (q)<-[:KIN_OF {relation: '兄弟'}]-(:Person {id: 'person:clerk'})-[:STAFF_OF {role: '科员', from: 1451577600000}]->(u);
MATCH (q:Person {id: 'person:X1'}) CREATE (:Record {id: 'record:lease', kind: 'lease', from: 1546272000000, to: 1861891200000})-[:ABOUT]->(q);
MATCH (n:Person {id: 'person:X2'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-GX2', from: 1577808000000})-[:ABOUT]->(n);
