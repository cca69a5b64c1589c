CREATE TABLE "ledger"."resource_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"resource_id" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger"."resource_checks" ADD CONSTRAINT "resource_checks_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resource_checks_newest" ON "ledger"."resource_checks" USING btree ("resource_id","at");