CREATE TABLE "officer"."trend_spreads" (
	"measure" text PRIMARY KEY NOT NULL,
	"sd" double precision,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "officer"."check_ins" ADD COLUMN "shift" text DEFAULT 'usual' NOT NULL;