/**
 * Words that mean the same on these lists, one line a meaning (同义词). The table is small and
 * published: a line is there because both words stand on real lists for the same work or the same
 * people. What is merely near is left to the categories. A change is a change of the rule version.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['漏水', '渗漏', '渗水', '漏雨'],
  ['维修', '修理', '检修', '修缮', '小修', '微修'],
  ['疏通', '堵塞', '管道堵'],
  ['更换', '换新'],
  ['老人', '老年人', '长者', '高龄'],
  ['独居', '空巢'],
  ['儿童', '孩子', '少儿', '小孩'],
  ['骑手', '外卖员', '外卖小哥'],
  ['司机', '卡友', '货车司机'],
  ['残疾', '残障'],
  ['义诊', '看诊', '问诊', '坐诊'],
  ['体检', '健康检查'],
  ['午餐', '用餐', '送餐', '助餐', '食堂'],
  ['理发', '剪发'],
  ['代办', '代领', '帮办', '跑腿'],
  ['看护', '托管', '照看'],
  ['英语', '口语', '外语'],
  ['补种', '补苗', '补绿'],
  ['修剪', '剪枝', '枯枝'],
  ['绿化', '绿地', '草坪', '花坛', '绿篱'],
  ['保洁', '清扫', '清理', '清洁'],
  ['清雪', '除雪', '铲雪'],
  ['垃圾', '废弃物', '杂物'],
  ['停车', '车位', '泊车'],
  ['监控', '摄像头', '探头'],
  ['电动车', '电瓶车', '电动自行车'],
  ['照明', '路灯', '灯具', '楼道灯'],
  ['围墙', '围栏', '护栏'],
  ['调解', '纠纷', '说和'],
  ['政策', '新规'],
  ['咨询', '答疑', '讲解'],
];

const LINES = new Map(SYNONYMS.flatMap((line) => line.map((word) => [word, line] as const)));

/** Every way in which a word's meaning is written, the word itself among them. */
export function waysToSay(word: string): readonly string[] {
  return LINES.get(word) ?? [word];
}

/** One word for all that mean the same: the first of its line. */
export function meaningOf(word: string): string {
  return LINES.get(word)?.[0] ?? word;
}
