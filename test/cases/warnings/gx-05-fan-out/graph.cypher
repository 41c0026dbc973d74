// Each enterprise is paid 150,000. F1 gives 20,000 to each of five persons (66.7%), F2 uneven sums, N1 17,700 each (59%). The workers of X1 are on the labour roster; X2 buys farm produce, which is on file.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['F2', 'enterprise'], ['N1', 'enterprise'], ['X1', 'enterprise'], ['X2', 'enterprise'], ['Fp1', 'person'], ['Fp2', 'person'], ['Fp3', 'person'], ['Fp4', 'person'], ['Fp5', 'person'], ['F2p1', 'person'], ['F2p2', 'person'], ['F2p3', 'person'], ['F2p4', 'person'], ['F2p5', 'person'], ['Np1', 'person'], ['Np2', 'person'], ['Np3', 'person'], ['Np4', 'person'], ['Np5', 'person'], ['Xp1', 'person'], ['Xp2', 'person'], ['Xp3', 'person'], ['Xp4', 'person'], ['Xp5', 'person'], ['X2p1', 'person'], ['X2p2', 'person'], ['X2p3', 'person'], ['X2p4', 'person'], ['X2p5', 'person']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F1', 150000, 0], ['F2', 150000, 0], ['N1', 150000, 0], ['X1', 150000, 0], ['X2', 150000, 0]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['F1', 'Fp1', 20000, 3], ['F1', 'Fp2', 20000, 4], ['F1', 'Fp3', 20000, 5], ['F1', 'Fp4', 20000, 6], ['F1', 'Fp5', 20000, 7], ['F2', 'F2p1', 20314, 3], ['F2', 'F2p2', 20627, 4], ['F2', 'F2p3', 20940, 5], ['F2', 'F2p4', 21253, 6], ['F2', 'F2p5', 21566, 7], ['N1', 'Np1', 17700, 3], ['N1', 'Np2', 17700, 4], ['N1', 'Np3', 17700, 5], ['N1', 'Np4', 17700, 6], ['N1', 'Np5', 17700, 7], ['X1', 'Xp1', 20000, 3], ['X1', 'Xp2', 20000, 4], ['X1', 'Xp3', 20000, 5], ['X1', 'Xp4', 20000, 6], ['X1', 'Xp5', 20000, 7], ['X2', 'X2p1', 20000, 3], ['X2', 'X2p2', 20000, 4], ['X2', 'X2p3', 20000, 5], ['X2', 'X2p4', 20000, 6], ['X2', 'X2p5', 20000, 7]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
MATCH (a:Account {kind: 'person'}) CREATE (a)-[:HELD_BY]->(:Person {id: 'person:' + substring(a.id, 8)});
MATCH (q:Person) WHERE q.id STARTS WITH 'person:Xp' CREATE (:Record {id: 'record:' + q.id, kind: 'labour-roster', from: 1677600000000, to: 1703952000000})-[:ABOUT]->(q);
MATCH (n:Account {id: 'account:X2'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-GX1', from: 1577808000000})-[:ABOUT]->(n);
