const common = {
  rootDir: __dirname,
  testEnvironment: "node",
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2022",
        },
      },
    ],
  },
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "/.shelftalker/", "<rootDir>/demo/.built/"],
}

const project = (displayName, folder, more = {}) => ({
  ...common,
  displayName,
  testMatch: [`<rootDir>/${folder}/**/*.test.ts`],
  ...more,
})

/** `npx jest --selectProjects unit` runs one of them. */
module.exports = {
  projects: [
    project("unit", "unit-tests"),
    project("modules", "integration-tests/modules"),
    project("http", "integration-tests/http"),
    project("backfill", "integration-tests/backfill"),
    project("redis", "integration-tests/redis"),
    project("admin", "integration-tests/admin"),
    project("package", "integration-tests/package"),
  ],
  testTimeout: 120_000,
}
