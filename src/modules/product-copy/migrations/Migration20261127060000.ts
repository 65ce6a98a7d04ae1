import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127060000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_copy_backfill_item_backfill_id_finished_at";`);
    // By hand, since a data model's index has no order. In another one, every page of items would sort all of them.
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_item_listed" ON "copy_backfill_item" ("backfill_id", "finished_at" DESC NULLS LAST, "position") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_copy_backfill_item_listed";`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_copy_backfill_item_backfill_id_finished_at" ON "copy_backfill_item" ("backfill_id", "finished_at") WHERE deleted_at IS NULL;`);
  }

}
