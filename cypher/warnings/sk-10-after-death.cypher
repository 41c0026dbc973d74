/**
 * @id          sk-10-after-death
 * @code        SK-10
 * @title       Paid after death, imprisonment or disappearance
 * @title.zh    死亡、服刑、失踪后仍发放
 * @bands       red for personal and household items, orange for area items
 * @bands.zh    个人和家庭类补贴为红，面积类补贴为橙
 * @precision   high
 * @subject     Person
 * @reads       <ABOUT ABOUT> <ABOUT; <HELD_BY (party~; payee~item); MEMBER_OF> (<HELD_BY (party~; payee~item); <MEMBER_OF <ABOUT)
 * @narrowed    ended
 * @needs       CARD ITEM
 * @clause      a DEATH: An item of the person went on after death|死亡后仍发放本人的补贴
 * @clause      b DEATH HOUSEHOLD PARCEL: An area item went on after death, and nobody alive of the household, or named with the land, farms it|死亡后仍发放面积类补贴，家庭及共同承包人中均无在世者耕种
 * @clause      c CUSTODY: An item of the person that excludes it went on in custody or disappearance|服刑或失踪期间仍发放本人不得享受的补贴
 * @clause      d DEATH HOUSEHOLD: An item of a household went on after its last member died|家庭最后一名成员死亡后仍发放该户的补贴
 * @clause      e CUSTODY HOUSEHOLD: An item that excludes it went on to a household whose only member is in custody or missing|家庭唯一成员服刑或失踪期间，仍发放该户不得享受的补贴
 * @traps       T-SH6
 * @measure     days
 * @param       subjects string[] Persons to judge
 * @param       batch    integer  Data version
 * @param       asOf     instant  Last moment of the day D
 * @param       sources string[] What is covered
 * @param       graceDays integer = 30 Days after the event in which a payment may still come; an item with fewer of its own has those; own default
 * @param.zh    graceDays 事件发生后允许继续到账的天数；补贴项目另有更短规定的从其规定；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the persons
 * @message     {who:word} {event:word} on {from:day}; payments of {item} after it: {payments}, the first on {firstAt:day} (day {days}), {amount:fen} in all.
 * @message.zh  {who:word} {from:day} {event:word}；其后仍发放 {payments} 笔“{item}”，首笔 {firstAt:day}（第 {days} 天），共 {amount:fen}。
 * @why         Somebody else draws what is paid to the dead.
 * @why.zh      死亡等情形后的补贴往往被他人冒领。
 * @basis       Joins of payments and deaths in audit practice; an official audit; 30 days reconstructed; yearly items by subsidy year
 * @basis.zh    审计实务中发放数据与死亡信息的比对；一份公开的审计结果；30 天系复原；按年发放的以补贴年度判断
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (x:Person {id: id}) WHERE x.addedIn <= $batch AND (x.retiredIn IS NULL OR x.retiredIn > $batch)
WITH x, CASE WHEN x.changedIn > $batch THEN head(COLLECT { MATCH (x)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE x END AS xThen,
     COLLECT { MATCH (x)<-[ab:ABOUT]-(r:Record) WHERE r.kind IN CASE WHEN 'DEATH' IN $sources THEN ['death'] ELSE [] END + CASE WHEN 'CUSTODY' IN $sources THEN ['custody', 'missing'] ELSE [] END
       AND r.from <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) RETURN r } AS events
WHERE size(events) > 0
WITH x, xThen, events, COLLECT { MATCH (x)-[m:MEMBER_OF]->(h:Household) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN DISTINCT h } AS homes, head(COLLECT { MATCH (x)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SH6'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
CALL (x, events, homes, exempt) {
  CALL (x, homes) {
    UNWIND [x] + homes AS owner
    MATCH (owner)<-[held:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH DISTINCT a, p
    WHERE p.item IS NOT NULL AND p.beneficiary IN [x.id] + [h IN homes | h.id]
    WITH a, collect(p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    RETURN p, net
  }
  MATCH (item:SubsidyItem {id: p.item}) WHERE item.targeting IS NOT NULL AND item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
  // A death that is on record twice is one, the first; custody and disappearance end with it.
  WITH x, exempt, homes, p, net, item, reduce(first = null, r IN [r IN events WHERE r.kind = 'death'] | CASE WHEN first IS NULL OR r.from < first.from OR (r.from = first.from AND r.id < first.id) THEN r ELSE first END) AS death, [r IN events WHERE r.kind <> 'death'] AS others
  UNWIND CASE WHEN death IS NULL THEN others ELSE [death] + [r IN others WHERE p.at < death.from] END AS r
  WITH x, exempt, homes, p, net, item, r, (p.at - r.from) / 86400000 AS days, CASE WHEN item.graceDays < $graceDays THEN item.graceDays ELSE $graceDays END AS grace
  // Yearly items are due for the year of the death; the others for some days more.
  WHERE p.at >= r.from AND p.at <= coalesce(r.to, 9000000000000000) + 86399999
    AND CASE WHEN r.kind <> 'death' THEN r.kind IN coalesce(item.exclusions, []) AND days > grace
             WHEN item.period = 'year' THEN coalesce(toInteger(left(p.period, 4)), p.fiscalYear) > datetime({datetime: datetime({epochMillis: r.from}), timezone: 'Asia/Shanghai'}).year
             ELSE days > grace END
  // For the person, or for a household of which nobody is left.
  WITH x, exempt, p, net, item, r, days, head([h IN homes WHERE h.id = p.beneficiary]) AS h, item.targeting = 'area' AS isArea, p.beneficiary = x.id AS isOwn
  // Of several who died the last counts, from whose death on nobody is left.
  WHERE isOwn OR ('HOUSEHOLD' IN $sources AND NOT (r.kind = 'death' AND EXISTS { (h)<-[m:MEMBER_OF]-(y:Person)<-[da:ABOUT]-(d:Record) WHERE y <> x AND d.kind = 'death' AND d.from <= p.at AND (d.from > r.from OR (d.from = r.from AND y.id > x.id)) AND coalesce(m.to, 9000000000000000) + 86399999 >= d.from AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND da.addedIn <= $batch AND (da.retiredIn IS NULL OR da.retiredIn > $batch) }) AND EXISTS { (x)-[m:MEMBER_OF]->(h) WHERE coalesce(m.from, 0) <= r.from AND coalesce(m.to, 9000000000000000) + 86399999 >= r.from AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
    AND NOT EXISTS { (h)<-[m:MEMBER_OF]-(y:Person) WHERE y <> x AND coalesce(m.from, 0) <= p.at AND coalesce(m.to, 9000000000000000) + 86399999 >= p.at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND NOT EXISTS { (y)<-[da:ABOUT]-(d:Record) WHERE d.kind = 'death' AND d.from <= p.at AND da.addedIn <= $batch AND (da.retiredIn IS NULL OR da.retiredIn > $batch) } })
  // Land that somebody alive farms goes on being farmed.
  WITH x, exempt, p, net, item, r, days, isArea, isOwn
  WHERE NOT isArea OR ('HOUSEHOLD' IN $sources AND 'PARCEL' IN $sources
    AND NOT EXISTS { (x)<-[s:ABOUT]-(c:Record)-[t:ABOUT]->(y:Person) WHERE c.kind = 'parcel' AND y <> x AND coalesce(c.from, 0) <= p.at AND coalesce(c.to, 9000000000000000) + 86399999 >= p.at AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND NOT EXISTS { (y)<-[da:ABOUT]-(d:Record) WHERE d.kind = 'death' AND d.from <= p.at AND da.addedIn <= $batch AND (da.retiredIn IS NULL OR da.retiredIn > $batch) } }
    AND NOT EXISTS { (x)-[m:MEMBER_OF]->(:Household)<-[n:MEMBER_OF]-(y:Person)<-[t:ABOUT]-(c:Record) WHERE y <> x AND c.kind = 'parcel' AND coalesce(c.from, 0) <= p.at AND coalesce(c.to, 9000000000000000) + 86399999 >= p.at AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch) AND t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND NOT EXISTS { (y)<-[da:ABOUT]-(d:Record) WHERE d.kind = 'death' AND d.from <= p.at AND da.addedIn <= $batch AND (da.retiredIn IS NULL OR da.retiredIn > $batch) } })
  WITH x, exempt, p, net, item, r, days, CASE WHEN r.kind <> 'death' THEN CASE WHEN isOwn THEN 'c' ELSE 'e' END WHEN isArea THEN 'b' WHEN isOwn THEN 'a' ELSE 'd' END AS clause,
       item.graceDays > $graceDays AND days <= item.graceDays AS isLater
  // One finding for each item and clause, whatever number of events it comes from; of several the last one that began before a payment.
  ORDER BY p.at, p.id, r.from DESC, r.id
  WITH x, exempt, item, clause, isLater, p, net, head(collect({r: r, days: days})) AS latest
  ORDER BY p.at, p.id
  WITH x, exempt, item, clause, isLater, collect({p: p, days: latest.days, r: latest.r}) AS rows, sum(net) AS amount
  WITH x, exempt, item, clause, isLater, rows, amount, rows[0].r AS r, reduce(ids = [], row IN rows | CASE WHEN row.r.id IN ids THEN ids ELSE ids + row.r.id END) AS records
  RETURN collect({
    subject: x.id, key: [item.id, clause, CASE WHEN isLater THEN 'later' ELSE '' END], clause: clause, band: CASE WHEN clause = 'b' THEN 'orange' ELSE 'red' END,
    measured: rows[0].days, limit: $graceDays, amount: amount, nodes: [x.id, item.id] + records[..50], edges: [row IN rows | row.p.id][..200],
    facts: {who: CASE WHEN clause IN ['d', 'e'] THEN 'The last one of the household' ELSE 'The person' END, event: CASE r.kind WHEN 'death' THEN 'died' WHEN 'custody' THEN 'went to prison' ELSE 'went missing' END, from: r.from, item: item.name, payments: size(rows), firstAt: rows[0].p.at, days: rows[0].days, amount: amount},
    trap: CASE WHEN isLater THEN 'T-SH6' ELSE exempt END}) AS findings
}
RETURN xThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
