// How many connections to Postgres a process takes at most.

/** That of whoever owns the tables, at a start and for a moment. */
const OWNER = 1;
/** For what the pages and the chat are woken by; lent to nobody. */
const LISTENING = 1;

export type Connections = {
  readonly officer: number;
  readonly station: number;
  /** At the busiest moment, a start among them. */
  readonly most: number;
};

/** @param setting what the officers' world may have; the station's is asked less and has half. */
export function connectionsFor(setting: number): Connections {
  const station = Math.max(2, setting >> 1);
  return { officer: setting, station, most: setting + station + LISTENING + OWNER };
}
