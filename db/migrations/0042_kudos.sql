CREATE TABLE "ledger"."activities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"made_by" uuid NOT NULL,
	"unit_id" uuid,
	"texts" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"places" integer,
	"needs_names" boolean NOT NULL,
	"signed_up" integer,
	"came" integer,
	"called_off_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "station"."handed_over" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"activity_id" uuid,
	"unit_id" uuid,
	"rating" text,
	"sealed" "bytea",
	"wrapped" "bytea",
	"wrapped_by" text GENERATED ALWAYS AS (case length(wrapped) when 60 then 'root' else encode(substr(wrapped, 1, 8), 'escape') end) STORED,
	"at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "officer"."kudos" (
	"id" uuid NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid NOT NULL,
	"other_id" uuid,
	"state" text NOT NULL,
	"sign" text,
	"sealed" "bytea",
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kudos_id_side_pk" PRIMARY KEY("id","side")
);
--> statement-breakpoint
CREATE TABLE "officer"."activity_signups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"nth" integer,
	"name" "bytea",
	"made_at" timestamp (3) with time zone NOT NULL,
	"rating" text,
	"words" "bytea",
	"words_state" text,
	"feedback_id" uuid
);
--> statement-breakpoint
DROP INDEX "ledger"."audit_reads";--> statement-breakpoint
ALTER TABLE "ledger"."activities" ADD CONSTRAINT "activities_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."activities" ADD CONSTRAINT "activities_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station"."handed_over" ADD CONSTRAINT "handed_over_wrapped_by_wrapping_keys_id_fk" FOREIGN KEY ("wrapped_by") REFERENCES "ledger"."wrapping_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."kudos" ADD CONSTRAINT "kudos_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officer"."activity_signups" ADD CONSTRAINT "activity_signups_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "officer"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_at" ON "ledger"."activities" USING btree ("at");--> statement-breakpoint
CREATE INDEX "handed_over_activity" ON "station"."handed_over" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "kudos_person" ON "officer"."kudos" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "activity_signups_activity" ON "officer"."activity_signups" USING btree ("activity_id","nth");--> statement-breakpoint
CREATE INDEX "activity_signups_person" ON "officer"."activity_signups" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_reads" ON "ledger"."audit_events" USING btree ("subject","id" DESC NULLS LAST) WHERE "ledger"."audit_events"."action" in ('case-opened-by', 'flag-opened', 'request-opened', 'name-opened', 'feedback-opened', 'thanks-opened', 'own-data-exported', 'glass-opened', 'glass-looked');