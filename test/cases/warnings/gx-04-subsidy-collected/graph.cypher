// Households get 2,500 each by card. Six pass on nine tenths to the chairman F1, four to N1, six pay the premium of a group policy to the insurer X1.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Indicator {id: 'indicator:410325|2023|L', region: '410325', fundTag: 'S01', recipientRegion: '410325'}), (:Account {id: 'account:treasury', kind: 'treasury', region: '410325'});
UNWIND [['F1', 'person'], ['N1', 'person'], ['X1', 'merchant'], ['agent', 'agent-batch'], ['Fh1', 'household'], ['Fh2', 'household'], ['Fh3', 'household'], ['Fh4', 'household'], ['Fh5', 'household'], ['Fh6', 'household'], ['Nh1', 'household'], ['Nh2', 'household'], ['Nh3', 'household'], ['Nh4', 'household'], ['Xh1', 'household'], ['Xh2', 'household'], ['Xh3', 'household'], ['Xh4', 'household'], ['Xh5', 'household'], ['Xh6', 'household']] AS row
CREATE (:Account {id: 'account:' + row[0], kind: row[1], region: '410325', openedAt: 1420041600000});
// Bank flows: from, to, yuan, days after 2023-08-07.
UNWIND [['Fh1', 'F1', 2250, 4], ['Fh2', 'F1', 2250, 5], ['Fh3', 'F1', 2250, 6], ['Fh4', 'F1', 2250, 7], ['Fh5', 'F1', 2250, 8], ['Fh6', 'F1', 2250, 9], ['Nh1', 'N1', 2250, 4], ['Nh2', 'N1', 2250, 5], ['Nh3', 'N1', 2250, 6], ['Nh4', 'N1', 2250, 7], ['Xh1', 'X1', 2250, 4], ['Xh2', 'X1', 2250, 5], ['Xh3', 'X1', 2250, 6], ['Xh4', 'X1', 2250, 7], ['Xh5', 'X1', 2250, 8], ['Xh6', 'X1', 2250, 9]] AS row
MATCH (a:Account {id: 'account:' + row[0]}), (b:Account {id: 'account:' + row[1]})
CREATE (a)-[:PAID {id: 'paid:LS|' + row[0] + '|' + row[1] + '|' + toString(row[3]), kind: 'transfer', amount: row[2] * 100, at: 1691337600000 + toInteger(row[3] * 86400000)}]->(b);
MATCH (i:Indicator) CREATE (:PayoutBatch {id: 'payout:410325|B', region: '410325'})-[:FUNDED_BY]->(i);
MATCH (a:Account {kind: 'household'}), (g:Account {id: 'account:agent'})
CREATE (g)-[:PAID {id: 'paid:YKT|' + a.id, kind: 'payment', batch: 'payout:410325|B', amount: 250000, at: 1691337600000}]->(a)-[:HELD_BY]->(:Household {id: 'household:' + substring(a.id, 8), region: '410325'});
UNWIND ['F1', 'N1'] AS k MATCH (a:Account {id: 'account:' + k}) CREATE (a)-[:HELD_BY]->(:Person {id: 'person:' + k})-[:STAFF_OF {role: '村委会主任', from: 1451577600000}]->(:Unit {id: 'unit:410325|' + k, region: '410325'});
