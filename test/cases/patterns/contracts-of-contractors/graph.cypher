// F trebled its business, half of it without open tender; N signed one contract of this year and none before.
UNWIND [['1', 'F', 100, '2022-05-01', '公开招标'], ['2', 'F', 150, '2023-05-01', '公开招标'], ['3', 'F', 150, '2023-06-01', '询价'], ['4', 'N', 90, '2023-06-01', '公开招标'], ['5', 'X', 900, '2021-06-01', '公开招标']] AS row
MERGE (e:Enterprise {id: 'enterprise:' + row[1]}) ON CREATE SET e.name = '企业' + row[1] + '公司', e.region = '410325'
MERGE (u:Unit {id: 'unit:410325|303001'}) ON CREATE SET u.region = '410325', u.code = '303001'
CREATE (e)-[:CONTRACTED_FOR {role: 'contractor'}]->(:Contract {id: 'contract:' + row[0], code: row[0], region: '410325', amount: row[2] * 100, method: row[4], signedAt: datetime(row[3] + 'T00:00:00+08:00').epochMillis})-[:ISSUED_BY]->(u);
