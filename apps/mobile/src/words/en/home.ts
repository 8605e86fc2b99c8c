export const home = {
  title: "Home",
  rows: "Your latest day, week and month",
  soFar: "So far",
  notKnown: "not known",
};
