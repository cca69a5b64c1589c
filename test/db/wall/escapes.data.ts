// Statements that no login may run, by what they are about.

/** What no transaction may hold. */
export const ALONE = [
  'create database mine',
  'drop database postgres',
  `create tablespace mine location '/tmp'`,
  `alter system set log_statement = 'all'`,
  'reindex system',
];

export const MAKING = [
  'create temp table units (n int)',
  'create temp view units as select 1',
  'create temp sequence mine',
  `create function pg_temp.lower(text) returns text language sql as 'select $1'`,
  `create function pg_catalog.lower(int) returns text language sql as 'select null'`,
  'create schema mine',
  'create role mine',
  'create user mine superuser',
  `create or replace function ledger.actor() returns uuid language sql as 'select null::uuid'`,
  'alter function ledger.actor() owner to current_user',
  'drop function ledger.actor()',
  'create language plpython3u',
  `create language mine handler plpgsql_call_handler`,
  'create foreign data wrapper mine',
  'create publication mine for all tables',
  `create subscription mine connection 'dbname=x' publication x with (connect = false)`,
  'create event trigger mine on ddl_command_start execute function ledger.refuse_change()',
  'create cast (text as int) with inout',
  'create access method mine type index handler bthandler',
  `alter database postgres set log_statement = 'all'`,
  `alter role all set log_statement = 'all'`,
];

export const SERVER = [
  `select pg_read_file('/etc/hostname')`,
  `select pg_read_file('postgresql.conf')`,
  `select pg_read_binary_file('PG_VERSION')`,
  `select pg_stat_file('PG_VERSION')`,
  `select pg_ls_dir('.')`,
  'select pg_ls_logdir()',
  'select pg_ls_waldir()',
  'select pg_ls_tmpdir()',
  'select pg_current_logfile()',
  `copy (select 1) to program 'cat'`,
  `copy (select 1) to '/tmp/mine'`,
  `copy ledger.audit_events from program 'true'`,
  `load 'auto_explain'`,
  `load '/tmp/mine.so'`,
  'select pg_reload_conf()',
  'select pg_rotate_logfile()',
  'select pg_switch_wal()',
  'select pg_promote()',
  `select pg_create_restore_point('mine')`,
  `select pg_create_logical_replication_slot('mine', 'pgoutput')`,
  `select pg_create_physical_replication_slot('mine')`,
  `select pg_logical_slot_get_changes('mine', null, null)`,
  `select pg_backup_start('mine')`,
  'select pg_stat_reset()',
  `select pg_log_backend_memory_contexts(1)`,
  'select pg_import_system_collations(0::regnamespace)',
  `set session_replication_role = replica`,
  `set log_statement = 'all'`,
  'set log_min_duration_statement = 0',
  `set log_error_verbosity = verbose`,
  `set session_preload_libraries = 'mine'`,
  `set dynamic_library_path = '/tmp'`,
  'set allow_system_table_mods = on',
  'set zero_damaged_pages = on',
  'checkpoint',
];

export const CATALOGS = [
  ...['pg_authid', 'pg_statistic', 'pg_largeobject', 'pg_user_mapping', 'pg_subscription'].map(
    (name) => `select * from pg_catalog.${name}`,
  ),
  ...['pg_shadow', 'pg_hba_file_rules', 'pg_ident_file_mappings', 'pg_file_settings'].map(
    (name) => `select * from pg_catalog.${name}`,
  ),
  'select * from pg_catalog.pg_statistic_ext_data',
  'select * from pg_catalog.pg_backend_memory_contexts',
  'select * from pg_catalog.pg_shmem_allocations',
  // What the planner remembers of a column's values.
  `select 1 from pg_catalog.pg_stats where schemaname in ('officer', 'station', 'ledger')`,
  `select 1 from pg_catalog.pg_stats_ext where schemaname in ('officer', 'station', 'ledger')`,
  `update pg_catalog.pg_class set relrowsecurity = false`,
  `update pg_catalog.pg_proc set prosecdef = true`,
  `delete from pg_catalog.pg_policy`,
  `insert into pg_catalog.pg_auth_members (roleid, member, grantor) values (10, 10, 10)`,
  // Statements of another login's sessions.
  `select 1 from pg_stat_activity where usename <> session_user
    and query not in ('', '<insufficient privilege>')`,
  `select 1 from pg_stat_get_activity(null) where usesysid <> (
    select oid from pg_roles where rolname = session_user) and query not in ('', '<insufficient privilege>')`,
  'select 1 from pg_prepared_xacts',
  'select 1 from pg_foreign_server',
];

export const LARGE_OBJECTS = [
  'select lo_create(0)',
  'select lo_creat(-1)',
  `select lo_from_bytea(0, 'x')`,
  `select lo_import('/etc/hostname')`,
  `select lo_export(1, '/tmp/mine')`,
];
