import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127050000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "copy_backfill" add column if not exists "tries_again_at" timestamptz null, add column if not exists "told_at" timestamptz null;`);
    // Those that had stopped waited for a person: they are tried again from now on, too.
    this.addSql(`update "copy_backfill" set "tries_again_at" = now(), "told_at" = "updated_at" where "status" = 'stopped' and "stop_reason"->>'code' <> 'many_failures';`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "copy_backfill" drop column if exists "tries_again_at", drop column if exists "told_at";`);
  }

}
