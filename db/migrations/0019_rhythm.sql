CREATE TABLE "ledger"."squad_duties" (
	"squad_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "squad_duties_squad_id_from_at_pk" PRIMARY KEY("squad_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "ledger"."squad_patterns" (
	"squad_id" uuid PRIMARY KEY NOT NULL,
	"pattern" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."unit_days" (
	"unit_id" uuid NOT NULL,
	"day" text NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "unit_days_unit_id_day_source_pk" PRIMARY KEY("unit_id","day","source")
);
--> statement-breakpoint
ALTER TABLE "officer"."people" ADD COLUMN "rhythm" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "officer"."plans" ADD COLUMN "slot_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "officer"."plans" SET "slot_at" = "next_at";--> statement-breakpoint
ALTER TABLE "officer"."plans" ALTER COLUMN "slot_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "officer"."plans" ADD COLUMN "skipped" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."schedules" ADD COLUMN "days" text DEFAULT 'as-set' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."schedules" ADD COLUMN "jitter_min" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."squad_duties" ADD CONSTRAINT "squad_duties_squad_id_squads_id_fk" FOREIGN KEY ("squad_id") REFERENCES "ledger"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."squad_patterns" ADD CONSTRAINT "squad_patterns_squad_id_squads_id_fk" FOREIGN KEY ("squad_id") REFERENCES "ledger"."squads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."unit_days" ADD CONSTRAINT "unit_days_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "squad_duties_from" ON "ledger"."squad_duties" USING btree ("from_at");