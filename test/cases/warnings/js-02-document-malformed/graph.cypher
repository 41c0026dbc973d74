// 嵩县 gives lines to its bureau of agriculture, the province gives lines to 嵩县. F1 has no functional class, F2 no name of its fund and a number of another year.
// N1 was only written strangely (it is brought to one form when loaded), N2 goes to a county and needs no economic class. X1 is settled later, X2 is an act that never had a number.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'}), (:Unit {id: 'unit:410325|303001', region: '410325', code: '303001', name: '农业农村局'});
UNWIND [
  {id: 'indicator:410325|2023|F1', number: '嵩财农〔2023〕12号', class: null, name: '衔接资金', amount: 30000000, to: 'unit'},
  {id: 'indicator:410325|2023|F2', number: '嵩财农〔2021〕9号', class: '2130505', name: null, amount: 20000000, to: 'unit'},
  {id: 'indicator:410325|2023|N1', number: '嵩财农〔2023〕13号', class: '2130505', name: '衔接资金', amount: 10000000, to: 'unit'},
  {id: 'indicator:410000|2023|N2', number: '豫财农〔2023〕12号', class: null, name: '衔接资金', amount: 80000000, to: 'region'},
  {id: 'indicator:410000|2023|X1', number: '豫财农〔2023〕14号', class: null, name: '衔接资金', amount: null, to: 'region', provisional: true},
  {id: 'indicator:410325|2023|X2', number: '无文号-2023-7', class: '2130505', name: '衔接资金', amount: 5000000, to: 'unit', surrogate: true}] AS row
CREATE (d:Document {id: 'document:' + row.id, number: row.number, issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis, surrogate: row.surrogate})-[:CARRIES]->
  (i:Indicator {id: row.id, region: substring(row.id, 10, 6), recipientRegion: '410325', fiscalYear: 2023, fundName: row.name, fundKind: 'earmarked', fundTag: '衔接资金', amount: row.amount,
    issuedAt: datetime('2023-03-01T00:00+08:00').epochMillis, functionClass: row.class, transferClass: CASE row.to WHEN 'region' THEN '2300252' END, executable: row.to = 'unit',
    economicClass: CASE row.to WHEN 'unit' THEN '50302' END, provisional: row.provisional})
WITH i, row
MATCH (u:Unit), (r:Region)
FOREACH (x IN CASE row.to WHEN 'unit' THEN [u] ELSE [] END | CREATE (i)-[:GIVEN_TO]->(x))
FOREACH (x IN CASE row.to WHEN 'region' THEN [r] ELSE [] END | CREATE (i)-[:GIVEN_TO]->(x));
