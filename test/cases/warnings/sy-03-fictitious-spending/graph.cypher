// 500,000 yuan each are booked as final and put on township accounts on 2022-08-01: F passes on 100,000 in thirty days, N 250,000. X goes to the agent account with a batch. In the ledger of 2022: F2 has 1,200,000 yuan on
// 31 December and pays nothing; N2 pays by a voucher of December that clears on 5 January.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', 'township', 10000000, null], ['N1', 'township', 25000000, null], ['X1', 'agent-batch', 0, 'payout:410325|X1']] AS row
CREATE (u:Unit {id: 'unit:410325|' + row[0], kind: 'township'})<-[:GIVEN_TO]-(i:Indicator {id: 'indicator:410325|2022|' + row[0], ownNumber: '嵩财〔2022〕8号', region: '410325', recipientRegion: '410325', fiscalYear: 2022, executable: true, amount: 50000000})
CREATE (a:Account {id: 'account:' + row[0], kind: row[1]})-[:HELD_BY]->(u)
CREATE (t)-[:PAID {id: 'paid:' + row[0], indicator: i.id, batch: row[3], kind: 'transfer', mode: 'appropriation', final: true, amount: 50000000, at: 1659283200000, fiscalYear: 2022}]->(a)
CREATE (a)-[:PAID {id: 'paid:out' + row[0], amount: row[2], at: 1660924800000}]->(e);
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F2', 0], ['N2', 120000000]] AS row
CREATE (:Record {id: 'record:' + row[0], kind: 'ledger-expenditure', from: 1672416000000, fiscalYear: 2022, amount: 120000000})-[:ABOUT]->(i:Indicator {id: 'indicator:410325|2022|' + row[0], region: '410325', recipientRegion: '410325', fiscalYear: 2022, executable: true, amount: 120000000})
CREATE (t)-[:PAID {id: 'paid:' + row[0], indicator: i.id, amount: row[1], at: 1672848000000, voucherDate: 1672416000000, fiscalYear: 2022}]->(e);
