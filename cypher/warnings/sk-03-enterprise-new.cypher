/**
 * @id          sk-03-enterprise-new
 * @code        SK-03
 * @title       Newly established enterprise gets money soon
 * @title.zh    新设企业短期内获得资金
 * @bands       yellow under yellowDays, orange under orangeDays, red under redDays or where it was established after the project was approved
 * @bands.zh    不足 yellowDays 天为黄，不足 orangeDays 天为橙，不足 redDays 天或在项目批复之后成立的为红
 * @precision   low
 * @subject     Enterprise
 * @reads       <ABOUT; CONTRACTED_FOR> ABOUT>; <HELD_BY (party~; payee~project)
 * @needs       ENTERPRISE PAY
 * @traps       T-SE3 T-SE5
 * @measure     days
 * @param       subjects   string[]      Enterprises to judge
 * @param       batch      integer       Data version
 * @param       asOf       instant       Last moment of the day D
 * @param       yellowDays integer = 180 Days from its establishment to the award; own default
 * @param       orangeDays integer = 90  Days from its establishment to the award; own default
 * @param       redDays    integer = 30  Days from its establishment to the award; own default
 * @param.zh    yellowDays 自成立到中标或获得安排的天数；自定默认值
 * @param.zh    orangeDays 自成立到中标或获得安排的天数；自定默认值
 * @param.zh    redDays    自成立到中标或获得安排的天数；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the enterprises
 * @message     {name} was established on {establishedAt:day}, {days} days before it was given {amount:fen} on {at:day}.
 * @message.zh  {name} 于 {establishedAt:day} 成立，{days} 天后（{at:day}）即获得 {amount:fen}。
 * @why         A firm without a past that gets public money at once may have been founded for it.
 * @why.zh      刚成立即获得财政资金的企业，可能专为套取资金设立。
 * @basis       Shell vendor practice; the days are own defaults
 * @basis.zh    参照空壳供应商的常见做法；天数为自定默认值
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (e:Enterprise {id: id}) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen
WHERE eThen.establishedAt <= $asOf
CALL (e) {
  CALL (e) {
    MATCH (e)-[c:CONTRACTED_FOR]->(k:Contract)-[ab:ABOUT]->(j:Project) WHERE k.signedAt <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch)
    RETURN j.id AS project, k.signedAt AS at, coalesce(k.amount, 0) AS amount, k.id AS shown, 0 AS kind
    UNION ALL
    MATCH (e)<-[h:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH a, collect(DISTINCT p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    RETURN coalesce(p.project, p.indicator, p.contract, p.batch) AS project, p.at AS at, net AS amount, p.id AS shown, 1 AS kind
  }
  // The award decides, else the first payment.
  WITH project, at, amount, shown, kind ORDER BY kind, at, shown
  WITH project, collect({at: at, amount: amount, shown: shown, kind: kind}) AS acts
  RETURN collect({project: project, first: acts[0], paid: [x IN acts WHERE x.kind = 1 | x.shown]}) AS projects
}
WITH e, eThen, projects
WHERE size(projects) > 0
CALL (e, eThen, projects) {
  UNWIND projects AS one
  WITH one, (one.first.at - eThen.establishedAt) / 86400000 AS days
  WHERE days < $yellowDays
  OPTIONAL MATCH (j:Project {id: one.project})
  WITH one, days, j, j.approvedAt < eThen.establishedAt AS isAfterApproval, head(COLLECT { MATCH (e)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SE3', 'T-SE5'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
  RETURN collect({
    subject: e.id, key: [one.project], band: CASE WHEN days < $redDays OR isAfterApproval THEN 'red' WHEN days < $orangeDays THEN 'orange' ELSE 'yellow' END,
    measured: days, limit: CASE WHEN days < $redDays THEN $redDays WHEN days < $orangeDays THEN $orangeDays ELSE $yellowDays END, amount: one.first.amount,
    nodes: [e.id] + CASE WHEN j IS NULL THEN [] ELSE [j.id] END + CASE WHEN one.first.kind = 0 THEN [one.first.shown] ELSE [] END, edges: one.paid[..200],
    facts: {name: eThen.name, establishedAt: eThen.establishedAt, approvedAt: j.approvedAt, at: one.first.at, days: days, amount: one.first.amount}, trap: exempt}) AS findings
}
RETURN eThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
