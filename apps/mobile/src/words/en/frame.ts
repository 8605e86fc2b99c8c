/** The frame around every screen: name, places, language. */
export const frame = {
  name: "Halfhourly",
  places: "Places",
  home: "Home",
  usage: "Usage",
  you: "You",
  help: "Help",
  otherLanguage: "Cymraeg",
  language: "Language",
  notFoundTitle: "Page not found",
  notFound: "There is nothing at this address. If you typed it, check that it is right.",
  goHome: "Go to Home",
  crashTitle: "Sorry, this page stopped working",
  crash:
    "The fault is ours and your readings are safe. Load the page again; if it happens once more, tell us.",
  reload: "Load the page again",
  demonstration: "Demonstration: every reading here was generated. It is nobody’s home.",
};
