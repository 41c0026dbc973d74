// Lines of 2021, 600,000 yuan each, 400,000 paid, 200,000 carried over to 2022. F left it, F2 left it with its works in litigation; N paid it by a voucher of December that
// cleared in January; X recalled it on 2022-12-20. X2 is retention money of 2021 on its first line.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'}), (:Indicator {id: 'indicator:410000|2021|a', region: '410000', recipientRegion: '410000', fiscalYear: 2021, amount: 0});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND ['F1', 'F2', 'N1', 'X1'] AS name
CREATE (t)-[:PAID {id: 'paid:a' + name, indicator: 'indicator:410325|2021|' + name, amount: 40000000, at: 1627747200000, voucherDate: 1627747200000, fiscalYear: 2021}]->(e)
CREATE (:Indicator {id: 'indicator:410325|2021|' + name, region: '410325', recipientRegion: '410325', fiscalYear: 2021, originYear: 2021, executable: true, amount: 60000000})-[:ALLOCATED {kind: 'carry-over', amount: 20000000, at: 1640966400000}]->
       (:Indicator {id: 'indicator:410325|2022|' + name, ownNumber: '嵩财〔2022〕1号', region: '410325', recipientRegion: '410325', fiscalYear: 2022, executable: true, amount: 20000000});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'}), (x:Indicator {id: 'indicator:410325|2022|X1'}), (a:Indicator {id: 'indicator:410000|2021|a'}), (s:Indicator {id: 'indicator:410325|2022|F2'})
CREATE (t)-[:PAID {id: 'paid:N2', indicator: 'indicator:410325|2022|N1', amount: 20000000, at: 1672761600000, voucherDate: 1672329600000, clearedAt: 1672761600000, fiscalYear: 2022}]->(e)
CREATE (x)-[:ALLOCATED {kind: 'recall', amount: 20000000, at: 1671465600000}]->(a)
CREATE (:Record {id: 'record:s', kind: 'exemption', value: 'T-BF4'})-[:ABOUT]->(s)
CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-BF3'})-[:ABOUT]->(:Indicator {id: 'indicator:410325|2021|X2', region: '410325', recipientRegion: '410325', fiscalYear: 2021, executable: true, amount: 3000000});
