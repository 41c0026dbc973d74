// Pairs of payments of 48,600 yuan to one supplier. F: twelve days apart; F2: two months apart on one invoice. N: pay of two months; N2: two lines of one voucher; N3: 31 days apart; N4: one that may be a copy of the other. X: the first
// bounced and was paid again.
CREATE (:Account {id: 'account:t', kind: 'zero-balance'});
MATCH (t:Account {id: 'account:t'})
UNWIND [['F1', 1690992000000, 1692028800000, null, [null, null]], ['F2', 1685721600000, 1692028800000, 'FP1', [null, null]], ['N1', 1690992000000, 1693324800000, null, ['2023-07', '2023-08']], ['N2', 1690992000000, 1690992000000, null, [null, null]],
        ['N3', 1690992000000, 1693670400000, null, [null, null]], ['N4', 1690992000000, 1691078400000, null, [null, null]], ['X1', 1690992000000, 1692028800000, null, [null, null]]] AS row
CREATE (i:Indicator {id: 'indicator:410325|2023|' + row[0], region: '410325', recipientRegion: '410325', executable: true})-[:FOR]->(j:Project {id: 'project:' + row[0]}), (e:Account {id: 'account:' + row[0], kind: 'enterprise'})
CREATE (t)-[:PAID {id: 'paid:' + row[0], movement: row[0], kind: 'payment', indicator: i.id, project: j.id, amount: 4860000, at: row[1], purpose: '石材款', invoice: row[3], period: row[4][0]}]->(e)
CREATE (t)-[:PAID {id: 'paid:' + row[0] + 'b', movement: CASE row[0] WHEN 'N2' THEN 'N2' ELSE row[0] + 'b' END, kind: 'payment', indicator: i.id, project: j.id, amount: 4860000, at: row[2], purpose: '石材款', invoice: row[3], period: row[4][1], ambiguousWith: CASE row[0] WHEN 'N4' THEN ['paid:N4'] END}]->(e);
MATCH (e:Account {id: 'account:X1'}), (t:Account {id: 'account:t'})
CREATE (e)-[:PAID {id: 'paid:back', kind: 'bounce', amount: 4860000, at: 1691164800000, settles: ['paid:X1'], settledAmounts: [4860000], restoresQuota: true}]->(t);
