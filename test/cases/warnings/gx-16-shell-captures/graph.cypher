// F1 is 120 days old, lives on public money and shares its phone with two other recipients. N1 is as young and lives on public money, but files taxes and shares nothing. X1 is like F1, a cooperative that the scheme required. The others are old and have customers.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['N1', 'enterprise'], ['X1', 'enterprise'], ['a1', 'enterprise'], ['a2', 'enterprise'], ['a3', 'enterprise'], ['a4', 'enterprise'], ['c', 'enterprise']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F1', 200000, 0], ['N1', 200000, 0], ['X1', 200000, 0], ['a1', 200000, 0], ['a2', 200000, 0], ['a3', 200000, 0], ['a4', 200000, 0]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['c', 'a1', 150000, -20], ['c', 'a2', 150000, -20], ['c', 'a3', 150000, -20], ['c', 'a4', 150000, -20]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
MATCH (a:Account {kind: 'enterprise'}) CREATE (a)-[:HELD_BY]->(:Enterprise {id: 'enterprise:' + substring(a.id, 8), region: '410325', kind: 'company', establishedAt: CASE WHEN a.id =~ '.*[FNX]1' THEN 1691337600000 - 120 * 86400000 ELSE 1398873600000 END});
UNWIND [['F1', 'a1', 'a2'], ['X1', 'a3', 'a4']] AS row CREATE (c:Contact {id: 'contact:' + row[0], kind: 'phone'}) WITH c, row MATCH (e:Enterprise) WHERE substring(e.id, 11) IN row CREATE (e)-[:USES]->(c);
MATCH (e:Enterprise) CREATE (:Record {id: 'record:tax' + e.id, kind: 'tax-filing', from: 1687190400000})-[:ABOUT]->(e);
MATCH (n:Enterprise {id: 'enterprise:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-SE5', from: 1577808000000})-[:ABOUT]->(n);
