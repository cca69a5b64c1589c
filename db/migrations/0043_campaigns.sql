CREATE TABLE "ledger"."campaign_hearings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"heard" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."campaigns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"unit_ids" uuid[] NOT NULL,
	"team" uuid[] NOT NULL,
	"scale_id" uuid,
	"made_by" uuid NOT NULL,
	"invited" integer,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "ledger"."campaign_hearings" ADD CONSTRAINT "campaign_hearings_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "ledger"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."campaigns" ADD CONSTRAINT "campaigns_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_hearings_campaign" ON "ledger"."campaign_hearings" USING btree ("campaign_id");