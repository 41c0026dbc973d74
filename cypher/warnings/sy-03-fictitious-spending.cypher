/**
 * @id          sy-03-fictitious-spending
 * @code        SY-03
 * @title       Transfer booked as spending
 * @title.zh    以拨代支、虚列支出
 * @bands       red
 * @bands.zh    红
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       GIVEN_TO>; <ABOUT; indicator~; indicator~payee(township,platform,agent-batch,special,own-funds) (HELD_BY> SUPERVISED_BY>; payer~)
 * @needs       PAY
 * @clause      a ACCOUNT SPECIAL CONTRACT CARD PROGRESS: Booked as spent, but moved to an account of the unit or one below it, of a township or platform, without papers, and mostly not paid on in time|已列支出，实为拨入本单位、下属单位、乡镇或平台公司账户，无合同、名册等凭据，且期限内大部分未再支付
 * @clause      b LEDGER: Booked as spent in the ledger and not paid in full by the end of the settlement period|总账已列支，至年终清理期结束仍未足额支付
 * @traps       T-ZH1 T-ZH5 T-SY7
 * @measure     fen
 * @param       subjects       string[]     Lines to judge
 * @param       batch          integer      Data version
 * @param       asOf           instant      Last moment of the day D
 * @param       sources        string[]     What is covered
 * @param       whitelist      string[] = [] Accounts passed over, shown (township accounts that keep village money, T-ZH5)
 * @param       windowDays     integer = 30 Days in which the money has to go on (clause a); own default
 * @param       onwardPercent  integer = 50 {0..100} Part that has to go on in these days (clause a); own default
 * @param       settlementDays integer = 31 Days after 31 December until the year-end settlement period is over (clause b); own default until the province's own date is set
 * @param.zh    windowDays     资金应继续支付的天数（a 款）；自定默认值
 * @param.zh    onwardPercent  在此期间应继续支付的比例（a 款）；自定默认值
 * @param.zh    settlementDays 12 月 31 日之后至年终清理期结束的天数（b 款）；本省规定的日期设置之前为自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: {booked:fen} was booked as spent on {at:day}; {real:fen} of it was paid on.
 * @message.zh  {number}：{at:day} 列支 {booked:fen}，实际支付 {real:fen}。
 * @why         Spending that is only booked makes the year look finished while the money rests elsewhere.
 * @why.zh      以拨代支、列支挂账虚增支出，资金并未形成实际支出。
 * @basis       Both are listed kinds of violation of the provincial front end; no fictitious spending (Budget Law 2018 art. 57); 30 days, 50% and the settlement period are own defaults, reconstructed
 * @basis.zh    两种情形均为某省监控系统列明的违规类型；不得虚列支出（预算法（2018 年）第五十七条）；30 天、50% 和清理期为自定默认值，条件系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen
WHERE coalesce(iThen.executable, false)
WITH i, iThen, COLLECT { MATCH (i)-[g:GIVEN_TO]->(u:Unit) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) RETURN u } AS units,
     COLLECT { MATCH (r:Record {kind: 'ledger-expenditure'})-[a:ABOUT]->(i) WHERE 'LEDGER' IN $sources AND r.from <= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN r ORDER BY r.from, r.id } AS entries,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[a:ABOUT]->(i) WHERE x.value IN ['T-SY7', 'T-ZH5'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) >= $asOf AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN x.value } AS traps
OPTIONAL MATCH (x:Account)-[p:PAID {indicator: i.id}]->(y:Account)
WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND coalesce(p.voucherDate, p.at) <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
OPTIONAL MATCH (w:SettledPayment {payment: p.id})
OPTIONAL MATCH (:Account)-[s:PAID {id: w.settledBy}]->(:Account)
WHERE p.id IN s.settles AND coalesce(s.state, 'paid') = 'paid' AND s.at <= $asOf AND s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH i, iThen, units, entries, traps, y, p, sum(reduce(r = 0, k IN range(0, size(coalesce(s.settles, [])) - 1) | r + CASE WHEN s.settles[k] = p.id THEN s.settledAmounts[k] ELSE 0 END)) AS undone
ORDER BY p.at, p.id
WITH i, iThen, units, entries, traps, collect(CASE WHEN p IS NOT NULL THEN {p: p, y: y, net: p.amount - undone} END) AS payments
// (a) Booked as final, put on an account of the unit itself, of one below it, a township or a platform, with no papers of its own.
WITH i, iThen, entries, traps, payments, COLLECT {
  UNWIND [q IN payments WHERE q.p.final AND q.net > 0 AND q.p.contract IS NULL AND q.p.rosterLine IS NULL AND q.p.invoice IS NULL AND q.p.at + ($windowDays + 1) * 86400000 <= $asOf + 1] AS q
  WITH q.p AS p, q.y AS y, q.net AS net
  WHERE all(needed IN ['ACCOUNT', 'SPECIAL', 'CONTRACT', 'CARD', 'PROGRESS'] WHERE needed IN $sources)
    AND (y.kind IN ['township', 'platform', 'agent-batch'] OR y.kind IN ['special', 'own-funds'] AND EXISTS {
      (y)-[h:HELD_BY]->(holder:Unit) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
        AND (holder IN units OR holder.kind IN ['township', 'platform'] OR EXISTS { (holder)-[v:SUPERVISED_BY]->(above:Unit) WHERE above IN units AND v.addedIn <= $batch AND (v.retiredIn IS NULL OR v.retiredIn > $batch) }) })
  // A payout through the agent account with its roster is no transfer (T-ZH1); its lines are judged elsewhere, and the account is a hub.
  WITH p, y, net, CASE WHEN y.kind = 'agent-batch' AND p.batch IS NOT NULL THEN 'T-ZH1' WHEN y.id IN coalesce($whitelist, []) THEN 'T-ZH5' END AS trap,
       CASE WHEN y.kind = 'agent-batch' THEN [] ELSE COLLECT { MATCH (y)-[o:PAID]->(:Account) WHERE o.at >= p.at AND o.at < p.at + ($windowDays + 1) * 86400000 AND NOT p.id IN coalesce(o.settles, []) AND coalesce(o.state, 'paid') = 'paid' AND o.kind <> 'reclassification' AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch) RETURN o ORDER BY o.at, o.id } END AS onward
  WITH p, y, net, trap, onward, reduce(s = 0, o IN onward | s + o.amount) AS gone
  WHERE gone * 100 < $onwardPercent * net AND (y.kind <> 'agent-batch' OR trap IS NOT NULL)
  RETURN {clause: 'a', id: p.id, at: p.at, booked: net, real: gone, nodes: [y.id], edges: [p.id] + [o IN onward | o.id][..20], trap: trap}
} AS transfers
// (b) In the ledger, and nothing paid for it when the settlement period is over; a December voucher that clears in January is paid (T-BF7).
WITH i, iThen, traps, transfers + [r IN entries WHERE datetime({year: coalesce(r.fiscalYear, i.fiscalYear) + 1, timezone: 'Asia/Shanghai'}).epochMillis + $settlementDays * 86400000 <= $asOf + 1 |
       {clause: 'b', id: r.id, at: r.from, booked: r.amount, real: reduce(s = 0, q IN payments | s + CASE WHEN coalesce(q.p.fiscalYear, i.fiscalYear) <= coalesce(r.fiscalYear, i.fiscalYear) AND coalesce(q.p.mode, '') <> 'special-account' THEN q.net ELSE 0 END),
        nodes: [r.id], edges: [q IN payments | q.p.id][..20], trap: null}] AS wrong
UNWIND CASE WHEN wrong = [] THEN [null] ELSE wrong END AS one
RETURN iThen.recipientRegion AS region, count(DISTINCT i) AS judged, collect(CASE WHEN one.booked > one.real THEN {
  subject: i.id, key: [one.clause, one.id], clause: one.clause, band: 'red', measured: one.real, limit: one.booked, amount: one.booked - one.real, nodes: [i.id] + one.nodes, edges: one.edges,
  facts: {number: coalesce(iThen.ownNumber, i.code, i.id), booked: one.booked, real: one.real, at: one.at},
  trap: coalesce(one.trap, CASE WHEN one.clause = 'a' AND 'T-ZH5' IN traps THEN 'T-ZH5' WHEN one.clause = 'b' AND 'T-SY7' IN traps THEN 'T-SY7' END)} END) AS findings
ORDER BY region
