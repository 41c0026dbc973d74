/**
 * @id          js-03-amount-mismatch
 * @code        JS-03
 * @title       Registered amount differs from issued amount
 * @title.zh    接收金额与下达金额不一致
 * @bands       red where less is registered than was issued, orange where more
 * @bands.zh    登记少于下达的为红，登记多于下达的为橙
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       <CARRIES; <REGISTERED; ALLOCATED; <PART_OF_TOTAL; <ABOUT
 * @needs       ISSUE REGISTER
 * @traps       T-JS1 T-JS2 T-JS9
 * @measure     fen
 * @param       subjects  string[]    Lines to judge
 * @param       batch     integer     Data version
 * @param       asOf      instant     Last moment of the day D
 * @param       fenApart  fen = 1     Smallest difference that counts; own default: zero tolerance
 * @param.zh    fenApart 差额达到此数即计；自定默认值：零容忍
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: {issued:fen} were issued and {registered:fen} registered, {difference:fen} {side}.
 * @message.zh  {number} 下达 {issued:fen}，登记 {registered:fen}，{sideZh} {difference:fen}。
 * @why         What is registered short cannot be spent and stays out of sight; what is registered beyond the document has no source.
 * @why.zh      少登记的指标脱离监管，多登记的部分没有来源。
 * @basis       A city's rule to register promptly, completely and correctly; zero tolerance is an own default. A line registered twice in full is counted once here: JS-04 tells of it
 * @basis.zh    某市关于及时、完整、准确登记的规定；零容忍为自定默认值。同一指标全额重复登记的，此处只计一次，由 JS-04 提示
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WITH i, iThen, iThen.amount AS issued
WHERE issued IS NOT NULL
CALL (i, issued) {
  MATCH (i)<-[r:REGISTERED]-(u)
  WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  RETURN sum(r.amount) AS all, max(r.at) AS registeredAt, count(CASE WHEN r.amount = issued THEN 1 END) AS whole, collect(r.id) AS registrations, collect(DISTINCT u.id) AS receivers
}
WITH i, iThen, issued, registeredAt, registrations, receivers, all - CASE WHEN whole > 1 AND issued > 0 THEN (whole - 1) * issued ELSE 0 END AS registered
WHERE size(registrations) > 0
// What corrected the line: by an act of its own, or because an advance is contained in it.
CALL (i, registeredAt) {
  MATCH (i)-[a:ALLOCATED]-(:Indicator)
  WHERE a.at <= $asOf AND (a.kind = 'adjustment' OR (a.kind IN ['reduction', 'recall'] AND startNode(a) = i)) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  WITH a, CASE WHEN startNode(a) = i THEN -a.amount ELSE a.amount END AS change, registeredAt
  RETURN sum(change) AS corrected, sum(CASE WHEN a.at <= registeredAt THEN change ELSE 0 END) AS correctedBefore, collect(a.id) AS corrections
}
CALL (i) {
  MATCH (advance:Indicator)-[t:PART_OF_TOTAL]->(i)
  WHERE coalesce(t.included, 'unknown') <> 'no' AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch)
  RETURN sum(advance.amount) AS advanced, collect(advance.id) AS advances
}
WITH i, iThen, issued, registered, registrations, receivers, corrected, correctedBefore, corrections, advanced, advances, registered - issued AS difference,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-JS1', 'T-JS2', 'T-JS9'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id } AS documents
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN abs(difference) >= $fenApart THEN {
  subject: i.id, band: CASE WHEN difference < 0 THEN 'red' ELSE 'orange' END, measured: abs(difference), limit: $fenApart, amount: abs(difference),
  nodes: [d IN documents | d.id] + [i.id] + receivers + advances, edges: registrations + corrections,
  facts: {number: coalesce(documents[0].number, iThen.ownNumber, i.id), issued: issued, registered: registered, difference: abs(difference),
          side: CASE WHEN difference < 0 THEN 'short' ELSE 'over' END, sideZh: CASE WHEN difference < 0 THEN '少登记' ELSE '多登记' END},
  trap: CASE WHEN difference IN [corrected, correctedBefore] THEN 'T-JS2'
             WHEN advanced > 0 AND difference = -advanced THEN 'T-JS9'
             WHEN iThen.provisional = true THEN 'T-JS1' ELSE head(exempt) END} END) AS findings
ORDER BY region
