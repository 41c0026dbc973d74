// The province's document D brought 500,000 yuan, of which the county's lines below paid F and N; X drew on a line of another document.
CREATE (d:Document {id: 'document:410000|101|豫财农〔2023〕12号', issuer: '410000|101', number: '豫财农〔2023〕12号', region: '410000'})-[:CARRIES]->(top:Indicator {id: 'indicator:410000|2023|T', region: '410000', fiscalYear: 2023, code: 'T', recipientRegion: '410325', amount: 50000000}),
  (low:Indicator {id: 'indicator:410325|2023|L', region: '410325', fiscalYear: 2023, code: 'L', amount: 50000000}), (lower:Indicator {id: 'indicator:410325|2023|LL', region: '410325', fiscalYear: 2023, code: 'LL', amount: 20000000}),
  (other:Indicator {id: 'indicator:410325|2023|O', region: '410325', fiscalYear: 2023, code: 'O', amount: 20000000}),
  (top)-[:ALLOCATED {amount: 50000000, kind: 'distribution', at: 1677686400000}]->(low), (low)-[:ALLOCATED {amount: 20000000, kind: 'distribution', at: 1677772800000}]->(lower), (low)-[:ALLOCATED {amount: 1000000, kind: 'recall', at: 1677772800000}]->(other),
  (z:Account {id: 'account:zero', kind: 'zero-balance', region: '410325'}), (f:Enterprise {id: 'enterprise:F', name: '兴农公司', region: '410325'})<-[:HELD_BY]-(fa:Account {id: 'account:F', kind: 'enterprise'}),
  (n:Enterprise {id: 'enterprise:N', name: '小店公司', region: '410325'})<-[:HELD_BY]-(na:Account {id: 'account:N', kind: 'enterprise'}),
  (z)-[:PAID {id: 'paid:1', amount: 30000000, at: 1683500000000, indicator: low.id, region: '410325'}]->(fa), (z)-[:PAID {id: 'paid:2', amount: 10000000, at: 1683600000000, indicator: lower.id, region: '410325'}]->(na),
  (z)-[:PAID {id: 'paid:3', amount: 9000000, at: 1683600000000, indicator: other.id, region: '410325'}]->(na);
