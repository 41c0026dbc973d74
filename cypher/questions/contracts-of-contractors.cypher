/**
 * @id       contracts-of-contractors
 * @title    Contracts per contractor, year on year
 * @title.zh 承包商逐年合同情况
 * @topic    contracts
 * @why      Whose business with the budget grows suddenly, and with how little competition.
 * @why.zh   哪些承包商的财政合同突然增长，竞争程度如何。
 * @note     By the day of signing and the region of the contract.
 * @note.zh  按签订日期和合同所属区划统计。
 * @needs    CONTRACT
 * @param    year integer Year of signing
 * @param.zh year 签订年度
 * @allowed  year 1990..2100
 * @param    least fen = 0 Smaller sums are left out
 * @param.zh least 低于此数的不列
 * @allowed  least 0..9007199254740991
 * @param    regions string[] Region codes that the caller may see; null = all
 * @param    batch integer Data version
 * @param    asOf instant Last moment of what had happened
 * @param    after integer Rows passed over
 * @param    limit integer Rows given
 * @column   contractor node Contractor|承包商
 * @column   contracts integer Contracts|合同数
 * @column   amount fen Amount|合同金额
 * @column   before fen Year before|上年金额
 * @column   growth number Times the year before|为上年倍数
 * @column   units integer Buying units|采购单位数
 * @column   untendered fen Without open tender|非公开招标金额
 * @column   share share Without open tender|非公开招标占比
 * @column   largest fen Largest|最大合同
 * @returns  contractor, contracts, amount, before, growth, units, untendered, share, largest
 * @order    amount, largest first, then contractor
 * @limit    $limit
 */
MATCH (k:Contract)
USING SCAN k:Contract
WHERE k.addedIn <= $batch AND (k.retiredIn IS NULL OR k.retiredIn > $batch)
WITH k, CASE WHEN k.changedIn > $batch THEN head(COLLECT { MATCH (k)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE k END AS kThen
WHERE $regions IS NULL OR kThen.region IN $regions
WITH k, kThen, datetime({epochMillis: kThen.signedAt, timezone: 'Asia/Shanghai'}).year AS signed
WHERE signed IN [$year, $year - 1] AND kThen.signedAt <= $asOf
MATCH (e:Enterprise)-[c:CONTRACTED_FOR]->(k)
WHERE c.role = 'contractor' AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
// One contract of several contractors counts with each one's own sum, where it is stated.
WITH e, k, signed, coalesce(c.amount, kThen.amount, 0) AS amount, coalesce(kThen.method, '') CONTAINS '公开招标' AS isOpen, COLLECT { MATCH (k)-[b:ISSUED_BY]->(u:Unit) WHERE b.addedIn <= $batch AND (b.retiredIn IS NULL OR b.retiredIn > $batch) RETURN u.id } AS units
WITH e, [x IN collect({signed: signed, amount: amount, isOpen: isOpen, units: units}) WHERE x.signed = $year] AS now, sum(CASE WHEN signed < $year THEN amount ELSE 0 END) AS before
WHERE size(now) > 0
WITH e, now, before, reduce(s = 0, x IN now | s + x.amount) AS amount, reduce(s = 0, x IN now | s + CASE WHEN x.isOpen THEN 0 ELSE x.amount END) AS untendered, reduce(m = 0, x IN now | CASE WHEN x.amount > m THEN x.amount ELSE m END) AS largest,
     reduce(list = [], x IN now | list + [u IN x.units WHERE NOT u IN list]) AS units
WHERE amount >= $least
RETURN e.id AS contractor, size(now) AS contracts, amount, before, CASE WHEN before > 0 THEN round(1.0 * amount / before, 2) END AS growth, size(units) AS units, untendered, CASE WHEN amount > 0 THEN 1.0 * untendered / amount END AS share, largest
ORDER BY amount DESC, contractor
SKIP $after LIMIT $limit
