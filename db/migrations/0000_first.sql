CREATE SCHEMA "ledger";
--> statement-breakpoint
CREATE SCHEMA "officer";
--> statement-breakpoint
CREATE SCHEMA "station";
--> statement-breakpoint
CREATE TABLE "ledger"."audit_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"frontier" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"signature" text NOT NULL,
	"up_to" bigint NOT NULL,
	"gaps" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."audit_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."audit_leaves" (
	"leaf" bigint PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_leaves_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "officer"."check_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"mood" integer,
	"sleep_hours" integer,
	CONSTRAINT "check_ins_slot" UNIQUE("person_id","slot")
);
--> statement-breakpoint
CREATE TABLE "officer"."plans" (
	"person_id" uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "plans_one" UNIQUE("person_id","schedule_id")
);
--> statement-breakpoint
CREATE TABLE "station"."flag_inbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "station"."flag_reads" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"flag_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"lapses_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer"."cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"person_id" uuid,
	"unit_id" uuid,
	"level" text NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"level_at" timestamp (3) with time zone NOT NULL,
	"queued_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"counselor_id" uuid,
	"claimed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"after" text,
	"ring_round" integer DEFAULT 0 NOT NULL,
	"wrapped" "bytea" NOT NULL,
	CONSTRAINT "cases_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "ledger"."inbound" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."installation" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"key_check" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."assessments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"message_id" uuid NOT NULL,
	"by" text NOT NULL,
	"level" text NOT NULL,
	"labels" jsonb NOT NULL,
	"stressors" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"case_id" uuid,
	"author" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"keep_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"effect" jsonb NOT NULL,
	"lane" text NOT NULL,
	"is_urgent" boolean NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer"."addresses" (
	"address_key" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."card_uses" (
	"card_key" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."consents" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"wording" text NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"alias" text,
	"locale" text NOT NULL,
	"region" text NOT NULL,
	"time_zone" text NOT NULL,
	"quiet_from_min" integer NOT NULL,
	"quiet_to_min" integer NOT NULL,
	"unit_id" uuid,
	"squad_id" uuid,
	"met_at" timestamp (3) with time zone NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"noticed_at" timestamp (3) with time zone,
	"dialogue" jsonb NOT NULL,
	"recent" jsonb NOT NULL,
	CONSTRAINT "people_alias_unique" UNIQUE("alias")
);
--> statement-breakpoint
CREATE TABLE "officer"."person_keys" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."schedule_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"squad_id" uuid,
	"schedule_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"label" text NOT NULL,
	"unit_id" uuid,
	"locale" text NOT NULL,
	"createdAt" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."staff_addresses" (
	"address_key" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."staff_links" (
	"token_key" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."staff_sessions" (
	"token_key" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."cards" (
	"card_key" text PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"madeAt" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"squad_id" uuid,
	"cron" text NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."squads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "squads_name" UNIQUE("unit_id","name")
);
--> statement-breakpoint
CREATE TABLE "ledger"."units" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"region" text NOT NULL,
	"time_zone" text NOT NULL,
	"createdAt" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "units_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "officer"."web_lines" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"outbound_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "web_lines_once" UNIQUE("person_id","outbound_id")
);
--> statement-breakpoint
ALTER TABLE "officer"."check_ins" ADD CONSTRAINT "check_ins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."plans" ADD CONSTRAINT "plans_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."flags" ADD CONSTRAINT "flags_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."addresses" ADD CONSTRAINT "addresses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."person_keys" ADD CONSTRAINT "person_keys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."schedule_changes" ADD CONSTRAINT "schedule_changes_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."staff" ADD CONSTRAINT "staff_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."staff_addresses" ADD CONSTRAINT "staff_addresses_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."staff_links" ADD CONSTRAINT "staff_links_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."cards" ADD CONSTRAINT "cards_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."schedules" ADD CONSTRAINT "schedules_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."schedules" ADD CONSTRAINT "schedules_squad_id_squads_id_fk" FOREIGN KEY ("squad_id") REFERENCES "ledger"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."squads" ADD CONSTRAINT "squads_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."web_lines" ADD CONSTRAINT "web_lines_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_ins_newest" ON "officer"."check_ins" USING btree ("person_id","asked_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "plans_due" ON "officer"."plans" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "flag_inbox_unit" ON "station"."flag_inbox" USING btree ("unit_id","sent_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "flags_person" ON "officer"."flags" USING btree ("person_id","drafted_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_open" ON "officer"."cases" USING btree ("person_id") WHERE "officer"."cases"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX "cases_queue" ON "officer"."cases" USING btree ("level" DESC NULLS LAST,"queued_at") WHERE "officer"."cases"."state" in ('waiting', 'claimed');--> statement-breakpoint
CREATE INDEX "assessments_person" ON "officer"."assessments" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "assessments_message" ON "officer"."assessments" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "messages_case" ON "officer"."messages" USING btree ("case_id","at") WHERE "officer"."messages"."case_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_person" ON "officer"."messages" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "messages_keep" ON "officer"."messages" USING btree ("keep_until") WHERE "officer"."messages"."keep_until" is not null;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "ledger"."outbox" USING btree ("is_urgent" DESC NULLS LAST,"due_at") WHERE "ledger"."outbox"."dead_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_lane" ON "ledger"."outbox" USING btree ("lane","seq");--> statement-breakpoint
CREATE INDEX "addresses_person" ON "officer"."addresses" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "consents_newest" ON "officer"."consents" USING btree ("person_id","scope","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "people_unit" ON "officer"."people" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "schedules_unit_id_index" ON "ledger"."schedules" USING btree ("unit_id");