CREATE TABLE "ledger"."desk_profiles" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid,
	"is_in_charge" boolean DEFAULT false NOT NULL,
	"standing" text DEFAULT 'serving' NOT NULL,
	"languages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"has_crisis_skill" boolean DEFAULT true NOT NULL,
	"talks_max" integer,
	"rests_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "wishes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "wanted_id" uuid;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "heard_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "offered_to" uuid;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "joined_id" uuid;--> statement-breakpoint
ALTER TABLE "ledger"."desk_profiles" ADD CONSTRAINT "desk_profiles_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."desk_profiles" ADD CONSTRAINT "desk_profiles_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;