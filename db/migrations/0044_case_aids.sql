CREATE TABLE "officer"."case_aids" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"message_id" uuid,
	"by" uuid NOT NULL,
	"locale" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"sealed" "bytea"
);
--> statement-breakpoint
ALTER TABLE "officer"."case_aids" ADD CONSTRAINT "case_aids_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."case_aids" ADD CONSTRAINT "case_aids_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "officer"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_aids_case" ON "officer"."case_aids" USING btree ("case_id","asked_at");--> statement-breakpoint
CREATE INDEX "case_aids_message" ON "officer"."case_aids" USING btree ("message_id");