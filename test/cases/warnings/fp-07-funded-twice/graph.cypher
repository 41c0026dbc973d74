// Projects of one village of 嵩县. F2 is the road of F1 under another name, eight months later, of another bureau; both were paid. F3 has money of two funds, together above its budget. N1 and N2 differ in two of seventeen letters,
// N3 and N4 in the number of the lot, N5 is F1's namesake three years later. X2 continues X1 by decision.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'});
UNWIND [['F1', '桥口村至马厂村通村道路硬化工程', '2022-03-01', ['311001']], ['F2', '桥口村至马厂村通村道路硬化项目', '2022-11-01', ['401001']], ['F3', '养殖圈舍', '2022-03-01', ['303001', '303001']],
  ['N1', '示例村甲乙段至学校道路硬化二期渠北', '2022-03-01', ['1']], ['N2', '示例村甲乙段至学校道路亮化二期渠南', '2022-04-01', ['2']], ['N3', '河道护岸与排涝沟渠一标段', '2022-03-01', ['1']], ['N4', '河道护岸与排涝沟渠二标段', '2022-04-01', ['2']],
  ['N5', '桥口村至马厂村通村道路硬化工程', '2025-11-01', ['311001']], ['X1', '民族乐器产业园配套围墙', '2022-03-01', ['1']], ['X2', '民族乐器产业园配套围墙工程', '2022-09-01', ['1']]] AS row
MATCH (r:Region)
CREATE (pr:Project {id: 'project:' + row[0], code: row[0], name: row[1], village: '桥口村', region: '410325', approvedAt: datetime(row[2] + 'T00:00+08:00').epochMillis, approvedBudget: 60000000})-[:IN]->(r)
WITH pr, row
UNWIND range(0, size(row[3]) - 1) AS k
CREATE (:Document {id: 'document:' + row[0] + k})-[:CARRIES]->(:Indicator {id: 'indicator:410325|2023|' + k + '-' + row[0], region: '410325', recipient: 'unit:410325|' + row[3][k], fundName: '资金' + k, amount: 50000000 - k * 10000000,
  issuedAt: datetime(row[2] + 'T00:00+08:00').epochMillis})-[:FOR]->(pr);
CREATE (t:Account {id: 'account:treasury', kind: 'treasury'}), (f:Account {id: 'account:firm'}), (t)-[:PAID {id: 'paid:F1', amount: 100, at: datetime('2022-12-01T00:00+08:00').epochMillis, project: 'project:F1'}]->(f),
  (t)-[:PAID {id: 'paid:F2', amount: 100, at: datetime('2023-03-01T00:00+08:00').epochMillis, project: 'project:F2'}]->(f);
MATCH (x:Project {id: 'project:X2'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-FP3', from: datetime('2022-01-01T00:00+08:00').epochMillis})-[:ABOUT]->(x);
