// The wall as the server has it, in the same lines as `declared.ts`, read from the catalogs that
// every role may read. The owner and superusers are not held by a wall and are left out.

import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { type Place, ROLES, WALL, type World } from './declared.ts';

const list = (names: readonly string[]) =>
  sql`(${sql.join(
    names.map((name) => sql`${name}`),
    sql`, `,
  )})`;
const SCHEMAS = list(Object.keys(WALL));

/** What could read another database, the disk or other sessions' statements. */
const DANGEROUS = ['dblink', 'postgres_fdw', 'file_fdw', 'adminpack', 'plpython3u', 'plperlu'];

export async function placeOf(db: Db): Promise<Place> {
  const [row] = await db.execute<{ name: string }>(sql`select current_database() as name`);
  const sequences = await db.execute<{ sequence: string; table: string }>(sql`
    select s.oid::regclass::text as sequence, d.refobjid::regclass::text as table
    from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass
    where s.relkind = 'S' and d.deptype in ('a', 'i') and d.refobjsubid > 0
      and s.relnamespace::regnamespace::text in ${SCHEMAS}`);
  const database = row?.name ?? '';
  return {
    logins: { officer: loginName(database, 'officer'), station: loginName(database, 'station') },
    sequences: [...sequences],
  };
}

/** Logins belong to the whole cluster: each carries its database's name. */
export function loginName(database: string, world: World): string {
  return `${database.slice(0, 50)}_${world}`;
}

/** Every right that is there, one line for each. */
export async function actualLines(db: Db, { logins }: Place): Promise<string[]> {
  const rows = await db.execute<{ line: string }>(sql`
    with ours as (
      select oid, rolname as name from pg_roles
      where rolname in ${list([...ROLES, ...Object.values(logins)])}
    ), owner as (
      select nspowner as oid from pg_namespace where nspname = 'ledger'
    ), grants as (
      ${relationGrants} union all ${columnGrants} union all ${schemaGrants}
      union all ${functionGrants}
    )
    select distinct coalesce(r.rolname, 'anyone') || ' may ' || g.what as line
    from grants g left join pg_roles r on r.oid = g.grantee
    where g.grantee not in (select oid from owner)
      and (g.is_ours and coalesce(not r.rolsuper, true) or g.grantee in (select oid from ours))
    union all ${relations} union all ${policies} union all ${functions} union all ${roles} union all ${memberships}
    union all ${database} union all ${oddities}`);
  return rows.map(({ line }) => line);
}

const relationGrants = sql`
  select a.grantee, n.nspname in ${SCHEMAS} as is_ours,
    case when c.relkind = 'S' then 'use sequence ' else lower(a.privilege_type) || ' on ' end
      || c.oid::regclass || case when a.is_grantable then ', and pass it on' else '' end as what
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, lateral aclexplode(c.relacl) a
  where not (c.relkind = 'S' and a.privilege_type = 'SELECT' and a.grantee = 0)`;

const columnGrants = sql`
  select a.grantee, n.nspname in ${SCHEMAS},
    lower(a.privilege_type) || '(' || t.attname || ') on ' || c.oid::regclass
  from pg_attribute t join pg_class c on c.oid = t.attrelid
    join pg_namespace n on n.oid = c.relnamespace, lateral aclexplode(t.attacl) a
  where not t.attisdropped`;

// Creating is looked at in every schema: what can be put on a search path can be put in the way.
const schemaGrants = sql`
  select a.grantee, n.nspname in ${SCHEMAS} or a.privilege_type = 'CREATE',
    case a.privilege_type when 'CREATE' then 'create in schema ' else 'use schema ' end || n.nspname
  from pg_namespace n, lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
  where n.nspname !~ '^pg_'
    and a.grantee not in (n.nspowner, (select oid from pg_roles where rolname = 'pg_database_owner'))`;

// Whoever runs one of these acts as the owner for as long as it runs.
const functionGrants = sql`
  select a.grantee, true, 'run ' || p.oid::regprocedure
  from pg_proc p, lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where p.prosecdef and p.pronamespace::regnamespace::text in ${SCHEMAS}`;

