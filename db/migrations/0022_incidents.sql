CREATE TABLE "ledger"."incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid,
	"code_key" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	"squad_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asks_unit" boolean DEFAULT false NOT NULL,
	"met_at" timestamp (3) with time zone,
	"called_off_at" timestamp (3) with time zone,
	CONSTRAINT "incidents_code_key_unique" UNIQUE("code_key")
);
--> statement-breakpoint
ALTER TABLE "ledger"."incidents" ADD CONSTRAINT "incidents_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "ledger"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incidents_unit" ON "ledger"."incidents" USING btree ("unit_id","happened_at" DESC NULLS LAST);