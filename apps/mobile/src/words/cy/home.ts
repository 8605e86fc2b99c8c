export const home = {
  title: "Hafan",
  rows: "Eich diwrnod, eich wythnos a’ch mis diweddaraf",
  soFar: "Hyd yma",
  notKnown: "ddim yn hysbys",
};
