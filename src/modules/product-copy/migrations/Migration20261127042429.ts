import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127042429 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "copy_draft_event" ("id" text not null, "draft_id" text not null, "product_id" text not null, "locale" text not null, "action" text check ("action" in ('edit', 'accept', 'reject', 'undo', 'restore')) not null, "actor_id" text null, "changes" jsonb not null, "note" text null, "batch_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "copy_draft_event_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_event_deleted_at" ON "copy_draft_event" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_event_draft_id_created_at" ON "copy_draft_event" ("draft_id", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_event_product_id_created_at" ON "copy_draft_event" ("product_id", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_event_batch_id" ON "copy_draft_event" ("batch_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_event_created_at" ON "copy_draft_event" ("created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`drop index if exists "IDX_copy_draft_status";`);

    this.addSql(`alter table if exists "copy_draft" add column if not exists "confidence" jsonb null, add column if not exists "risk" real not null default 0, add column if not exists "has_conflict" boolean not null default false, add column if not exists "decided_by" text null, add column if not exists "decided_at" timestamptz null;`);
    // Drafts that are there have no probabilities any more: they are as risky as their issues say.
    this.addSql(`update "copy_draft" set "risk" = case when "issues" @> '[{"severity": "error"}]' then 0.9 when "issues" @> '[{"severity": "warning"}]' then 0.5 when "issues" @> '[{"severity": "info"}]' then 0.1 else 0 end where "content" is not null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_status_created_at" ON "copy_draft" ("status", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_status_decided_at" ON "copy_draft" ("status", "decided_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_riskiest" ON "copy_draft" ("status", "risk", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_conflicts" ON "copy_draft" ("id") WHERE has_conflict AND status = 'ready' AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "copy_draft_event" cascade;`);

    this.addSql(`drop index if exists "IDX_copy_draft_status_created_at";`);
    this.addSql(`drop index if exists "IDX_copy_draft_status_decided_at";`);
    this.addSql(`drop index if exists "IDX_copy_draft_riskiest";`);
    this.addSql(`drop index if exists "IDX_copy_draft_conflicts";`);
    this.addSql(`alter table if exists "copy_draft" drop column if exists "confidence", drop column if exists "risk", drop column if exists "has_conflict", drop column if exists "decided_by", drop column if exists "decided_at";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_draft_status" ON "copy_draft" ("status") WHERE deleted_at IS NULL;`);
  }

}
