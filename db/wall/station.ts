// The station's world: what an officer sent through the one door, and who read it.

import { all, type SchemaWall, some } from './rights.ts';

export const STATION_WALL: SchemaWall = {
  flag_inbox: {
    wl_registrar: all('select', 'insert', 'update', 'delete'),
    wl_instructor: some('for them or for any of their unit', 'select'),
  },
  flag_reads: {
    wl_registrar: all('select', 'delete'),
    wl_instructor: some('of flags they see', 'select', 'insert'),
  },
};
