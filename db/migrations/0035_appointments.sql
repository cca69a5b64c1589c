CREATE TABLE "officer"."appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_alias" boolean NOT NULL,
	"state" text DEFAULT 'booked' NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "station"."appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"alias" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."talk_hours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"weekday" integer,
	"day" date,
	"from_min" integer NOT NULL,
	"to_min" integer NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."talk_slots" (
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"appointment_id" uuid NOT NULL,
	CONSTRAINT "talk_slots_staff_id_at_pk" PRIMARY KEY("staff_id","at"),
	CONSTRAINT "talk_slots_appointment_id_unique" UNIQUE("appointment_id"),
	CONSTRAINT "talk_slots_grid" CHECK (mod(extract(epoch from "ledger"."talk_slots"."at")::bigint, 1800) = 0)
);
--> statement-breakpoint
ALTER TABLE "officer"."appointments" ADD CONSTRAINT "appointments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."talk_hours" ADD CONSTRAINT "talk_hours_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."talk_slots" ADD CONSTRAINT "talk_slots_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_person" ON "officer"."appointments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "appointments_staff" ON "station"."appointments" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "talk_hours_staff" ON "ledger"."talk_hours" USING btree ("staff_id");