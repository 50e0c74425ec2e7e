// What the explorer's history says of each month, forwards, backwards and by leaps.
import { History } from "../../argmap/theme/assets/argmap/explorer/history.js";

function tell(history, ids) {
  const there = ids.filter((id) => history.has(id));
  const say = (read) => Object.fromEntries(ids.filter((id) => read(id)).map((id) => [id, read(id)]));
  return {
    month: history.month,
    claims: there,
    standings: say((id) => history.standing(id)),
    outcomes: say((id) => history.outcome(id)),
    tally: Object.values(history.tally),
    balance: history.balance,
    event: history.event,
    arrived: history.arrived,
  };
}

/** What is said of months, gone to in the order given; an empty one is today. */
export function tellMonths(data, ids, months) {
  const history = new History(data);
  return months.map((month) => {
    history.show(month);
    return tell(history, ids);
  });
}

export function tellDots(data) {
  const history = new History(data);
  return history.listDots().map((dot) => [history.months[dot.month], dot.side, dot.id, dot.label]);
}
