/**
 * @id          sk-02-enterprise-listed
 * @code        SK-02
 * @title       Abnormal-list or dishonest enterprise paid
 * @title.zh    经营异常、严重违法、失信企业收款
 * @bands       yellow for the list of abnormal operation, orange for dishonest debtors and abnormal taxpayers, red for serious violations and procurement bans; one level down, to blue at least, where it was listed only when paid
 * @bands.zh    经营异常名录为黄，失信被执行人和税务非正常户为橙，严重违法和禁止参加政府采购为红；仅在付款时列入的降一档，最低为蓝
 * @precision   medium
 * @subject     Enterprise
 * @reads       <ABOUT; CONTRACTED_FOR>; <HELD_BY party~
 * @needs       CREDIT CONTRACT PAY
 * @traps       T-SE2
 * @measure     days
 * @param       subjects    string[]     Enterprises to judge
 * @param       batch       integer      Data version
 * @param       asOf        instant      Last moment of the day D
 * @param       redWords    string[] = ["严重违法","黑名单","禁止参加政府采购","采购禁入","拖欠农民工工资"] Lists that exclude; Procurement Law, article 22
 * @param       orangeWords string[] = ["失信","税务非正常","非正常户"] Lists of dishonest debtors and abnormal taxpayers; own default
 * @param       yellowWords string[] = ["经营异常"]  List of abnormal operation; Regulation on publicity of enterprise information, article 17
 * @param       lateDays    integer = 30 Days within which an entry for a late yearly report is explained when it ends (T-SE2); own default
 * @param.zh    redWords    依法排除参与的名单；政府采购法第二十二条
 * @param.zh    orangeWords 失信被执行人和税务非正常户名单；自定默认值
 * @param.zh    yellowWords 经营异常名录；企业信息公示暂行条例第十七条
 * @param.zh    lateDays    因年报逾期列入、在此天数内移出的视为已解释（T-SE2）；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the enterprises
 * @message     {name} was on the list {list} from {from:day}; on {at:day} it was given {amount:fen} ({what}).
 * @message.zh  {name} 自 {from:day} 列入“{list}”，{at:day} {what} {amount:fen}。
 * @why         Who is on such a list may be excluded from public contracts and is a risk to delivery.
 * @why.zh      列入名单的企业可能依法不得参与政府采购，履约风险高。
 * @basis       Regulation on publicity of enterprise information 2014, articles 17 and 18; Procurement Law 2014, article 22; bands reconstructed
 * @basis.zh    企业信息公示暂行条例（2014 年）第十七条、第十八条；政府采购法（2014 年）第二十二条；分档系复原
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (e:Enterprise {id: id}) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen,
     COLLECT { MATCH (e)<-[ab:ABOUT]-(r:Record) WHERE r.kind = 'credit-list' AND r.from <= $asOf AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch) RETURN r } AS entries,
     COLLECT { MATCH (e)-[c:CONTRACTED_FOR]->(k:Contract) WHERE k.signedAt <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch) RETURN DISTINCT k } AS contracts
WHERE size(contracts) > 0 OR EXISTS { MATCH (e)<-[h:HELD_BY]-(:Account)<-[p:PAID]-(:Account) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (e, eThen, entries, contracts) {
  UNWIND entries AS r
  WITH r, CASE WHEN any(w IN $redWords WHERE coalesce(r.value, '') CONTAINS w) THEN 3 WHEN any(w IN $orangeWords WHERE coalesce(r.value, '') CONTAINS w) THEN 2
               WHEN any(w IN $yellowWords WHERE coalesce(r.value, '') CONTAINS w) THEN 1 END AS grade
  WHERE grade IS NOT NULL
  WITH r, grade, coalesce(r.to, 9000000000000000) AS until, [k IN contracts WHERE k.signedAt >= r.from AND k.signedAt < coalesce(r.to, 9000000000000000)] AS awards
  // Payments matter only where nothing was awarded in the time of the entry.
  CALL (e, r, until, awards) {
    UNWIND CASE WHEN size(awards) = 0 THEN [e] ELSE [] END AS paidTo
    MATCH (paidTo)<-[h:HELD_BY]-(a:Account)<-[p:PAID]-(:Account)
    WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at >= r.from AND p.at < until AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
    WITH a, collect(DISTINCT p) AS ps
    WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
    UNWIND ps AS p
    WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
    WITH p, net ORDER BY p.at, p.id
    RETURN collect({id: p.id, at: p.at, net: net}) AS paid
  }
  WITH r, grade, awards, paid
  WHERE size(awards) + size(paid) > 0
  WITH r, CASE WHEN size(awards) > 0 THEN grade ELSE grade - 1 END AS grade, awards, paid, size(awards) > 0 AS isAward,
       CASE WHEN size(awards) > 0 THEN reduce(first = 9000000000000000, k IN awards | CASE WHEN k.signedAt < first THEN k.signedAt ELSE first END) ELSE paid[0].at END AS at,
       CASE WHEN size(awards) > 0 THEN reduce(s = 0, k IN awards | s + coalesce(k.amount, 0)) ELSE reduce(s = 0, p IN paid | s + p.net) END AS amount, head(COLLECT { MATCH (e)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SE2'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
  RETURN collect({
    subject: e.id, key: [r.id], band: ['blue', 'yellow', 'orange', 'red'][grade], measured: (at - r.from) / 86400000, limit: 0, amount: amount,
    nodes: [e.id, r.id] + [k IN awards | k.id], edges: [p IN paid | p.id][..200],
    facts: {name: eThen.name, list: r.value, from: r.from, to: r.to, at: at, amount: amount, what: CASE WHEN isAward THEN '签约' ELSE '收款' END},
    trap: CASE WHEN exempt IS NOT NULL THEN exempt WHEN any(w IN $yellowWords WHERE r.value CONTAINS w) AND (r.to - r.from) / 86400000 <= $lateDays THEN 'T-SE2' END}) AS findings
}
RETURN eThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
