/**
 * @id         gx-14-loser-subcontracts
 * @code       GX-14
 * @title      A loser of a tender becomes subcontractor of its winner
 * @title.zh   落标人分包
 * @bands      red from redShare of the award or where nothing was declared; orange else
 * @bands.zh   达到中标价的 redShare 或未申报分包的为红；其余为橙
 * @precision  medium
 * @subject    Tender
 * @reads      ABOUT> (<FOR; <ABOUT <CONTRACTED_FOR); <BID (CONTRACTED_FOR> ABOUT>; <HELD_BY (payer~payee HELD_BY>; payer~contract ABOUT>); <ABOUT);
 *             <ABOUT
 * @needs      TENDER CONTRACT
 * @traps      T-GX4
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      shareLeast number = 0.1 Share of the award; own default
 * @param      redShare number = 0.3 Share from which the band is red; own default
 * @param      windowDays integer = 365 Days after the award; own default
 * @param      specialist string[] = ["专业分包","专业工程","劳务分包","劳务作业"] Words of a declared specialist part, which is lawful; Regulations on Tendering, article 59
 * @param.zh   shareLeast 占中标价的比例；自定默认值
 * @param.zh   redShare   达到此比例为红；自定默认值
 * @param.zh   windowDays 中标之后的天数；自定默认值
 * @param.zh   specialist 表示已申报的专业分包的用语，属于合法分包；招标投标法实施条例第五十九条
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    {winner} won {tender} with {award:fen}; {loser}, which lost, got {amount:fen} ({share:share}) of it as {how:word} within {days} days.
 * @message.zh {winner} 以 {award:fen} 中标 {tender}，落标的 {loser} 在 {days} 天内以{how:word}取得其中 {amount:fen}（{share:share}）。
 * @why        Who loses on purpose is paid by the winner.
 * @why.zh     有意落标者由中标人给予补偿。
 * @basis      World Bank red flags; Regulations on Tendering 2019, article 59; 10%, 30%, 365 days own defaults; reconstructed. Payments count where they name the project or the contract.
 * @basis.zh   世界银行采购警示信号；招标投标法实施条例（2019 年）第五十九条；10%、30% 和 365 天为自定默认值；条件系复原。付款须注明该项目或合同才计
 * @engine     cypher
 * @version    1
 */
UNWIND $subjects AS id
MATCH (s:Tender {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
// Judged are tenders about a project with tagged money, once the bids are in.
WITH s, sThen, coalesce(sThen.deadlineAt, sThen.awardedAt, sThen.noticeAt) AS at
WHERE at <= $asOf AND EXISTS { MATCH (s)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch) AND EXISTS { MATCH (line:Indicator)-[fund:FOR]->(j) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } } AND EXISTS { MATCH (:Enterprise)-[b:BID]->(s) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) }
CALL (s, sThen, at) {
  MATCH (winner:Enterprise)-[w:BID {won: true}]->(s)<-[b:BID]-(loser:Enterprise)
  WHERE loser <> winner AND coalesce(b.won, false) = false AND w.amount > 0 AND w.addedIn <= $batch AND (w.retiredIn IS NULL OR w.retiredIn > $batch) AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch)
  MATCH (s)-[t:ABOUT]->(j:Project) WHERE t.addedIn <= $batch AND (t.retiredIn IS NULL OR t.retiredIn > $batch)
  WITH s, winner, w, loser, b, j, coalesce(sThen.awardedAt, at) AS awarded
  // Subcontracts of the loser under a contract of the winner for the same project; a declared specialist part is lawful.
  CALL (winner, loser, j, awarded) {
    MATCH (loser)-[f:CONTRACTED_FOR]->(c:Contract)-[a:ABOUT]->(j)
    WHERE f.role = 'subcontractor' AND f.main IS NOT NULL AND coalesce(f.at, c.signedAt) >= awarded AND coalesce(f.at, c.signedAt) <= awarded + $windowDays * 86400000 AND coalesce(f.at, c.signedAt) <= $asOf AND f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
      AND EXISTS { MATCH (winner)-[m:CONTRACTED_FOR]->(:Contract {id: f.main}) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) }
    WITH c, f, coalesce(f.declared, false) AND any(word IN $specialist WHERE c.name CONTAINS word) AS lawful
    RETURN sum(CASE WHEN lawful THEN 0 ELSE coalesce(f.amount, c.amount) END) AS part, sum(CASE WHEN lawful THEN coalesce(f.amount, c.amount) ELSE 0 END) AS lawful, collect(c.id) AS subs, collect(f.id) AS byContract,
      count(CASE WHEN coalesce(f.declared, false) THEN 1 END) AS declared
  }
  CALL (winner, loser, j, awarded) {
    OPTIONAL MATCH (winner)<-[h:HELD_BY]-(x:Account)-[p:PAID]->(y:Account)-[g:HELD_BY]->(loser)
    WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) AND p.at >= awarded AND p.at <= awarded + $windowDays * 86400000 AND (p.project = j.id OR EXISTS { MATCH (c:Contract {id: p.contract})-[a:ABOUT]->(j) USING INDEX SEEK c:Contract(id) WHERE a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) }) AND p.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) AND NOT EXISTS { MATCH (settling:SettledPayment {payment: p.id}) MATCH (:Account)-[undo:PAID {id: settling.settledBy}]->(:Account) WHERE p.id IN undo.settles AND coalesce(undo.state, 'paid') = 'paid' AND undo.at <= $asOf AND undo.addedIn <= $batch AND (undo.retiredIn IS NULL OR undo.retiredIn > $batch) }
    RETURN coalesce(sum(p.amount), 0) AS paid, [e IN collect(p) | e.id] AS byPayment
  }
  WITH s, winner, w, loser, b, subs, byContract, byPayment, declared, CASE WHEN part >= paid - lawful THEN part ELSE paid - lawful END AS amount, part
  WHERE amount >= $shareLeast * w.amount
  RETURN collect({subject: s.id, key: [winner.id, loser.id], band: CASE WHEN amount >= $redShare * w.amount OR declared < size(subs) OR size(subs) = 0 THEN 'red' ELSE 'orange' END,
    measured: toFloat(amount) / w.amount, limit: $shareLeast, amount: amount, nodes: [s.id, winner.id, loser.id] + subs, edges: [w.id, b.id] + byContract + byPayment,
    facts: {winner: coalesce(winner.name, winner.id), loser: coalesce(loser.name, loser.id), tender: coalesce(s.name, s.code, s.id), award: w.amount, amount: amount, share: toFloat(amount) / w.amount,
      how: CASE WHEN part > 0 THEN 'subcontract' ELSE 'payments' END, days: $windowDays},
    trap: head(COLLECT { UNWIND [s, winner, loser] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 })}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
