const { transformSync } = require("esbuild");

/**
 * esbuild in place of the usual minifier: the same download, in a fraction of the time. Babel has already settled the
 * language level; "esnext" keeps esbuild from adding helper functions, which would stand outside Metro's modules.
 */
module.exports = function minify({ code, map, filename }) {
  const made = transformSync(code, {
    minify: true,
    target: "esnext",
    legalComments: "none",
    sourcefile: filename,
    sourcemap: map === undefined ? false : "external",
  });
  return { code: made.code, map: made.map === "" ? undefined : JSON.parse(made.map) };
};
