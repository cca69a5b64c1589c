-- Who may do what. Run after every migration; each statement may run again.
-- The officer's world and the station's world share no role; a login sees only its own world.
-- The same is declared a second time in `db/wall/`: a grant that is in one and not in the other
-- stops the start, and every test.

do $$
declare one text;
begin
  foreach one in array array[
    'wl_bot', 'wl_counselor', 'wl_glass', 'wl_worker', 'wl_logger', 'wl_auditor',
    'wl_registrar', 'wl_instructor', 'wl_desk', 'wl_admin'
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
    'wl_bot', 'wl_counselor', 'wl_glass', 'wl_worker', 'wl_logger', 'wl_auditor',
    'wl_registrar', 'wl_instructor', 'wl_desk', 'wl_admin'
  ] loop
    execute format('revoke all on all tables in schema ledger, officer, station, migrations from %I', one);
    execute format('revoke all on all sequences in schema ledger, officer, station, migrations from %I', one);
    execute format('revoke all on schema ledger, officer, station, migrations from %I', one);
  end loop;
end $$;

revoke all on schema ledger, officer, station, migrations from public;
grant usage on schema ledger to
  wl_bot, wl_counselor, wl_glass, wl_worker, wl_logger, wl_auditor, wl_registrar, wl_instructor, wl_desk,
  wl_admin;
grant usage on schema officer to wl_bot, wl_counselor, wl_glass;
grant usage on schema station to wl_registrar, wl_instructor, wl_desk;

-- Large objects belong to no schema: what one world put there the other could be shown. Where the
-- server is not ours to change, the check finds any that exists.
do $$
declare one regprocedure;
begin
  for one in select oid::regprocedure from pg_proc where pronamespace = 'pg_catalog'::regnamespace
    and proname in ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_open', 'lo_put', 'lo_get')
  loop
    execute format('revoke execute on function %s from public', one);
  end loop;
exception when insufficient_privilege then null;
end $$;

-- The audit log: written by everyone who acts, changed by nobody.
grant insert on ledger.audit_events to
  wl_bot, wl_counselor, wl_worker, wl_registrar, wl_instructor, wl_desk, wl_admin, wl_auditor;
grant usage on sequence ledger.audit_events_id_seq to
  wl_bot, wl_counselor, wl_worker, wl_registrar, wl_instructor, wl_desk, wl_admin, wl_auditor;
grant select on ledger.audit_events, ledger.audit_leaves, ledger.audit_checkpoints,
  ledger.audit_prunes, ledger.audit_witnesses, ledger.audit_cosignatures
  to wl_logger, wl_auditor;
grant insert on ledger.audit_leaves, ledger.audit_checkpoints, ledger.audit_prunes,
  ledger.audit_cosignatures to wl_logger;
grant select, insert, update on ledger.audit_witnesses to wl_admin;
-- They run as the owner: what they refuse is in the migration that made them.
revoke all on function ledger.make_audit_months, ledger.drop_audit_month from public;
grant execute on function ledger.make_audit_months, ledger.drop_audit_month to wl_logger;

create or replace function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  -- A superuser could switch this off as well; what one changes, `audit verify` finds.
  if current_setting('is_superuser') = 'on' then return null; end if;
  raise exception 'audit records are insert-only';
end $$;

