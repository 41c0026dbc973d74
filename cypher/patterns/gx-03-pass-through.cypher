/**
 * @id         gx-03-pass-through
 * @code       GX-03
 * @title      Public money passes through an account within days
 * @title.zh   快进快出过账
 * @bands      orange
 * @bands.zh   橙
 * @precision  medium
 * @subject    Account
 * @reads      party~; payee~indicator; payee~batch FUNDED_BY>; payee~project <FOR; HELD_BY> <ABOUT; <ABOUT
 * @narrowed   passed-through
 * @needs      PAY ACCOUNT FLOW
 * @traps      T-GX1 T-ZH1 T-ZH4
 * @measure    share
 * @param      subjects string[] Subjects to judge
 * @param      batch integer Data version
 * @param      asOf instant Last moment of the day D
 * @param      hubs string[] = ["treasury","zero-balance","clearing","tax","social-security","utility","agent-batch"] {account-kinds} Kinds of account that never stand inside a path; conventions of the rules
 * @param      receivedLeast fen = 5000000 Tagged money that comes in; own default after the limits of large transfers
 * @param      hours integer = 72 Hours from the receipt that begins an episode; own default
 * @param      outLeast number = 0.9 Share that leaves at least; ratio of out and in, own default
 * @param      restMost number = 0.1 Share of the receipt that remains at most; own default
 * @param      episodes integer = 2 Episodes at least; own default
 * @param      withinDays integer = 90 Days within which they begin; own default
 * @param      youngDays integer = 180 Age of an enterprise of which one episode is enough; own default
 * @param.zh   hubs          不得处于路径中间的账户类型；规则通则
 * @param.zh   receivedLeast 带资金标识的到账金额；参照大额转账标准的自定默认值
 * @param.zh   hours         自到账起的小时数；自定默认值
 * @param.zh   outLeast      至少转出的比例；收付比，自定默认值
 * @param.zh   restMost      余额占到账的最高比例；自定默认值
 * @param.zh   episodes      至少几次；自定默认值
 * @param.zh   withinDays    上述次数开始于多少天之内；自定默认值
 * @param.zh   youngDays     企业成立不满此天数的，一次即计；自定默认值
 * @returns    region, judged, findings
 * @order      region
 * @limit      none: one row for each region of the subjects
 * @message    Of {received:fen} that came in from {since:day} on, {share:share} went out within {hours} hours; {episodes} such episodes, {rest:fen} was left; the order of the payments is {order:word}.
 * @message.zh {since:day} 起到账 {received:fen}，{hours} 小时内转出 {share:share}，此类情形 {episodes} 次，余额 {rest:fen}，先后顺序{order:word}。
 * @why        An account that keeps nothing of what it gets stands between payer and real payee.
 * @why.zh     到账即转出的账户只是付款人与真正收款人之间的通道。
 * @basis      FinBench query 7; manuals on pass-through accounts; 72 hours, 10%, two episodes own defaults; reconstructed. Every receipt of tagged money begins an episode of these hours; of episodes that overlap the first that meets the conditions counts. What an account sends back with a settlement is taken off what it got. What is left is what the statement says after the last payment, else the last balance on file and all movements since; where neither is known there is no episode.
 * @basis.zh   FinBench 查询 7；过账账户识别手册；72 小时、10% 和两次为自定默认值；条件系复原。每笔带资金标识的到账开始一次过账，为期上述小时数；相互重叠的，以最先符合条件的为准。账户已退回并冲抵的款项，从其收款中扣除。余额以最后一笔付款之后的对账单为准，没有的，以最近在案余额加其后全部收支推算；两者均不明的不算过账
 * @engine     cypher
 * @version    2
 */
