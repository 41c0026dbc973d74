// F1 passes on 96% within forty hours, twice; the enterprise of F2 is young and does it once. N1 passes on 89%, N2 after 73 hours. X1 is a wages account.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['F2', 'enterprise'], ['F8', 'enterprise'], ['F9', 'enterprise'], ['N1', 'enterprise'], ['N2', 'enterprise'], ['N9', 'enterprise'], ['X1', 'wages'], ['X9', 'person']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F1', 300000, 0], ['F1', 300000, 30], ['F2', 300000, 0], ['N1', 300000, 0], ['N1', 300000, 30], ['N2', 300000, 0], ['N2', 300000, 30], ['X1', 300000, 0], ['X1', 300000, 30]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['F1', 'F8', 288000, 1.6], ['F1', 'F8', 288000, 31.6], ['F2', 'F9', 288000, 1.6], ['N1', 'N9', 267000, 1.6], ['N1', 'N9', 267000, 31.6], ['N2', 'N9', 288000, 3.05], ['N2', 'N9', 288000, 33.05], ['X1', 'X9', 288000, 1], ['X1', 'X9', 288000, 31]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
UNWIND ['F1', 'F2', 'N1', 'N2', 'X1'] AS k MATCH (a:Account {id: 'account:' + k}) CREATE (:Balance {id: 'balance:' + k, account: a.id, date: 1451491200000, amount: 100000, opening: true})-[:ABOUT]->(a);
MATCH (a:Account {id: 'account:F2'}) CREATE (a)-[:HELD_BY]->(:Enterprise {id: 'enterprise:F2', region: '410325', establishedAt: 1682870400000});
