CREATE TABLE "ledger"."audit_prunes" (
	"month" text PRIMARY KEY NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger"."audit_cosignatures" (
	"size" bigint NOT NULL,
	"witness" text NOT NULL,
	"line" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_cosignatures_size_witness_pk" PRIMARY KEY("size","witness")
);
--> statement-breakpoint
CREATE TABLE "ledger"."audit_witnesses" (
	"name" text PRIMARY KEY NOT NULL,
	"vkey" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
-- What was signed so far becomes a whole note, as it is in the file besides the database.
ALTER TABLE "ledger"."audit_checkpoints" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "ledger"."audit_checkpoints" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "ledger"."audit_checkpoints" SET "note" = format(
	E'%1$s\n%2$s\n%3$s\nat %4$s\n\n— %1$s %5$s\n', 'warmline.audit/' || "key_check", "size", "root",
	to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), "signature")
FROM "ledger"."installation";--> statement-breakpoint
ALTER TABLE "ledger"."audit_checkpoints" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "ledger"."audit_checkpoints" ALTER COLUMN "note" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger"."audit_checkpoints" DROP COLUMN "signature";--> statement-breakpoint
-- Events by month, so that a month whose time is up goes at once.
ALTER TABLE "ledger"."audit_events" RENAME TO "audit_events_whole";--> statement-breakpoint
ALTER TABLE "ledger"."audit_events_whole" RENAME CONSTRAINT "audit_events_pkey" TO "audit_events_whole_pkey";--> statement-breakpoint
CREATE TABLE "ledger"."audit_events" (
	"id" bigint DEFAULT nextval('ledger.audit_events_id_seq') NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	PRIMARY KEY ("id", "at")
) PARTITION BY RANGE ("at");--> statement-breakpoint
ALTER SEQUENCE "ledger"."audit_events_id_seq" OWNED BY "ledger"."audit_events"."id";--> statement-breakpoint
-- For whatever has no month yet: a record is never refused for its time.
CREATE TABLE "ledger"."audit_events_other" PARTITION OF "ledger"."audit_events" DEFAULT;--> statement-breakpoint
INSERT INTO "ledger"."audit_events" SELECT * FROM "ledger"."audit_events_whole";--> statement-breakpoint
DROP TABLE "ledger"."audit_events_whole";--> statement-breakpoint
CREATE INDEX "audit_reads" ON "ledger"."audit_events" USING btree ("subject","id" DESC NULLS LAST) WHERE "ledger"."audit_events"."action" in ('case-opened-by', 'flag-opened', 'own-data-exported', 'glass-opened', 'glass-looked');--> statement-breakpoint
-- Makes the months up to one moment, and those that records are already there for.
CREATE FUNCTION "ledger"."make_audit_months"("since" timestamptz, "upto" timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '1s'
AS $$
DECLARE
	wanted timestamptz[];
	begins timestamptz;
	ends timestamptz;
	named text;
	made integer := 0;
BEGIN
	PERFORM pg_advisory_xact_lock(7203912); -- one at a time; the number is arbitrary
	-- Gathered first: a table that is being read cannot be changed.
	wanted := ARRAY(
		SELECT date_trunc('month', e.at) FROM ledger.audit_events_other e
			WHERE e.at >= '2000-01-01' AND e.at < '3000-01-01'
		UNION
		SELECT generate_series(date_trunc('month', since), upto, interval '1 month')
		ORDER BY 1);
	FOREACH begins IN ARRAY wanted LOOP
		ends := begins + interval '1 month';
		named := 'audit_events_' || to_char(begins, 'YYYY_MM');
		CONTINUE WHEN to_regclass('ledger.' || named) IS NOT NULL;
		EXECUTE format('CREATE TABLE ledger.%I (LIKE ledger.audit_events)', named);
		LOCK TABLE ledger.audit_events_other IN SHARE ROW EXCLUSIVE MODE;
		IF EXISTS (SELECT FROM ledger.audit_events_other e WHERE e.at >= begins AND e.at < ends) THEN
			ALTER TABLE ledger.audit_events_other DISABLE TRIGGER USER;
			EXECUTE format(
				'WITH moved AS (
					DELETE FROM ledger.audit_events_other WHERE at >= $1 AND at < $2 RETURNING *
				) INSERT INTO ledger.%I SELECT * FROM moved', named)
			USING begins, ends;
			ALTER TABLE ledger.audit_events_other ENABLE TRIGGER USER;
		END IF;
		EXECUTE format('ALTER TABLE ledger.audit_events ATTACH PARTITION ledger.%I FOR VALUES FROM (%L) TO (%L)',
			named, begins, ends);
		EXECUTE format(
			'CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I
			 FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change()', named);
		made := made + 1;
	END LOOP;
	RETURN made;
END $$;--> statement-breakpoint
-- Drops a month that a note says was dropped, none that is young, none with a record outside the log.
CREATE FUNCTION "ledger"."drop_audit_month"("wanted" text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET lock_timeout = '1s'
AS $$
DECLARE
	named text := 'audit_events_' || replace(wanted, '-', '_');
	has_unlogged boolean;
BEGIN
	IF wanted !~ '^\d{4}-\d\d$' OR to_regclass('ledger.' || named) IS NULL THEN RETURN false; END IF;
	IF (wanted || '-01')::timestamptz + interval '1 month' > now() - interval '90 days' THEN
		RAISE EXCEPTION 'audit records younger than 90 days stay';
	END IF;
	IF NOT EXISTS (SELECT FROM ledger.audit_prunes p WHERE p.month = wanted) THEN
		RAISE EXCEPTION 'no note says that these audit records go';
	END IF;
	EXECUTE format(
		'SELECT EXISTS (SELECT FROM ledger.%I e LEFT JOIN ledger.audit_leaves l ON l.event_id = e.id
			WHERE l.leaf IS NULL)', named)
	INTO has_unlogged;
	IF has_unlogged THEN RAISE EXCEPTION 'an audit record that was not logged stays'; END IF;
	EXECUTE format('DROP TABLE ledger.%I', named);
	RETURN true;
END $$;
