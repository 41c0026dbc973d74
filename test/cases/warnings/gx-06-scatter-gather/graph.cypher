// Each enterprise is paid 200,000 and gives 36,000 to five persons. Those of F pass on 90% to F2; one of those of N passes on 79%; those of X buy at the village shop X2.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'enterprise'], ['N1', 'enterprise'], ['X1', 'enterprise'], ['F2', 'person'], ['N2', 'person'], ['X2', 'merchant'], ['Fm1', 'person'], ['Fm2', 'person'], ['Fm3', 'person'], ['Fm4', 'person'], ['Fm5', 'person'], ['Nm1', 'person'], ['Nm2', 'person'], ['Nm3', 'person'], ['Nm4', 'person'], ['Nm5', 'person'], ['Xm1', 'person'], ['Xm2', 'person'], ['Xm3', 'person'], ['Xm4', 'person'], ['Xm5', 'person']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Tagged money: whom, yuan, days after 2023-08-07.
UNWIND [['F1', 200000, 0], ['N1', 200000, 0], ['X1', 200000, 0]] AS row
MATCH (t:Account {id: 'account:treasury'}), (a:Account {id: 'account:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:ZF|' + row[0] + toString(row[2]), kind: 'payment', indicator: 'indicator:410325|2023|L', amount: row[1] * 100, at: 1691337600000 + toInteger(row[2] * 86400000)}]->(a);
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['F1', 'Fm1', 36000, 2], ['Fm1', 'F2', 32400, 12], ['F1', 'Fm2', 36000, 3], ['Fm2', 'F2', 32400, 13], ['F1', 'Fm3', 36000, 4], ['Fm3', 'F2', 32400, 14], ['F1', 'Fm4', 36000, 5], ['Fm4', 'F2', 32400, 15], ['F1', 'Fm5', 36000, 6], ['Fm5', 'F2', 32400, 16], ['N1', 'Nm1', 36000, 2], ['Nm1', 'N2', 32400, 12], ['N1', 'Nm2', 36000, 3], ['Nm2', 'N2', 32400, 13], ['N1', 'Nm3', 36000, 4], ['Nm3', 'N2', 32400, 14], ['N1', 'Nm4', 36000, 5], ['Nm4', 'N2', 32400, 15], ['N1', 'Nm5', 36000, 6], ['Nm5', 'N2', 28440, 16], ['X1', 'Xm1', 36000, 2], ['Xm1', 'X2', 32400, 12], ['X1', 'Xm2', 36000, 3], ['Xm2', 'X2', 32400, 13], ['X1', 'Xm3', 36000, 4], ['Xm3', 'X2', 32400, 14], ['X1', 'Xm4', 36000, 5], ['Xm4', 'X2', 32400, 15], ['X1', 'Xm5', 36000, 6], ['Xm5', 'X2', 32400, 16]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);

