/**
 * @id          sk-04-scope-or-shell
 * @code        SK-04
 * @title       Scope mismatch or shell cooperative
 * @title.zh    经营范围不符或空壳合作社
 * @bands       yellow for the scope (a, b), orange for a shell (c, d)
 * @bands.zh    经营范围不符（a、b 款）为黄，空壳主体（c、d 款）为橙
 * @precision   low
 * @subject     Enterprise
 * @reads       <ABOUT; CONTRACTED_FOR> ABOUT>; <HELD_BY (party~; payee~project); <MEMBER_OF
 * @needs       ENTERPRISE PAY
 * @clause      a: The scope of business has nothing of the kind of project|经营范围与承接项目的类别无关
 * @clause      b CONTRACT: Many awards, in too many kinds of project|中标次数多，涉及的项目类别过多
 * @clause      c: A cooperative with too few members, or too few farmers among them|合作社成员不足，或农民成员比例过低
 * @clause      d FLOW: For months a cooperative received public money only|合作社连续数月只有财政资金流入
 * @traps       T-SE5
 * @measure     count
 * @param       subjects     string[] Enterprises to judge
 * @param       batch        integer  Data version
 * @param       asOf         instant  Last moment of the day D
 * @param       sources      string[] What is covered
 * @param       scopes       string[] = ["基础设施:工程,施工,建筑,建设,公路,道路,桥,市政,水利,土石方,设施,安装,绿化,劳务","农村供水:水,管,工程,施工,建筑,建设,设施,安装","农田水利:水,渠,井,工程,施工,建筑,建设,土石方,设施,农业","人居环境:环境,污水,垃圾,市政,绿化,园林,工程,施工,建筑,建设,设施,卫生","公共服务:工程,施工,建筑,建设,房屋,市政,设施,服务,设备,安装","产业发展:农,种植,养殖,养,畜,林,果,菌,茶,粮,菜,药,加工,食品,冷,仓,设施,工程,施工,建筑,建设,设备,机械,光伏,电,科技,贸易,销售,旅游,集体"] For each category of project the words one of which a fitting scope holds; own default
 * @param       members      integer = 5    Members a cooperative needs; Cooperatives Law, article 12
 * @param       farmerShare  number = 0.8   Farmers among them; Cooperatives Law, article 20
 * @param       fenceAwards  integer = 20   Awards from which the spread of categories is looked at; cardinal R048
 * @param       fence        integer = 8    Distinct categories that are too many; stands for third quartile and one and a half interquartile ranges of the place, to be calibrated there
 * @param       monthsAlone  integer = 12   Months in which only public money came; own default
 * @param.zh    scopes      各类项目对应的用语，经营范围含其中之一即为相符；自定默认值
 * @param.zh    members     合作社应有的成员数；农民专业合作社法第十二条
 * @param.zh    farmerShare 成员中农民的比例；农民专业合作社法第二十条
 * @param.zh    fenceAwards 中标次数达到此数才看类别的分散程度；Cardinal 指标 R048
 * @param.zh    fence       中标涉及的类别超过此数为过多；代替本地第三四分位数加 1.5 倍四分位距，应按本地数据校准
 * @param.zh    monthsAlone 只有财政资金流入的月数；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the enterprises
 * @message     {name}: {what}; it was paid {amount:fen} of public money.
 * @message.zh  {name}：{whatZh}；收到财政资金 {amount:fen}。
 * @why         An enterprise that does not do such work, or a cooperative without members, passes the money on.
 * @why.zh      经营范围与项目无关或无实际成员的主体，往往只是过账通道。
 * @basis       Cooperatives Law 2017, articles 12 and 20; clean-up of shell cooperatives; cardinal R048; words and fence reconstructed
 * @basis.zh    农民专业合作社法（2017 年）第十二条、第二十条；空壳合作社专项清理；Cardinal 指标 R048；用语和界限系复原
 * @engine      cypher
 * @version     2
 */
