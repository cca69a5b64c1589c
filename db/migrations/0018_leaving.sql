CREATE TABLE "officer"."deaths" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"how" text NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "deaths_two_people" CHECK ("officer"."deaths"."confirmed_by" is null or "officer"."deaths"."confirmed_by" <> "officer"."deaths"."said_by")
);
--> statement-breakpoint
ALTER TABLE "officer"."people" ADD COLUMN "ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "officer"."people" ADD COLUMN "ends_why" text;--> statement-breakpoint
ALTER TABLE "officer"."deaths" ADD CONSTRAINT "deaths_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;