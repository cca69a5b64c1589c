CREATE TABLE "officer"."messenger_talks" (
	"case_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"chat_key" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"active_since" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"seen_id" uuid,
	"noticed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"refused_at" timestamp (3) with time zone,
	CONSTRAINT "messenger_talks_case_id_staff_id_pk" PRIMARY KEY("case_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "officer"."messenger_talks" ADD CONSTRAINT "messenger_talks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "messenger_talks_one_active" ON "officer"."messenger_talks" USING btree ("staff_id","chat_key") WHERE "officer"."messenger_talks"."active_since" is not null;