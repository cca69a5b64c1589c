CREATE TABLE "officer"."case_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "officer"."case_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"nth" integer NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"first_due_at" timestamp (3) with time zone NOT NULL,
	"postponed_for" text,
	"climbed_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"outcome" text
);
--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "seen" text;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "peak" text;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "settles_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "officer"."case_notes" ADD CONSTRAINT "case_notes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."case_tasks" ADD CONSTRAINT "case_tasks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_notes_case" ON "officer"."case_notes" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "case_tasks_case" ON "officer"."case_tasks" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_tasks_open" ON "officer"."case_tasks" USING btree ("due_at") WHERE "officer"."case_tasks"."done_at" is null;