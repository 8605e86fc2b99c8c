/** The app draws no pictures from files: see package.json. */
module.exports = {};