UNWIND $subjects AS id
MATCH (e:Enterprise {id: id}) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
WITH e, CASE WHEN e.changedIn > $batch THEN head(COLLECT { MATCH (e)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE e END AS eThen
CALL (e) {
  MATCH (e)<-[h:HELD_BY]-(a:Account)<-[p:PAID]-(:Account) WHERE coalesce(p.indicator, p.project, p.contract, p.batch) IS NOT NULL AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch) AND p.at <= $asOf AND coalesce(p.state, 'paid') = 'paid' AND coalesce(p.kind, 'payment') IN ['payment', 'transfer'] AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  WITH a, collect(DISTINCT p) AS ps
  WITH ps, COLLECT { MATCH (a)-[b:PAID]->(:Account) WHERE b.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND b.settles IS NOT NULL AND b.at <= $asOf AND coalesce(b.state, 'paid') = 'paid' AND b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN b } AS backs
  UNWIND ps AS p
  WITH p, p.amount - reduce(s = 0, b IN backs | s + reduce(t = 0, k IN range(0, size(b.settles) - 1) | t + CASE WHEN b.settles[k] = p.id THEN b.settledAmounts[k] ELSE 0 END)) AS net WHERE net > 0
  WITH p, net ORDER BY p.at, p.id
  RETURN collect({id: p.id, at: p.at, net: net, project: p.project}) AS paid
}
WITH e, eThen, paid
WHERE size(paid) > 0
WITH e, eThen, paid, paid[0].at AS firstAt, paid[-1].at AS lastAt, head(COLLECT { MATCH (e)<-[filed:ABOUT]-(file:Record) WHERE file.kind = 'exemption' AND file.value IN ['T-SE5'] AND coalesce(file.from, 0) <= $asOf AND coalesce(file.to, 9000000000000000) + 86399999 >= $asOf AND filed.addedIn <= $batch AND (filed.retiredIn IS NULL OR filed.retiredIn > $batch) RETURN file.value ORDER BY file.value }) AS exempt
CALL (e, eThen, paid, firstAt, lastAt, exempt) {
  CALL (e, eThen, paid, firstAt, lastAt) {
    // (a) No word of the scope belongs to the category of the project.
    UNWIND paid AS p
    WITH p.project AS project, sum(p.net) AS net, collect(p.id) AS ids WHERE project IS NOT NULL
    MATCH (j:Project {id: project})
    WITH j, net, ids, head([s IN $scopes WHERE split(s, ':')[0] = j.category]) AS words
    WHERE words IS NOT NULL AND coalesce(eThen.scope, '') <> '' AND NOT any(w IN split(split(words, ':')[1], ',') WHERE eThen.scope CONTAINS w)
    WITH collect(DISTINCT j) AS projects, sum(net) AS net, reduce(l = [], x IN collect(ids) | l + x) AS ids
    WHERE size(projects) > 0
    RETURN 'a' AS clause, 'yellow' AS band, 'its scope fits none of ' + toString(size(projects)) + ' projects' AS what, '经营范围与所承接的 ' + toString(size(projects)) + ' 个项目均无关' AS whatZh, size(projects) AS measured, 0 AS limit, net, [j IN projects | j.id] AS shown, ids
    UNION ALL
    // (b) A supplier of everything.
    MATCH (e)-[c:CONTRACTED_FOR]->(k:Contract)-[ab:ABOUT]->(j:Project) WHERE 'CONTRACT' IN $sources AND k.signedAt <= $asOf AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) AND ab.addedIn <= $batch AND (ab.retiredIn IS NULL OR ab.retiredIn > $batch)
    WITH count(DISTINCT k) AS awards, collect(DISTINCT j.category) AS categories, collect(DISTINCT k.id) AS shown
    WHERE awards >= $fenceAwards AND size(categories) >= $fence
    RETURN 'b' AS clause, 'yellow' AS band, 'it won projects of ' + toString(size(categories)) + ' kinds, ' + toString($fence) + ' are too many' AS what, '中标涉及 ' + toString(size(categories)) + ' 类项目，达到 ' + toString($fence) + ' 类即为过多' AS whatZh, size(categories) AS measured, $fence AS limit, reduce(s = 0, p IN paid | s + p.net) AS net, shown[..50] AS shown, [] AS ids
    UNION ALL
    // (c) Too few members, or too few farmers among them, when the first money came; where none is loaded, nothing is known.
    MATCH (e)<-[m:MEMBER_OF]-(x:Person) WHERE eThen.kind = 'cooperative' AND coalesce(m.from, 0) <= lastAt AND coalesce(m.to, 9000000000000000) + 86399999 >= firstAt AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
    WITH count(DISTINCT x) AS members, count(DISTINCT CASE WHEN m.farmer = true THEN x END) AS farmers, count(m.farmer) AS known, collect(DISTINCT x.id) AS shown
    WHERE members > 0 AND (members < $members OR (known = members AND 1.0 * farmers / members < $farmerShare))
    RETURN 'c' AS clause, 'orange' AS band, CASE WHEN members < $members THEN 'it has ' + toString(members) + ' members of the ' + toString($members) + ' that a cooperative needs'
             ELSE toString(farmers) + ' of its ' + toString(members) + ' members are farmers, at least ' + toString(toInteger(ceil($farmerShare * members - 0.000001))) + ' have to be' END AS what,
           CASE WHEN members < $members THEN '合作社成员 ' + toString(members) + ' 名，少于应有的 ' + toString($members) + ' 名'
             ELSE '成员 ' + toString(members) + ' 名中农民 ' + toString(farmers) + ' 名，少于应有的 ' + toString(toInteger(ceil($farmerShare * members - 0.000001))) + ' 名' END AS whatZh,
           // Heads in both cases, as the measure says; no share that is a whole number of farmers asks for one more.
           CASE WHEN members < $members THEN members ELSE farmers END AS measured, CASE WHEN members < $members THEN $members ELSE toInteger(ceil($farmerShare * members - 0.000001)) END AS limit,
           reduce(s = 0, p IN paid | s + p.net) AS net, shown[..50] AS shown, [p IN paid | p.id] AS ids
    UNION ALL
    // (d) A cooperative that lives on public money alone.
    MATCH (e)<-[h:HELD_BY]-(a:Account) WHERE eThen.kind = 'cooperative' AND 'FLOW' IN $sources AND h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
    WITH collect(DISTINCT a) AS accounts, (datetime({datetime: datetime({epochMillis: lastAt}), timezone: 'Asia/Shanghai'}) - duration({months: $monthsAlone})).epochMillis AS since
    WHERE size(accounts) > 0 AND NOT EXISTS { UNWIND accounts AS a MATCH (:Account)-[q:PAID]->(a) WHERE coalesce(q.indicator, q.project, q.contract, q.batch) IS NULL AND q.at > since AND q.at <= lastAt AND coalesce(q.state, 'paid') = 'paid' AND q.addedIn <= $batch AND (q.retiredIn IS NULL OR q.retiredIn > $batch) }
    WITH [p IN paid WHERE p.at > since] AS some, accounts
    RETURN 'd' AS clause, 'orange' AS band, 'public money alone came in for ' + toString($monthsAlone) + ' months, in ' + toString(size(some)) + ' payments' AS what, toString($monthsAlone) + ' 个月内只有财政资金流入，共 ' + toString(size(some)) + ' 笔' AS whatZh, size(some) AS measured, 0 AS limit, reduce(s = 0, p IN some | s + p.net) AS net, [a IN accounts | a.id] AS shown, [p IN some | p.id] AS ids
  }
  RETURN collect({
    subject: e.id, key: [clause], clause: clause, band: band, measured: measured, limit: limit, amount: net, nodes: [e.id] + shown, edges: ids[..200],
    facts: {name: eThen.name, what: what, whatZh: whatZh, scope: eThen.scope, amount: net}, trap: exempt}) AS findings
}
RETURN eThen.region AS region, count(*) AS judged, reduce(found = [], some IN collect(findings) | found + some) AS findings
ORDER BY region
