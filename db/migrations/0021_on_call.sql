CREATE TABLE "officer"."case_waits" (
	"case_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"level" text NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"live_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"missed_acknowledge_at" timestamp (3) with time zone,
	"missed_live_at" timestamp (3) with time zone,
	CONSTRAINT "case_waits_case_id_started_at_pk" PRIMARY KEY("case_id","started_at")
);
--> statement-breakpoint
CREATE TABLE "ledger"."on_call_shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rung" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger"."on_call_swaps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"taker_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "officer"."cases" ADD COLUMN "outside_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger"."staff_addresses" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "officer"."case_waits" ADD CONSTRAINT "case_waits_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "officer"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."on_call_shifts" ADD CONSTRAINT "on_call_shifts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."on_call_swaps" ADD CONSTRAINT "on_call_swaps_shift_id_on_call_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "ledger"."on_call_shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."on_call_swaps" ADD CONSTRAINT "on_call_swaps_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger"."on_call_swaps" ADD CONSTRAINT "on_call_swaps_taker_id_staff_id_fk" FOREIGN KEY ("taker_id") REFERENCES "ledger"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_waits_started" ON "officer"."case_waits" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "on_call_shifts_to" ON "ledger"."on_call_shifts" USING btree ("to_at");