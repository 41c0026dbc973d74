// F paid 60% of its year in December, half of it in the last week and in January after; N a fifth.
UNWIND [['F', '1', 400, '2023-05-08'], ['F', '2', 300, '2023-12-10'], ['F', '3', 200, '2023-12-27'], ['F', '4', 100, '2024-01-05'], ['N', '5', 800, '2023-05-08'], ['N', '6', 200, '2023-12-10']] AS row
MERGE (u:Unit {id: 'unit:410325|' + row[0]}) ON CREATE SET u.region = '410325', u.code = row[0], u.name = '单位' + row[0]
MERGE (i:Indicator {id: 'indicator:410325|2023|' + row[0]}) ON CREATE SET i.region = '410325', i.fiscalYear = 2023, i.code = row[0]
MERGE (i)-[:GIVEN_TO]->(u)
MERGE (z:Account {id: 'account:z' + row[0]}) MERGE (b:Account {id: 'account:b' + row[0]})
CREATE (z)-[:PAID {id: 'paid:' + row[1], amount: row[2] * 100000, at: datetime(row[3] + 'T10:00:00+08:00').epochMillis, indicator: i.id, region: '410325'}]->(b);