do $$
declare one regclass;
begin
  for one in
    select ('ledger.' || unnest(array['audit_events', 'audit_leaves', 'audit_checkpoints',
      'audit_prunes', 'audit_cosignatures']))::regclass
    union all
    select inhrelid::regclass from pg_inherits where inhparent = 'ledger.audit_events'::regclass
  loop
    execute format('drop trigger if exists insert_only on %s', one);
    execute format(
      'create trigger insert_only before update or delete or truncate on %s
       for each statement execute function ledger.refuse_change()', one);
  end loop;
end $$;

-- The outbox: both worlds add effects, the worker alone sees them through.
grant insert on ledger.outbox to
  wl_bot, wl_counselor, wl_worker, wl_instructor, wl_desk, wl_admin;
grant usage on sequence ledger.outbox_seq_seq to
  wl_bot, wl_counselor, wl_worker, wl_instructor, wl_desk, wl_admin;
grant select, update, delete on ledger.outbox to wl_worker;
-- STOP and an erasure drop what is scheduled for that person.
grant select (lane, effect), delete on ledger.outbox to wl_bot;

-- What both worlds know: units, squads, schedules, cards' hashes, accounts of staff.
grant select on ledger.units, ledger.squads, ledger.schedules, ledger.cards to wl_bot, wl_counselor;
-- Holidays, special days and duties: of units and squads, never of a person.
grant select on ledger.unit_days, ledger.squad_patterns, ledger.squad_duties to wl_bot;
grant select, insert, update, delete
  on ledger.unit_days, ledger.squad_patterns, ledger.squad_duties, ledger.schedule_feeds
  to wl_admin;
grant select on ledger.installation to wl_bot, wl_admin;
grant select on ledger.staff, ledger.staff_addresses to wl_bot, wl_counselor;
grant select on ledger.units, ledger.staff to wl_registrar, wl_instructor, wl_desk, wl_admin;
grant select, insert, update on ledger.units, ledger.squads, ledger.schedules to wl_admin;
grant select, insert on ledger.cards to wl_admin;
grant select, insert, update on ledger.schedule_changes to wl_admin;
-- Who of the staff is on call when.
grant select on ledger.on_call_shifts to wl_bot;
grant select, insert, update on ledger.on_call_shifts, ledger.on_call_swaps to wl_admin;
-- Incidents: that there was one, and whom the station asks.
grant select, insert on ledger.incidents to wl_bot;
grant select, insert, update on ledger.incidents to wl_admin, wl_instructor;
grant select on ledger.squads to wl_instructor;
-- What is set for a counselor: unit, languages, how many talks.
grant select on ledger.desk_profiles to wl_bot, wl_counselor;
grant select, insert, update on ledger.desk_profiles to wl_admin;
-- When the line took no new requests.
grant select on ledger.intake_pauses to wl_bot;
grant select, insert, update on ledger.intake_pauses to wl_counselor;
-- Whether counselors may talk from their own messenger.
grant select on ledger.messenger_policies to wl_bot, wl_counselor;
grant select, insert on ledger.messenger_policies to wl_admin;
grant select on ledger.scales to wl_bot;
grant select, insert, update on ledger.scales to wl_admin;
grant select, insert, update on ledger.staff, ledger.staff_links to wl_admin;
grant delete on ledger.staff_links to wl_admin;
grant select, insert, update, delete on ledger.staff_addresses to wl_admin;
grant select, insert, update, delete on ledger.staff_sessions, ledger.passkeys to wl_admin;
grant select, insert, update, delete on ledger.work_accounts, ledger.work_claims to wl_admin;

-- The officer's world.
grant select, insert, update, delete on
  officer.people, officer.person_keys, officer.addresses, officer.check_ins, officer.plans,
  officer.scale_runs,
  officer.messages, officer.assessments, officer.cases, officer.flags, officer.web_lines,
  officer.own_data_links, officer.recovery_phrases, officer.move_links
  to wl_bot;
grant select, insert on ledger.inbound, officer.card_uses, officer.consents to wl_bot;
-- What is gone stays gone: rows are never deleted.
grant select, insert, update on officer.gone to wl_bot;
grant insert on ledger.inbound to wl_admin;
-- What is past its time goes.
grant delete on ledger.inbound, ledger.paces to wl_bot;
grant delete on station.flag_inbox, station.flag_reads to wl_registrar;
grant select, insert on ledger.retention_runs to wl_bot;
grant select on ledger.retention_runs to wl_admin, wl_auditor;
grant usage on all sequences in schema officer to wl_bot;
-- Consent rows go only with the person (a cascade runs as the table's owner).
-- Cards are left, shown back masked and destroyed; what is sealed in them is for break-glass alone.
grant insert, delete, select (person_id, field, key_id, mask, left_at),
  update (key_id, sealed, mask, left_at) on officer.sealed_cards to wl_bot;

grant select on officer.people, officer.cases, officer.messages, officer.assessments
  to wl_counselor;
grant insert on officer.messages to wl_counselor;
grant update on officer.cases to wl_counselor;
grant select, insert, update, delete on officer.deaths to wl_counselor;
-- Holding a person's row, so that no message of theirs crosses a close, needs one column.
grant update (recent) on officer.people to wl_counselor;

-- Breaking the seal: asking, deciding, looking. Beside what a request needs to know, this role is
-- granted exactly what an opening shows; the policies below give it out only while one stands.
grant select, insert, update on officer.break_glass to wl_glass;
grant select, update (state, ended_at, told_at) on officer.break_glass to wl_bot;
grant select (person_id, field, key_id, sealed, left_at) on officer.sealed_cards to wl_glass;
grant select (id, code, person_id, unit_id, level, state, counselor_id, wrapped) on officer.cases
  to wl_glass;
grant select (id, alias, unit_id) on officer.people to wl_glass;
grant select on officer.person_keys, officer.addresses, officer.messages, officer.consents
  to wl_glass;
grant select on ledger.units, ledger.staff to wl_glass;
grant insert on ledger.audit_events, ledger.outbox to wl_glass;
grant usage on sequence ledger.audit_events_id_seq, ledger.outbox_seq_seq to wl_glass;

-- When somebody of the staff last called a number of the directory.
grant select on ledger.resource_checks to wl_bot, wl_admin;
grant insert on ledger.resource_checks to wl_admin;

-- How long cases waited: moved along with the case by whoever moves it. Times, no words.
grant select, insert, update, delete on officer.case_waits to wl_bot;
grant select, insert, update on officer.case_waits to wl_counselor;

-- A safety plan: written by who has the talk, shown to the officer by the program.
grant select, insert, update, delete on officer.safety_plans to wl_bot;
grant select, insert, update on officer.safety_plans to wl_counselor;
-- The safety ladder as it was noted.
grant select, delete on officer.ladder_forms to wl_bot;
grant select, insert on officer.ladder_forms to wl_counselor;
-- Requests held off for abuse.
grant select, insert, update, delete on officer.talk_blocks to wl_bot;
grant select, insert, update on officer.talk_blocks to wl_counselor;

-- Talks that a counselor has open in a chat of their own.
grant select, insert, update, delete on officer.messenger_talks to wl_bot;
grant select, insert, update on officer.messenger_talks to wl_counselor;

-- After a talk: what is still to be done, and what counselors of a case note for each other. Notes
-- are for them alone: no other role is granted a column of them, the program's own and
-- break-glass included.
grant select, insert, update, delete on officer.case_tasks to wl_bot;
grant select, insert, update on officer.case_tasks to wl_counselor;
grant select, insert on officer.case_notes to wl_counselor;

-- What a model drafted or translated for a counselor: theirs alone, for a day.
grant select, update (sealed, ended_at), delete on officer.case_aids to wl_bot;
grant select, insert, delete on officer.case_aids to wl_counselor;

-- Alarms: a counselor judges those of their cases; whose they are is not theirs to see.
grant select, insert, update, delete on officer.alarms to wl_bot;
grant select (id, case_id, act, level, because, at, verdict, verdict_by, verdict_at),
  update (verdict, verdict_by, verdict_at) on officer.alarms to wl_counselor;
grant select on officer.rule_switches to wl_bot, wl_counselor;
grant insert, update on officer.rule_switches to wl_counselor;

-- Figures about groups: made on the officers' side, who was counted stays there.
grant select, insert on ledger.figures, ledger.figure_releases to wl_bot;
grant select on ledger.figures, ledger.figure_releases to wl_instructor, wl_admin;
-- Reviews of a quarter: each world tells its own part, and neither changes what was told.
grant select, insert on ledger.reviews, ledger.review_figures to wl_bot, wl_registrar;
grant select on ledger.reviews, ledger.review_figures to wl_instructor, wl_admin;
grant select, insert, delete on officer.counted, officer.counted_blocks to wl_bot;
-- What was opened to read or to do, by nobody.
grant select, insert, delete on officer.resource_uses to wl_bot;

-- How far officers' days spread, over all of them.
grant select, insert, update on officer.trend_spreads to wl_bot;

-- The station's world.
grant select, insert, update on station.flag_inbox to wl_registrar;
grant select on station.flag_inbox to wl_instructor;
grant select, insert on station.flag_reads to wl_instructor;
grant select on station.flag_reads to wl_registrar;
grant usage on all sequences in schema station to wl_instructor;

-- Care that the station owes its people, by name. Nobody of the officers' login is granted any of it.
grant select, insert, update, delete on station.roster, station.roster_events, station.care_tasks,
  station.care_contacts to wl_registrar;
grant select, insert, update, delete on station.worked_days, station.leave_plans to wl_registrar;
grant select, insert, delete on station.care_reminders to wl_registrar;
grant select on station.care_feeds to wl_registrar;
-- Which of the roster's people a peer's account belongs to. No instructor, no desk.
grant select, insert, update, delete on station.peers to wl_registrar;
grant usage on sequence station.care_contacts_id_seq to wl_registrar;
grant insert on ledger.outbox to wl_registrar;
grant usage on sequence ledger.outbox_seq_seq to wl_registrar;
grant select, update (allows, left_at) on station.roster to wl_instructor;
grant select, insert on station.roster_events, station.care_contacts to wl_instructor;
grant select, insert, update on station.care_tasks to wl_instructor;
grant select on station.worked_days to wl_instructor;
grant select, insert, update (called_off_at, handed_over_on) on station.leave_plans to wl_instructor;
grant select, insert, update, delete on station.care_feeds to wl_instructor;
-- The HR desk: hours and leave across units. No birthday, no check-up, no talk on another occasion.
grant select (id, unit_id, no, name, leave_days, leave_taken, leave_year, left_at) on station.roster
  to wl_desk;
grant select on station.worked_days, station.leave_plans to wl_desk;
grant select (id, officer_id, occasions, due_on, state, ended_on, offered, owner_id)
  on station.care_tasks to wl_desk;

-- Times to talk: hours and taken half hours name staff alone; whose a time is, the bot knows; of it
-- the station's side gets a time and perhaps an alias. Whoever gives hours reads their own there.
grant select on ledger.talk_hours to wl_bot;
grant select, insert, delete on ledger.talk_hours to wl_instructor;
grant select, insert, delete on ledger.talk_slots to wl_bot;
grant select, insert, update, delete on officer.appointments to wl_bot;
grant select, insert, update, delete on station.appointments to wl_registrar;
grant select, update (alias, ended_at) on station.appointments to wl_instructor;

-- Activities: the station's own list; who signed up, the bot knows; the organizer gets a count and, of
-- no alias, what was handed over in words.
grant select, update (signed_up) on ledger.activities to wl_bot;
grant select, insert, update (came, called_off_at, texts, at, until, places)
  on ledger.activities to wl_instructor;
grant select, update (made_by) on ledger.activities to wl_registrar;
-- Campaigns: units, days, hearings in counts; the bot invites.
grant select, insert, update (ended_at) on ledger.campaigns to wl_admin;
grant select, insert on ledger.campaign_hearings to wl_admin;
grant select, update (invited, answers) on ledger.campaigns to wl_bot;
grant select, insert, update, delete on officer.activity_signups, officer.kudos to wl_bot;
grant select, insert, update, delete on station.handed_over to wl_registrar;
grant select, update (done_at) on station.handed_over to wl_instructor;

-- "Say it" and the desks. An officer's own side; what came to a desk, of no alias; who answers for
-- which desk; the board that everybody reads.
grant select, insert, update, delete on officer.problems, officer.me_toos to wl_bot;
grant select, insert, update, delete on station.requests to wl_registrar;
grant select, update on station.requests to wl_desk;
grant select, insert, update, delete on station.request_steps to wl_registrar;
grant select, update (done_at, done_by, how) on station.request_steps to wl_desk;
grant select on ledger.desk_routes to wl_bot, wl_registrar, wl_desk;
grant select, insert, delete on ledger.desk_routes to wl_admin;
grant select on ledger.board_entries to wl_bot, wl_desk;
grant update (me_too) on ledger.board_entries to wl_bot;
grant select, insert on ledger.board_entries to wl_registrar;

-- How often a code may be wrong, by all who try together.
grant select, insert, update on ledger.paces to wl_bot;

-- The names of wrapping keys: a rotation adds one and retires another.
grant select, insert, delete on ledger.wrapping_keys to wl_worker;

-- One process at a time polls Telegram.
grant select, insert, update, delete on ledger.leases to wl_worker;

-- The doctor compares what was run with what this program brings.
grant usage on schema migrations to wl_admin;
grant select on migrations.__drizzle_migrations, migrations.wall to wl_admin;

-- ROW POLICIES. A grant alone opens nothing in either world: whoever is not named below reaches
-- no row. What each kind of policy stops, and what it does not:
--   * Between the worlds the logins are the wall: no statement, however it got in, can leave the
--     roles of its own login. Policies add a second lock for a grant given by mistake.
--   * Within a login they stop the program's own slips: a forgotten condition, a wrong id, a flow
--     under the wrong role. `warmline.actor` is set by the program; whoever can run statements of
--     their own as the login can set it too, or take another of the login's roles. Flows pass
--     every text as a parameter, so that words never become a statement (tested).
--   * Whoever owns the tables or is a superuser is held by nothing here. Sealing is for them.

do $$
declare made record;
begin
  for made in
    select polname as name, polrelid::regclass as place from pg_policy join pg_class c on c.oid = polrelid
    where c.relnamespace::regnamespace::text in ('ledger', 'officer', 'station')
  loop
    execute format('drop policy %I on %s', made.name, made.place);
  end loop;
  for made in
    select c.oid::regclass as place, pg_get_userbyid(c.relowner) as owner from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition
      and c.relnamespace::regnamespace::text in ('ledger', 'officer', 'station')
  loop
    execute format('alter table %s enable row level security', made.place);
    -- The owner too is let in by name only: a table that came to another owner shows nothing.
    execute format('alter table %s force row level security', made.place);
    execute format('create policy owner on %s to %I using (true) with check (true)', made.place, made.owner);
  end loop;
end $$;

create or replace function pg_temp.open(roles text[], tables text[]) returns void language plpgsql as $$
declare one text; role text;
begin
  foreach one in array tables loop
    foreach role in array roles loop
      execute format('create policy %I on %s to %I using (true) with check (true)', role, one, role);
    end loop;
  end loop;
end $$;

-- Every row, where the grants let a role in at all.
select pg_temp.open('{wl_bot}', '{
  officer.people, officer.person_keys, officer.addresses, officer.card_uses, officer.consents,
  officer.check_ins, officer.plans, officer.messages, officer.assessments, officer.cases,
  officer.flags, officer.web_lines, officer.own_data_links, officer.recovery_phrases,
  officer.move_links, officer.gone, officer.counted, officer.counted_blocks,
  officer.resource_uses,
  officer.trend_spreads, officer.sealed_cards, officer.break_glass, officer.alarms,
  officer.appointments, ledger.talk_hours, ledger.talk_slots,
  officer.rule_switches, officer.scale_runs, officer.case_waits, officer.safety_plans,
  officer.talk_blocks, officer.ladder_forms, officer.case_tasks,
  officer.case_aids, officer.messenger_talks,
  ledger.inbound, ledger.paces, ledger.incidents}');
select pg_temp.open('{wl_bot, wl_counselor, wl_instructor, wl_admin}', '{ledger.squads}');
select pg_temp.open('{wl_bot, wl_counselor, wl_admin}',
  '{ledger.desk_profiles, ledger.schedules, ledger.cards, ledger.staff_addresses,
  ledger.messenger_policies}');
select pg_temp.open('{wl_bot, wl_counselor, wl_glass, wl_registrar, wl_instructor, wl_desk, wl_admin}',
  '{ledger.units, ledger.staff}');
select pg_temp.open('{wl_counselor}', '{officer.case_waits}');
select pg_temp.open('{wl_bot, wl_counselor}', '{ledger.intake_pauses}');
select pg_temp.open('{wl_bot, wl_admin}', '{ledger.on_call_shifts, ledger.resource_checks}');
select pg_temp.open('{wl_admin}', '{ledger.schedule_feeds, ledger.on_call_swaps, ledger.schedule_changes, ledger.staff_links,
  ledger.staff_sessions, ledger.passkeys, ledger.work_accounts, ledger.work_claims,
  ledger.inbound}');
select pg_temp.open('{wl_bot, wl_admin}', '{ledger.installation, ledger.scales,
  ledger.unit_days, ledger.squad_patterns, ledger.squad_duties}');
select pg_temp.open('{wl_bot, wl_admin, wl_auditor}', '{ledger.retention_runs}');
select pg_temp.open('{wl_bot, wl_admin, wl_instructor}', '{ledger.figures, ledger.figure_releases}');
select pg_temp.open('{wl_bot, wl_registrar, wl_admin, wl_instructor}',
  '{ledger.reviews, ledger.review_figures}');
select pg_temp.open('{wl_worker}', '{ledger.leases, ledger.wrapping_keys}');
select pg_temp.open('{wl_logger, wl_auditor}', '{ledger.audit_leaves, ledger.audit_checkpoints,
  ledger.audit_prunes, ledger.audit_cosignatures}');
select pg_temp.open('{wl_logger, wl_auditor, wl_admin}', '{ledger.audit_witnesses}');
select pg_temp.open('{wl_bot, wl_worker, wl_logger, wl_auditor, wl_registrar, wl_admin}',
  '{ledger.audit_events}');
select pg_temp.open('{wl_bot, wl_counselor, wl_worker}', '{ledger.outbox}');
select pg_temp.open('{wl_registrar}', '{station.flag_inbox, station.flag_reads, station.roster,
  station.roster_events, station.worked_days, station.leave_plans, station.care_tasks,
  station.care_contacts, station.care_feeds, station.care_reminders, station.appointments,
  station.peers}');
select pg_temp.open('{wl_registrar}', '{station.requests, station.request_steps}');
select pg_temp.open('{wl_bot}', '{officer.problems, officer.me_toos, officer.activity_signups, officer.kudos}');
select pg_temp.open('{wl_bot, wl_registrar}', '{ledger.activities}');
select pg_temp.open('{wl_bot, wl_admin}', '{ledger.campaigns}');
select pg_temp.open('{wl_admin}', '{ledger.campaign_hearings}');
select pg_temp.open('{wl_registrar}', '{station.handed_over}');
select pg_temp.open('{wl_bot, wl_registrar, wl_desk, wl_admin}', '{ledger.desk_routes}');
select pg_temp.open('{wl_bot, wl_registrar, wl_desk}', '{ledger.board_entries}');

-- Who acts: set by the program at the start of each transaction that a member of staff causes.
create or replace function ledger.actor() returns uuid language sql stable as
  $$ select nullif(current_setting('warmline.actor', true), '')::uuid $$;
create or replace function ledger.actor_role() returns text language sql stable as
  $$ select role from ledger.staff where id = ledger.actor() and disabled_at is null $$;
create or replace function ledger.actor_unit() returns uuid language sql stable as
  $$ select unit_id from ledger.staff where id = ledger.actor() and disabled_at is null $$;

create or replace function ledger.actor_routes() returns setof text language sql stable as
  $$ select route from ledger.desk_routes
     where staff_id = ledger.actor() and ledger.actor_role() = 'desk' $$;

-- A counselor: the cases of the queue, and those they hold or held until they closed them.
create policy wl_counselor on officer.cases for select to wl_counselor using (
  (select ledger.actor_role()) = 'lead'
  or (select ledger.actor_role()) = 'counselor'
    and (state in ('waiting', 'claimed') or counselor_id = (select ledger.actor())));
-- They move what waits or is their own, and leave it to themselves or to nobody.
create policy wl_counselor_moves on officer.cases for update to wl_counselor
  using ((select ledger.actor_role()) = 'lead' or (select ledger.actor_role()) = 'counselor'
    and (state = 'waiting' or (select ledger.actor()) in (counselor_id, offered_to)))
  with check ((select ledger.actor_role()) = 'lead'
    or counselor_id = (select ledger.actor()) or counselor_id is null);

-- The words of a case: for who holds it, and for a lead.
create policy wl_counselor on officer.messages for select to wl_counselor using (exists (
  select from officer.cases held where held.id = messages.case_id
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')));
create policy wl_counselor_says on officer.messages for insert to wl_counselor with check (
  author = 'counselor' and exists (
    select from officer.cases held where held.id = messages.case_id and held.state = 'claimed'
      and held.person_id = messages.person_id
      and (select ledger.actor()) in (held.counselor_id, held.joined_id)));

-- The plan: read by who holds the case and by a lead, written by who is in the talk.
create policy wl_counselor on officer.safety_plans to wl_counselor
  using (exists (select from officer.cases held where held.id = safety_plans.case_id
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')))
  with check (by = (select ledger.actor()) and exists (
    select from officer.cases held where held.id = safety_plans.case_id and held.state = 'claimed'
      and held.person_id = safety_plans.person_id and held.counselor_id = (select ledger.actor())));

-- The ladder's form: read by who holds the case and by a lead, added by who is in the talk.
create policy wl_counselor on officer.ladder_forms for select to wl_counselor using (exists (
  select from officer.cases held where held.id = ladder_forms.case_id
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')));
create policy wl_counselor_notes on officer.ladder_forms for insert to wl_counselor with check (
  by = (select ledger.actor()) and exists (
    select from officer.cases held where held.id = ladder_forms.case_id
      and held.state = 'claimed' and held.counselor_id = (select ledger.actor())));

-- A block: asked for by who is in the talk, decided by a lead, seen by both.
create policy wl_counselor on officer.talk_blocks for select to wl_counselor using (exists (
  select from officer.cases held where held.id = talk_blocks.case_id
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')));
create policy wl_counselor_asks on officer.talk_blocks for insert to wl_counselor with check (
  state = 'asked' and asked_by = (select ledger.actor()) and exists (
    select from officer.cases held where held.id = talk_blocks.case_id and held.state = 'claimed'
      and held.person_id = talk_blocks.person_id and held.counselor_id = (select ledger.actor())));
create policy wl_counselor_decides on officer.talk_blocks for update to wl_counselor
  using ((select ledger.actor_role()) = 'lead')
  with check (decided_by = (select ledger.actor()) and decided_by <> asked_by or state = 'lifted');

-- What is to be done: by who has the case, and by a lead, who alone sees reviews.
create policy wl_counselor on officer.case_tasks to wl_counselor
  using (exists (select from officer.cases held where held.id = case_tasks.case_id
    and ((select ledger.actor_role()) = 'lead'
      or held.counselor_id = (select ledger.actor()) and case_tasks.kind = 'follow-up')));

-- Notes: for whoever has the case or sits in on it, whatever their role.
create policy wl_counselor on officer.case_notes for select to wl_counselor using (exists (
  select from officer.cases held where held.id = case_notes.case_id
    and (select ledger.actor()) in (held.counselor_id, held.joined_id)));
create policy wl_counselor_notes on officer.case_notes for insert to wl_counselor with check (
  by = (select ledger.actor()) and exists (
    select from officer.cases held where held.id = case_notes.case_id
      and (select ledger.actor()) in (held.counselor_id, held.joined_id)));

-- Talks in a messenger: opened by who has the case, in their own chat; whether the officer refused is
-- seen by whoever has it next.
create policy wl_counselor on officer.messenger_talks for select to wl_counselor using (
  staff_id = (select ledger.actor()) or exists (
    select from officer.cases held where held.id = messenger_talks.case_id
      and held.counselor_id = (select ledger.actor())));
create policy wl_counselor_opens on officer.messenger_talks for insert to wl_counselor with check (
  staff_id = (select ledger.actor()) and exists (
    select from officer.cases held where held.id = messenger_talks.case_id
      and held.state = 'claimed' and held.counselor_id = (select ledger.actor())));
create policy wl_counselor_turns on officer.messenger_talks for update to wl_counselor
  using (staff_id = (select ledger.actor())) with check (staff_id = (select ledger.actor()));

-- Aids: for who asked, while they have the case or sit in on it.
create policy wl_counselor on officer.case_aids to wl_counselor using (
  by = (select ledger.actor()) and exists (
    select from officer.cases held where held.id = case_aids.case_id
      and (select ledger.actor()) in (held.counselor_id, held.joined_id)));

-- How an episode sounded, from when its case was opened.
create policy wl_counselor on officer.assessments for select to wl_counselor using (exists (
  select from officer.cases held
  where held.person_id = assessments.person_id and held.opened_at <= assessments.at
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')));

-- The alarms of a case: judged by who holds or held it, and by a lead.
create policy wl_counselor on officer.alarms for select to wl_counselor using (exists (
  select from officer.cases held where held.id = alarms.case_id
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')));
create policy wl_counselor_judges on officer.alarms for update to wl_counselor using (exists (
  select from officer.cases held where held.id = alarms.case_id
    and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')));

-- Rules are switched by a lead alone.
create policy wl_counselor on officer.rule_switches for select to wl_counselor
  using ((select ledger.actor_role()) in ('counselor', 'lead'));
create policy wl_counselor_switches on officer.rule_switches for insert to wl_counselor
  with check ((select ledger.actor_role()) = 'lead');
create policy wl_counselor_changes on officer.rule_switches for update to wl_counselor
  using ((select ledger.actor_role()) = 'lead') with check ((select ledger.actor_role()) = 'lead');

-- That an officer has died: said and confirmed by whoever holds the case, or leads, in their own name.
create policy wl_counselor on officer.deaths to wl_counselor
  using (exists (
    select from officer.cases held where held.id = deaths.case_id
      and (held.counselor_id = (select ledger.actor()) or (select ledger.actor_role()) = 'lead')))
  with check ((select ledger.actor()) in (said_by, confirmed_by));

-- The person of a case that the counselor can see: held while the case moves.
create policy wl_counselor on officer.people to wl_counselor using (exists (
  select from officer.cases seen where seen.person_id = people.id));

-- Breaking the seal. Who may ask, who may decide; that they are two is a check of the table.
create policy wl_glass on officer.break_glass for select to wl_glass using (
  (select ledger.actor_role()) in ('counselor', 'lead', 'admin'));
create policy wl_glass_asks on officer.break_glass for insert to wl_glass with check (
  (select ledger.actor_role()) in ('counselor', 'lead') and state = 'asked'
  and asked_by = (select ledger.actor()) and decided_by is null);
create policy wl_glass_decides on officer.break_glass for update to wl_glass
  using ((select ledger.actor_role()) in ('counselor', 'lead', 'admin'))
  with check (state <> 'open' or (select ledger.actor()) in (decided_by, reviewed_by));
-- A case: for who holds it or leads, and where a request stands, for whoever is to decide on it.
create policy wl_glass on officer.cases for select to wl_glass using (
  (select ledger.actor_role()) = 'lead' or counselor_id = (select ledger.actor())
  or exists (select from officer.break_glass asked where asked.case_id = cases.id));
-- What is sealed, and what leads to the person: while an opening stands, for the two who made it,
-- where their role may read words at all.
create or replace function ledger.opens(who uuid) returns boolean language sql stable as $$
  select (select ledger.actor_role()) in ('counselor', 'lead') and exists (
    select from officer.break_glass g join officer.cases c on c.id = g.case_id
    where c.person_id = who and g.state = 'open'
      and (select ledger.actor()) in (g.asked_by, g.decided_by)) $$;
create policy wl_glass on officer.sealed_cards for select to wl_glass using (ledger.opens(person_id));
create policy wl_glass on officer.people for select to wl_glass using (ledger.opens(id));
create policy wl_glass on officer.person_keys for select to wl_glass using (ledger.opens(person_id));
create policy wl_glass on officer.addresses for select to wl_glass using (ledger.opens(person_id));
create policy wl_glass on officer.consents for select to wl_glass using (ledger.opens(person_id));
create policy wl_glass on officer.messages for select to wl_glass using (exists (
  select from officer.break_glass g where g.case_id = messages.case_id and g.state = 'open'
    and (select ledger.actor()) in (g.asked_by, g.decided_by)
    and (select ledger.actor_role()) in ('counselor', 'lead')));

-- An instructor: the flags that came to them or to any of their unit, and readings of those.
create policy wl_instructor on station.flag_inbox for select to wl_instructor using (
  (select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit())
  and (reader_id is null or reader_id = (select ledger.actor())));
create policy wl_instructor on station.flag_reads for select to wl_instructor using (exists (
  select from station.flag_inbox seen where seen.id = flag_reads.flag_id));
create policy wl_instructor_reads on station.flag_reads for insert to wl_instructor with check (
  staff_id = (select ledger.actor())
  and exists (select from station.flag_inbox seen where seen.id = flag_reads.flag_id));

-- Incidents that the station marked; what an officer marked names no unit and is not its business.
create policy wl_admin on ledger.incidents to wl_admin
  using (unit_id is not null) with check (unit_id is not null);
create policy wl_instructor on ledger.incidents to wl_instructor
  using ((select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit()))
  with check ((select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit()));

-- An instructor: the people of their unit, what happened to them, what is owed and what was held.
create policy wl_instructor on station.roster to wl_instructor using (
  (select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit()));
create policy wl_instructor on station.roster_events to wl_instructor using (exists (
  select from station.roster seen where seen.id = roster_events.officer_id));
create policy wl_instructor on station.worked_days for select to wl_instructor using (exists (
  select from station.roster seen where seen.id = worked_days.officer_id));
create policy wl_instructor on station.leave_plans to wl_instructor using (exists (
  select from station.roster seen where seen.id = leave_plans.officer_id));
create policy wl_instructor on station.care_tasks to wl_instructor using (
  (select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit()));
-- Also when somebody before them talked with who is now theirs.
create policy wl_instructor on station.care_contacts for select to wl_instructor using (
  (select ledger.actor_role()) = 'instructor' and (unit_id = (select ledger.actor_unit())
    or exists (select from station.roster seen where seen.id = care_contacts.officer_id)));
create policy wl_instructor_held on station.care_contacts for insert to wl_instructor with check (
  (select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit())
  and staff_id = (select ledger.actor()));
create policy wl_instructor on ledger.talk_hours to wl_instructor using (
  staff_id = (select ledger.actor()));
create policy wl_instructor on station.appointments to wl_instructor using (
  staff_id = (select ledger.actor()));
-- An organizer: their own; instructors for their own unit, admins for anybody.
create policy wl_instructor on ledger.activities to wl_instructor
  using (made_by = (select ledger.actor()))
  with check (made_by = (select ledger.actor()) and ((select ledger.actor_role()) = 'admin'
    or (select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit())));
create policy wl_instructor on station.handed_over to wl_instructor using (
  case kind when 'thanks'
    then (select ledger.actor_role()) = 'instructor' and unit_id = (select ledger.actor_unit())
    else exists (select from ledger.activities a
      where a.id = handed_over.activity_id and a.made_by = (select ledger.actor())) end);
create policy wl_instructor on station.care_feeds to wl_instructor using (
  staff_id = (select ledger.actor()));

-- A desk: what is theirs, climbed to them, or was passed on by them and is not taken up yet; never
-- what complains of a desk they answer for.
create policy wl_desk on station.requests to wl_desk
  using ((route in (select ledger.actor_routes()) or climbed_to in (select ledger.actor_routes())
      or state = 'new' and owner_id = (select ledger.actor()))
    and not avoids && array(select ledger.actor_routes()))
  with check (true);

-- Of requests they see, what is done beside the answer.
create policy wl_desk on station.request_steps to wl_desk
  using (exists (select from station.requests asked where asked.id = request_id))
  with check (true);

-- Whoever answers for HR, of the roster what hours and leave need; of tasks, those they opened.
create policy wl_desk on station.roster for select to wl_desk using (
  'hr' in (select ledger.actor_routes()));
create policy wl_desk on station.worked_days for select to wl_desk using (
  'hr' in (select ledger.actor_routes()));
create policy wl_desk on station.leave_plans for select to wl_desk using (
  'hr' in (select ledger.actor_routes()));
create policy wl_desk on station.care_tasks for select to wl_desk using (
  'hr' in (select ledger.actor_routes()) and occasions @@
    '$[*].trigger like_regex "^(care-overtime|talk-overtime|care-leave-balance)$"');

-- Nobody of staff writes a record in another's name.
create policy wl_counselor on ledger.audit_events for insert to wl_counselor with check (
  actor = (select ledger.actor_role() || ':' || ledger.actor()));
create policy wl_glass on ledger.audit_events for insert to wl_glass with check (
  actor = (select ledger.actor_role() || ':' || ledger.actor()));
create policy wl_desk on ledger.audit_events for insert to wl_desk with check (
  actor = (select ledger.actor_role() || ':' || ledger.actor()));
create policy wl_instructor on ledger.audit_events for insert to wl_instructor with check (
  actor = (select ledger.actor_role() || ':' || ledger.actor()));

-- What may cross from the station to the officers: these wishes and no other, none with text in it.
-- An admin's sealed sentence crosses nothing: it waits there for a model and comes back to them.
create policy wl_glass on ledger.outbox for insert to wl_glass with check (
  effect ->> 'kind' in ('announce-glass.v1', 'end-glass.v1', 'tell-glass.v1'));
create policy wl_registrar on ledger.outbox for insert to wl_registrar with check (
  effect ->> 'kind' in ('remind-care.v1', 'tell-problem.v1', 'watch-request.v1', 'change-activity.v1',
    'check-peers.v1'));
create policy wl_desk on ledger.outbox for insert to wl_desk with check (
  effect ->> 'kind' in ('tell-problem.v1', 'watch-request.v1'));
create policy wl_instructor on ledger.outbox for insert to wl_instructor with check (
  effect ->> 'kind' in ('tell-flag-read.v1', 'start-incident.v1', 'remind-incident.v1',
    'end-appointment.v1', 'end-activity.v1', 'change-activity.v1', 'count-activity.v1', 'check-peers.v1'));
create policy wl_admin on ledger.outbox for insert to wl_admin with check (
  effect ->> 'kind' in ('plan-unit.v1', 'acknowledge.v1', 'release-cases.v1',
    'return-flags.v1', 'release-appointments.v1', 'decide-glass.v1', 'start-incident.v1', 'remind-incident.v1',
    'read-sentence.v1', 'start-campaign.v1',
    'tell-answers.v1', 'hand-on-activities.v1', 'check-peers.v1'));
