CREATE TABLE "station"."request_steps" (
	"request_id" uuid NOT NULL,
	"step" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"how" text,
	"told_at" timestamp (3) with time zone,
	CONSTRAINT "request_steps_request_id_step_pk" PRIMARY KEY("request_id","step")
);
--> statement-breakpoint
ALTER TABLE "station"."request_steps" ADD CONSTRAINT "request_steps_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "station"."requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_steps_due" ON "station"."request_steps" USING btree ("due_at");