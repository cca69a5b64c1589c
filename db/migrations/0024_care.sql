CREATE TABLE "station"."care_feeds" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"token_key" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "care_feeds_token_key_unique" UNIQUE("token_key")
);
--> statement-breakpoint
CREATE TABLE "station"."care_reminders" (
	"unit_id" uuid NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "care_reminders_unit_id_on_pk" PRIMARY KEY("unit_id","on")
);
--> statement-breakpoint
CREATE TABLE "station"."care_contacts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"task_id" uuid,
	"form" text NOT NULL,
	"held_as" text NOT NULL,
	"on" date NOT NULL,
	"staff_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station"."care_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"form" text NOT NULL,
	"occasions" jsonb NOT NULL,
	"priority" text NOT NULL,
	"due_on" date NOT NULL,
	"owner_id" uuid,
	"state" text NOT NULL,
	"postponed" integer DEFAULT 0 NOT NULL,
	"postponed_for" text,
	"ended_on" date
);
--> statement-breakpoint
CREATE TABLE "station"."roster" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"no" text NOT NULL,
	"name" text NOT NULL,
	"born_on" date,
	"checked_up_on" date,
	"leave_days" integer,
	"leave_taken" integer,
	"leave_year" integer,
	"allows" text[] NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "roster_no" UNIQUE("no")
);
--> statement-breakpoint
CREATE TABLE "station"."roster_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"officer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"source" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "roster_events_once" UNIQUE("officer_id","kind","on"),
	CONSTRAINT "roster_events_of_station" CHECK ("station"."roster_events"."source" in ('file', 'feed', 'instructor', 'calendar'))
);
--> statement-breakpoint
ALTER TABLE "station"."care_contacts" ADD CONSTRAINT "care_contacts_officer_id_roster_id_fk" FOREIGN KEY ("officer_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station"."care_tasks" ADD CONSTRAINT "care_tasks_officer_id_roster_id_fk" FOREIGN KEY ("officer_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station"."roster_events" ADD CONSTRAINT "roster_events_officer_id_roster_id_fk" FOREIGN KEY ("officer_id") REFERENCES "station"."roster"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "care_contacts_officer" ON "station"."care_contacts" USING btree ("officer_id","on" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "care_contacts_unit" ON "station"."care_contacts" USING btree ("unit_id","on" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "care_tasks_unit" ON "station"."care_tasks" USING btree ("unit_id","state","due_on");--> statement-breakpoint
CREATE INDEX "care_tasks_officer" ON "station"."care_tasks" USING btree ("officer_id","state");--> statement-breakpoint
CREATE INDEX "roster_unit" ON "station"."roster" USING btree ("unit_id","no");