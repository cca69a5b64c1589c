CREATE TABLE "officer"."scale_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"scale_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"answers" jsonb NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"total" integer
);
--> statement-breakpoint
CREATE TABLE "ledger"."scales" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"version" text NOT NULL,
	"instrument" text,
	"questionnaire" jsonb NOT NULL,
	"scoring" jsonb,
	"has_safety" boolean NOT NULL,
	"state" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "scales_version" UNIQUE("url","version")
);
--> statement-breakpoint
ALTER TABLE "officer"."scale_runs" ADD CONSTRAINT "scale_runs_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scale_runs_newest" ON "officer"."scale_runs" USING btree ("person_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "scales_published" ON "ledger"."scales" USING btree ("url") WHERE "ledger"."scales"."state" = 'published';