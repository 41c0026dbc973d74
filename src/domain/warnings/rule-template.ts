/** A rule file without fault in which every text is still to be written. */
export function ruleTemplate(id: string, code: string): string {
  return `/**
 * @id          ${id}
 * @code        ${code}
 * @title       One line in a reader's words
 * @title.zh    一句话
 * @bands       yellow over limit
 * @bands.zh    超过 limit 为黄
 * @precision   medium
 * @subject     Indicator
 * @needs       ALLOC PAY
 * @traps
 * @measure     fen
 * @param       subjects string[]  Lines to judge
 * @param       batch    integer   Data version
 * @param       asOf     instant   Last moment of the day D
 * @param       limit    fen = 100 What it is, and where the value comes from
 * @param.zh    limit    含义，以及数值的出处
 * @returns     region, judged, findings
 * @order       region
 * @limit       none: one row for each region of the lines
 * @message     The line of {amount:fen} …
 * @message.zh  指标 {amount:fen} ……
 * @why         What an investigator, the accused and a judge will ask
 * @why.zh      为什么
 * @basis       Law, and origin of each threshold
 * @basis.zh    法律依据，以及各阈值的出处
 * @engine      cypher
 * @version     1
 */
UNWIND $subjects AS id
MATCH (i:Indicator {id: id})
WHERE i.addedIn <= $batch AND (i.retiredIn IS NULL OR i.retiredIn > $batch) AND i.issuedAt <= $asOf
RETURN i.region AS region, count(*) AS judged, collect(CASE WHEN i.amount > $limit THEN {
  subject: i.id, band: 'yellow', measured: i.amount, limit: $limit, amount: i.amount, nodes: [i.id], edges: [], facts: {amount: i.amount}, trap: null} END) AS findings
ORDER BY region
`;
}
