// Paid enterprises give 20,000 each to one account, which draws most of it as cash three days later: four of them to F1, three to N1, four to the grain buyer X1 in the season that is on file.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['Fc', 'cash'], ['Fs1', 'enterprise'], ['Fs2', 'enterprise'], ['Fs3', 'enterprise'], ['Fs4', 'enterprise'], ['N1', 'enterprise'], ['Nc', 'cash'], ['Ns1', 'enterprise'], ['Ns2', 'enterprise'], ['Ns3', 'enterprise'], ['X1', 'enterprise'], ['Xc', 'cash'], ['Xs1', 'enterprise'], ['Xs2', 'enterprise'], ['Xs3', 'enterprise'], ['Xs4', 'enterprise']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['Fs1', 150000, 0], ['Fs2', 150000, 0], ['Fs3', 150000, 0], ['Fs4', 150000, 0], ['Ns1', 150000, 0], ['Ns2', 150000, 0], ['Ns3', 150000, 0], ['Xs1', 150000, 0], ['Xs2', 150000, 0], ['Xs3', 150000, 0], ['Xs4', 150000, 0]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['Fs1', 'F1', 20000, 2.1], ['Fs2', 'F1', 20000, 2.2], ['Fs3', 'F1', 20000, 2.3], ['Fs4', 'F1', 20000, 2.4], ['F1', 'Fc', 70000, 5], ['Ns1', 'N1', 20000, 2.1], ['Ns2', 'N1', 20000, 2.2], ['Ns3', 'N1', 20000, 2.3], ['N1', 'Nc', 54000, 5], ['Xs1', 'X1', 20000, 2.1], ['Xs2', 'X1', 20000, 2.2], ['Xs3', 'X1', 20000, 2.3], ['Xs4', 'X1', 20000, 2.4], ['X1', 'Xc', 70000, 5]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
MATCH (n:Account {id: 'account:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-GX1', from: 1577808000000})-[:ABOUT]->(n);
