// Which test files share a process. To begin one costs more than most files take: the modules read in, a database started.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const MOST_FILES_A_PROCESS = 8;
// They start and kill processes, measure, or fill the machine's memory: nothing beside them in theirs.
const keptAlone =
  /^(bench|test|apps\/(cli|mobile)|packages\/ports\/database)\/|\/(dcc-crash|killed)\.test\.ts$/;

/**
 * The paths to hand to Node's test runner, a process each, for these test files of the project at `root`.
 * Each file of a group is a suite of its own, so its hooks are its own too. The groups are written to `folder`.
 */
export function groupTests(files, { root, folder }) {
  const alone = files.filter((file) => keptAlone.test(file));
  const together = files.filter((file) => !keptAlone.test(file));
  const folders = [...new Set(together.map((file) => dirname(file)))];
  const groups = folders.flatMap((place) => evenParts(together.filter((file) => dirname(file) === place)));
  return [...alone, ...groups.map((group, index) => writeGroup(group, index))];

  function writeGroup(group, index) {
    const path = join(folder, `group-${index}.test.mjs`);
    const suites = group.map((file) => {
      const url = pathToFileURL(join(root, file)).href;
      return `describe(${JSON.stringify(file)}, async () => void (await import(${JSON.stringify(url)})));\n`;
    });
    writeFileSync(path, [`import { describe } from "node:test";\n`, ...suites].join(""));
    return path;
  }
}

/** As few parts as may be, of as equal a size as may be: files of one name's beginning are spread over them. */
function evenParts(files) {
  const parts = Math.ceil(files.length / MOST_FILES_A_PROCESS);
  return Array.from({ length: parts }, (_, part) => files.filter((_file, index) => index % parts === part));
}
