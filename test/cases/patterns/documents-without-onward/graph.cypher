// F lies since March; N handed a part on, P paid it all, X came in December.
UNWIND [['F', '2023-03-01'], ['N', '2023-03-01'], ['P', '2023-03-01'], ['X', '2023-12-20']] AS row
CREATE (:Document {id: 'document:410325|101|嵩财农〔2023〕' + row[0] + '号', issuer: '410325|101', number: '嵩财农〔2023〕' + row[0] + '号', region: '410325', issuedAt: datetime(row[1] + 'T00:00:00+08:00').epochMillis})-[:CARRIES]->
  (:Indicator {id: 'indicator:410325|2023|' + row[0], region: '410325', fiscalYear: 2023, code: row[0], amount: 10000000})-[:GIVEN_TO]->(:Unit {id: 'unit:410325|' + row[0], region: '410325', code: row[0], name: '单位' + row[0]});
MATCH (n:Indicator {code: 'N'}) CREATE (n)-[:ALLOCATED {amount: 4000000, kind: 'distribution', at: 1681000000000}]->(:Indicator {id: 'indicator:410325|2022|low', region: '410325', fiscalYear: 2022, code: 'low', amount: 4000000});
CREATE (:Account {id: 'account:z'})-[:PAID {id: 'paid:1', amount: 10000000, at: 1681000000000, indicator: 'indicator:410325|2023|P', region: '410325'}]->(:Account {id: 'account:b'});
