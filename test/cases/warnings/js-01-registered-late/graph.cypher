// The province gives 嵩县 four lines on 2023-03-01. F stays unregistered, N is registered in time, X may wait until its books open again.
// N2 is 嵩县's own line and comes from no upper level.
CREATE (:Region {id: 'region:410325', code: '410325', name: '嵩县'});
UNWIND [['豫财农〔2023〕12号', 'F1', 1677600000000], ['豫财农〔2023〕13号', 'N1', 1677600000000], ['豫财农〔2023〕14号', 'X1', 1677600000000]] AS row
CREATE (:Document {id: 'document:' + row[1], number: row[0], issuedAt: row[2], region: '410000'})-[:CARRIES]->
       (:Indicator {id: 'indicator:410000|2023|' + row[1], region: '410000', recipientRegion: '410325', amount: 50000000, issuedAt: row[2]});
MATCH (n:Indicator {id: 'indicator:410000|2023|N1'}), (r:Region {code: '410325'}) CREATE (r)-[:REGISTERED {at: 1677772800000, amount: 50000000, localNumber: 'a'}]->(n);
MATCH (x:Indicator {id: 'indicator:410000|2023|X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-JS4', from: 1677600000000, to: 1703952000000})-[:ABOUT]->(x);
CREATE (:Document {id: 'document:N2', number: '嵩财农〔2023〕3号', issuedAt: 1677600000000, region: '410325'})-[:CARRIES]->
       (:Indicator {id: 'indicator:410325|2023|N2', region: '410325', recipientRegion: '410325', amount: 1000, issuedAt: 1677600000000});
