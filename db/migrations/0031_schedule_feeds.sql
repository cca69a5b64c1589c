CREATE TABLE "ledger"."schedule_feeds" (
	"target_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"etag" text,
	"last_modified" text,
	"hash" text,
	"taken_at" timestamp (3) with time zone,
	"good_at" timestamp (3) with time zone,
	"rows" integer DEFAULT 0 NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure" text,
	"failed_since" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger"."schedule_feeds" ADD CONSTRAINT "schedule_feeds_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "schedule_feeds_next" ON "ledger"."schedule_feeds" USING btree ("next_at");