// On 2023-01-01 four accounts of offices get 600,000 yuan of a poverty line. F and F2 pass on 450,000 in twenty days, N all but half a yuan; X is a wages account,
// which is compulsory. Only the ledger of F2 opens with a stated balance, which its own 100,000 of 2022 made: first in, first out.
CREATE (:Account {id: 'account:t', kind: 'treasury'}), (:Account {id: 'account:e', kind: 'enterprise'}), (:Indicator {id: 'indicator:410325|2023|a', fundTag: '衔接资金'});
MATCH (t:Account {id: 'account:t'}), (e:Account {id: 'account:e'})
UNWIND [['F1', 'special', 45000000], ['F2', 'own-funds', 55000000], ['N1', 'township', 59999950], ['X1', 'wages', 45000000]] AS row
CREATE (a:Account {id: 'account:' + row[0], kind: row[1], region: '410325', name: '专户'})-[:HELD_BY]->(:Unit {id: 'unit:410325|' + row[0], name: '单位' + row[0]})
CREATE (t)-[:PAID {id: 'paid:' + row[0], kind: 'transfer', mode: 'appropriation', indicator: 'indicator:410325|2023|a', amount: 60000000, at: 1672502400000}]->(a)
CREATE (a)-[:PAID {id: 'paid:out-' + row[0], amount: row[2], at: 1674144000000}]->(e);
MATCH (a:Account {id: 'account:F2'}) CREATE (:Balance {id: 'balance:F2', date: 1672416000000, amount: 10000000, opening: true})-[:ABOUT]->(a);
