import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122234500 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "copy_backfill" ("id" text not null, "status" text check ("status" in ('planned', 'running', 'paused', 'stopped', 'finished', 'cancelled')) not null default 'planned', "selection" jsonb not null, "locales" jsonb not null, "hours" jsonb null, "drafts_per_hour" integer null, "plan" jsonb not null, "stop_reason" jsonb null, "created_by" text null, "started_at" timestamptz null, "finished_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_backfill_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_deleted_at" ON "copy_backfill" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_status" ON "copy_backfill" ("status") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_created_at" ON "copy_backfill" ("created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "copy_backfill_item" ("id" text not null, "backfill_id" text not null, "product_id" text not null, "product_title" text not null, "locale" text not null, "position" integer not null, "status" text check ("status" in ('waiting', 'queued', 'done', 'failed', 'skipped')) not null default 'waiting', "draft_id" text null, "reason" jsonb null, "queued_at" timestamptz null, "finished_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_backfill_item_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_item_deleted_at" ON "copy_backfill_item" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_copy_backfill_item_backfill_id_product_id_locale_unique" ON "copy_backfill_item" ("backfill_id", "product_id", "locale") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_item_backfill_id_status_position" ON "copy_backfill_item" ("backfill_id", "status", "position") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_item_backfill_id_finished_at" ON "copy_backfill_item" ("backfill_id", "finished_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_item_draft_id" ON "copy_backfill_item" ("draft_id") WHERE status = 'queued' AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "copy_draft" drop constraint if exists "copy_draft_trigger_check";`);
    this.addSql(`alter table if exists "copy_draft" add constraint "copy_draft_trigger_check" check ("trigger" in ('manual', 'automatic', 'backfill'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "copy_backfill_item" cascade;`);
    this.addSql(`drop table if exists "copy_backfill" cascade;`);
    this.addSql(`update "copy_draft" set "trigger" = 'automatic' where "trigger" = 'backfill';`);
    this.addSql(`alter table if exists "copy_draft" drop constraint if exists "copy_draft_trigger_check";`);
    this.addSql(`alter table if exists "copy_draft" add constraint "copy_draft_trigger_check" check ("trigger" in ('manual', 'automatic'));`);
  }

}
