/**
 * Folders of the domain that the web app never reaches. A bundler cannot tell: the domain's index names them all. Who needs
 * one of them in the app takes it out of this list (test/domain-left-out.test.ts says so).
 */
module.exports = [
  "readings",
  "gas",
  "money",
  "tariffs",
  "cost",
  "market",
  "compare",
  "estimate",
  "carbon",
  "consent",
];
