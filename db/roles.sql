-- Who may do what. Run after every migration; each statement may run again.
-- The officer's world and the station's world share no role; a login sees only its own world.
-- The same is declared a second time in `db/wall/`: a grant that is in one and not in the other
-- stops the start, and every test.

do $$
declare one text;
begin
  foreach one in array array[
    'wl_bot', 'wl_counselor', 'wl_worker', 'wl_logger', 'wl_auditor',
    'wl_registrar', 'wl_instructor', 'wl_admin'
  ] loop
    -- Roles belong to the cluster, which may hold more than one database of ours.
    begin
      execute format('create role %I nologin', one);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- What an earlier version gave and this one does not is taken back.
do $$
declare one text;
begin
  foreach one in array array[
    'wl_bot', 'wl_counselor', 'wl_worker', 'wl_logger', 'wl_auditor',
    'wl_registrar', 'wl_instructor', 'wl_admin'
  ] loop
    execute format('revoke all on all tables in schema ledger, officer, station, migrations from %I', one);
    execute format('revoke all on all sequences in schema ledger, officer, station, migrations from %I', one);
    execute format('revoke all on schema ledger, officer, station, migrations from %I', one);
  end loop;
end $$;

revoke all on schema ledger, officer, station, migrations from public;
grant usage on schema ledger to
  wl_bot, wl_counselor, wl_worker, wl_logger, wl_auditor, wl_registrar, wl_instructor, wl_admin;
grant usage on schema officer to wl_bot, wl_counselor;
grant usage on schema station to wl_registrar, wl_instructor;

-- The audit log: written by everyone who acts, changed by nobody.
grant insert on ledger.audit_events to
  wl_bot, wl_counselor, wl_worker, wl_registrar, wl_instructor, wl_admin, wl_auditor;
grant usage on sequence ledger.audit_events_id_seq to
  wl_bot, wl_counselor, wl_worker, wl_registrar, wl_instructor, wl_admin, wl_auditor;
grant select on ledger.audit_events, ledger.audit_leaves, ledger.audit_checkpoints
  to wl_logger, wl_auditor;
grant insert on ledger.audit_leaves, ledger.audit_checkpoints to wl_logger;

create or replace function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  -- A superuser could switch this off as well; what one changes, `audit verify` finds.
  if current_setting('is_superuser') = 'on' then return null; end if;
  raise exception 'audit records are insert-only';
end $$;

do $$
declare one text;
begin
  foreach one in array array['audit_events', 'audit_leaves', 'audit_checkpoints'] loop
    execute format('drop trigger if exists insert_only on ledger.%I', one);
    execute format(
      'create trigger insert_only before update or delete or truncate on ledger.%I
       for each statement execute function ledger.refuse_change()', one);
  end loop;
end $$;

-- The outbox: both worlds add effects, the worker alone sees them through.
grant insert on ledger.outbox to
  wl_bot, wl_counselor, wl_worker, wl_registrar, wl_instructor, wl_admin;
grant usage on sequence ledger.outbox_seq_seq to
  wl_bot, wl_counselor, wl_worker, wl_registrar, wl_instructor, wl_admin;
grant select, update, delete on ledger.outbox to wl_worker;
-- STOP and an erasure drop what is scheduled for that person.
grant select (lane, effect), delete on ledger.outbox to wl_bot;

-- What both worlds know: units, squads, schedules, cards' hashes, accounts of staff.
grant select on ledger.units, ledger.squads, ledger.schedules, ledger.cards to wl_bot, wl_counselor;
grant select on ledger.installation to wl_bot, wl_admin;
grant select on ledger.staff, ledger.staff_addresses to wl_bot, wl_counselor;
grant select on ledger.units, ledger.staff to wl_registrar, wl_instructor, wl_admin;
grant select, insert, update on ledger.units, ledger.squads, ledger.schedules to wl_admin;
grant select, insert on ledger.cards to wl_admin;
grant select, insert, update on ledger.schedule_changes to wl_admin;
grant select, insert, update on ledger.staff, ledger.staff_links to wl_admin;
grant delete on ledger.staff_links to wl_admin;
grant select, insert, update, delete on ledger.staff_addresses to wl_admin;
grant select, insert, update, delete on ledger.staff_sessions to wl_admin;

-- The officer's world.
grant select, insert, update, delete on
  officer.people, officer.person_keys, officer.addresses, officer.check_ins, officer.plans,
  officer.messages, officer.assessments, officer.cases, officer.flags, officer.web_lines
  to wl_bot;
grant select, insert on ledger.inbound, officer.card_uses, officer.consents to wl_bot;
grant insert on ledger.inbound to wl_admin;
grant usage on all sequences in schema officer to wl_bot;
-- Consent rows go only with the person (a cascade runs as the table's owner).

grant select on officer.people, officer.cases, officer.messages, officer.assessments
  to wl_counselor;
grant insert on officer.messages to wl_counselor;
grant update on officer.cases to wl_counselor;
-- Holding a person's row, so that no message of theirs crosses a close, needs one column.
grant update (recent) on officer.people to wl_counselor;

-- Figures about groups: made on the officers' side, who was counted stays there.
grant select, insert on ledger.figures, ledger.figure_releases to wl_bot;
grant select on ledger.figures, ledger.figure_releases to wl_instructor, wl_admin;
grant select, insert, delete on officer.counted, officer.counted_blocks to wl_bot;

-- The station's world.
grant select, insert, update on station.flag_inbox to wl_registrar;
grant select on station.flag_inbox to wl_instructor;
grant select, insert on station.flag_reads to wl_instructor;
grant select on station.flag_reads to wl_registrar;
grant usage on all sequences in schema station to wl_instructor;

-- One process at a time polls Telegram.
grant select, insert, update, delete on ledger.leases to wl_worker;

-- The doctor compares what was run with what this program brings.
grant usage on schema migrations to wl_admin;
grant select on migrations.__drizzle_migrations to wl_admin;
