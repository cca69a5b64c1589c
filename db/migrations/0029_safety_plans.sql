CREATE TABLE "officer"."safety_plans" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "officer"."safety_plans" ADD CONSTRAINT "safety_plans_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."safety_plans" ADD CONSTRAINT "safety_plans_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "safety_plans_person" ON "officer"."safety_plans" USING btree ("person_id");