// Lines of the province for 嵩县, ¥2,000,000.00 each. F1 was distributed as 1,500,000.00 and 500,000.01; F2 was paid from to the last fen and once more. N1: a child was reduced and the money distributed again.
// N2: overpaid, given back and paid again; a special account passes on what it was paid under N3; N4 was distributed in full though its payment was moved to another line. X1 is on account, X2 an advance that a later line covers.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (u:Unit {id: 'unit:410325|101001', region: '410325', code: '101001', name: '嵩县财政局'}),
  (:Account {id: 'account:treasury', kind: 'treasury'}), (:Account {id: 'account:special', kind: 'special'}), (:Account {id: 'account:firm', kind: 'enterprise'});
UNWIND ['F1', 'F2', 'N1', 'N2', 'N3', 'N4', 'X1', 'X2'] AS name
CREATE (:Document {id: 'document:' + name, number: '豫财农〔2023〕' + name + '号', issuedAt: datetime('2023-02-25T00:00+08:00').epochMillis})-[:CARRIES]->
  (i:Indicator {id: 'indicator:410000|2023|' + name, region: '410000', recipientRegion: '410325', fiscalYear: 2023, amount: 200000000, provisional: name = 'X1', issuedAt: datetime('2023-02-25T00:00+08:00').epochMillis})
WITH i, name
MATCH (u:Unit) CREATE (u)-[:REGISTERED {at: datetime('2023-03-01T00:00+08:00').epochMillis, amount: 200000000, localNumber: name, line: 1}]->(i);
UNWIND [['F1', 150000000, '2023-03-15', 'a'], ['F1', 50000001, '2023-03-20', 'b'], ['N1', 150000000, '2023-03-15', 'a'], ['N1', 80000000, '2023-03-20', 'b'], ['N4', 200000000, '2023-03-20', 'a'],
  ['X1', 210000000, '2023-03-15', 'a'], ['X2', 210000000, '2023-03-15', 'a']] AS row
MATCH (i:Indicator {id: 'indicator:410000|2023|' + row[0]})
CREATE (i)-[:ALLOCATED {id: 'allocated:' + row[0] + row[3], kind: 'distribution', amount: row[1], at: datetime(row[2] + 'T00:00+08:00').epochMillis}]->
  (:Indicator {id: 'indicator:410325|2023|' + row[3] + '-' + row[0], region: '410325', recipientRegion: '410325'});
MATCH (a:Indicator {id: 'indicator:410325|2023|a-N1'}), (n:Indicator {id: 'indicator:410000|2023|N1'}), (x:Indicator {id: 'indicator:410000|2023|X2'})
CREATE (a)-[:ALLOCATED {id: 'allocated:back', kind: 'reduction', amount: 30000000, at: datetime('2023-03-20T00:00+08:00').epochMillis}]->(n),
  (x)-[:PART_OF_TOTAL {included: 'yes'}]->(:Indicator {id: 'indicator:410000|2023|later', region: '410000', recipientRegion: '410000', amount: 300000000});
UNWIND [['F2', 'treasury', 'firm', 200000000, 1], ['F2', 'treasury', 'firm', 100, 2], ['N2', 'treasury', 'firm', 200000000, 3], ['N2', 'treasury', 'firm', 10000000, 5], ['N3', 'treasury', 'special', 200000000, 1],
  ['N3', 'special', 'firm', 200000000, 2], ['N4', 'treasury', 'firm', 5000000, 9]] AS row
MATCH (a:Account {id: 'account:' + row[1]}), (b:Account {id: 'account:' + row[2]})
CREATE (a)-[:PAID {id: 'paid:' + row[0] + row[4], amount: row[3], at: datetime('2023-06-01T00:00+08:00').epochMillis + row[4] * 86400000, indicator: 'indicator:410000|2023|' + row[0]}]->(b);
MATCH (t:Account {id: 'account:treasury'}), (f:Account {id: 'account:firm'})
CREATE (f)-[:PAID {id: 'paid:back', kind: 'refund', amount: 10000000, at: datetime('2023-06-05T00:00+08:00').epochMillis, settles: ['paid:N23'], settledAmounts: [10000000], restoresQuota: true}]->(t),
  (t)-[:PAID {id: 'paid:moved', kind: 'reclassification', amount: 5000000, at: datetime('2023-06-12T00:00+08:00').epochMillis, settles: ['paid:N49'], settledAmounts: [5000000], indicator: 'indicator:410325|2023|a-F1'}]->(f);
