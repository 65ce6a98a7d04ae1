import { en } from "./en"
import { zhCN } from "./zh-cn"

/**
 * The plugin's texts under their own namespace, so that none meets the dashboard's or
 * another plugin's. The admin merges them into its own by language code.
 */
export default {
  en: { shelftalker: en },
  zhCN: { shelftalker: zhCN },
}
