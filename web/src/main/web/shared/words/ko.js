/** Words of parts that both sites use. */
export const words = {
  "steps": "걸음",
  "close": "닫기",
  "cancel": "취소",
  "save": "저장",
  "delete": "삭제",
  "more": "더 보기",
  "loading": "불러오는 중…",
  "retry": "다시 시도",
  "chart.as-table": "표로 보기",
  "chart.when": "시간",
  "problem.offline": "연결되어 있지 않습니다. 온라인 상태에서 다시 시도해 주세요.",
  "problem.unavailable": "지금은 응답이 없습니다. 잠시 후 다시 시도해 주세요.",
  "problem.view-behind": "숫자를 아직 반영하는 중입니다. 잠시 후 다시 시도해 주세요.",
  "problem.too-many-requests": "요청이 너무 잦습니다. {seconds}초 후에 다시 시도해 주세요.",
};
