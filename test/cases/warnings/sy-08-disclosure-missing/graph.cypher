// Projects approved on 2022-03-01 and begun on 2022-04-10. F is disclosed on day 11, N on day 10, X on day 12 with a holiday on file; F2 is never disclosed and paid for; F3 is settled before anybody accepted it; F4 puts up no signboard.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', 1647014400000, 1649952000000, 1659283200000], ['F2', null, 1649952000000, 1659283200000], ['F3', 1646409600000, 1649952000000, null], ['F4', 1646409600000, null, 1659283200000], ['N1', 1646928000000, 1650384000000, 1659283200000], ['X1', 1647100800000, 1649952000000, 1659283200000]] AS row
CREATE (j:Project {id: 'project:' + row[0], name: '大棚' + row[0], region: '410325', approvedAt: 1646064000000, startedAt: 1649520000000, approvedBudget: 50000000})
CREATE (t)-[:PAID {id: 'paid:' + row[0] + 'a', project: j.id, amount: 15000000, at: 1651334400000}]->(e), (t)-[:PAID {id: 'paid:' + row[0] + 'b', project: j.id, amount: 35000000, at: 1659974400000}]->(e)
FOREACH (at IN CASE WHEN row[1] IS NULL THEN [] ELSE [row[1]] END | CREATE (:Record {id: 'record:a' + row[0], kind: 'disclosure', from: at})-[:ABOUT]->(j))
FOREACH (at IN CASE WHEN row[2] IS NULL THEN [] ELSE [row[2]] END | CREATE (:Record {id: 'record:b' + row[0], kind: 'signboard', from: at})-[:ABOUT]->(j))
FOREACH (at IN CASE WHEN row[3] IS NULL THEN [] ELSE [row[3]] END | CREATE (:Record {id: 'record:c' + row[0], kind: 'acceptance', from: at})-[:ABOUT]->(j));
MATCH (x:Project {id: 'project:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-FP4'})-[:ABOUT]->(x);
