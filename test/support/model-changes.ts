// A change as a model answers it: another time, or other days.

export function set(places: string[], time: string | null, days: number[] | null = null) {
  return {
    places,
    what: 'set' as const,
    time,
    days,
    until: null,
  };
}
