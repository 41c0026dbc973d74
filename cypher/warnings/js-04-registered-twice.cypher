/**
 * @id          js-04-registered-twice
 * @code        JS-04
 * @title       Same indicator registered twice
 * @title.zh    同一指标重复登记
 * @bands       orange; red where more was passed on than was issued
 * @bands.zh    橙；分配总额超过下达额的为红
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       <CARRIES (CARRIES> <REGISTERED; =number (<REGISTERED; <CARRIES; ALLOCATED)); <REGISTERED; ALLOCATED; <ABOUT
 * @needs       REGISTER
 * @clause      a: One line is registered in full more than once|同一条指标全额登记两次以上
 * @clause      b ISSUE: Registrations under the document's number, equal in amount, year and receiver, outnumber its lines of that kind|同一文号、金额、年度和接收地区均相同的登记，多于下达表中相同指标的条数
 * @traps       T-JS2
 * @measure     count
 * @unit        registration, registrations
 * @unit.zh     次登记
 * @param       subjects  string[]    Lines to judge
 * @param       sources   string[]    What is covered in their regions
 * @param       batch     integer     Data version
 * @param       asOf      instant     Last moment of the day D
 * @param       surplus   integer = 1 Surplus registrations from which on it counts; own default
 * @param.zh    surplus 多出几次登记起计；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: a line of {amount:fen} stands {registered} times in the register of the receiver; the table of the document has {lines}.
 * @message.zh  {number} 的指标 {amount:fen} 在接收方登记了 {registered} 次，下达表中只有 {lines} 条。
 * @why         What is registered twice can be distributed and spent twice.
 * @why.zh      重复登记的指标可能被重复分配、重复支出。
 * @basis       Own default, reconstructed: equal lines of a document are normal (T-JS7), only registrations beyond its table count. Other writings of its number (T-JS3) are one number
 * @basis.zh    自定默认值，条件系复原：一份文件有几条相同的指标属于正常（T-JS7），只计超出下达表的登记。文号的其他写法（T-JS3）视为同一文号
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (d:Document)-[c:CARRIES]->(i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
WITH d, i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
CALL (i) {
  MATCH (i)-[a:ALLOCATED]->(:Indicator)
  WHERE a.kind IN ['reduction', 'recall'] AND a.at <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN sum(a.amount) AS reduced
}
CALL (i, iThen, reduced) {
  MATCH (i)<-[r:REGISTERED]-(u)
  WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  RETURN count(*) AS own, collect(DISTINCT u.id) AS receivers, collect(r.id) AS registrations,
         // In full: what was issued, or what a correction left of it; one taken back counts against it.
         count(CASE WHEN r.amount > 0 AND r.amount IN [iThen.amount, iThen.amount - reduced] THEN 1 END) - count(CASE WHEN r.amount < 0 AND -r.amount IN [iThen.amount, iThen.amount - reduced] THEN 1 END) AS whole
}
WITH d, collect({i: i, then: iThen, own: own, whole: whole, receivers: receivers, registrations: registrations}) AS lines
// Registrations under the same number that name a line which no document carries: once for a document, not for each of its lines.
CALL (d) {
  MATCH (x:Indicator {ownNumber: d.number})
  WHERE 'ISSUE' IN $sources AND x.region = d.region AND NOT EXISTS { (:Document)-[c:CARRIES]->(x) WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) } AND x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch)
  MATCH (x)<-[r:REGISTERED]-(u)
  WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch)
  RETURN collect({id: x.id, x: x, edge: r.id, amount: r.amount, unit: u.id, region: coalesce(u.region, u.code), year: x.fiscalYear}) AS loose
}
UNWIND lines AS line
WITH d, line, line.i AS i, line.then AS iThen, loose
WITH d, line, i, iThen, [s IN loose WHERE s.amount = iThen.amount AND s.year = iThen.fiscalYear AND s.region = iThen.recipientRegion] AS strays
CALL (d, iThen, strays) {
  MATCH (d)-[c:CARRIES]->(s:Indicator)
  WHERE size(strays) > 0 AND s.amount = iThen.amount AND s.recipientRegion = iThen.recipientRegion AND coalesce(s.recipient, '') = coalesce(iThen.recipient, '')
    AND coalesce(s.functionClass, s.transferClass, '') = coalesce(iThen.functionClass, iThen.transferClass, '') AND coalesce(s.project, '') = coalesce(iThen.project, '')
    AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
  WITH s, EXISTS { (s)<-[r:REGISTERED]-() WHERE r.at <= $asOf AND r.addedIn <= $batch AND (r.retiredIn IS NULL OR r.retiredIn > $batch) } AS isRegistered
  RETURN count(s) AS equals, min(s.id) AS first, count(CASE WHEN isRegistered THEN 1 END) AS registeredEquals
}
WITH d, i, iThen, line, CASE WHEN i.id = first AND registeredEquals + size(strays) > equals THEN strays ELSE [] END AS strays, equals, registeredEquals
WITH d, i, iThen, line, strays, COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-JS2'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     CASE WHEN line.whole - 1 >= $surplus THEN {clause: 'a', registered: line.whole, lines: 1} WHEN size(strays) > 0 AND registeredEquals + size(strays) - equals >= $surplus
          THEN {clause: 'b', registered: registeredEquals + size(strays), lines: equals} END AS found
CALL (i, strays, found) {
  UNWIND CASE WHEN found IS NULL THEN [] ELSE [i] + [s IN strays | s.x] END AS holder
  MATCH (holder)-[a:ALLOCATED]-(:Indicator)
  WHERE a.at <= $asOf AND (CASE WHEN startNode(a) = holder THEN a.kind IN ['distribution', 'pooling', 'reissue'] ELSE a.kind IN ['reduction', 'recall'] END) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
  RETURN sum(CASE WHEN startNode(a) = holder THEN a.amount ELSE -a.amount END) AS passedOn, collect(a.id) AS onward
}
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN found IS NOT NULL THEN {
  subject: i.id, key: [found.clause], clause: found.clause, band: CASE WHEN passedOn > iThen.amount * found.lines THEN 'red' ELSE 'orange' END,
  measured: found.registered, limit: found.lines, amount: (found.registered - found.lines) * iThen.amount,
  nodes: [d.id, i.id] + line.receivers + [s IN strays | s.id], edges: line.registrations + [s IN strays | s.edge] + onward,
  facts: {number: d.number, amount: iThen.amount, registered: found.registered, lines: found.lines},
  trap: head(exempt)} END) AS findings
ORDER BY region
