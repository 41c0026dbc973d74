// 嵩县 gave four projects money on 2023-05-10. F1 came into the library on 06-01 and was paid on 06-15; F2 was cancelled. N1 was in the library on that very day. X1 is a repair after the flood, advanced before it was entered.
UNWIND [['F1', '2023-06-01', '在建'], ['F2', '2023-01-05', '已取消'], ['N1', '2023-05-10', '在建'], ['X1', '2023-06-01', '在建']] AS row
CREATE (:Document {id: 'document:' + row[0], number: '嵩财农〔2023〕' + row[0] + '号', issuedAt: datetime('2023-05-10T00:00+08:00').epochMillis})-[:CARRIES]->
  (:Indicator {id: 'indicator:410325|2023|' + row[0], region: '410325', recipientRegion: '410325', amount: 70000000, issuedAt: datetime('2023-05-10T00:00+08:00').epochMillis})-[:FOR]->
  (:Project {id: 'project:' + row[0], code: row[0], name: '民宿改造' + row[0], status: row[2], inLibraryAt: datetime(row[1] + 'T00:00+08:00').epochMillis});
CREATE (:Account {id: 'account:treasury', kind: 'treasury'})-[:PAID {id: 'paid:F1', amount: 20000000, at: datetime('2023-06-15T00:00+08:00').epochMillis, indicator: 'indicator:410325|2023|F1', project: 'project:F1'}]->(:Account {id: 'account:firm', kind: 'enterprise'});
MATCH (x:Project {id: 'project:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-FP1', from: datetime('2023-05-01T00:00+08:00').epochMillis})-[:ABOUT]->(x);