UNWIND $subjects AS id
MATCH (s:Account {id: id})
WHERE s.addedIn <= $batch AND (s.retiredIn IS NULL OR s.retiredIn > $batch)
WITH s, CASE WHEN s.changedIn > $batch THEN head(COLLECT { MATCH (s)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE s END AS sThen
WHERE NOT sThen.kind IN $hubs AND EXISTS { MATCH (s)<-[p:PAID]-() WHERE p.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: p.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR p.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: p.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: p.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AND size(coalesce(p.ambiguousWith, [])) = 0 AND coalesce(p.state, 'paid') = 'paid' AND p.at <= $asOf AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch) }
CALL (s, sThen) {
  WITH s, sThen, COLLECT { MATCH (s)-[u:PAID]->() WHERE u.settles IS NOT NULL AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
  MATCH (s)<-[g:PAID]-(source)
  WHERE g.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(g.ambiguousWith, [])) = 0 AND coalesce(g.state, 'paid') = 'paid' AND g.at <= $asOf AND g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch)
  WITH s, sThen, g, source, g.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = g.id THEN u.settledAmounts[k] ELSE 0 END)) AS net, g.kind = 'payment' AND (EXISTS { MATCH (line:Indicator {id: g.indicator}) USING INDEX SEEK line:Indicator(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL } OR g.indicator IS NULL AND (EXISTS { MATCH (payout:PayoutBatch {id: g.batch})-[fund:FUNDED_BY]->(line:Indicator) USING INDEX SEEK payout:PayoutBatch(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) } OR EXISTS { MATCH (job:Project {id: g.project})<-[fund:FOR]-(line:Indicator) USING INDEX SEEK job:Project(id) WHERE coalesce(line.fundTag, line.trackCode) IS NOT NULL AND fund.addedIn <= $batch AND (fund.retiredIn IS NULL OR fund.retiredIn > $batch) })) AS tagged
  WHERE net > 0
  WITH s, sThen, g, source, net, tagged ORDER BY g.at, g.id
  WITH s, sThen, collect({id: g.id, at: g.at, net: net, tagged: CASE WHEN tagged THEN net ELSE 0 END, source: source.id, loose: g.timePrecision = 'day'}) AS ins
  WHERE reduce(sum = 0, g IN ins | sum + g.tagged) >= $receivedLeast
  MATCH (s)-[o:PAID]->(sink)
  WHERE o.kind IN ['payment', 'transfer', 'cash'] AND size(coalesce(o.ambiguousWith, [])) = 0 AND coalesce(o.state, 'paid') = 'paid' AND o.at <= $asOf AND o.addedIn <= $batch AND (o.retiredIn IS NULL OR o.retiredIn > $batch)
  WITH s, sThen, ins, o, sink ORDER BY o.at, o.seq, o.id
  WITH s, sThen, ins, collect({o: o, sink: sink, at: o.at}) AS outs
  // In order, and some together: an episode of an account with thousands of payments looks only at those about its time.
  WITH s, sThen, ins, [k IN range(0, size(ins) - 1, 64) | {from: ins[k].at, to: last(ins[k..k + 64]).at, some: ins[k..k + 64]}] AS insBy,
    [k IN range(0, size(outs) - 1, 64) | {from: outs[k].at, to: last(outs[k..k + 64]).at, some: outs[k..k + 64]}] AS outsBy
  // Receipts at one moment begin one episode.
  UNWIND COLLECT { UNWIND ins AS g WITH g WHERE g.tagged > 0 RETURN DISTINCT g.at AS at } AS since
  WITH s, sThen, since, since + $hours * 3600000 AS until, insBy, outsBy
  WITH s, sThen, since, reduce(flat = [], c IN [c IN insBy WHERE c.to >= since AND c.from <= until] | flat + [g IN c.some WHERE g.at >= since AND g.at <= until]) AS ins,
    reduce(flat = [], c IN [c IN outsBy WHERE c.to >= since AND c.from <= until] | flat + [x IN c.some WHERE x.at >= since AND x.at <= until]) AS outs
  WITH s, sThen, since, ins, outs, reduce(sum = 0, g IN ins | sum + g.net) AS received, reduce(sum = 0, g IN ins | sum + g.tagged) AS tagged
  WHERE tagged >= $receivedLeast AND reduce(sum = 0, x IN outs | sum + x.o.amount) >= $outLeast * received
  CALL (outs) {
    UNWIND outs AS x
    WITH x.o AS o, x.sink AS sink
    WITH o, sink, COLLECT { MATCH (settling:SettledPayment {payment: o.id}) MATCH (giver:Account)-[u:PAID {id: settling.settledBy}]->(:Account) WHERE giver = sink AND coalesce(u.state, 'paid') = 'paid' AND u.at <= $asOf AND u.addedIn <= $batch AND (u.retiredIn IS NULL OR u.retiredIn > $batch) RETURN u } AS back
    WITH o, sink, o.amount - reduce(sum = 0, u IN back | sum + reduce(part = 0, k IN range(0, size(u.settles) - 1) | part + CASE WHEN u.settles[k] = o.id THEN u.settledAmounts[k] ELSE 0 END)) AS net
    WHERE net > 0
    WITH o, sink, net ORDER BY o.at, o.seq, o.id
    RETURN sum(net) AS sent, collect(DISTINCT sink.id) AS sinks, collect(o.id) AS gone, last(collect(o)) AS final, coalesce(max(o.timePrecision = 'day'), false) AS loose
  }
  WITH s, sThen, since, ins, received, tagged, sent, sinks, gone, final, loose OR any(g IN ins WHERE g.loose) AS loose
  WHERE sent >= $outLeast * received AND sent <= received AND any(id IN sinks WHERE NOT id IN [g IN ins | g.source])
  // What is left: as the statement says, else the last balance of a day before and all movements after it.
  WITH s, sThen, since, ins, received, tagged, sent, sinks, gone, loose, coalesce(final.payerBalance, head(COLLECT {
    MATCH (b:Balance)-[a:ABOUT]->(s) WHERE b.date + 86400000 <= final.at AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch)
    WITH b ORDER BY b.date DESC, b.id LIMIT 1
    RETURN b.amount + reduce(sum = 0, x IN COLLECT { MATCH (s)<-[m:PAID]-() WHERE m.at >= b.date + 86400000 AND m.at <= final.at AND coalesce(m.state, 'paid') = 'paid' AND m.at <= $asOf AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN m.amount } | sum + x)
      - reduce(sum = 0, x IN COLLECT { MATCH (s)-[m:PAID]->() WHERE m.at >= b.date + 86400000 AND m.at <= final.at AND coalesce(m.state, 'paid') = 'paid' AND m.at <= $asOf AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch) RETURN m.amount } | sum + x) AS left })) AS rest
  WHERE rest <= $restMost * received
  WITH s, sThen, since, EXISTS { MATCH (s)-[h:HELD_BY]->(e:Enterprise) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND e.establishedAt <= since AND since - e.establishedAt < $youngDays * 86400000 } AS young,
    {since: since, received: received, tagged: tagged, edges: [g IN ins | g.id] + gone, sinks: sinks, share: toFloat(sent) / received, rest: rest, loose: loose} AS episode
  ORDER BY since
  WITH s, sThen, collect({since: since, young: young, episode: episode}) AS all
  WITH s, sThen, reduce(apart = [], x IN all | CASE WHEN size(apart) = 0 OR x.since > last(apart).since + $hours * 3600000 THEN apart + [x] ELSE apart END) AS apart
  WITH s, sThen, [x IN apart WHERE x.young OR size([y IN apart WHERE abs(y.since - x.since) <= $withinDays * 86400000]) >= $episodes | x.episode] AS counted
  WHERE size(counted) > 0
  RETURN collect({subject: s.id, band: 'orange', measured: head(counted).share, limit: $outLeast, amount: reduce(sum = 0, x IN counted | sum + x.tagged),
    nodes: reduce(flat = [s.id], x IN counted | flat + x.sinks), edges: reduce(flat = [], x IN counted | flat + x.edges),
    facts: {received: head(counted).received, since: head(counted).since, share: head(counted).share, hours: $hours, episodes: size(counted), rest: head(counted).rest,
      order: CASE WHEN any(x IN counted WHERE x.loose) THEN 'unproven' ELSE 'proven' END},
    trap: CASE WHEN sThen.kind = 'wages' THEN 'T-ZH4' WHEN sThen.whitelisted = true THEN 'T-ZH1' ELSE head(COLLECT { UNWIND [s] + [(s)-[held:HELD_BY]->(holder) WHERE held.addedIn <= $batch AND (held.retiredIn IS NULL OR held.retiredIn > $batch) | holder] AS thing MATCH (waiver:Record {kind: 'exemption'})-[about:ABOUT]->(thing) WHERE waiver.value IN ['T-GX1', 'T-ZH1', 'T-ZH4'] AND coalesce(waiver.from, 0) <= $asOf AND coalesce(waiver.to, 9000000000000000) >= $asOf AND about.addedIn <= $batch AND (about.retiredIn IS NULL OR about.retiredIn > $batch) RETURN waiver.value AS why ORDER BY why LIMIT 1 }) END}) AS found
}
WITH sThen.region AS region, found
WITH region, count(*) AS judged, collect(found) AS lists
RETURN region, judged, reduce(flat = [], list IN lists | flat + list) AS findings
ORDER BY region
