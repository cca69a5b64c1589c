CREATE TABLE "ledger"."messenger_policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"is_on" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