const relations = sql`
  select 'there is a ' || case c.relkind when 'v' then 'view ' when 'm' then 'view '
      when 'f' then 'foreign table ' else 'table ' end || c.oid::regclass
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ${SCHEMAS} and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not c.relispartition`;

const policies = sql`
  select c.oid::regclass || ' is closed to whom no policy names'
  from pg_class c where c.relnamespace::regnamespace::text in ${SCHEMAS}
    and c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity and c.relforcerowsecurity
  union all
  select case when named = c.relowner then 'the owner' when named = 0 then 'anyone'
      else named::regrole::text end
    || ' reaches ' || case when bool_and(p.polpermissive
      and coalesce(pg_get_expr(p.polqual, p.polrelid), 'true') = 'true'
      and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'true') = 'true')
      then 'every row' else 'some rows' end || ' of ' || c.oid::regclass
  from pg_policy p join pg_class c on c.oid = p.polrelid, unnest(p.polroles) named
  where c.relnamespace::regnamespace::text in ${SCHEMAS}
  group by named, c.oid, c.relowner`;

const functions = sql`
  select p.oid::regprocedure || ' runs as its ' || case when not p.prosecdef then 'caller'
    when exists (select from unnest(p.proconfig) one where one like 'search_path=%') then 'owner'
    else 'owner, on whatever search path it is called with' end
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ${SCHEMAS}`;

const roles = sql`
  select r.rolname || case when r.rolcanlogin then ' is a login' else ' is a role that cannot log in' end
    || concat(case when r.rolsuper then ', a superuser' end,
      case when r.rolcreaterole then ', makes roles' end,
      case when r.rolcreatedb then ', makes databases' end,
      case when r.rolreplication then ', replicates' end,
      case when r.rolbypassrls then ', passes by row policies' end,
      case when r.rolcanlogin and r.rolinherit then ', has the rights of all its roles at once' end)
  from pg_roles r join ours on ours.oid = r.oid
  union all
  select o.name || ' has settings of its own' from pg_db_role_setting s join ours o on o.oid = s.setrole
  union all
  select pg_describe_object(d.classid, d.objid, d.objsubid) || ' is owned by ' || o.name
  from pg_shdepend d join ours o on o.oid = d.refobjid
  where d.refclassid = 'pg_authid'::regclass and d.deptype = 'o'
    and d.dbid in (0, (select oid from pg_database where datname = current_database()))`;

// Postgres 16 makes who creates a role its administrator, which alone gives none of its rights.
const memberships = sql`
  select m.rolname || ' may become ' || g.rolname
  from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
  where (a.roleid in (select oid from ours) or a.member in (select oid from ours))
    and not m.rolsuper and a.member not in (select oid from owner)
    and coalesce((to_jsonb(a) ->> 'set_option')::boolean, true)
    and (not m.rolcanlogin or has_database_privilege(m.oid, current_database(), 'connect'))`;

const database = sql`
  select coalesce(o.name, 'anyone') || ' may ' ||
    case a.privilege_type when 'CREATE' then 'create schemas' when 'TEMPORARY' then 'make temporary tables'
      else 'connect' end
  from pg_database d, lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
    left join ours o on o.oid = a.grantee
  where d.datname = current_database() and (a.grantee = 0 or o.oid is not null)`;

const oddities = sql`
  select 'extension ' || extname || ' is there' from pg_extension where extname in ${list(DANGEROUS)}
  union all
  select 'rights on future objects are given away by ' || d.defaclrole::regrole
  from pg_default_acl d, lateral aclexplode(d.defaclacl) a
  where a.grantee in (select oid from ours)
    or a.grantee <> d.defaclrole and d.defaclnamespace::regnamespace::text in ${SCHEMAS}
  union all
  select c.oid::regclass || ' lets records be changed'
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'ledger.audit_events'::regclass and not exists (
    select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'insert_only' and t.tgenabled = 'O')
  union all
  select 'there are large objects' where exists (select 1 from pg_largeobject_metadata)`;
