// Payments on lines of poverty money: F buys an office car, F2 is booked under hospitality; N hires site vehicles and paves a road in 招待所村; X pays public-welfare posts under their own project. N3 is money without a tag.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'})-[:HELD_BY]->(:Enterprise {id: 'enterprise:e'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', '购置办公用车一辆', '50306', '衔接资金'], ['F2', '办公室支出', '50206', '衔接资金'], ['N1', '工程车辆租赁费', '50302', '衔接资金'], ['N2', '招待所村道路硬化', '50302', '衔接资金'], ['N3', '购置办公用车一辆', '50306', null], ['N4', '拖欠农民工工资奖金', '50302', '衔接资金'], ['X1', '公益岗位人员工资', '50901', '衔接资金']] AS row
CREATE (i:Indicator {id: 'indicator:410325|2023|' + row[0], region: '410325', recipientRegion: '410325', executable: true, fundTag: row[3], fundName: row[3]})-[:FOR]->(:Project {id: 'project:' + row[0]})
CREATE (t)-[:PAID {id: 'paid:' + row[0], indicator: i.id, amount: 15800000, at: 1683648000000, purpose: row[1], economicClass: row[2]}]->(e);
// A second car was given back.
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
CREATE (t)-[:PAID {id: 'paid:N9', indicator: 'indicator:410325|2023|N1', amount: 100, at: 1683648000000, purpose: '购车'}]->(e), (e)-[:PAID {id: 'paid:back', kind: 'refund', amount: 100, at: 1684512000000, settles: ['paid:N9'], settledAmounts: [100]}]->(t);
MATCH (x:Project {id: 'project:X1'}) CREATE (:Record {id: 'record:x', kind: 'exemption', value: 'T-SH5'})-[:ABOUT]->(x);
