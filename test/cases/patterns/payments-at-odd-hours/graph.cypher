// F at 23:40 of a Wednesday, G at 05:59 of a Saturday, H on Saturday noon; N at noon of a Thursday, O on a Sunday that was worked, D with nothing but its day.
CREATE (u:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '嵩县农业农村局'})<-[:HELD_BY]-(z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325', name: '零余额账户'}), (i:Indicator {id: 'indicator:410325|2023|Z1', region: '410325', fiscalYear: 2023, code: 'Z1', fundTag: '扶贫资金', fundName: '衔接资金', amount: 900000000})-[:GIVEN_TO]->(u);
MATCH (z:Account {id: 'account:zero'}), (i:Indicator)
WITH z, i LIMIT 1
UNWIND [['1', 'F', 3000000, '2023-03-08T23:40:00'], ['2', 'G', 2000000, '2023-03-11T05:59:00'], ['3', 'H', 1000000, '2023-03-11T12:00:00'], ['4', 'N', 9000000, '2023-03-09T12:00:00'], ['5', 'O', 9000000, '2023-10-08T12:00:00'], ['6', 'D', 9000000, '2023-03-11T00:00:00'], ['7', 'S', 500000, '2023-03-11T12:00:00']] AS row
MERGE (e:Enterprise {id: 'enterprise:' + row[1]}) ON CREATE SET e.name = '企业' + row[1] + '公司', e.region = '410325'
MERGE (a:Account {id: 'account:' + row[1]}) ON CREATE SET a.kind = 'enterprise', a.region = '410325'
MERGE (a)-[:HELD_BY]->(e)
CREATE (z)-[:PAID {id: 'paid:' + row[0], amount: row[2], at: datetime(row[3] + '+08:00').epochMillis, timePrecision: 'second', indicator: i.id, fiscalYear: 2023, region: '410325', purpose: '联系人13800138000'}]->(a);
MATCH ()-[p:PAID {id: 'paid:6'}]->() SET p.timePrecision = 'day';
