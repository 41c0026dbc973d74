/**
 * @id          js-02-document-malformed
 * @code        JS-02
 * @title       Indicator document incomplete or malformed
 * @title.zh    指标文要素缺失或不规范
 * @bands       orange where the fund tag or a class is missing, else yellow
 * @bands.zh    缺资金标识或科目的为橙，其余为黄
 * @precision   high
 * @subject     Indicator recipientRegion
 * @reads       <CARRIES; GIVEN_TO>; FOR>; <ALLOCATED; <ABOUT
 * @needs       REGISTER
 * @traps       T-JS1 T-JS8
 * @measure     count
 * @unit        element, elements
 * @unit.zh     项要素
 * @param       subjects   string[]     Lines to judge
 * @param       batch      integer      Data version
 * @param       asOf       instant      Last moment of the day D
 * @param       required   string[] = ["number","fundName","fundKind","amount","issuedAt","fundTag","functionClass","transferClass","economicClass"] {line-fields} Elements that a line must have;
 *              take out what the tables of a region do not deliver. List of elements in part from a city's rules for documents (article 5), the tag from a provincial front end
 * @param       pattern    string = "^.+〔20\\d{2}〕\\d+号$" Form of a document number; own default after GB/T 9704
 * @param       yearsApart integer = 1  Years between the number and the fiscal year of the line at most; own default
 * @param.zh    required   指标必须具备的要素；本地表格不提供的可以去掉。要素清单部分取自某市文件管理规定（第五条），标识取自某省监控系统
 * @param.zh    pattern    文号的格式；参照 GB/T 9704 的自定默认值
 * @param.zh    yearsApart 文号年份与指标预算年度最多相差的年数；自定默认值
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     {number}: the line of {amount:fen} lacks or misstates {failed}.
 * @message.zh  {number} 的指标 {amount:fen} 要素缺失或不规范：{failedZh}。
 * @why         Without tag and classes the money cannot be followed, and a number that nobody can read finds no document.
 * @why.zh      缺少资金标识或科目，资金无法追踪；文号不规范，无法找到原文。
 * @basis       Elements: published rules of one city (article 5) and the mandatory tag of a front end of provincial monitoring; reconstructed. Other writings of a number (T-JS3)
 *              are brought to one form when they are loaded
 * @basis.zh    要素取自某市公布的规定（第五条）和某省监控系统的必填标识，条件系复原。文号的其他写法（T-JS3）在装载时已统一
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch)
WITH i, CASE WHEN i.changedIn > $batch THEN head(COLLECT { MATCH (i)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE i END AS iThen,
     head(COLLECT { MATCH (d:Document)-[c:CARRIES]->(i) WHERE d.addedIn <= $batch AND (d.retiredIn IS NULL OR d.retiredIn > $batch) AND c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch) RETURN d ORDER BY d.id }) AS d
WITH i, iThen, d, coalesce(d.number, iThen.ownNumber) AS number, coalesce(iThen.issuedAt, d.issuedAt) AS issuedAt,
     EXISTS { (i)-[g:GIVEN_TO]->(:Unit) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) } OR EXISTS { (i)-[f:FOR]->(:Project) WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch) } AS isForUse,
     // A line that stays with the government which issued it is no transfer.
     iThen.region <> iThen.recipientRegion AND EXISTS { (i)-[g:GIVEN_TO]->(:Region) WHERE g.addedIn <= $batch AND (g.retiredIn IS NULL OR g.retiredIn > $batch) } AS isTransfer,
     COLLECT { MATCH (x:Record {kind: 'exemption'})-[e:ABOUT]->(i) WHERE x.value IN ['T-JS1', 'T-JS8'] AND coalesce(x.from, 0) <= $asOf AND coalesce(x.to, 9000000000000000) + 86399999 >= $asOf AND e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch) RETURN x.value } AS exempt,
     COLLECT { MATCH (up:Indicator)-[a:ALLOCATED]->(i) WHERE a.at <= $asOf AND a.kind IN ['distribution', 'reissue', 'carry-over', 'pooling'] AND a.addedIn <= $batch AND (a.retiredIn IS NULL OR a.retiredIn > $batch) RETURN up.id } AS parents
WHERE issuedAt IS NULL OR issuedAt <= $asOf
WITH i, iThen, d, number, exempt, parents, [x IN [
    {name: 'number', zh: '文号', failed: number IS NULL},
    {name: 'number', zh: '文号格式', failed: NOT number =~ $pattern},
    {name: 'number', zh: '文号年份', failed: number =~ $pattern AND abs(toInteger(left(split(number, '〔')[1], 4)) - iThen.fiscalYear) > $yearsApart},
    {name: 'fundName', zh: '资金名称', failed: iThen.fundName IS NULL},
    {name: 'fundKind', zh: '资金性质', failed: iThen.fundKind IS NULL},
    {name: 'amount', zh: '金额', failed: iThen.amount IS NULL},
    {name: 'issuedAt', zh: '下达日期', failed: iThen.issuedAt IS NULL AND d.issuedAt IS NULL},
    {name: 'fundTag', zh: '资金标识', failed: iThen.fundTag IS NULL},
    {name: 'functionClass', zh: '支出功能分类', failed: isForUse AND iThen.functionClass IS NULL},
    {name: 'transferClass', zh: '转移支付科目', failed: isTransfer AND iThen.transferClass IS NULL},
    {name: 'economicClass', zh: '经济分类', failed: iThen.executable = true AND iThen.economicClass IS NULL}] WHERE x.failed AND x.name IN $required] AS failed,
  // An amount that is settled later and an act that never had a number are no faults.
  CASE WHEN iThen.provisional = true OR 'T-JS1' IN exempt THEN ['amount'] ELSE [] END AS settledLater,
  CASE WHEN d.surrogate = true OR 'T-JS8' IN exempt THEN ['number'] ELSE [] END AS withoutNumber
WITH i, iThen, d, number, parents, settledLater, failed, [x IN failed WHERE NOT x.name IN settledLater + withoutNumber] AS hard
WITH i, iThen, d, number, parents, hard, failed, CASE WHEN size(hard) > 0 THEN hard ELSE failed END AS shown,
     CASE WHEN size(hard) > 0 THEN null WHEN any(x IN failed WHERE x.name IN settledLater) THEN 'T-JS1' ELSE 'T-JS8' END AS trap
RETURN iThen.recipientRegion AS region, count(*) AS judged, collect(CASE WHEN size(failed) > 0 THEN {
  subject: i.id, band: CASE WHEN any(x IN shown WHERE x.name IN ['fundTag', 'functionClass', 'transferClass', 'economicClass']) THEN 'orange' ELSE 'yellow' END,
  measured: size(shown), limit: 0, amount: coalesce(iThen.amount, 0), nodes: [x IN [d.id, i.id] + parents WHERE x IS NOT NULL], edges: [],
  facts: {number: coalesce(number, i.id), amount: coalesce(iThen.amount, 0), failed: substring(reduce(text = '', x IN shown | text + ', ' + x.name), 2),
          failedZh: substring(reduce(text = '', x IN shown | text + '、' + x.zh), 1)},
  trap: trap} END) AS findings
ORDER BY region
