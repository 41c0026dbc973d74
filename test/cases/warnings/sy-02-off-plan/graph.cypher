// Irrigation projects of 1,000,000 yuan with plan lines for canals and pipes. F pays 30,000 for street lamps, F2 120,000; N pays for lamp fittings under a plan line for lighting; F3 books a payment under another class than its line.
// X's money was pooled with a filed plan; X2's change of purpose was approved before the payment.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', '村内路灯安装', 3000000, '2130305'], ['F2', '村内路灯安装', 12000000, '2130305'], ['F3', '管道铺设', 3000000, '2080101'], ['N1', '配套照明灯具', 5000000, '2130305'], ['X1', '村内路灯安装', 3000000, '2130305'], ['X2', '村内路灯安装', 3000000, '2130305']] AS row
CREATE (i:Indicator {id: 'indicator:410325|2023|' + row[0], functionClass: '21303', economicClass: '50302'})-[:FOR]->(j:Project {id: 'project:' + row[0], region: '410325', name: row[0] + '村节水灌溉', approvedBudget: 100000000})
CREATE (:Record {id: 'record:a' + row[0], kind: 'plan-line', value: '灌溉渠道土建', from: 1675180800000})-[:ABOUT]->(j), (:Record {id: 'record:b' + row[0], kind: 'plan-line', value: '管道铺设', from: 1675180800000})-[:ABOUT]->(j)
CREATE (t)-[:PAID {id: 'paid:' + row[0], project: j.id, indicator: i.id, amount: row[2], at: 1683648000000, purpose: row[1], functionClass: row[3], economicClass: '50302'}]->(e)
CREATE (t)-[:PAID {id: 'paid:b' + row[0], project: j.id, indicator: i.id, amount: 50000000, at: 1686326400000, purpose: j.name + '进度款', functionClass: '2130305', economicClass: '50302'}]->(e);
MATCH (n:Project {id: 'project:N1'}), (x:Project {id: 'project:X1'}), (y:Project {id: 'project:X2'})
CREATE (:Record {id: 'record:n', kind: 'plan-line', value: '配套照明', from: 1675180800000})-[:ABOUT]->(n), (:Record {id: 'record:x', kind: 'exemption', value: 'T-FP2'})-[:ABOUT]->(x), (:Record {id: 'record:y', kind: 'purpose-change', from: 1681056000000})-[:ABOUT]->(y);
