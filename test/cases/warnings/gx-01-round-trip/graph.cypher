// F1 is paid 500,000 and has 490,000 back after six days; F5 has 450,000 of its 500,000 back after nineteen. In the ring of N1 one account keeps 16%, in that of N5
// the dates are out of order. X1 pays a deposit that is given back with a settlement (two accounts only); X5 is a member of a group whose cash pool is on file.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['F2', 'enterprise'], ['F3', 'enterprise'], ['F5', 'enterprise'], ['F6', 'enterprise'], ['F7', 'enterprise'], ['N1', 'enterprise'], ['N2', 'enterprise'], ['N3', 'enterprise'], ['N5', 'enterprise'], ['N6', 'enterprise'], ['N7', 'enterprise'], ['X1', 'enterprise'], ['X2', 'enterprise'], ['X5', 'enterprise'], ['X6', 'enterprise'], ['X7', 'enterprise']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F1', 500000, 0], ['F5', 500000, 0], ['N1', 500000, 0], ['N5', 500000, 0], ['X1', 500000, 0], ['X5', 500000, 0]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['F1', 'F2', 500000, 1], ['F2', 'F3', 495000, 3], ['F3', 'F1', 490000, 6], ['F5', 'F6', 500000, 2], ['F6', 'F7', 475000, 11], ['F7', 'F5', 450000, 20], ['N1', 'N2', 500000, 2], ['N2', 'N3', 420000, 11], ['N3', 'N1', 400000, 20], ['N5', 'N6', 500000, 2], ['N6', 'N7', 475000, 20], ['N7', 'N5', 450000, 11], ['X1', 'X2', 50000, 4], ['X5', 'X6', 500000, 1], ['X6', 'X7', 495000, 3], ['X7', 'X5', 490000, 5]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
MATCH (a:Account {id: 'account:X2'}), (b:Account {id: 'account:X1'}) CREATE (a)-[:PAID {id: 'paid:LS|back', kind: 'refund', amount: 5000000, at: 1691337600000 + 20 * 86400000, settles: ['paid:LS|X1|X2|4'], settledAmounts: [5000000]}]->(b);
MATCH (n:Account {id: 'account:X5'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-GX1', from: 1577808000000})-[:ABOUT]->(n);
