// From the bureau to the enterprise F: 1,000 yuan directly; 5,000 over M within two days; 3,000 over P and Q. N sent it on after sixty days, R before it had it, the tax office is nobody's account between.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(s:Account {id: 'account:S', kind: 'zero-balance', region: '410325'}),
  (f:Enterprise {id: 'enterprise:F', name: '影子公司', region: '410325'})<-[:HELD_BY]-(t:Account {id: 'account:T', kind: 'enterprise', region: '410325'}), (x:Enterprise {id: 'enterprise:X', name: '无关公司', region: '410325'});
UNWIND ['M', 'P', 'Q', 'N', 'R', 'tax'] AS name
CREATE (:Account {id: 'account:' + name, kind: CASE name WHEN 'tax' THEN 'tax' ELSE 'enterprise' END, region: '410325'});
UNWIND [['1', 'S', 'T', 100000, '2023-05-08'], ['2', 'S', 'M', 900000, '2023-05-08'], ['3', 'M', 'T', 500000, '2023-05-10'], ['3b', 'M', 'T', 200000, '2023-05-11'], ['4', 'S', 'P', 400000, '2023-05-08'], ['5', 'P', 'Q', 350000, '2023-05-09'], ['6', 'Q', 'T', 300000, '2023-05-20'],
  ['7', 'S', 'N', 800000, '2023-05-08'], ['8', 'N', 'T', 800000, '2023-07-08'], ['9', 'S', 'R', 800000, '2023-05-08'], ['10', 'R', 'T', 800000, '2023-05-01'], ['11', 'S', 'tax', 800000, '2023-05-08'], ['12', 'tax', 'T', 800000, '2023-05-09']] AS row
MATCH (a:Account {id: 'account:' + row[1]}), (b:Account {id: 'account:' + row[2]})
CREATE (a)-[:PAID {id: 'paid:' + row[0], amount: row[3], at: datetime(row[4] + 'T10:00:00+08:00').epochMillis, region: '410325'}]->(b);
