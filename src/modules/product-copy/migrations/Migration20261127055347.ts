import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261127055347 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "copy_draft" add column if not exists "picture_id" text null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "copy_draft" drop column if exists "picture_id";`);
  }

}
