export const TEMPLATES_PATH = "/settings/copy-templates"

export function templatePath(name: string): string {
  return `${TEMPLATES_PATH}/${name}`
}
