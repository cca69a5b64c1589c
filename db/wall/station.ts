// The station's world: what an officer sent through the one door, and who read it.

import { all, type SchemaWall } from './rights.ts';

export const STATION_WALL: SchemaWall = {
  flag_inbox: {
    wl_registrar: all('select', 'insert', 'update'),
    wl_instructor: all('select'),
  },
  flag_reads: {
    wl_registrar: all('select'),
    wl_instructor: all('select', 'insert'),
  },
};
