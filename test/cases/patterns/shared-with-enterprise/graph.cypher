// A shares its telephone with F, its address with G as the register has it, its representative with H and owns a part of S; N has another telephone; a registration service is shared by three.
CREATE (a:Enterprise {id: 'enterprise:A', name: '甲公司', region: '410325', address: '嵩县城关镇1号'}), (f:Enterprise {id: 'enterprise:F', name: '己公司', region: '410325'}), (g:Enterprise {id: 'enterprise:G', name: '庚公司', region: '410325', address: '嵩县城关镇1号'}),
  (h:Enterprise {id: 'enterprise:H', name: '辛公司', region: '410325'}), (s:Enterprise {id: 'enterprise:S', name: '子公司', region: '410325'}), (n:Enterprise {id: 'enterprise:N', name: '远公司', region: '410325', address: '别处'}),
  (a)-[:USES]->(c:Contact {id: 'contact:1', kind: 'phone', value: '13800138000'})<-[:USES]-(f), (n)-[:USES]->(:Contact {id: 'contact:2', kind: 'phone', value: '13900139000'}),
  (p:Person {id: 'person:1', name: '张三丰', region: '410325'})-[:LEGAL_REP_OF]->(a), (p)-[:SHAREHOLDER_OF]->(h), (a)-[:SHAREHOLDER_OF]->(s),
  (a)-[:USES]->(k:Contact {id: 'contact:3', kind: 'device', value: 'AA-BB'}), (f)-[:USES]->(k), (n)-[:USES]->(k);
